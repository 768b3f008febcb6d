"""Read the number words, Roman numerals and months of a text.

Such words may mean something else (“a second term”, « neuf » for new): they can explain a missing
number, but a contradiction is only suspected.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cached_property, lru_cache

from factsheet.gate.translations.digits import (
    ROUND_THE_CLOCK,
    WrittenNumber,
    numbers_of,
    says_always,
)
from factsheet.locales.months import months_in
from factsheet.locales.numberwords import (
    denominators,
    number_words,
    periods_of,
    value_of,
    word_values,
)

SMALL = 2
"""Up to this value, number words are ambiguous: one, a pair, both."""
_FIGURE = 100
"""Minimum value for which translators never write digits for a number word of the source."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
_LINKS = frozenset({"and", "et", "y", "of", "de", "d", "من"})
"""Words inside numbers: treinta y uno, half a dozen of them."""
_DOZEN, _SCORE, _HUNDRED = 12, 20, 100
"""Words that multiply the number before them: two dozen, quatre-vingts, three hundred."""
_HALF, _FOUR = 2, 4
_UNITS, _TEENS = range(1, 10), range(10, 20)
_BEFORE_TEENS = (60, 80)
"""French adds teens to these: soixante-dix, quatre-vingt-douze."""
_ROMAN = re.compile(
    r"(?<![^\W_])(?=[IVXLCDM])(M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))"
    r"(?:er|re|e|ᵉ|ème|º|ª|ter|bis)?(?![^\W_])"
)
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_LIKELY_ROMAN = re.compile(r"[IVX]{2,}")
"""II to XXXIX, which are hardly ever anything else."""
_TELEPHONE = re.compile(
    "phon|t[eé]l[eé]f|telef|tél\\.|mobil|móvil|dial|whatsapp|sms|هاتف|جوال|телефон|تلفن",
    re.IGNORECASE,
)


class Numerals:
    """The numbers of a text in words, Roman numerals and months; each is read when asked for."""

    def __init__(self, text: str, tag: str) -> None:
        self.text, self.tag = text, tag
        self._words = _WORD.findall(_MARKS.sub("", text.casefold()))

    @cached_property
    def words(self) -> dict[int, str]:
        """Number words by value."""
        found: dict[int, str] = {}
        for word in self._words:
            value = value_of(word, self.tag)
            if value is not None:
                found.setdefault(value, word)
        return found

    @cached_property
    def stated(self) -> set[Decimal]:
        """The values that words, months and Roman numerals may state."""
        months = {Decimal(month) for month in months_in(self.text, self.tag, is_sure=False)}
        always = ROUND_THE_CLOCK if says_always(self.text) else frozenset()
        words = {value for numeral in self._composed for value in numeral}
        return words | months | self.romans | always

    @cached_property
    def digits(self) -> set[Decimal]:
        """The values of numbers in digits."""
        found = numbers_of(self.text, self.tag)
        return {value for number in found for value in number.values}

    @cached_property
    def whole(self) -> set[Decimal]:
        """The values of whole numerals: 95 for quatre-vingt-quinze."""
        return {numeral[-1] for numeral in self._composed}

    @cached_property
    def percentages(self) -> set[Decimal]:
        """Fractions as percentages, rounded up and down: half, two thirds."""
        below, stated, before = denominators(self.tag), set[Decimal](), Decimal(1)
        for word in self._parts():
            if parts := below.get(word) or self._behind_prefix(word):
                for count in {Decimal(1), before if before < parts else Decimal(1)}:
                    share = 100 * count / parts
                    stated |= {share.to_integral(mode) for mode in (ROUND_FLOOR, ROUND_CEILING)}
            before = self._value(word) or Decimal(1)
        return stated

    @cached_property
    def periods(self) -> set[Decimal]:
        """The numbers that words for periods may mean: a quarter, three months."""
        return {Decimal(value) for word in self._words for value in periods_of(word, self.tag)}

    @cached_property
    def romans(self) -> frozenset[Decimal]:
        """The values of all that may be Roman numerals, single letters too."""
        return frozenset(map(_roman_value, _ROMAN.findall(self.text)))

    @cached_property
    def likely_romans(self) -> dict[Decimal, str]:
        """The Roman numerals that are hardly ever anything else, by value."""
        found = _ROMAN.findall(self.text)
        return {_roman_value(one): one for one in found if _LIKELY_ROMAN.fullmatch(one)}

    @cached_property
    def _composed(self) -> list[list[Decimal]]:
        """For each numeral the values of its words, alone and composed; the whole comes last."""
        found: list[list[Decimal]] = []
        before: Decimal | None = None
        is_halved = False
        for word in self._parts() if word_values(self.tag) else ():
            value = self._value(word)
            if value is None:
                before = before if word in _LINKS else None
                is_halved = is_halved and word in _LINKS
                continue
            composed = _compose(before, value, self.tag)
            if composed is None:
                found.append([value])
            else:
                found[-1] += [value, composed]
            if is_halved and value >= _DOZEN:
                found[-1].append(value / 2)
            is_half = denominators(self.tag).get(word) == _HALF
            is_halved = is_half or (is_halved and value == 1)
            before = value if composed is None else composed
        return found

    def _parts(self) -> Iterator[str]:
        """The words; parts of hyphenated ones, if the whole is not a number."""
        for word in self._words:
            yield from (word,) if value_of(word, self.tag) is not None else word.split("-")

    def _value(self, word: str) -> Decimal | None:
        value = value_of(word, self.tag)
        if value is None and (words := number_words(self.tag)):
            value = words.scales.get(word)
        return None if value is None else Decimal(value)

    def _behind_prefix(self, word: str) -> int | None:
        words, below = number_words(self.tag), denominators(self.tag)
        stems = (word.removeprefix(prefix) for prefix in words.prefixes) if words else ()
        return next((below[stem] for stem in stems if stem in below), None)


