"""Heuristics: what only suspects that something is wrong, and never more than warns.

Everything in this package goes by statistics, by lists of words that may mean something else, or
by how other texts of the catalog are written. Rules outside it compare what files state: values,
characters, placeholders, tags, forms of a plural. Where such a rule meets a case in which its
comparison may be mistaken (a term cited in brackets, a number that the source says in words), it
asks this package. Whatever rests on an answer from here is a warning: `Unit.suspicion` makes it.

Each constant says what it was measured on. “Published sentences” are those of other projects'
catalogs, to which `bench/pairs.py` applies the rules; a finding in them is most likely a false
alarm.
"""
