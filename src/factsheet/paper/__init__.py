"""Turn pages into PDFs. The only package that uses WeasyPrint."""
