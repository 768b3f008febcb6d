"""What a fact can state: one frozen class a kind, numbers as Decimal or Fraction.

`parse` reads a kind's scalar notation and raises ValueError with a sentence that says
what is expected. `canonical` is the machine-readable value that pages and PDFs carry,
the same in every language.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import total_ordering
from typing import ClassVar, Self

from factsheet.model.text import FactRef, Text

WHOLE, POSITIVE = "[0-9]{1,18}", "[1-9][0-9]{0,17}"
DECIMAL = rf"{WHOLE}(\.[0-9]{{1,9}})?"
"""Numbers as they are written. With no more digits than these, decimal arithmetic in its
28 digits of precision is exact."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many: a whole number, zero or more."""

    number: Decimal
    notation: ClassVar[str] = rf"^{WHOLE}$"

    @classmethod
    def parse(cls, notation: str) -> Self:
        if not re.fullmatch(cls.notation, notation):
            raise ValueError(
                f"“{notation}” is not a whole number of up to 18 digits; "
                "write 1000, without separators"
            )
        return cls(Decimal(notation))

    @property
    def canonical(self) -> str:
        return str(self.number)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, as `1/4` or `25%`."""

    fraction: Fraction
    notation: ClassVar[str] = rf"^({WHOLE}/{POSITIVE}|{DECIMAL}%)$"

    @classmethod
    def parse(cls, notation: str) -> Self:
        if not re.fullmatch(cls.notation, notation):
            raise ValueError(f"“{notation}” is not a share; write 1/4 or 25%")
        if notation.endswith("%"):
            return cls(Fraction(notation[:-1]) / 100)
        return cls(Fraction(notation))

    @property
    def canonical(self) -> str:
        return str(self.fraction)


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A place in an order: 89 for the 89th."""

    number: int
    notation: ClassVar[str] = rf"^{POSITIVE}$"

    @classmethod
    def parse(cls, notation: str) -> Self:
        if not re.fullmatch(cls.notation, notation):
            raise ValueError(f"“{notation}” is not an ordinal; write 89 for the 89th")
        return cls(int(notation))

    @property
    def canonical(self) -> str:
        return str(self.number)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a CLDR unit, as `500 length-kilometer`."""

    number: Decimal
    unit: str
    notation: ClassVar[str] = rf"^-?{DECIMAL} [a-z][a-z0-9-]*$"

    @classmethod
    def parse(cls, notation: str) -> Self:
        if not re.fullmatch(cls.notation, notation):
            raise ValueError(
                f"“{notation}” is not a number and its unit; write 500 length-kilometer "
                "or 12.5 length-kilometer (CLDR units), without separators"
            )
        number, _, unit = notation.partition(" ")
        return cls(Decimal(number), unit)

    @property
    def canonical(self) -> str:
        return f"{self.number} {self.unit}"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of an ISO 4217 currency, as `1500000 EUR`."""

    amount: Decimal
    currency: str
    notation: ClassVar[str] = rf"^-?{DECIMAL} [A-Z]{{3}}$"

    @classmethod
    def parse(cls, notation: str) -> Self:
        if not re.fullmatch(cls.notation, notation):
            raise ValueError(
                f"“{notation}” is not an amount and its currency; write 1500000 EUR "
                "(ISO 4217), without separators"
            )
        amount, _, currency = notation.partition(" ")
        return cls(Decimal(amount), currency)

    @property
    def canonical(self) -> str:
        return f"{self.amount} {self.currency}"


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day: `2021`, `2021-11`, `2021-11-23` (ISO 8601, Gregorian)."""

    year: int
    month: int | None = None
    day: int | None = None
    notation: ClassVar[str] = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"

    @classmethod
    def parse(cls, notation: str) -> Self:
        if not re.fullmatch(cls.notation, notation):
            raise ValueError(f"“{notation}” is not a date; write 2021, 2021-11 or 2021-11-23")
        parsed = cls(*(int(part) for part in notation.split("-")))
        try:
            parsed.first_day  # noqa: B018  (the calendar says whether it exists)
        except ValueError:
            raise ValueError(f"“{notation}” is not a day of the calendar") from None
        return parsed

    @property
    def first_day(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.first_day, self.last_day) < (other.first_day, other.last_day)

    @property
    def canonical(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Period:
    """From one date to another, both included: `2021-11-23/2021-11-25` (ISO 8601)."""

    start: PartialDate
    end: PartialDate
    notation: ClassVar[str] = r"^[0-9]{4}(-[0-9]{2}){0,2}/[0-9]{4}(-[0-9]{2}){0,2}$"

    @classmethod
    def parse(cls, notation: str) -> Self:
        start, slash, end = notation.partition("/")
        if not slash:
            raise ValueError(f"“{notation}” is not a period; write 2021-11-23/2021-11-25")
        period = cls(PartialDate.parse(start), PartialDate.parse(end))
        if period.end.last_day < period.start.first_day:
            raise ValueError(f"the period “{notation}” ends before it starts")
        return period

    @property
    def canonical(self) -> str:
        return f"{self.start.canonical}/{self.end.canonical}"


DURATION_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in one unit: `P5Y`, `P4D` (ISO 8601)."""

    number: int
    unit: str
    notation: ClassVar[str] = rf"^P{POSITIVE}[YMWD]$"

    @classmethod
    def parse(cls, notation: str) -> Self:
        if not re.fullmatch(cls.notation, notation):
            raise ValueError(f"“{notation}” is not a duration; write P5Y, P3M, P2W or P4D")
        return cls(int(notation[1:-1]), DURATION_UNITS[notation[-1]])

    @property
    def canonical(self) -> str:
        return f"P{self.number}{self.unit[0].upper()}"


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often: `3/year`."""

    times: int
    unit: str
    notation: ClassVar[str] = rf"^{POSITIVE}/(day|week|month|year)$"

    @classmethod
    def parse(cls, notation: str) -> Self:
        if not re.fullmatch(cls.notation, notation):
            raise ValueError(f"“{notation}” is not a frequency; write 3/year (day, week, month)")
        times, _, unit = notation.partition("/")
        return cls(int(times), unit)

    @property
    def canonical(self) -> str:
        return f"{self.times}/{self.unit}"


@dataclass(frozen=True, slots=True)
class LanguageCode:
    """A language, by its BCP 47 code: `ar`."""

    code: str
    notation: ClassVar[str] = r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"

    @classmethod
    def parse(cls, notation: str) -> Self:
        if not re.fullmatch(cls.notation, notation):
            raise ValueError(f"“{notation}” is not a language code; write ar or pt-BR (BCP 47)")
        return cls(notation)

    @property
    def canonical(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class Territory:
    """A country or territory, by its ISO 3166-1 alpha-2 code."""

    code: str
    notation: ClassVar[str] = r"^[A-Z]{2}$"

    @classmethod
    def parse(cls, notation: str) -> Self:
        if not re.fullmatch(cls.notation, notation):
            raise ValueError(f"“{notation}” is not a territory; write FR (ISO 3166-1)")
        return cls(notation)

    @property
    def canonical(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class Place:
    """A city or another place, and the territory it lies in.

    `in_` and `of` are whole phrases, because only a translator knows which
    preposition, article or elision the name takes.
    """

    territory: Territory
    city: Text | None = None
    in_: Text | None = None
    of: Text | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None

    @property
    def canonical(self) -> str:
        return f"{self.city.singular}, {self.territory.code}" if self.city else self.territory.code


@dataclass(frozen=True, slots=True)
class Term:
    """A named thing of the trade, with the forms that grammar asks for."""

    name: Text
    plural: Text | None = None
    masculine: Text | None = None
    feminine: Text | None = None
    definition: Text | None = None

    @property
    def canonical(self) -> str:
        return self.name.singular


@dataclass(frozen=True, slots=True)
class Organization:
    """A body, its acronym, and how its name stands in a sentence."""

    name: Text
    acronym: Text | None = None
    in_: Text | None = None
    of: Text | None = None

    @property
    def canonical(self) -> str:
        return self.name.singular


def within(day: date, from_: PartialDate | None, until: PartialDate | None) -> bool:
    """Whether a day lies in a time: from its first day up to, and not including, its end."""
    return (from_ is None or from_.first_day <= day) and (until is None or day < until.first_day)


@dataclass(frozen=True, slots=True)
class Role:
    """An office held for a time."""

    title: FactRef
    from_: PartialDate | None = None
    until: PartialDate | None = None

    def holds_on(self, day: date) -> bool:
        return within(day, self.from_, self.until)


class Gender(StrEnum):
    """The form that a person's titles take."""

    MASCULINE = "masculine"
    FEMININE = "feminine"


