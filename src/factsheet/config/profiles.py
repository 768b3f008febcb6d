"""What PDFs are made for."""

SCREEN = "screen"
"""Reading, and printing at home."""
PRINT = "print"
"""A printing house: bleed, crop marks."""
PROFILES = (SCREEN, PRINT)
