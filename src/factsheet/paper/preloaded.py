"""Import WeasyPrint, which takes most of the start-up time of a process that makes PDFs."""

from factsheet.paper.libraries import found_by_file

with found_by_file():
    import weasyprint

__all__ = ["weasyprint"]
