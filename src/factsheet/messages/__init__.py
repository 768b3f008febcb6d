"""Texts to translate: their patterns, and the extraction of messages."""
