"""Dates of the Gregorian calendar in two others: the Solar Hijri and the Umm al-Qura calendar.

Days are counted by persiantools and by hijridate's table of the Umm al-Qura calendar of Saudi
Arabia. Names and patterns are CLDR's. Babel has none, so they are in `calendars.json`, with
the packages that they come from; `tools/calendars.py` renews it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from factsheet.locales.cldr import data_file, lineage
from factsheet.model.dates import Calendar, PartialDate, Period, YearPart

if TYPE_CHECKING:
    from babel.core import Locale

ARABIC_SOLAR_MONTHS = (
    "فروردين",
    "أرديبهشت",
    "خرداد",
    "تير",
    "مرداد",
    "شهريور",
    "مهر",
    "آبان",
    "آذر",
    "دي",
    "بهمن",
    "إسفند",
)
"""Corrected month names: six of CLDR's Arabic names are misspelled (فرفردن, أذربيهشت, تار, شهرفار,
آيان, اسفندار)."""
_ROOT = "und"


class OutOfCalendarError(ValueError):
    """The date is outside the calendar, or outside its known years."""


@dataclass(frozen=True, slots=True)
class CalendarPatterns:
    """A calendar's names and patterns in one locale, under Babel's attribute names."""

    language: str
    date_formats: Mapping[str, str]
    datetime_skeletons: Mapping[str, str]
    interval_formats: Mapping[str | None, Any]
    months: Mapping[str, Mapping[str, Sequence[str]]]
    """Month names by context and width; the first month is 1."""
    eras: Mapping[str, Sequence[str]]
    days: Mapping[str, Any] = field(default_factory=dict)
    quarters: Mapping[str, Any] = field(default_factory=dict)
    """Empty: these patterns have no quarters and no days of the week."""


def converted(value: PartialDate | Period | YearPart, calendar: Calendar) -> Period:
    """A date, period or part of a year in another calendar: the first and last day, month or year.

    A month or a year of one calendar is in two of the other: 2021 is 1399–1400. The returned dates
    have the other calendar's years, months and days. Raises OutOfCalendarError.
    """
    start, end = (value, value) if isinstance(value, PartialDate) else (value.start, value.end)
    if start.is_before_era or end.is_before_era:
        raise OutOfCalendarError("the calendar has no years BC")
    first, last = _day(start.first_day, calendar), _day(end.last_day, calendar)
    return Period(_as_precise(first, start), _as_precise(last, end))


def _as_precise(day: tuple[int, int, int], known: PartialDate) -> PartialDate:
    parts = 1 + (known.month is not None) + (known.day is not None)
    return PartialDate(*day[:parts])


@cache
def _day(day: date, calendar: Calendar) -> tuple[int, int, int]:
    """Year, month and day. Raises OutOfCalendarError."""
    if calendar == "persian":
        from persiantools.jdatetime import JalaliDate

        try:
            solar = JalaliDate.to_jalali(day)  # type: ignore[no-untyped-call]
        except ValueError as error:
            raise OutOfCalendarError(str(error)) from None
        return solar.year, solar.month, solar.day
    from hijridate import Gregorian

    try:
        return Gregorian.fromdate(day).to_hijri().datetuple()
    except OverflowError as error:
        raise OutOfCalendarError(str(error)) from None


@cache
def calendar_patterns(locale: "Locale", calendar: Calendar) -> CalendarPatterns:
    """CLDR's patterns and names of a calendar for a locale, or those of its parents or root."""
    parts = _parts(str(locale), calendar)
    names = {context: ("", *parts[context]) for context in ("format", "stand-alone")}
    if calendar == "persian" and locale.language == "ar":
        names = dict.fromkeys(names, ("", *ARABIC_SOLAR_MONTHS))
    intervals: dict[str | None, Any] = {
        f"{era}{skeleton}": _tuples(parts[f"{precision} intervals"])
        for precision, skeleton in (("day", "yMMMMd"), ("month", "yMMMM"), ("year", "y"))
        for era in ("", "G")
    }
    intervals[None] = parts["dash"]
    return CalendarPatterns(
        language=locale.language,
        date_formats={"long": parts["day"]},
        datetime_skeletons={"yMMMM": parts["month"], "y": parts["year"]},
        interval_formats=intervals,
        months={
            context: dict.fromkeys(("wide", "abbreviated"), months)
            for context, months in names.items()
        },
        eras=dict.fromkeys(("abbreviated", "wide", "narrow"), (parts["era"],) * 2),
    )


def _tuples(intervals: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {difference: (pattern,) for difference, pattern in intervals.items()}


def _parts(identifier: str, calendar: Calendar) -> dict[str, Any]:
    known = data_file("calendars")[calendar]["locales"]
    found: dict[str, Any] = {}
    for name in reversed((*lineage(identifier), _ROOT)):
        found |= known.get(name, {})
    return found
