"""Replacements for functions of WeasyPrint that compute each result once: the same bytes, sooner.

They are made for one version of WeasyPrint and of the libraries that it reads and writes with: see
`shortcuts`. Output is correct without any of them.
"""
