"""Pages as PDFs. The only package that knows WeasyPrint."""
