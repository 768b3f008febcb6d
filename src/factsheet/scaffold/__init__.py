"""A small publication to begin with."""
