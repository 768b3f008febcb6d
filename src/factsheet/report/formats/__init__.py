"""The formats of a publication in the forms that editors and programs read."""
