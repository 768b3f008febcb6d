"""Geometry of charts with a scale: shapes of an SVG, and the distances between labels beside it.
Labels are HTML in the flow of the page, because WeasyPrint does not join the letters of an SVG.
Distances are in rem, or per cent of the plot's width. The shapes run from left to right; the page
mirrors them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from math import ceil

from factsheet.edition.blocks import Plot, PlotLine, PlotPlace, PlotPoint, PlotTick
from factsheet.edition.document import Phrase, Run
from factsheet.model.sheet import ChartKind, Width
from factsheet.pages.maplabels import LETTER

UNITS = 16
"""Units of the view box in a rem."""
WIDTHS = {Width.FULL: 51.6, Width.TWO_THIRDS: 33.6, Width.HALF: 24.6, Width.THIRD: 15.6}
"""Width of a block on paper, in rem."""
HEIGHTS = {Width.FULL: 14.0, Width.TWO_THIRDS: 13.0, Width.HALF: 12.0, Width.THIRD: 11.0}
ENDS = {Width.FULL: 0.22, Width.TWO_THIRDS: 0.27, Width.HALF: 0.32, Width.THIRD: 0.0}
"""The share of the width for labels at the ends of lines; a narrow chart has a legend."""
TELEPHONE = 12.0
"""Width of a plot on a phone, in rem."""
LINE = 1.2
"""Height of a line of words beside the plot, in rem."""
LETTERS = 0.9 * float(LETTER)
"""Width of a letter in rem, on average."""
KEY = 2.4
"""Width of the sample of a line before its name, in rem."""
BAND, GROUP = 0.72, 0.92
"""The share of its place that a row's columns take, and the share of that for each column of a
group."""
YEARS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
"""Possible intervals in years between labels."""
FEW = 3
"""Minimum number of labels for which round years are preferred to equal steps."""
POINT = "h0.01"
"""The path of a dot: a very short line with round caps, which stay round at any scale."""


@dataclass(frozen=True, slots=True)
class PlotShape:
    """A path of the drawing; `kind` says how it is drawn, `number` counts lines from 1."""

    kind: str
    number: int
    path: str


@dataclass(frozen=True, slots=True)
class PlotLabel:
    """A label after a gap: in rem down a column, or per cent along the axis."""

    gap: float
    size: float
    """The width along the axis."""
    text: Phrase
    is_extra: bool = False
    """Whether it is omitted on phones."""


@dataclass(frozen=True, slots=True)
class EndLabel:
    """The label at the end of a line."""

    gap: float
    number: int
    name: Phrase | None
    value: Phrase | None


@dataclass(frozen=True, slots=True)
class PlotDrawing:
    """The geometry of a chart."""

    width: float
    height: float
    """The height of the view box."""
    grid: tuple[tuple[float, bool], ...]
    """The scale's lines: the distance from the top, and whether the line is that of zero."""
    shapes: tuple[PlotShape, ...]
    scale: tuple[PlotLabel, ...]
    scale_width: float
    places: tuple[PlotLabel, ...]
    ends: tuple[EndLabel, ...]
    """Labels at the ends of lines; empty if there is a legend."""
    ends_share: float


def draw(plot: Plot, kind: ChartKind, width: Width) -> PlotDrawing:
    """The geometry of a plot in a block of this width."""
    scale_width = max(_length(tick.text) for tick in plot.ticks) + 0.6
    has_ends = kind in (ChartKind.LINES, ChartKind.AREAS)
    share = _ends_share(plot, width) if has_ends else 0.0
    across = WIDTHS[width] * (1 - share) - scale_width
    drawing = _Drawing(plot, kind, across, HEIGHTS[width])
    return PlotDrawing(
        width=round(across * UNITS),
        height=HEIGHTS[width] * UNITS,
        grid=tuple((round(drawing.y(tick.number), 2), not tick.number) for tick in plot.ticks),
        shapes=tuple(drawing.shapes()),
        scale=tuple(_scale(plot.ticks, HEIGHTS[width])),
        scale_width=round(scale_width, 2),
        places=tuple(drawing.labels()),
        ends=tuple(drawing.ends(share * WIDTHS[width])) if share else (),
        ends_share=share,
    )


