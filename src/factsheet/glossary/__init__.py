"""The terms that translations have to use, read from TSV and TBX."""
