"""The kinds of value that a fact can state."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from factsheet.diagnostics import Location
from factsheet.model.codes import Currency, Identifier, LanguageCode, Territory
from factsheet.model.dates import Duration, Frequency, PartialDate, Period, YearPart
from factsheet.model.named import Organization, Passage, Person, Place, Term
from factsheet.model.notation import Notated
from factsheet.model.numbers import Count, Money, Ordinal, PercentagePoints, Quantity, Rate, Share
from factsheet.model.ranges import BOUNDS, Range, is_range
from factsheet.model.text import FactRef


@dataclass(frozen=True, slots=True)
class Several:
    """A list of values or of facts; sorted for the reader unless the fact is `ordered`."""

    items: "tuple[Scalar | Range | Passage | FactRef, ...]"

    @property
    def canonical(self) -> str:
        return ", ".join(
            item.id if isinstance(item, FactRef) else item.canonical for item in self.items
        )


class Absence(StrEnum):
    """Why a number is missing."""

    NOT_AVAILABLE = "not-available"
    NOT_APPLICABLE = "not-applicable"


ABSENT = {
    **dict.fromkeys(("..", "...", "…"), Absence.NOT_AVAILABLE),
    **dict.fromkeys(("-", "–", "—"), Absence.NOT_APPLICABLE),
}
"""What statistical tables write in place of a number, and what it means."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a series: its cells by column."""

    cells: "tuple[tuple[str, Value | FactRef], ...]"
    absent: tuple[tuple[str, Absence], ...] = ()
    """Why a cell has no number, by column, where the file says it by a sign."""
    places: tuple[Location, ...] = field(default=(), compare=False, repr=False)
    """The place of each cell in a file."""

    def get(self, column: str) -> "Value | FactRef | None":
        """The cell; None if an optional column is empty in this row."""
        for name, cell in self.cells:
            if name == column:
                return cell
        return None

    @property
    def canonical(self) -> str:
        return "; ".join(
            cell.id if isinstance(cell, FactRef) else cell.canonical for _, cell in self.cells
        )


Scalar = (
    Count
    | Share
    | PercentagePoints
    | Rate
    | Ordinal
    | Quantity
    | Money
    | PartialDate
    | Period
    | YearPart
    | Duration
    | Frequency
    | LanguageCode
    | Territory
    | Currency
    | Identifier
)
Named = Place | Term | Organization | Person | Passage
Value = Scalar | Range | Named | Several | Row

KINDS: dict[str, type[Scalar | Named | Row]] = {
    "count": Count,
    "share": Share,
    "points": PercentagePoints,
    "rate": Rate,
    "ordinal": Ordinal,
    "quantity": Quantity,
    "money": Money,
    "date": PartialDate,
    "period": Period,
    "duration": Duration,
    "frequency": Frequency,
    "language": LanguageCode,
    "territory": Territory,
    "currency": Currency,
    "identifier": Identifier,
    "place": Place,
    "person": Person,
    "organization": Organization,
    "term": Term,
    "text": Passage,
    "series": Row,
}
"""The kinds of fact, by the name that facts/*.yaml uses."""

KIND_NAMES: dict[type, str] = {
    **{model: name for name, model in KINDS.items()},
    YearPart: "period",
}
"""The kind of fact that states a value, by the value's type."""


def parse_value(kind: str, notation: str) -> Scalar | Range:
    """Parse the notation of a value of a kind; for numbers also a range, for periods also a name.

    Raises ValueError with a sentence that says what is expected.
    """
    model = KINDS.get(kind)
    if model is None or not issubclass(model, Notated):
        raise ValueError(f"“{kind}” is not a kind of value that is written in one line")
    if is_range(notation) and issubclass(model, BOUNDS):
        return Range.parse(model, notation)
    if model is Period and re.fullmatch(YearPart.notation, notation):
        return YearPart.parse(notation)
    value: Scalar = model.parse(notation)
    return value
