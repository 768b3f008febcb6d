"""What PDFs are made for."""

SCREEN = "screen"
"""Reading, and printing at home."""
PRINT = "print"
"""A printing house: bleed, crop marks."""
UA2 = "ua2"
"""Readers that know PDF 2.0: the newer parts of the standards, PDF/UA-2 and PDF/A-4f."""
PROFILES = (SCREEN, PRINT, UA2)
