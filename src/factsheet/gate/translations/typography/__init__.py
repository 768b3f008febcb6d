"""Rules about punctuation and spaces, which differ by language."""
