"""Messages that a translator needs to see only once, because they say the same."""

import re
from collections.abc import Hashable, Iterable

from factsheet.catalogs.po import Entry

_MAXIMUM = re.compile(r"max-length:\s*([0-9]{1,6})")


def maximum_of(flags: Iterable[str]) -> int | None:
    """The number of the flag `max-length:N`; None without such a flag."""
    found = filter(None, map(_MAXIMUM.fullmatch, flags))
    return next((int(match[1]) for match in found), None)


def content(entry: Entry) -> Hashable:
    """What a translator sees of an entry: all but its context, notes and references.

    That is the source text, the translation and its state, the limit of length and the
    translator's own comments. Where translations of a text differ, its entries do too.
    """
    old = entry.previous and (entry.previous.singular, entry.previous.plural)
    said = None if entry.is_blank else (entry.translations, entry.fuzzy, old)
    return (entry.singular, entry.plural, said, maximum_of(entry.flags), entry.comments)


def alike(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Entries of the same content together, in the order of the first of each."""
    groups: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(content(entry), []).append(entry)
    return list(groups.values())
