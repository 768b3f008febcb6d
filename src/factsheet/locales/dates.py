"""Dates and periods, as precise as they are known.

Patterns are CLDR's long dates and intervals for the Gregorian calendar. A publication
may name its own months and patterns. Babel's formatter knows neither these nor partial
dates, so its parsed patterns are filled in here.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from factsheet.locales.numerals import NumberingSystem
from factsheet.locales.style import StyleError
from factsheet.model.dates import PartialDate, Period

if TYPE_CHECKING:
    from babel.core import Locale

Precision = Literal["year", "month", "day"]
Token = str | tuple[str, int]
"""Literal text, or a CLDR date field and its width: `("M", 4)`."""

DUAL_MONTHS = (
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيو",
    "تموز/يوليو",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
)
"""Arabic months by both their names, as the United Nations and INTERPOL print them."""

FIRST_OF_MONTH = {"fr": "1er"}
"""The one day that French counts by its ordinal; CLDR's patterns cannot say so."""

FIELDS: dict[str, frozenset[str]] = {
    "year": frozenset("y"),
    "month": frozenset("yM"),
    "day": frozenset("yMd"),
}
PRECISIONS: tuple[Precision, ...] = ("year", "month", "day")
INTERVALS = {"year": ("y",), "month": ("yMMMM", "yMMM"), "day": ("yMMMMd", "yMMMd")}
"""CLDR's interval skeletons for each precision, the best first. Those with an era begin with G."""


class DatePatternError(StyleError):
    """A pattern that does not say the whole date."""

    code = "bad-date-pattern"


class MonthsError(StyleError):
    """Month names that the language does not have."""

    code = "bad-months"


def precision_of(value: PartialDate) -> Precision:
    """How precisely a date is known."""
    if value.day is not None:
        return "day"
    return "year" if value.month is None else "month"


def check_patterns(patterns: Mapping[str, str]) -> None:
    """Raise DatePatternError unless these are date patterns that say the whole date."""
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


def month_names(months: str | tuple[str, ...], language: str) -> tuple[str, ...] | None:
    """The house's twelve months, or None for CLDR's. Raises MonthsError."""
    if months == "cldr":
        return None
    if months == "dual":
        if language != "ar":
            sentence = f"dual month names are Arabic; the locale's language is “{language}”"
            raise MonthsError(sentence, "months")
        return DUAL_MONTHS
    if isinstance(months, str) or len(months) != 12:
        sentence = f"months must be “cldr”, “dual” or twelve names, not “{months}”"
        raise MonthsError(sentence, "months")
    return months


@dataclass(frozen=True, slots=True)
class Dates:
    """How one locale writes dates."""

    locale: "Locale"
    system: NumberingSystem
    months: tuple[str, ...] | None
    """The house's month names; None for CLDR's."""
    patterns: Mapping[str, str]
    """The house's patterns by precision."""

    def date(self, value: PartialDate, precision: Precision | None = None) -> str:
        """A date, or no more of it than `precision`. It never says more than is known."""
        known = precision_of(value)
        asked = min(known, precision or known, key=PRECISIONS.index)
        return self._fill(_tokens(self._pattern(asked)), value.first_day)

    def period(self, period: Period) -> str:
        """From one date to another, saying once what both have in common.

        Where the dates are not equally precise, or the house has its own pattern, both
        are written in full between CLDR's dash.
        """
        start, end = period.start, period.end
        if start == end:
            return self.date(start)
        precision = precision_of(start)
        if precision == precision_of(end) and precision not in self.patterns:
            widths = _widths(self._pattern(precision))
            era = "G" if "G" in widths else ""
            difference = _greatest_difference(start, end)
            for skeleton in INTERVALS[precision]:
                formats = self.locale.interval_formats.get(era + skeleton, {})
                # Quoted texts beside each other, which Babel writes as eu «y('e)''ko '»: no
                # interval of CLDR has an apostrophe to print.
                tokens = _tokens("".join(formats.get(difference, ())).replace("''", ""))
                if _says_twice(tokens, difference):
                    return self._interval(tokens, widths, period)
        dash: str = self.locale.interval_formats.get(None, "{0}–{1}")
        return dash.format(self.date(start), self.date(end))

    def _interval(self, tokens: Sequence[Token], widths: Mapping[str, int], period: Period) -> str:
        """CLDR writes intervals with short months; they take the widths of the date alone."""
        fitted = [_fitted(token, widths) for token in tokens]
        seam = _first_repeated(fitted)
        start = self._fill(fitted[:seam], period.start.first_day)
        return start + self._fill(fitted[seam:], period.end.first_day)

    def _pattern(self, precision: Precision) -> str:
        if precision in self.patterns:
            return self.patterns[precision]
        if precision == "day":
            return str(self.locale.date_formats["long"])
        return str(self.locale.datetime_skeletons["yMMMM" if precision == "month" else "y"])

    def _fill(self, tokens: Iterable[Token], day: dt.date) -> str:
        return "".join(
            token if isinstance(token, str) else self._field(*token, day) for token in tokens
        )

    def _field(self, field: str, width: int, day: dt.date) -> str:
        name = {3: "abbreviated", 4: "wide", 5: "narrow"}.get(width, "abbreviated")
        match field:
            case "M" | "L" if width >= 3:
                return self._month(day.month, "format" if field == "M" else "stand-alone", name)
            case "G":
                return str(self.locale.eras[name][1])
            case "E":
                return str(self.locale.days["format"][name][day.weekday()])
            case "d" if width == 1 and day.day == 1:
                return self.system.localize(FIRST_OF_MONTH.get(self.locale.language, "1"))
        number = {"y": day.year, "M": day.month, "L": day.month, "d": day.day}[field]
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
    """Whether an interval says of both dates what they differ in (CLDR 49: co does not)."""
    return sum(not isinstance(token, str) and _letter(token) == field for token in tokens) > 1


def _widths(pattern: str) -> dict[str, int]:
    """The width of each field of a pattern, by the letter of the field."""
    tokens = _tokens(pattern)
    return {_letter(token): token[1] for token in tokens if not isinstance(token, str)}


_NARROW = 5


def _fitted(token: Token, widths: Mapping[str, int]) -> Token:
    """A field in the width that it has in `widths`, unless its kind would change.

    A numeric month has its punctuation in the pattern around it (cs «d. M. y»), and the
    name of a month may contain it (ko «11월»): one never stands in for the other. A narrow
    name (mn «XI/23») is no short one, either.
    """
    if isinstance(token, str) or token[1] == _NARROW:
        return token
    field, width = token
    wanted = widths.get(_letter(token), width)
    return (field, wanted) if _is_text(field, wanted) == _is_text(field, width) else token


def _is_text(field: str, width: int) -> bool:
    """Whether a field is written in words (UTS 35, Date Field Symbol Table)."""
    return field in "GE" or (field in "ML" and width >= 3)


def _letter(token: tuple[str, int]) -> str:
    """The field, M for a month that stands alone (L) as well."""
    return "M" if token[0] == "L" else token[0]


def _greatest_difference(start: PartialDate, end: PartialDate) -> str:
    if start.year != end.year:
        return "y"
    return "M" if start.month != end.month else "d"


def _first_repeated(tokens: Sequence[Token]) -> int:
    """Where an interval's second date begins: at the first field that came before.

    Babel splits only where the letter is the same, and so not at fa's «LLLL تا MMMM».
    """
    seen: set[str] = set()
    for place, token in enumerate(tokens):
        if not isinstance(token, str):
            if _letter(token) in seen:
                return place
            seen.add(_letter(token))
    return len(tokens)
