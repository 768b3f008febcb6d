"""The Unicode bidirectional algorithm (UAX #9): how text is ordered for the eye.

Classes of characters are those of Python's `unicodedata`. Written out here because a line
of a page is a part of a paragraph: what it shows follows from the levels of the paragraph,
which libraries for the terminal don't give.
"""
