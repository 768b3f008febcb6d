"""Rules about catalogs as a whole: messages, header, flags and files."""
