"""Heuristics, whose findings are warnings.

The rules in this package use statistics, lists of ambiguous words, or the other texts of the
catalog. Rules elsewhere compare what files state: values, characters, placeholders, tags, plural
forms. If such a comparison may be mistaken (a term cited in brackets, a number in words), the rule
asks this package. A finding that depends on its answer is a warning: `Unit.suspicion` makes it.

Each constant says what it was measured on. “Published sentences” are those of other projects'
catalogs, to which `bench/pairs.py` applies the rules; a finding in them is most likely a false
alarm.
"""
