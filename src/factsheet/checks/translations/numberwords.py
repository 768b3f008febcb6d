"""The number words of a text."""

import re
from decimal import Decimal
from functools import lru_cache

from factsheet.locales.numberwords import value_of, word_values

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")


def values_said(text: str, tag: str) -> set[Decimal]:
    """The values of all words that may be numbers, alone and with the next one."""
    known = word_values(tag)
    if not known:
        return set()
    said: set[Decimal] = set()
    before = 0
    for word in _WORD.findall(_MARKS.sub("", text.casefold())):
        value = value_of(word, tag)
        for part in word.split("-") if value is None else ():
            part_value = value_of(part, tag)
            if part_value is not None:
                said |= {Decimal(part_value), Decimal(before + part_value)}
                before = part_value
        if value is not None:
            said |= {Decimal(value), Decimal(before + value), Decimal(max(before, 1) * value)}
            before = value
        elif word not in ("y", "et", "and"):
            before = 0
    return said


@lru_cache(maxsize=65536)
def words_by_value(text: str, tag: str) -> dict[int, str]:
    """The number words of a text by their values, each with the word."""
    found: dict[int, str] = {}
    for word in _WORD.findall(_MARKS.sub("", text.casefold())):
        value = value_of(word, tag)
        if value is not None:
            found.setdefault(value, word)
    return found
