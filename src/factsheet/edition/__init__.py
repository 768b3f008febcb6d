"""An edition is a publication in all its languages on one day: voices, documents, progress."""
