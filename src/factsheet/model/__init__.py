"""The nouns of a publication. Knows nothing of files, locales or HTML."""
