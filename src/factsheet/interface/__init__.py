"""The Python interface, whose names are those of `factsheet`: see docs/python.md."""
