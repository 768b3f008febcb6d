"""Dates, possibly without day or month, parts of a year, and durations (ISO 8601)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import ClassVar, Literal, Self, get_args

from factsheet.model.notation import Notated
from factsheet.model.numbers import POSITIVE

Calendar = Literal["persian", "islamic-umalqura"]
"""The calendars beside the Gregorian in which a date may be printed, by BCP 47's names: the Solar
Hijri and the Umm al-Qura calendar."""
CALENDARS: tuple[Calendar, ...] = get_args(Calendar)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate(Notated):
    """A year, a month or a day: `2021`, `2021-11`, `2021-11-23` (ISO 8601, Gregorian).

    Years BC are negative without a year 0: `-0753` is 753 BC. (In ISO 8601, it is -0752.)
    """

    year: int
    month: int | None = None
    day: int | None = None
    notation: ClassVar[str] = r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|-[0-9]{4})$"
    expected: ClassVar[str] = "a date; write 2021, 2021-11 or 2021-11-23, and -0753 for 753 BC"

    @classmethod
    def read(cls, notation: str) -> Self:
        if notation.startswith("-") and int(notation):
            return cls(int(notation))
        parsed = cls(*(int(part) for part in notation.lstrip("-").split("-")))
        try:
            parsed.first_day  # noqa: B018  (the calendar says whether it exists)
        except ValueError:
            raise ValueError(f"“{notation}” is not a day of the calendar") from None
        return parsed

    @property
    def is_before_era(self) -> bool:
        """Whether it is a year BC, which `datetime.date` does not support."""
        return self.year < 0

    @property
    def first_day(self) -> date:
        """The first day; for a year BC `date.min`."""
        if self.is_before_era:
            return date.min
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        if self.is_before_era:
            return date.min
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __lt__(self, other: "PartialDate") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, date, date]:
        return (self.year, self.first_day, self.last_day)

    @property
    def canonical(self) -> str:
        parts = [f"{self.year:05}" if self.is_before_era else f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Day(PartialDate):
    """A day: `2021-11-23` (ISO 8601, Gregorian)."""

    notation: ClassVar[str] = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
    expected: ClassVar[str] = "a day; write 2021-11-23"


@dataclass(frozen=True, slots=True)
class Period(Notated):
    """A period from one date to another, both included: `2021-11-23/2021-11-25` (ISO 8601)."""

    start: PartialDate
    end: PartialDate
    notation: ClassVar[str] = (
        r"^([0-9]{4}(-[0-9]{2}){0,2}|-[0-9]{4})/([0-9]{4}(-[0-9]{2}){0,2}|-[0-9]{4})$"
    )
    expected: ClassVar[str] = "a period; write 2021-11-23/2021-11-25, 2025-Q3, 2025-H1 or 2023/24"

    @classmethod
    def read(cls, notation: str) -> Self:
        start, _, end = notation.partition("/")
        period = cls(PartialDate.parse(start), PartialDate.parse(end))
        begins = (period.start.year, period.start.first_day)
        if (period.end.year, period.end.last_day) < begins:
            raise ValueError(f"the period “{notation}” ends before it starts")
        return period

    @property
    def canonical(self) -> str:
        return f"{self.start.canonical}/{self.end.canonical}"


DURATION_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}


@dataclass(frozen=True, slots=True)
class Duration(Notated):
    """A duration in one unit: `P5Y`, `P4D` (ISO 8601)."""

    number: int
    unit: str
    notation: ClassVar[str] = rf"^P{POSITIVE}[YMWD]$"
    expected: ClassVar[str] = "a duration; write P5Y, P3M, P2W or P4D"

    @classmethod
    def read(cls, notation: str) -> Self:
        return cls(int(notation[1:-1]), DURATION_UNITS[notation[-1]])

    @property
    def canonical(self) -> str:
        return f"P{self.number}{self.unit[0].upper()}"


@dataclass(frozen=True, slots=True)
class Frequency(Notated):
    """How often: `3/year`."""

    times: int
    unit: str
    notation: ClassVar[str] = rf"^{POSITIVE}/(day|week|month|year)$"
    expected: ClassVar[str] = "a frequency; write 3/year (day, week, month)"

    @classmethod
    def read(cls, notation: str) -> Self:
        times, _, unit = notation.partition("/")
        return cls(int(times), unit)

    @property
    def canonical(self) -> str:
        return f"{self.times}/{self.unit}"


def within(day: date, from_: PartialDate | None, until: PartialDate | None) -> bool:
    """Whether a day lies between `from_` (included) and `until` (excluded)."""
    return (from_ is None or from_.first_day <= day) and (until is None or day < until.first_day)


QUARTER, HALF, FISCAL = "quarter", "half", "fiscal"
_MONTHS = {QUARTER: 3, HALF: 6}


@dataclass(frozen=True, slots=True)
class YearPart(Notated):
    """A quarter, a half, or a fiscal, academic or season's year: `2025-Q3`, `2025-H1`, `2023/24`.

    Quarters and halves are those of the calendar year. A fiscal year has no known months, because
    its beginning depends on the country.
    """

    year: int
    """The first one of a fiscal year."""
    unit: str
    """`quarter`, `half` or `fiscal`."""
    number: int
    """Which quarter or half of the year, from 1; 1 of a fiscal year."""
    notation: ClassVar[str] = r"^[0-9]{4}(-Q[1-4]|-H[12]|/[0-9]{2})$"
    expected: ClassVar[str] = "a part of a year; write 2025-Q3, 2025-H1 or 2023/24"

    @classmethod
    def read(cls, notation: str) -> Self:
        year, part = PartialDate.parse(notation[:4]).year, notation[5:]
        if notation[4] == "-":
            return cls(year, QUARTER if part[0] == "Q" else HALF, int(part[1:]))
        if int(part) != (year + 1) % 100:
            raise ValueError(f"“{notation}” is not one year after the other; write 2023/24")
        return cls(year, FISCAL, 1)

    @property
    def start(self) -> PartialDate:
        """The year or the month in which it begins."""
        if self.unit == FISCAL:
            return PartialDate(self.year)
        return PartialDate(self.year, (self.number - 1) * _MONTHS[self.unit] + 1)

    @property
    def end(self) -> PartialDate:
        """The year or the month in which it ends."""
        if self.unit == FISCAL:
            return PartialDate(self.year + 1)
        return PartialDate(self.year, self.number * _MONTHS[self.unit])

    @property
    def canonical(self) -> str:
        if self.unit == FISCAL:
            return f"{self.year:04}/{(self.year + 1) % 100:02}"
        return f"{self.year:04}-{self.unit[0].upper()}{self.number}"
