"""Read PDFs: their text with pdfium, their objects with qpdf."""
