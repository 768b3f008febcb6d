"""The Unicode bidirectional algorithm (UAX #9): the visual order of text. Character classes are
those of Python's `unicodedata`. It is implemented here because the order of a line depends on the
levels of its whole paragraph, which libraries for terminals don't return.
"""