@lru_cache(maxsize=65536)
def numerals(text: str, tag: str) -> Numerals:
    return Numerals(text, tag)


def _compose(before: Decimal | None, value: Decimal, tag: str) -> Decimal | None:
    """Compose a number word with the number before it, if they are one numeral.

    Tens and units are added, hundreds multiplied; « une quinzaine » is not sixteen.
    """
    if not before or not value:
        return None
    is_multiplier = value in (_DOZEN, _SCORE) or value >= _HUNDRED
    if is_multiplier and before < value and (value != _SCORE or before == _FOUR):
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


def _roman_value(numeral: str) -> Decimal:
    values = [_ROMAN_DIGITS[letter] for letter in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return Decimal(sum(-one if one < after else one for one, after in pairs))


@dataclass(frozen=True, slots=True)
class Doubt:
    """Possible reasons why a number in digits is in the source or the translation only."""

    sources: tuple[Numerals, ...]
    translation: Numerals
    is_telephone: bool
    """Whether examples of telephone numbers may be another country's."""
    has_number_word: bool
    """Whether the source has a number word that the translation does not."""

    @classmethod
    def of(cls, sources: tuple[Numerals, ...], translation: Numerals) -> "Doubt":
        values = {Decimal(value) for source in sources for value in source.words}
        return cls(
            sources,
            translation,
            any(_TELEPHONE.search(source.text) for source in sources),
            any(value > SMALL and value not in translation.stated for value in values),
        )

    def explains_missing(self, number: WrittenNumber) -> bool:
        """Whether a period in words, a century in Roman numerals or a telephone code explains
        it."""
        is_period = bool(number.values & self.translation.periods)
        is_century = bool(number.centuries & self.translation.romans)
        return is_period or is_century or self._is_code(number)

    def explains_added(self, number: WrittenNumber) -> bool:
        """Whether a number word or period of the source, or a telephone code, explains it."""
        is_small = min(number.values) < _FIGURE and not number.is_percent
        is_period = any(number.values & source.periods for source in self.sources)
        return (self.has_number_word and is_small) or is_period or self._is_code(number)

    def _is_code(self, number: WrittenNumber) -> bool:
        return number.is_dialled and self.is_telephone
