"""An edition read back: what its pages and PDFs say, held against its manifest and each other."""
