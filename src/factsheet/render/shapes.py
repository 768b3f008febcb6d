"""Geometry of charts and maps: numbers in, paths, lengths and points out, no HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import cos, pi, sin

from factsheet.localize.document import FactView, Phrase, RowView
from factsheet.model.named import Place
from factsheet.model.values import Value
from factsheet.render.worldmap import HEIGHT, WIDTH, project

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
    start: str
    """CSS percentage of the scale, from the side where lines begin to the nearer end."""
    length: str
    """CSS percentage of the scale."""
    is_negative: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars on one scale."""

    bars: tuple[Bar, ...]
    is_divided: bool
    """Whether some are negative: then a line marks zero, and bars grow to both sides."""


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


def bars(facts: Sequence[FactView]) -> Bars:
    """A bar for each fact that has a number, on a scale from the smallest to the largest.

    Zero is on the scale. A negative bar ends there, and any other begins there.
    """
    numbered = [(fact, fact.number) for fact in facts if fact.number is not None]
    low = min((number for _, number in numbered), default=0.0)
    high = max((number for _, number in numbered), default=0.0)
    low, high = min(low, 0.0), max(high, 0.0)
    scale = (high - low) or 1.0
    drawn = tuple(
        Bar(
            fact,
            _percent((min(number, 0.0) - low) / scale),
            _percent(abs(number) / scale),
            number < 0,
        )
        for fact, number in numbered
    )
    return Bars(drawn, low < 0)


def _percent(share: float) -> str:
    return f"{100 * share:.4g}%"


MARKERS = (
    "M-18 0A18 18 0 1 1 18 0A18 18 0 1 1-18 0Z",
    "M-16-16H16V16H-16Z",
    "M0-21L20 15H-20Z",
    "M0-22L22 0L0 22L-22 0Z",
    "M-7-19H7V-7H19V7H7V19H-7V7H-19V-7H-7Z",
)
"""Path data of markers about the origin: disc, square, triangle, diamond, cross."""


Point = tuple[Decimal, Decimal]
"""In units of the map's view box."""
APART = 42
"""Between the middles of two markers that can be told apart: they are up to 40 units wide."""
STEPS_ASIDE = tuple(
    (Decimal(distance), Decimal(sine), Decimal(cosine))
    for distance in (45, 60, 80, 105)
    for sine, cosine in (
        *(("0", "-1"), ("0.7071", "-0.7071"), ("1", "0"), ("0.7071", "0.7071")),
        *(("0", "1"), ("-0.7071", "0.7071"), ("-1", "0"), ("-0.7071", "-0.7071")),
    )
)
"""Where a marker may stand instead, the nearest first: to the north, then clockwise."""


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place of a group, and its point on the map where its coordinates are known."""

    name: Phrase
    point: Point | None
    marker_at: Point | None = None
    """Where its marker stands: at the point, or aside where another marker is in the way."""

    @property
    def is_aside(self) -> bool:
        """Whether a line has to lead from the marker to the place."""
        return self.marker_at != self.point


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
    markers = _markers(rows, place)
    return tuple(
        MapGroup(
            _heading(members, group),
            MARKERS[number % len(MARKERS)],
            tuple(
                MapPlace(row.cells[place], _point_of(row.values[place]), markers.get(row.id))
                for row in members
            ),
        )
        for number, members in enumerate(rows.values())
    )


def _markers(rows: Mapping[str, Sequence[RowView]], place: str) -> dict[str, Point]:
    """Where the marker of each row stands, by the row's id. None hides another.

    A marker that would touch one before it steps aside; where there is no room, it stays.
    """
    taken: list[Point] = []
    found: dict[str, Point] = {}
    points = {
        row.id: point
        for members in rows.values()
        for row in members
        if (point := _point_of(row.values[place]))
    }
    for name, point in points.items():
        others = [other for key, other in points.items() if key not in found and key != name]
        aside = ((point[0] + d * sine, point[1] + d * cosine) for d, sine, cosine in STEPS_ASIDE)
        free = (one for one in aside if _is_free(one, [*taken, *others]) and _is_on_map(one))
        found[name] = point if _is_free(point, taken) else next(free, point)
        taken.append(found[name])
    return found


def _is_free(point: Point, others: Sequence[Point]) -> bool:
    return all(
        (point[0] - other[0]) ** 2 + (point[1] - other[1]) ** 2 >= APART**2 for other in others
    )


def _is_on_map(point: Point) -> bool:
    half = APART // 2
    return half <= point[0] <= WIDTH - half and half <= point[1] <= HEIGHT - half


def _heading(members: list[RowView], group: str) -> Phrase:
    """The group's name, in the plural where it has several members and the term has one."""
    name = members[0].cells[group]
    return members[0].plurals.get(group, name) if len(members) > 1 else name


def _point_of(value: Value) -> Point | None:
    if not isinstance(value, Place) or value.latitude is None or value.longitude is None:
        return None
    return project(value.latitude, value.longitude)
