"""Rows of a series from files: CSV, JSON, SQLite, Parquet."""