@dataclass(frozen=True, slots=True)
class Person:
    """A human being, by the name that each language's readers know."""

    name: Text
    surname: Text | None = None
    gender: Gender | None = None
    nationality: Territory | None = None
    roles: tuple[Role, ...] = ()

    @property
    def canonical(self) -> str:
        return self.name.singular


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement in words."""

    text: Text

    @property
    def canonical(self) -> str:
        return self.text.singular


@dataclass(frozen=True, slots=True)
class Several:
    """A list of values or of facts; sorted for the reader unless the fact is `ordered`."""

    items: "tuple[Scalar | Passage | FactRef, ...]"

    @property
    def canonical(self) -> str:
        return ", ".join(
            item.id if isinstance(item, FactRef) else item.canonical for item in self.items
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a series: its cells by column."""

    cells: "tuple[tuple[str, Value | FactRef], ...]"

    def get(self, column: str) -> "Value | FactRef | None":
        """The cell, or None where the row has nothing in an optional column."""
        return dict(self.cells).get(column)

    @property
    def canonical(self) -> str:
        return "; ".join(
            cell.id if isinstance(cell, FactRef) else cell.canonical for _, cell in self.cells
        )


Scalar = (
    Count
    | Share
    | Ordinal
    | Quantity
    | Money
    | PartialDate
    | Period
    | Duration
    | Frequency
    | LanguageCode
    | Territory
)
Named = Place | Term | Organization | Person | Passage
Value = Scalar | Named | Several | Row

KINDS: dict[str, type[Scalar | Named | Row]] = {
    "count": Count,
    "share": Share,
    "ordinal": Ordinal,
    "quantity": Quantity,
    "money": Money,
    "date": PartialDate,
    "period": Period,
    "duration": Duration,
    "frequency": Frequency,
    "language": LanguageCode,
    "territory": Territory,
    "place": Place,
    "person": Person,
    "organization": Organization,
    "term": Term,
    "text": Passage,
    "series": Row,
}
"""The kinds of fact, by the name that facts/*.yaml uses."""
