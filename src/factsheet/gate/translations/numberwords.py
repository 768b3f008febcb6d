"""The number words of a text."""

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import lru_cache

from factsheet.locales.numberwords import (
    denominators,
    number_words,
    periods_of,
    value_of,
    word_values,
)

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
_LINKS = frozenset({"and", "et", "y", "of", "de", "d", "من"})
"""Words that may stand inside a number: treinta y uno, half a dozen of them."""
_DOZEN = 12
"""From here on, a word multiplies the number before it: two dozen, three hundred."""
_HALF, _FOUR, _SCORE, _HUNDRED = 2, 4, 20, 100
_SCORES = (_SCORE,)
"""What French multiplies by four."""
_UNITS, _TEENS = range(1, 10), range(10, 20)
_BEFORE_TEENS = (60, 80)
"""French counts on from them: soixante-dix, quatre-vingt-douze."""


def values_said(text: str, tag: str) -> set[Decimal]:
    """The values of all words that may be numbers, alone and composed with those before."""
    return {value for numeral in _composed_numerals(text, tag) for value in numeral}


def numerals_said(text: str, tag: str) -> set[Decimal]:
    """The values of whole numerals: of quatre-vingt-quinze, 95 alone."""
    return {numeral[-1] for numeral in _composed_numerals(text, tag)}


def _composed_numerals(text: str, tag: str) -> list[list[Decimal]]:
    """The numerals of a text: for each, what its words say one by one, and together at the end."""
    found: list[list[Decimal]] = []
    before: Decimal | None = None
    is_halved = False
    for word in _numerals(text, tag) if word_values(tag) else ():
        value = _value(word, tag)
        if value is None:
            before = before if word in _LINKS else None
            is_halved = is_halved and word in _LINKS
            continue
        composed = _composed(before, value, tag)
        if composed is None:
            found.append([value])
        else:
            found[-1] += [value, composed]
        if is_halved and value >= _DOZEN:
            found[-1].append(value / 2)
        is_half = denominators(tag).get(word) == _HALF
        is_halved = is_half or (is_halved and value == 1)
        before = value if composed is None else composed
    return found


def percentages_said(text: str, tag: str) -> set[Decimal]:
    """What the fractions of a text are of a hundred, rounded either way: half, two thirds."""
    below = denominators(tag)
    said: set[Decimal] = set()
    before = Decimal(1)
    for word in _numerals(text, tag):
        parts = below.get(word) or _behind_prefix(word, tag)
        if parts:
            for count in {Decimal(1), before if before < parts else Decimal(1)}:
                share = 100 * count / parts
                said |= {share.to_integral(mode) for mode in (ROUND_FLOOR, ROUND_CEILING)}
        before = _value(word, tag) or Decimal(1)
    return said


def periods_said(text: str, tag: str) -> set[Decimal]:
    """The numbers that the words for stretches of time may stand for: a quarter, three months."""
    words = _words(text)
    return {Decimal(value) for word in words for value in periods_of(word, tag)}


@lru_cache(maxsize=65536)
def words_by_value(text: str, tag: str) -> dict[int, str]:
    """The number words of a text by their values, each with the word."""
    found: dict[int, str] = {}
    for word in _words(text):
        value = value_of(word, tag)
        if value is not None:
            found.setdefault(value, word)
    return found


def _words(text: str) -> list[str]:
    return _WORD.findall(_MARKS.sub("", text.casefold()))


def _numerals(text: str, tag: str) -> Iterator[str]:
    """The words of a text; what stands between hyphens alone, where the whole is no number."""
    for word in _words(text):
        yield from (word,) if value_of(word, tag) is not None else word.split("-")


def _value(word: str, tag: str) -> Decimal | None:
    value = value_of(word, tag)
    if value is None and (words := number_words(tag)):
        value = words.scales.get(word)
    return None if value is None else Decimal(value)


def _behind_prefix(word: str, tag: str) -> int | None:
    words, below = number_words(tag), denominators(tag)
    stems = (word.removeprefix(prefix) for prefix in words.prefixes) if words else ()
    return next((below[stem] for stem in stems if stem in below), None)


def _composed(before: Decimal | None, value: Decimal, tag: str) -> Decimal | None:
    """What a number word makes of the number before it, as numerals are composed: tens and
    units are added, a hundred is multiplied; “une quinzaine” is not sixteen."""
    if not before or not value:
        return None
    is_dozens = value in (_DOZEN, *_SCORES) or value >= _HUNDRED
    if is_dozens and before < value and (value not in _SCORES or before == _FOUR):
        return before * value
    rest = before % _HUNDRED
    is_added = (
        (value < _HUNDRED and rest == 0)
        or (value in _UNITS and rest >= _SCORE and rest % 10 == 0)
        or (value in _TEENS and rest in _BEFORE_TEENS)
        # «خمسة وعشرون» is five and twenty
        or (tag.startswith("ar") and value % 10 == 0 and value < _HUNDRED and rest in _UNITS)
        or (before >= _HUNDRED * 10 and _HUNDRED <= value < before and value % _HUNDRED == 0)
    )
    return before + value if is_added else None
