"""PDFs read back: by pdfium what they say, by qpdf how they are made."""
