"""Place the labels of a map's markers without overlaps, and place its inset.

Widths are estimates on the generous side, so that a page is the same on any machine.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import floor
from unicodedata import combining, east_asian_width

from factsheet.pages.worldmap import HEIGHT, WIDTH

Point = tuple[Decimal, Decimal]
"""In units of the map's view box."""
EM = 53
"""Font size of labels on paper, in a map beside its legend; on screens it is smaller."""
LETTER, WIDE_LETTER = Decimal("0.58"), Decimal("1.05")
"""Width of a letter in em, on average, and of one that fills a square."""
HALF_LINE = Decimal("0.62") * EM
PLACES = tuple(
    (Decimal(down), Decimal(away))
    for down, away in (("0", 30), ("-0.6", 22), ("0.6", 22), ("-1.1", -15), ("1.1", -15))
)
"""Possible places of a label: distances below and beside its marker, in em."""
CELL = 64
"""Edge length of the grid cells in which occupied boxes are looked up."""
FRAMES = tuple(
    (Decimal(x), Decimal(y)) for x, y in ((8, 512), (1552, 512), (820, 512), (8, 8), (1552, 8))
)
"""Possible places of an inset: first the South Pacific, which is mostly empty."""
FRAME_WIDTH, FRAME_HEIGHT = Decimal(440), Decimal(350)
"""Maximum size of an inset."""


@dataclass(frozen=True, slots=True)
class LabelBox:
    """A rectangle."""

    left: Decimal
    top: Decimal
    right: Decimal
    bottom: Decimal

    def meets(self, other: "LabelBox") -> bool:
        is_beside = self.right <= other.left or other.right <= self.left
        return not (is_beside or self.bottom <= other.top or other.bottom <= self.top)

    def holds(self, point: Point) -> bool:
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def encloses(self, other: "LabelBox") -> bool:
        return self.holds((other.left, other.top)) and self.holds((other.right, other.bottom))

    @classmethod
    def around(cls, point: Point, half: Decimal) -> "LabelBox":
        x, y = point
        return cls(x - half, y - half, x + half, y + half)


WHOLE = LabelBox(Decimal(0), Decimal(0), Decimal(WIDTH), Decimal(HEIGHT))


class Taken:
    """Occupied boxes by grid cell, so that a lookup does not depend on the number of boxes as long
    as they do not overlap."""

    def __init__(self, boxes: Iterable[LabelBox] = ()) -> None:
        self._squares: dict[tuple[int, int], list[LabelBox]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: LabelBox) -> None:
        for square in _squares(box):
            self._squares.setdefault(square, []).append(box)

    def has_room(self, box: LabelBox) -> bool:
        return not any(
            box.meets(other) for square in _squares(box) for other in self._squares.get(square, ())
        )


def _squares(box: LabelBox) -> Iterator[tuple[int, int]]:
    for x in range(floor(box.left / CELL), floor(box.right / CELL) + 1):
        for y in range(floor(box.top / CELL), floor(box.bottom / CELL) + 1):
            yield x, y


@dataclass(frozen=True, slots=True)
class Label:
    """The position of a label in percentages of the picture, for CSS."""

    x: str
    """Its nearer end, from the left; from the right if the label is west of its marker."""
    y: str
    """Its middle, from the top."""
    is_west: bool


def place_label(
    text: str, marker: Point, taken: Taken, west_first: bool, bounds: LabelBox = WHOLE
) -> Label | None:
    """Occupy the first free place beside a marker; None if there is none."""
    width = EM * sum(map(_width, text), Decimal(0))
    x, y = marker
    for down, away in PLACES:
        middle = y + down * EM
        for is_west in (west_first, not west_first):
            near = x - away if is_west else x + away
            left = near - width if is_west else near
            box = LabelBox(left, middle - HALF_LINE, left + width, middle + HALF_LINE)
            if bounds.encloses(box) and taken.has_room(box):
                taken.add(box)
                end = WIDTH - near if is_west else near
                return Label(_percent(end, WIDTH), _percent(middle, HEIGHT), is_west)
    return None


def _width(letter: str) -> Decimal:
    if combining(letter) or letter in "\u2066\u2067\u2068\u2069":
        return Decimal(0)
    return WIDE_LETTER if east_asian_width(letter) in "WF" else LETTER


def _percent(part: Decimal, whole: int) -> str:
    return f"{(100 * part / whole).quantize(Decimal('0.01'))}%"


@dataclass(frozen=True, slots=True)
class Enlarged:
    """A region of the map, and the frame of the inset that shows it larger."""

    region: LabelBox
    frame: LabelBox
    scale: Decimal

    @classmethod
    def of(cls, region: LabelBox, markers: Iterable[Point]) -> "Enlarged":
        """Place a region in the first frame without markers, as large as the frame permits."""
        points = [point for point in markers if not region.holds(point)]
        width, height = region.right - region.left, region.bottom - region.top
        scale = min(FRAME_WIDTH / width, FRAME_HEIGHT / height).quantize(Decimal("0.01"))
        frames = [LabelBox(x, y, x + width * scale, y + height * scale) for x, y in FRAMES]
        free = (
            one
            for one in frames
            if not one.meets(region) and not any(one.holds(point) for point in points)
        )
        return cls(region, next(free, frames[0]), scale)

    def shown(self, point: Point) -> Point:
        """The position in the frame of a point of the region."""
        return (
            self.frame.left + (point[0] - self.region.left) * self.scale,
            self.frame.top + (point[1] - self.region.top) * self.scale,
        )

    @property
    def transform(self) -> str:
        """The SVG transform from the map to the frame."""
        x = self.frame.left - self.region.left * self.scale
        y = self.frame.top - self.region.top * self.scale
        cent = Decimal("0.01")
        return f"translate({x.quantize(cent)} {y.quantize(cent)}) scale({self.scale})"
