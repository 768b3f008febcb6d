"""Lengths of bars on one scale: single, grouped or stacked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factsheet.edition.blocks import Plot, PlotPoint
from factsheet.edition.document import FactView, Phrase


@dataclass(frozen=True, slots=True)
class Bar:
    """A fact's bar."""

    fact: FactView
    start: str
    """CSS percentage of the scale, from the start side to the nearer end."""
    length: str
    """CSS percentage of the scale."""
    is_negative: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars on one scale."""

    bars: tuple[Bar, ...]
    is_divided: bool
    """Whether some are negative: a line then marks zero, with bars on both sides."""


@dataclass(frozen=True, slots=True)
class BarPart:
    """A bar of a group, or a part of one that is stacked."""

    number: int
    point: PlotPoint
    start: str
    """CSS percentage of the scale before it; in a stack, only of the first part."""
    length: str
    is_negative: bool


@dataclass(frozen=True, slots=True)
class BarRow:
    """The bars of one row."""

    name: Phrase
    parts: tuple[BarPart, ...]
    drawn: tuple[BarPart, ...]
    """The same from left to right. In a stack, negative parts come first, from the outermost; a
    stack with a missing part, whose sum is unknown, is empty."""


@dataclass(frozen=True, slots=True)
class GroupedBars:
    """Bars of several columns on one scale."""

    rows: tuple[BarRow, ...]
    is_divided: bool
    """Whether some are negative."""


class _Scale:
    """A scale from the smallest number to the largest that includes zero."""

    def __init__(self, numbers: Iterable[float]) -> None:
        ends = [0.0, *numbers]
        self.low = min(ends)
        self.extent = (max(ends) - self.low) or 1.0

    @property
    def is_divided(self) -> bool:
        """Whether some numbers are negative."""
        return self.low < 0

    def before(self, number: float) -> str:
        """The length of the scale up to a number, as a CSS percentage."""
        return self._percent(number - self.low)

    def length(self, number: float) -> str:
        return self._percent(abs(number))

    def _percent(self, length: float) -> str:
        return f"{100 * (length / self.extent):.4g}%"


def bars(facts: Sequence[FactView]) -> Bars:
    """A bar for each fact that has a number, on a scale from the smallest to the largest.

    Zero is on the scale. A negative bar ends there, and any other begins there.
    """
    numbered = [(fact, fact.number) for fact in facts if fact.number is not None]
    scale = _Scale(number for _, number in numbered)
    drawn = tuple(
        Bar(fact, scale.before(min(number, 0.0)), scale.length(number), number < 0)
        for fact, number in numbered
    )
    return Bars(drawn, scale.is_divided)


def grouped_bars(plot: Plot) -> GroupedBars:
    """The bars of each place, on a scale from the smallest to the largest, with zero on it."""
    by_place = [
        [(n, point) for n, point in enumerate(column, 1) if point and point.number is not None]
        for column in zip(*(line.points for line in plot.lines), strict=True)
    ]
    sums = [
        sum(_number(point) for _, point in parts if (_number(point) < 0) is is_negative)
        for parts in by_place
        for is_negative in (False, True)
    ]
    single = [_number(point) for parts in by_place for _, point in parts]
    scale = _Scale(sums if plot.is_stacked else single)
    rows = []
    for place, parts in zip(plot.places, by_place, strict=True):
        made = tuple(
            BarPart(
                n,
                point,
                scale.before(min(_number(point), 0.0)),
                scale.length(_number(point)),
                _number(point) < 0,
            )
            for n, point in parts
        )
        drawn = made
        if plot.is_stacked:
            is_whole = len(made) == len(plot.lines)
            below = [one for one in made if one.is_negative]
            ordered = [*reversed(below), *(one for one in made if not one.is_negative)]
            lowest = sum(_number(one.point) for one in below)
            start = scale.before(lowest) if lowest != scale.low else ""
            drawn = tuple(
                replace(one, start="" if n else start)
                for n, one in enumerate(ordered if is_whole else ())
            )
        rows.append(BarRow(place.name, made, drawn))
    return GroupedBars(tuple(rows), scale.is_divided)


def _number(point: PlotPoint) -> float:
    return point.number or 0.0
