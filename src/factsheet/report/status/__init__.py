"""How far every language has come, as a table, JSON, Markdown or a badge."""
