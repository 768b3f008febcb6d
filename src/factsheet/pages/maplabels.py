"""Labels of a map's markers, where they are in the way of nothing, and the inset.

Widths are estimated, so that a page is the same on any machine, and generous.
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
"""Size of the labels' type: on paper, in a map beside its legend; on screens it is less."""
LETTER, WIDE_LETTER = Decimal("0.58"), Decimal("1.05")
"""Width of a letter in em, on average, and of one that fills a square."""
HALF_LINE = Decimal("0.62") * EM
PLACES = tuple(
    (Decimal(down), Decimal(away))
    for down, away in (("0", 30), ("-0.6", 22), ("0.6", 22), ("-1.1", -15), ("1.1", -15))
)
"""Where a label may stand: how far below its marker, in em, and how far beside it."""
CELL = 64
"""Edge of the squares in which what is taken is looked up."""
FRAMES = tuple(
    (Decimal(x), Decimal(y)) for x, y in ((8, 512), (1552, 512), (820, 512), (8, 8), (1552, 8))
)
"""Where an inset may stand: in the South Pacific, which is mostly empty, or elsewhere."""
FRAME_WIDTH, FRAME_HEIGHT = Decimal(440), Decimal(350)
"""The room that an inset may take."""


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
    """The boxes that are taken, by the squares that they lie in: to ask for room costs no more
    the more there are, as long as they keep clear of each other."""

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
    """Where a label stands: percentages of the picture, for CSS."""

    x: str
    """Of its nearer end, from the left; of one to the west of its marker, from the right."""
    y: str
    """Of its middle, from above."""
    is_west: bool


def place_label(
    text: str, marker: Point, taken: Taken, west_first: bool, bounds: LabelBox = WHOLE
) -> Label | None:
    """The first place beside a marker that is free, which it takes; None where there is none."""
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
    """A region of the map, and the frame in which it stands larger."""

    region: LabelBox
    frame: LabelBox
    scale: Decimal

    @classmethod
    def of(cls, region: LabelBox, markers: Iterable[Point]) -> "Enlarged":
        """In the first frame in which no marker is, and as large as the frame permits."""
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
        """Where a point of the region is in the frame."""
        return (
            self.frame.left + (point[0] - self.region.left) * self.scale,
            self.frame.top + (point[1] - self.region.top) * self.scale,
        )

    @property
    def transform(self) -> str:
        """From the map to the frame, for SVG."""
        x = self.frame.left - self.region.left * self.scale
        y = self.frame.top - self.region.top * self.scale
        cent = Decimal("0.01")
        return f"translate({x.quantize(cent)} {y.quantize(cent)}) scale({self.scale})"