def _ends_share(plot: Plot, width: Width) -> float:
    """The share of the width for labels at the ends of lines, so that no word is broken."""
    if not ENDS[width]:
        return 0.0
    phrases = [line.name for line in plot.lines if line.name]
    phrases += [point.value for line in plot.lines for point in line.points[-1:] if point]
    longest = max(
        (_length(Phrase((Run(word),))) for one in phrases for word in one.text.split(" ")),
        default=0,
    )
    return min(
        max(ENDS[width], (longest + (KEY if len(plot.lines) > 1 else 0.8)) / WIDTHS[width]), 0.5
    )


class _Drawing:
    def __init__(self, plot: Plot, kind: ChartKind, across: float, height: float) -> None:
        self.plot = plot
        self.kind = kind
        self.across = across
        self.height = height
        self.low, self.high = plot.ticks[0].number, plot.ticks[-1].number
        self.xs = places_along(plot.places, across)
        """The position of each place along the axis, from 0 to 1."""

    def y(self, number: float) -> float:
        """The distance of a number from the top."""
        return self.height * UNITS * (self.high - number) / (self.high - self.low)

    def x(self, place: int) -> float:
        return round(self.across * UNITS) * self.xs[place]

    def shapes(self) -> Iterator[PlotShape]:
        """The shapes, from back to front."""
        for place, here in enumerate(self.plot.places):
            if here.break_ and place:
                x = (self.x(place - 1) + self.x(place)) / 2
                yield PlotShape("break", 0, f"M{x:.2f} 0V{self.height * UNITS:g}")
        draw_line = {
            ChartKind.LINES: self._line,
            ChartKind.AREAS: self._area,
            ChartKind.DOTS: self._dots,
        }.get(self.kind, self._columns)
        for number, line in enumerate(self.plot.lines, 1):
            yield from draw_line(number, line)

    def _line(self, number: int, line: PlotLine) -> Iterator[PlotShape]:
        for run in self._runs(line.points, lambda point: point.low is not None):
            low, high = (
                [(self.x(n), self.y(getattr(line.points[n], end) or 0.0)) for n in run]
                for end in ("low", "high")
            )
            yield PlotShape("band", number, f"{_path([*high, *reversed(low)])}Z")
        for run in self._runs(line.points, lambda point: point.number is not None):
            points = [(self.x(n), self.y(_number(line.points[n]))) for n in run]
            if len(points) > 1:
                yield PlotShape("line", number, _path(points))
            if len(points) == 1 or run[-1] == len(line.points) - 1:
                yield PlotShape("dot", number, f"{_path(points[-1:])}{POINT}")

    def _area(self, number: int, line: PlotLine) -> Iterator[PlotShape]:
        for run in self._runs(line.points, lambda point: point.number is not None):
            ends = [self._stack(number, place) for place in run]
            if None in ends:
                continue
            points = [(self.x(n), self.y(end[1])) for n, end in zip(run, ends, strict=True) if end]
            below = [(self.x(n), self.y(end[0])) for n, end in zip(run, ends, strict=True) if end]
            yield PlotShape("area", number, f"{_path([*points, *reversed(below)])}Z")

    def _dots(self, number: int, line: PlotLine) -> Iterator[PlotShape]:
        for place, point in enumerate(line.points):
            if point:
                x = self.x(place) + self._aside(number)
                yield from self._whisker(number, point, x)
                if point.number is not None:
                    yield PlotShape("dot", number, f"M{x:.2f} {self.y(point.number):.2f}{POINT}")

    def _columns(self, number: int, line: PlotLine) -> Iterator[PlotShape]:
        slot = round(self.across * UNITS) / len(self.xs) * BAND
        parts = 1 if self.plot.is_stacked else len(self.plot.lines)
        half = slot / parts * (GROUP if parts > 1 else 1) / 2
        for place, point in enumerate(line.points):
            ends = self._stack(number, place)
            if point is None or ends is None:
                continue
            x = self.x(place) + (0 if self.plot.is_stacked else self._aside(number))
            low, high = map(self.y, ends)
            path = f"M{x - half:.2f} {low:.2f}V{high:.2f}H{x + half:.2f}V{low:.2f}Z"
            yield PlotShape("column", number, path)
            if not self.plot.is_stacked:
                yield from self._whisker(number, point, x)

    def _aside(self, number: int) -> float:
        """The distance of a group's member from the middle of its place."""
        slot = round(self.across * UNITS) / len(self.xs) * BAND
        return slot * ((number - 0.5) / len(self.plot.lines) - 0.5)

    def _whisker(self, number: int, point: PlotPoint, x: float) -> Iterator[PlotShape]:
        if point.low is None or point.high is None:
            return
        low, high = self.y(point.low), self.y(point.high)
        caps = "".join(f"M{x - 4:.2f} {y:.2f}H{x + 4:.2f}" for y in (low, high))
        yield PlotShape("whisker", number, f"M{x:.2f} {low:.2f}V{high:.2f}{caps}")

    def _stack(self, number: int, place: int) -> tuple[float, float] | None:
        """The start and end of a number's shape: from zero, or from the shape below it. None if
        there is no number or, in a stack, if any is missing, because the sum is unknown.
        """
        points = [line.points[place] for line in self.plot.lines]
        numbers = [point.number if point else None for point in points]
        own = numbers[number - 1]
        if own is None or (self.plot.is_stacked and None in numbers):
            return None
        under = [one for one in numbers[: number - 1] if one is not None and one * own > 0]
        base = sum(under) if self.plot.is_stacked else 0.0
        return base, base + own

    def _runs(
        self, points: Sequence[PlotPoint | None], has: Callable[[PlotPoint], bool]
    ) -> Iterator[list[int]]:
        """The places of consecutive points; a missing point or a break ends a line."""
        run: list[int] = []
        for place, point in enumerate(points):
            is_there = point is not None and has(point)
            if self.kind is ChartKind.AREAS and is_there:
                is_there = self._stack(1, place) is not None
            if run and (not is_there or self.plot.places[place].break_):
                yield run
                run = []
            if is_there:
                run.append(place)
        if run:
            yield run

    def labels(self) -> Iterator[PlotLabel]:
        """Labels of places, each centred in a box; the boxes are adjacent."""
        places = self.plot.places
        chosen = shown(places, self.xs, self.across)
        few = shown(places, self.xs, TELEPHONE)
        end = 0.0
        for n, place in enumerate(chosen):
            x = self.xs[place]
            around = (x - self.xs[one] for one in chosen[max(n - 1, 0) : n + 2] if one != place)
            half = min([*(abs(one) / 2 for one in around), x, 1 - x])
            gap, size = round(100 * (x - half - end), 3), round(200 * half, 3)
            yield PlotLabel(gap, size, places[place].name, place not in few)
            end = x + half

    def ends(self, width: float) -> Iterator[EndLabel]:
        """Labels beside the last point of each line, from top to bottom, without overlaps."""
        found = []
        for number, line in enumerate(self.plot.lines, 1):
            place = next((n for n, one in reversed([*enumerate(line.points)]) if one), None)
            point = line.points[place] if place is not None else None
            if place is None or point is None:
                continue
            ends = self._stack(number, place) if self.kind is ChartKind.AREAS else None
            middle = sum(ends) / 2 if ends else point.number
            middle = ((point.low or 0) + (point.high or 0)) / 2 if middle is None else middle
            words = " ".join(one.text for one in (line.name, point.value) if one)
            lines = ceil((len(words) * LETTERS + KEY) / width)
            found.append((self.y(middle) / UNITS + LINE / 2, lines * LINE, number, point, line))
        found.sort(key=lambda one: one[:3])
        tops = apart([(y, height) for y, height, *_ in found], self.height + LINE)
        end = 0.0
        for top, (_, height, number, point, line) in zip(tops, found, strict=True):
            yield EndLabel(round(max(top - end, 0.0), 3), number, line.name, point.value)
            end = top + height


