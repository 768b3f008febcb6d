"""Format dates and periods, with as much of a date as is known.

Patterns are CLDR's long dates and intervals for the Gregorian calendar. A publication
may name its own months and patterns. Babel's formatter knows neither these nor partial
dates, so its parsed patterns are filled in here.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from factsheet.config.style import StyleError
from factsheet.locales.numerals import NumberingSystem
from factsheet.model.dates import PartialDate, Period
from factsheet.rules.configuration import BAD_DATE_PATTERN

if TYPE_CHECKING:
    from babel.core import Locale

    from factsheet.locales.calendars import CalendarPatterns

Precision = Literal["year", "month", "day"]
PRECISIONS: tuple[Precision, ...] = ("year", "month", "day")
Token = str | tuple[str, int]
"""Literal text, or a CLDR date field and its width: `("M", 4)`."""

FIRST_OF_MONTH = {"fr": "1er"}
"""French writes only the first day as an ordinal, which CLDR's patterns cannot express."""

PROSE: dict[str, dict[Precision, str]] = {
    "ar": dict.fromkeys(PRECISIONS, "من {0} إلى {1}"),
    "en": dict.fromkeys(PRECISIONS, "from {0} to {1}"),
    "es": {"day": "del {0} al {1}", "month": "de {0} a {1}", "year": "de {0} a {1}"},
    "fr": {"day": "du {0} au {1}", "month": "de {0} à {1}", "year": "de {0} à {1}"},
}
"""Patterns of periods in running text, by language and precision of the start. CLDR has none.
French «de» is elided before a vowel: «d’avril à juin»."""

FIELDS: dict[str, frozenset[str]] = {
    "year": frozenset("y"),
    "month": frozenset("yM"),
    "day": frozenset("yMd"),
}
INTERVALS = {"year": ("y",), "month": ("yMMMM", "yMMM"), "day": ("yMMMMd", "yMMMd")}
"""CLDR's interval skeletons for each precision, the best first. Those with an era begin with G."""


class DatePatternError(StyleError):
    """A pattern lacks a part of the date."""

    rule = BAD_DATE_PATTERN


def precision_of(value: PartialDate) -> Precision:
    """The precision of a date."""
    if value.day is not None:
        return "day"
    return "year" if value.month is None else "month"


def check_patterns(patterns: Mapping[str, str]) -> None:
    """Raise DatePatternError unless these date patterns are valid and complete."""
    for precision, pattern in patterns.items():
        if precision not in FIELDS:
            sentence = f"“{precision}” is not a precision of dates; write day, month or year"
            raise DatePatternError(sentence, "dates", precision)
        if pattern.count("'") % 2:
            sentence = (
                f"the date pattern “{pattern}” has an apostrophe without its pair; quote text "
                "as in d 'de' MMMM, and write an apostrophe twice"
            )
            raise DatePatternError(sentence, "dates", precision)
        fields = {_letter(token) for token in _tokens(pattern) if not isinstance(token, str)}
        if not FIELDS[precision] <= fields <= FIELDS[precision] | {"G", "E"}:
            wanted = ", ".join(sorted(FIELDS[precision], key="dMy".index))
            raise DatePatternError(
                f"the date pattern “{pattern}” must have CLDR's fields {wanted} and no other "
                "than these, E (day of the week) and G (era)",
                "dates",
                precision,
            )


