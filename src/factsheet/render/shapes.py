"""Geometry of charts and maps: numbers in, paths, lengths and points out, no HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import cos, pi, sin

from factsheet.localize.document import FactView, Phrase, RowView
from factsheet.model.named import Place
from factsheet.model.values import Value
from factsheet.render.worldmap import project

RADIUS, HOLE = 50.0, 37.0
GAP = 0.006
"""White between two slices, as a share of the circle."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A fact's part of a donut; what no fact accounts for has none."""

    fact: FactView | None
    path: str
    """SVG path data in a box of 100 by 100, clockwise from the top."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A fact's bar."""

    fact: FactView
    length: str
    """CSS percentage of the longest bar."""


def donut(facts: Sequence[FactView], total: FactView | None = None) -> tuple[Slice, ...]:
    """Slices in the order of the facts, and one without a fact for what they leave.

    Shares are parts of one; counts are parts of `total` or, without it, of their sum.
    """
    numbers = [max(fact.number or 0.0, 0.0) for fact in facts]
    whole = _whole(facts, numbers, total)
    if whole <= 0:
        return ()
    slices, start = [], 0.0
    for fact, number in zip(facts, numbers, strict=True):
        end = min(start + number / whole, 1.0)
        slices.append(Slice(fact, _ring(start, end)))
        start = end
    if start < 1 - GAP:
        slices.append(Slice(None, _ring(start, 1.0)))
    return tuple(slices)


def _whole(facts: Sequence[FactView], numbers: list[float], total: FactView | None) -> float:
    amount = sum(numbers)
    if all(fact.kind == "share" for fact in facts):
        return max(amount, 1.0)
    return max(amount, (total.number if total else None) or 0.0)


def _ring(start: float, end: float) -> str:
    """The part of the ring between two shares of the circle."""
    if end - start > 1 - GAP:
        return f"{_ring(0, 0.5)} {_ring(0.5, 1)}"
    start, end = start + GAP / 2, max(end - GAP / 2, start + GAP / 2)
    large = int(end - start > 0.5)
    outer = f"M{_point(RADIUS, start)} A{RADIUS:g} {RADIUS:g} 0 {large} 1 {_point(RADIUS, end)}"
    inner = f"L{_point(HOLE, end)} A{HOLE:g} {HOLE:g} 0 {large} 0 {_point(HOLE, start)}"
    return f"{outer} {inner} Z"


def _point(radius: float, share: float) -> str:
    angle = 2 * pi * share
    return f"{50 + radius * sin(angle):.3f} {50 - radius * cos(angle):.3f}"


def bars(facts: Sequence[FactView]) -> tuple[Bar, ...]:
    """A bar for each fact that has a number, relative to the largest."""
    numbered = [(fact, max(fact.number, 0.0)) for fact in facts if fact.number is not None]
    longest = max((number for _, number in numbered), default=0.0) or 1.0
    return tuple(Bar(fact, f"{100 * number / longest:.4g}%") for fact, number in numbered)


MARKERS = (
    "M-18 0A18 18 0 1 1 18 0A18 18 0 1 1-18 0Z",
    "M-16-16H16V16H-16Z",
    "M0-21L20 15H-20Z",
    "M0-22L22 0L0 22L-22 0Z",
    "M-7-19H7V-7H19V7H7V19H-7V7H-19V-7H-7Z",
)
"""Path data of markers about the origin: disc, square, triangle, diamond, cross."""


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place of a group, and its point on the map where its coordinates are known."""

    name: Phrase
    point: tuple[Decimal, Decimal] | None


@dataclass(frozen=True, slots=True)
class MapGroup:
    """Places that one marker stands for."""

    name: Phrase
    marker: str
    """SVG path data about the origin."""
    places: tuple[MapPlace, ...]


def map_groups(series: FactView, place: str, group: str) -> tuple[MapGroup, ...]:
    """The rows of a series by group, in the order in which groups and rows come."""
    rows: dict[str, list[RowView]] = {}
    for row in series.rows:
        if place in row.cells and group in row.cells:
            rows.setdefault(row.values[group].canonical, []).append(row)
    return tuple(
        MapGroup(
            _heading(members, group),
            MARKERS[number % len(MARKERS)],
            tuple(MapPlace(row.cells[place], _point_of(row.values[place])) for row in members),
        )
        for number, members in enumerate(rows.values())
    )


def _heading(members: list[RowView], group: str) -> Phrase:
    """The group's name, in the plural where it has several members and the term has one."""
    name = members[0].cells[group]
    return members[0].plurals.get(group, name) if len(members) > 1 else name


def _point_of(value: Value) -> tuple[Decimal, Decimal] | None:
    if not isinstance(value, Place) or value.latitude is None or value.longitude is None:
        return None
    return project(value.latitude, value.longitude)
