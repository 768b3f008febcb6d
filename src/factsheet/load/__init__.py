"""YAML files → model, or every diagnostic of every file at once."""
