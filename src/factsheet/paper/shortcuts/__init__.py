"""Replacements for functions of WeasyPrint that compute each result once: the same bytes, sooner.

They are made for one version each of WeasyPrint, its parser and its PDF writer: see `shortcuts`.
Output is the same without them.
"""
