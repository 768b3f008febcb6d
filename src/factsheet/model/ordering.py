"""Rows of a series in the order of the numbers or dates in a column."""

from collections.abc import Iterable
from fractions import Fraction

from factsheet.model.dates import PartialDate, Period, YearPart
from factsheet.model.facts import Statement
from factsheet.model.numbers import (
    AMOUNTS,
    Ordinal,
    Rate,
)
from factsheet.model.ranges import Range, amount_of
from factsheet.model.text import FactRef
from factsheet.model.values import Row, Value

BY_VALUE = (*AMOUNTS, "ordinal", "date", "period")
"""Kinds whose values have a natural order."""


def by_value(rows: Iterable[Statement], column: str, *, descending: bool) -> list[Statement]:
    """The rows by the values of a column. Equal ones keep their order, empty cells come last.

    A range counts as its best value, else as its lower bound.
    """
    sized, empty = [], []
    for row in rows:
        cell = row.value.get(column) if isinstance(row.value, Row) else None
        number = size(cell) if cell is not None else None
        if number is None:
            empty.append(row)
        else:
            sized.append((number, row))
    sized.sort(key=lambda one: one[0], reverse=descending)
    return [*(row for _, row in sized), *empty]


def size(value: Value | FactRef) -> Fraction | int | None:
    """The number by which a value is ordered among others of its kind; None if it has none."""
    match value:
        case Range(low, _, best):
            return size(best or low)
        case Ordinal(number):
            return number
        case Rate(number, per):
            return Fraction(number) / Fraction(per)
        case PartialDate() as day:
            return day.first_day.toordinal()
        case Period() | YearPart():
            return value.start.first_day.toordinal()
    return amount_of(value)
