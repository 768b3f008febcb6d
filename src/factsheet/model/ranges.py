"""Ranges between two values of one kind, and estimates."""

import re
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, Generic, TypeVar, get_args

from factsheet.diagnostics import excerpt
from factsheet.model.dates import Duration
from factsheet.model.numbers import Count, Money, PercentagePoints, Quantity, Rate, Share

Bound = Count | Share | PercentagePoints | Rate | Quantity | Money | Duration
BOUNDS: tuple[type[Bound], ...] = get_args(Bound)
"""Kinds whose values can be the bounds of a range."""
SEPARATOR = ".."

_NumberT = TypeVar("_NumberT", bound=Decimal | Fraction)
_ESTIMATE = re.compile(r"(?P<best>[^()]+) \((?P<bounds>[^()]+)\)(?P<unit>[^()]*)")
_BEGIN = re.compile("-?P?[0-9]")
_UNIT = re.compile(r"(?<=[0-9])(%|/[0-9]+| \S+)$")
"""The unit, which is written once, after the last number."""


@dataclass(frozen=True, slots=True)
class Span(Generic[_NumberT]):
    """The numbers of a range, the smaller one first."""

    low: _NumberT
    high: _NumberT

    def __str__(self) -> str:
        return f"{self.low}{SEPARATOR}{self.high}"


Counted = Decimal | Span[Decimal]
"""What selects a plural form: a number, or both numbers of a range."""


@dataclass(frozen=True, slots=True)
class Range:
    """From one value to another, as `10..20 length-kilometer`; an estimate also has a best value,
    as `263 (240..289)`. The unit is written once, at the end."""

    low: Bound
    high: Bound
    best: Bound | None = None

    @classmethod
    def parse(cls, kind: type[Bound], notation: str) -> "Range":
        """A range of a kind. Raises ValueError with a sentence that says what is expected."""
        estimate = _ESTIMATE.fullmatch(notation)
        if estimate is None:
            found = _bounds(kind, notation)
        else:
            best, bounds, unit = estimate.group("best", "bounds", "unit")
            found = replace(_bounds(kind, f"{bounds}{unit}"), best=kind.parse(f"{best}{unit}"))
        parts = [part for part in (found.low, found.best, found.high) if part]
        numbers = [_number(part) for part in parts]
        if numbers != sorted(numbers) or found.low == found.high:
            raise ValueError(
                f"“{excerpt(notation)}” is not in order; write the smaller number first, "
                "and an estimate between the two"
            )
        if len({(_unit_of(part), getattr(part, "unit", None)) for part in parts}) > 1:
            raise ValueError(f"“{excerpt(notation)}” has two units; a range has one")
        return found

    @property
    def canonical(self) -> str:
        unit = _unit_of(self.high)
        low, high, best = (
            part.canonical.removesuffix(unit) if part else ""
            for part in (self.low, self.high, self.best)
        )
        bounds = f"{low}{SEPARATOR}{high}"
        return f"{best} ({bounds}){unit}" if best else f"{bounds}{unit}"

    @property
    def spanning(self) -> Any:
        """The low value with a `Span` instead of its number, for formatters."""
        name = _number_field(self.low)
        numbers: Any = Span(getattr(self.low, name), getattr(self.high, name))
        return replace(self.low, **{name: numbers})

    @property
    def best_number(self) -> Decimal | Fraction | int | None:
        """The number of the best value, if there is one."""
        number: Decimal | Fraction | int | None = None
        if self.best:
            number = getattr(self.best, _number_field(self.best))
        return number


def values_of_range(canonical: str) -> tuple[str, ...]:
    """The canonical values of a range: both bounds, and the best value of an estimate. Empty for
    other values."""
    estimate = _ESTIMATE.fullmatch(canonical)
    best, bounds, unit = (
        estimate.group("best", "bounds", "unit") if estimate else ("", canonical, "")
    )
    low, _, high = bounds.partition(SEPARATOR)
    if not (_BEGIN.match(low) and _BEGIN.match(high)):
        return ()
    if not estimate and "/" not in low and (found := _UNIT.search(high)):
        unit, high = found[0], high.removesuffix(found[0])
    return tuple(f"{part}{unit}" for part in (low, best, high) if part)


def is_range(notation: str) -> bool:
    """Whether a notation is meant to be a range."""
    return SEPARATOR in notation


def _bounds(kind: type[Bound], notation: str) -> Range:
    low, _, high = notation.partition(SEPARATOR)
    unit = _UNIT.search(high)
    if unit and not re.fullmatch(kind.notation, low):
        low = f"{low}{unit[0]}"
    return Range(kind.parse(low), kind.parse(high))


def _unit_of(value: Bound) -> str:
    """The end of a canonical value that names its unit."""
    match value:
        case Quantity(unit=unit) | Money(currency=unit):
            return f" {unit}"
        case Rate(base=base):
            return f"/{base:f}"
    return ""


def _number_field(value: Bound) -> str:
    return fields(value)[0].name


def _number(value: Bound) -> Fraction:
    return Fraction(getattr(value, _number_field(value)))


def amount_of(value: object) -> Fraction | None:
    """The exact number of a value of one of the kinds `AMOUNTS`, in its unit.

    Of an estimate it is the best one. None for a range, and for any other value.
    """
    match value:
        case Range(best=best):
            return amount_of(best)
        case Share(number) | Money(number):
            return Fraction(number)
        case Count(number) | PercentagePoints(number) | Rate(number) | Quantity(number):
            return Fraction(number)
    return None
