"""What there is to translate: texts as patterns, and their extraction."""