def places_along(places: Sequence[PlotPlace], across: float) -> list[float]:
    """The position of each place along the axis, from 0 to 1: by its date, or in equal steps.
    `across` is the axis's length in rem. There is room for the labels at both ends.
    """
    moments = [place.moment for place in places if place.moment is not None]
    if len(moments) < len(places) or len(set(moments)) < 2:
        return [(n + 0.5) / len(places) for n in range(len(places))]
    first, last = moments[0], moments[-1]
    widest = max(_length(places[0].name), _length(places[-1].name))
    aside = min(max(widest / 2 / across, 0.01), 0.2)
    return [aside + (1 - 2 * aside) * (one - first) / (last - first) for one in moments]


def shown(places: Sequence[PlotPlace], xs: Sequence[float], across: float) -> list[int]:
    """The places that get a label: all with names, and as many dates as fit."""
    everything = list(range(len(places)))
    if not all(place.is_dated for place in places):
        return everything
    years = [place.name.text.strip("\u2066\u2067\u2069") for place in places]
    round_years = [
        [n for n, year in enumerate(years) if int(year) % step == 0]
        for step in (YEARS if all(map(str.isdecimal, years)) else ())
    ]
    from_the_end = [everything[::-1][::step][::-1] for step in range(1, len(places) + 1)]
    wanted = [chosen for chosen in round_years if len(chosen) >= FEW] + from_the_end
    return next(chosen for chosen in wanted if _is_roomy(chosen, places, xs, across))