@dataclass(frozen=True, slots=True)
class Dates:
    """Formats dates in one locale."""

    locale: "Locale | CalendarPatterns"
    """CLDR's patterns and names: of the Gregorian calendar, or of another one."""
    system: NumberingSystem
    months: tuple[str, ...] | None
    """The house style's month names; None for CLDR's."""
    patterns: Mapping[str, str]
    """The house style's patterns by precision."""

    def date(self, value: PartialDate, precision: Precision | None = None) -> str:
        """A date, at most to `precision`, and never more precise than it is known."""
        if value.is_before_era:
            return self._fill(_tokens(self._with_era()), value)
        known = precision_of(value)
        asked = min(known, precision or known, key=PRECISIONS.index)
        return self._fill(_tokens(self._pattern(asked)), value)

    def period(self, period: Period) -> str:
        """A period, in which the common parts of both dates are written once.

        If the dates differ in precision, or the house style has its own pattern, both are written
        in full, with CLDR's dash. A dash between the numbers of two days or years has no spaces:
        23–25 November 2021.
        """
        if period.start == period.end:
            return self.date(period.start)
        first, between, last = self._interval(period)
        return f"{first}{between}{last}"

    def quarter(self, year: int, quarter: int, *, is_short: bool = False) -> str:
        """A quarter of a year: 3rd quarter 2025, Q3 2025."""
        skeletons = self.locale.datetime_skeletons
        pattern = str(skeletons["yQQQ" if is_short else "yQQQQ"])
        return self._fill(_tokens(pattern), PartialDate(year, quarter * 3))

    def year(self, value: PartialDate, *, is_short: bool = False) -> str:
        """The number of a year alone, or its last two digits."""
        return self._field("y", 2 if is_short else 1, value)

    def prose(self, period: Period) -> str:
        """A period in running text, if the language has words for it (`PROSE`)."""
        patterns = PROSE.get(self.locale.language)
        if patterns is None or period.start == period.end:
            return self.period(period)
        first, _, last = self._interval(period)
        said = patterns[precision_of(period.start)].format(first, last)
        return _ELIDED.sub("d’", said) if self.locale.language == "fr" else said

    def _interval(self, period: Period) -> tuple[str, str, str]:
        """The two dates, and CLDR's text between them."""
        start, end = period.start, period.end
        precision = precision_of(start)
        is_old = start.is_before_era
        if precision == precision_of(end) and (is_old or precision not in self.patterns):
            widths = _widths(self._with_era() if is_old else self._pattern(precision))
            era = "G" if "G" in widths else ""
            difference = _greatest_difference(start, end)
            for skeleton in INTERVALS[precision]:
                formats = self.locale.interval_formats.get(era + skeleton, {})
                # Quoted texts beside each other, which Babel writes as eu «y('e)''ko '»: no
                # interval of CLDR has an apostrophe to print.
                tokens = _tokens("".join(formats.get(difference, ())).replace("''", ""))
                if _says_twice(tokens, difference):
                    return self._parted(tokens, widths, period)
        dash: str = self.locale.interval_formats.get(None, "{0}–{1}")
        return self.date(start), dash.replace("{0}", "").replace("{1}", ""), self.date(end)

    def _with_era(self) -> str:
        return str(self.locale.datetime_skeletons["Gy"])

    def _parted(
        self, tokens: Sequence[Token], widths: Mapping[str, int], period: Period
    ) -> tuple[str, str, str]:
        """The parts of an interval. CLDR's have short months, which get the widths of a single
        date."""
        fitted = [_fitted(token, widths) for token in tokens]
        seam = _first_repeated(fitted)
        first, last = fitted[:seam], fitted[seam:]
        between = ""
        while first and isinstance(first[-1], str):
            between = f"{first.pop()}{between}"
        if between.strip("\u2009") == "–" and _are_numbers(first[-1], last[0]):
            between = "–"
        return self._fill(first, period.start), between, self._fill(last, period.end)

    def _pattern(self, precision: Precision) -> str:
        if precision in self.patterns:
            return self.patterns[precision]
        if precision == "day":
            return str(self.locale.date_formats["long"])
        return str(self.locale.datetime_skeletons["yMMMM" if precision == "month" else "y"])

    def _fill(self, tokens: Iterable[Token], value: PartialDate) -> str:
        return "".join(
            token if isinstance(token, str) else self._field(*token, value) for token in tokens
        )

    def _field(self, field: str, width: int, value: PartialDate) -> str:
        month, day = value.month or 1, value.day or 1
        name = {3: "abbreviated", 4: "wide", 5: "narrow"}.get(width, "abbreviated")
        match field:
            case "M" | "L" if width >= 3:
                return self._month(month, "format" if field == "M" else "stand-alone", name)
            case "Q" if width >= 3:
                return str(self.locale.quarters["format"][name][(month + 2) // 3])
            case "G":
                return str(self.locale.eras[name][not value.is_before_era])
            case "E":
                return str(self.locale.days["format"][name][value.first_day.weekday()])
            case "d" if width == 1 and day == 1:
                return self.system.localize(FIRST_OF_MONTH.get(self.locale.language, "1"))
        number = {
            "y": abs(value.year),
            "Q": (month + 2) // 3,
            "M": month,
            "L": month,
            "d": day,
        }[field]
        digits = f"{number:0{width}}"
        return self.system.localize(digits[-2:] if field == "y" and width == 2 else digits)

    def _month(self, month: int, context: str, name: str) -> str:
        if self.months is not None and name == "wide":
            return self.months[month - 1]
        return str(self.locale.months[context][name][month])


def _tokens(pattern: str) -> list[Token]:
    from babel.dates import tokenize_pattern

    return [value for _, value in tokenize_pattern(pattern)]


def _says_twice(tokens: Sequence[Token], field: str) -> bool:
    """Whether an interval has the differing field of both dates (in CLDR 49, co does not)."""
    return sum(not isinstance(token, str) and _letter(token) == field for token in tokens) > 1


def _widths(pattern: str) -> dict[str, int]:
    """The width of each field of a pattern, by the letter of the field."""
    tokens = _tokens(pattern)
    return {_letter(token): token[1] for token in tokens if not isinstance(token, str)}


_NARROW = 5
_ELIDED = re.compile(r"(?<![^\W\d])de (?=[aeiou])")


def _fitted(token: Token, widths: Mapping[str, int]) -> Token:
    """A field with its width in `widths`, unless its kind would change.

    A numeric month has its punctuation in the pattern around it (cs «d. M. y»), and the
    name of a month may contain it (ko «11월»): one never replaces the other. A narrow
    name (mn «XI/23») is not a short one, either.
    """
    if isinstance(token, str) or token[1] == _NARROW:
        return token
    field, width = token
    wanted = widths.get(_letter(token), width)
    return (field, wanted) if _is_text(field, wanted) == _is_text(field, width) else token


def _are_numbers(one: Token, other: Token) -> bool:
    """Whether both are the same field, and a number: two days, two years."""
    if isinstance(one, str) or isinstance(other, str):
        return False
    return _letter(one) == _letter(other) and not _is_text(*one) and not _is_text(*other)


def _is_text(field: str, width: int) -> bool:
    """Whether a field is written in words (UTS 35, Date Field Symbol Table)."""
    return field in "GE" or (field in "ML" and width >= 3)


def _letter(token: tuple[str, int]) -> str:
    """The field's letter, M also for a standalone month (L)."""
    return "M" if token[0] == "L" else token[0]


def _greatest_difference(start: PartialDate, end: PartialDate) -> str:
    if start.is_before_era != end.is_before_era:
        return "G"
    if start.year != end.year:
        return "y"
    return "M" if start.month != end.month else "d"


def _first_repeated(tokens: Sequence[Token]) -> int:
    """Where an interval's second date begins: at the first repeated field. Babel compares letters,
    and so does not split fa's «LLLL تا MMMM».
    """
    seen: set[str] = set()
    for place, token in enumerate(tokens):
        if not isinstance(token, str):
            if _letter(token) in seen:
                return place
            seen.add(_letter(token))
    return len(tokens)
