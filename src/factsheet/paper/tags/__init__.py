"""The structure tree of a tagged PDF, made from the page's HTML elements."""