def _is_roomy(
    chosen: Sequence[int], places: Sequence[PlotPlace], xs: Sequence[float], across: float
) -> bool:
    return all(
        (xs[other] - xs[one]) * across
        >= (_length(places[one].name) + _length(places[other].name)) / 2 + 0.8
        for one, other in pairwise(chosen)
    )


def apart(boxes: Sequence[tuple[float, float]], room: float) -> list[float]:
    """The tops of boxes without overlaps, each as near as possible to its wanted middle. Boxes are
    given by middle and height, from top to bottom. Those that would overlap are stacked around the
    mean of their wanted places.
    """
    blocks: list[tuple[float, float, int]] = []
    for middle, height in boxes:
        top, high, count = middle - height / 2, height, 1
        while blocks and blocks[-1][0] + blocks[-1][1] > top:
            above, taller, more = blocks.pop()
            top = (above * more + (top - taller) * count) / (more + count)
            high, count = taller + high, more + count
        blocks.append((max(top, 0.0), high, count))
    tops: list[float] = []
    heights = iter(boxes)
    for first, _, count in blocks:
        top = first
        for _, height in islice(heights, count):
            tops.append(top)
            top += height
    limit = room
    for n in reversed(range(len(tops))):
        tops[n] = max(min(tops[n], limit - boxes[n][1]), 0.0)
        limit = tops[n]
    return tops


def _scale(ticks: Sequence[PlotTick], height: float) -> Iterator[PlotLabel]:
    """The labels of a scale from top to bottom, each centred at its line."""
    gap = height / (len(ticks) - 1) - LINE
    for n, tick in enumerate(reversed(ticks)):
        yield PlotLabel(round(gap, 3) if n else 0.0, LINE, tick.text)


def _number(point: PlotPoint | None) -> float:
    return (point.number if point else None) or 0.0


def _length(words: Phrase) -> float:
    """The length of words on one line, in rem."""
    return sum(sign not in "\u2066\u2067\u2068\u2069" for sign in words.text) * LETTERS


def _path(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points)
