"""Marks, spaces and pairs, as each language sets them."""
