"""Canonical facts rendered into localized fact sheets, as web pages and PDFs."""

__version__ = "0.1.0"
