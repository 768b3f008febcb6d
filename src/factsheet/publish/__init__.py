"""Decides what to make, and writes output/ with its manifest."""
