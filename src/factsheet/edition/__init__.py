"""A publication in all its languages on one day: voices, documents, progress."""
