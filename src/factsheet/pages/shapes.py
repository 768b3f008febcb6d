"""Geometry of charts and maps: turn numbers into paths, lengths and points, without HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import cos, floor, pi, sin

from factsheet.edition.document import FactView, Phrase, RowView
from factsheet.model.named import Place
from factsheet.model.sheet import Inset
from factsheet.model.values import Value
from factsheet.pages.maplabels import WHOLE, Enlarged, Label, LabelBox, Point, Taken, place_label
from factsheet.pages.worldmap import project

RADIUS, HOLE = 50.0, 37.0
GAP = 0.006
"""Gap between two slices, as a share of the circle."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A slice of a donut. It has no fact if it is the part that no fact accounts for."""

    fact: FactView | None
    path: str
    """SVG path data in a box of 100 by 100, clockwise from the top."""


def donut(facts: Sequence[FactView], total: FactView | None = None) -> tuple[Slice, ...]:
    """Slices in the order of the facts, and one without a fact for the remainder.

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


MARKERS = (
    "M-18 0A18 18 0 1 1 18 0A18 18 0 1 1-18 0Z",
    "M-16-16H16V16H-16Z",
    "M0-21L20 15H-20Z",
    "M0-22L22 0L0 22L-22 0Z",
    "M-7-19H7V-7H19V7H7V19H-7V7H-19V-7H-7Z",
)
"""Path data of markers about the origin: disc, square, triangle, diamond, cross."""


APART = 42
"""Minimum distance between the centres of two markers, which are up to 40 units wide."""
DOT = 14
"""Half the size of the dot for a place whose marker is in the inset."""
STEPS_ASIDE = tuple(
    (Decimal(distance), Decimal(sine), Decimal(cosine))
    for distance in (45, 60, 80, 105)
    for sine, cosine in (
        *(("0", "-1"), ("0.7071", "-0.7071"), ("1", "0"), ("0.7071", "0.7071")),
        *(("0", "1"), ("-0.7071", "0.7071"), ("-1", "0"), ("-0.7071", "-0.7071")),
    )
)
"""Alternative positions of a marker, the nearest first: to the north, then clockwise."""


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place of a group, and its point on the map where its coordinates are known."""

    name: Phrase
    point: Point | None
    marker_at: Point | None = None
    """Position of its marker: at the point, in the inset, or moved aside for another marker."""
    place_at: Point | None = None
    """The point, or its position in the inset."""
    label: Label | None = None
    """Position of `short` beside the marker, if there is room."""
    short: Phrase | None = None

    @property
    def is_aside(self) -> bool:
        """Whether a line is needed from the marker to the place."""
        return self.marker_at != self.place_at

    @property
    def is_enlarged(self) -> bool:
        """Whether its marker is in the inset."""
        return self.place_at != self.point


