"""WeasyPrint, imported: what takes longest of all that a process needs to make PDFs."""

from factsheet.paper.libraries import found_by_file

with found_by_file():
    import weasyprint

__all__ = ["weasyprint"]
