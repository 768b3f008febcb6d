"""What WeasyPrint works out again and again, found once: the same bytes, sooner.

Each module stands in for functions of WeasyPrint, or of what it reads and writes with, in
the one version whose insides are known: see `shortcuts`. None is needed.
"""