@dataclass(frozen=True, slots=True)
class MapGroup:
    """Places that share a type of marker."""

    name: Phrase
    marker: str
    """SVG path data about the origin."""
    places: tuple[MapPlace, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """A map: its places by group, and the enlarged region."""

    groups: tuple[MapGroup, ...]
    inset: Enlarged | None


def map_view(
    series: FactView,
    place: str,
    group: str,
    inset: Inset | None = None,
    direction: str | None = None,
) -> MapView:
    """The rows of a series by group, in their order.

    Labels are placed only if the page's `direction` is given.
    """
    rows: dict[str, list[RowView]] = {}
    for row in series.rows:
        if place in row.cells and group in row.cells:
            rows.setdefault(row.values[group].canonical, []).append(row)
    drawn = [row for members in rows.values() for row in members]
    points = {row.id: point for row in drawn if (point := _point_of(row.values[place]))}
    enlarged = Enlarged.of(region_of(inset), points.values()) if inset and inset.is_region else None
    shown = {
        name: enlarged.shown(point) if enlarged and enlarged.region.holds(point) else point
        for name, point in points.items()
    }
    markers = _markers(shown, enlarged.frame if enlarged else None)
    sides = {"ltr": (False, True), "rtl": (True, False)}.get(direction or "", ())
    tried = [_labels(drawn, markers, points, enlarged, west_first) for west_first in sides]
    labels = max(tried, key=len, default={})  # the first of the best: the page's own side
    groups = tuple(
        MapGroup(
            _heading(members, group),
            MARKERS[number % len(MARKERS)],
            tuple(
                MapPlace(
                    row.cells[place],
                    points.get(row.id),
                    markers.get(row.id),
                    shown.get(row.id),
                    labels.get(row.id),
                    row.label,
                )
                for row in members
            ),
        )
        for number, members in enumerate(rows.values())
    )
    return MapView(groups, enlarged)


def region_of(inset: Inset) -> LabelBox:
    """The smallest box of the map that contains the region's corners and sides."""
    middle = (inset.north + inset.south) / 2
    points = [
        project(latitude, longitude)
        for latitude in (inset.north, middle, inset.south)
        for longitude in (inset.west, inset.east)
    ]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return LabelBox(min(xs), min(ys), max(xs), max(ys))


def _labels(
    rows: Sequence[RowView],
    markers: Mapping[str, Point],
    points: Mapping[str, Point],
    enlarged: Enlarged | None,
    west_first: bool,
) -> dict[str, Label]:
    """Labels by row id, clear of markers, dots, the inset and each other."""
    dots = [point for point in points.values() if enlarged and enlarged.region.holds(point)]
    boxes = [LabelBox.around(marker, Decimal(APART) / 2) for marker in markers.values()]
    boxes += [LabelBox.around(point, Decimal(DOT)) for point in (*dots, *points.values())]
    outside = Taken([*boxes, *([enlarged.frame] if enlarged else ())])
    inside = Taken(boxes)
    found = {}
    for row in rows:
        if row.id in markers and row.label:
            is_inside = enlarged is not None and enlarged.frame.holds(markers[row.id])
            taken = inside if is_inside else outside
            bounds = enlarged.frame if enlarged and is_inside else WHOLE
            text = row.label.text
            if label := place_label(text, markers[row.id], taken, west_first, bounds):
                found[row.id] = label
    return found


def _markers(points: Mapping[str, Point], frame: LabelBox | None) -> dict[str, Point]:
    """The position of each place's marker, such that markers do not overlap.

    A marker that would touch an earlier one is moved aside, on the same side of the inset's frame.
    If there is no room, it stays.
    """
    placed, waiting = _Spread(), _Spread()
    found: dict[str, Point] = {}
    for point in points.values():
        waiting.add(point)
    for name, point in points.items():
        waiting.remove(point)
        aside = ((point[0] + d * sine, point[1] + d * cosine) for d, sine, cosine in STEPS_ASIDE)
        free = (
            one
            for one in aside
            if placed.is_free(one) and waiting.is_free(one) and _may_stand(one, point, frame)
        )
        found[name] = point if placed.is_free(point) else next(free, point)
        placed.add(found[name])
    return found


class _Spread:
    """Points by grid cell, so that only neighbouring cells are searched."""

    def __init__(self) -> None:
        self._squares: dict[tuple[int, int], list[Point]] = {}

    def add(self, point: Point) -> None:
        self._squares.setdefault(self._square(point), []).append(point)

    def remove(self, point: Point) -> None:
        self._squares[self._square(point)].remove(point)

    def is_free(self, point: Point) -> bool:
        """Whether no point is nearer than `APART`."""
        column, line = self._square(point)
        return all(
            (point[0] - other[0]) ** 2 + (point[1] - other[1]) ** 2 >= APART**2
            for x in (column - 1, column, column + 1)
            for y in (line - 1, line, line + 1)
            for other in self._squares.get((x, y), ())
        )

    def _square(self, point: Point) -> tuple[int, int]:
        return floor(point[0] / APART), floor(point[1] / APART)


def _may_stand(marker: Point, point: Point, frame: LabelBox | None) -> bool:
    """Whether a marker lies fully on the map, on the same side of the frame as its place."""
    half = Decimal(APART) / 2
    box = LabelBox.around(marker, half)
    if frame is None or not frame.holds(point):
        return WHOLE.encloses(box) and not (frame and frame.meets(box))
    return frame.encloses(box)


def _heading(members: list[RowView], group: str) -> Phrase:
    """The group's name, in the plural if it has several members and its term has a plural."""
    name = members[0].cells[group]
    return members[0].plurals.get(group, name) if len(members) > 1 else name


def _point_of(value: Value) -> Point | None:
    if not isinstance(value, Place) or value.latitude is None or value.longitude is None:
        return None
    return project(value.latitude, value.longitude)
