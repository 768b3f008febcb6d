"""Verify a published edition: compare its pages and PDFs with its manifest and with each other."""
