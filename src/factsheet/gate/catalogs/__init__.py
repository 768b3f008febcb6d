"""What can be said of a catalog as a whole: its messages, header, flags and files."""
