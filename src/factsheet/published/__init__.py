"""Read output folders and their files, whoever wrote them."""
