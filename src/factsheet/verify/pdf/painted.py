"""What is painted on a page, as far as it hides text (ISO 32000-1, 8.5 and 9.3)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Tint = tuple[float, float, float] | None
"""Red, green and blue; None where it can't be told."""
BLACK, WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
SMALLEST = 3.0
"""Points of a letter."""
FAINT = 0.35
CLOSE = 0.12
"""How much a colour has to differ from its ground, in its strongest part."""
NARROW = 0.5
EDGE = 2.0
"""Points by which a letter may stand out of what clips it."""
MOST = 20_000
"""Shapes and passages of one page that are held against each other."""


class Box(NamedTuple):
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, point: Point, edge: float = 0.0) -> bool:
        x, y = point
        is_across = self.left - edge <= x <= self.right + edge
        return is_across and self.bottom - edge <= y <= self.top + edge


@dataclass(frozen=True, slots=True)
class Paint:
    """Colour, opacity and clip, which `q` saves."""

    tint: Tint = BLACK
    alpha: float = 1.0
    clip: Box | None = None


BLACK_INK = Paint()
"""How a page begins."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a passage of text is shown."""

    said: str
    size: float
    stretch: float
    mode: int


@dataclass(frozen=True, slots=True)
class _Passage:
    look: Look
    ends: tuple[Point, Point]
    paint: Paint
    under: int
    """How many shapes were painted before."""


@dataclass(slots=True)
class Painted:
    """Shapes and passages in the order in which they are drawn."""

    shapes: list[tuple[Box, Tint, float]] = field(default_factory=list)
    passages: list[_Passage] = field(default_factory=list)
    path: list[list[Point]] = field(default_factory=list)
    """Its parts, each from a point where it begins."""
    is_clipping: bool = False

    def take(
        self, operator: str, operands: Any, resources: Any, space: Matrix, paint: Paint
    ) -> Paint:
        """The effect of one operator; the paint that holds after it."""
        if operator == "re":
            x, y, w, h = map(float, operands)
            corners = ((x, y), (x + w, y), (x + w, y + h), (x, y + h))
            self.path.append([_moved(space, point) for point in corners])
        elif operator in ("m", "l", "c", "v", "y"):
            numbers = [float(one) for one in operands]
            points = zip(numbers[::2], numbers[1::2], strict=False)
            if operator == "m" or not self.path:
                self.path.append([])
            self.path[-1] += [_moved(space, point) for point in points]
        elif operator in ("W", "W*"):
            self.is_clipping = True
        elif operator in ("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n"):
            return self._end(operator, paint)
        elif operator == "sh":
            self.shapes.append((paint.clip or Box(-1e9, -1e9, 1e9, 1e9), None, paint.alpha))
        elif operator == "gs":
            state: Any = resources.get("/ExtGState", {}).get(str(operands[0]), {})
            return replace(paint, alpha=float(state.get("/ca", paint.alpha)))
        elif operator in ("g", "rg", "k", "cs", "sc", "scn"):
            return replace(paint, tint=_tint(operator, operands))
        return paint

    def image(self, space: Matrix, paint: Paint) -> None:
        """A picture, which fills the unit square."""
        box = _box([_moved(space, point) for point in ((0, 0), (1, 0), (1, 1), (0, 1))])
        self.shapes.append((_meet(box, paint.clip), None, paint.alpha))

    def text(self, look: Look, ends: tuple[Point, Point], paint: Paint) -> None:
        """A passage that is shown; `ends` are the origins of its first and last glyph."""
        if any(map(str.isalnum, look.said)):
            self.passages.append(_Passage(look, ends, paint, len(self.shapes)))

    def hidden(self, page: Box) -> Iterator[tuple[str, str]]:
        """The passages that nobody sees, and why; `page` is the part that readers show."""
        if len(self.shapes) > MOST or len(self.passages) > MOST:
            yield "", f"the page has more than {MOST:,} shapes or passages"
            return
        large = [
            (place, *shape)
            for place, shape in enumerate(self.shapes)
            if min(shape[0].right - shape[0].left, shape[0].top - shape[0].bottom) > SMALLEST
        ]
        for one in self.passages:
            if why := self._why(one, page, large):
                yield one.look.said, why

    def _why(self, one: _Passage, page: Box, large: Sequence[Any]) -> str:
        look, (start, _) = one.look, one.ends
        middle = tuple((a + b) / 2 for a, b in zip(*one.ends, strict=True))
        middle = (middle[0], middle[1] + look.size / 4)
        if look.mode in (3, 7):
            return "it is drawn invisibly (text rendering mode 3)"
        if look.size < SMALLEST or abs(look.stretch) < NARROW:
            return "its letters are too small"
        if one.paint.alpha < FAINT:
            return "it is transparent"
        if not page.holds(start) or not page.holds(middle):
            return "it stands outside of what readers show of the page"
        if one.paint.clip is not None and not one.paint.clip.holds(middle, EDGE):
            return "it is cut off"
        ground: Tint = WHITE
        for place, box, tint, alpha in large:
            if alpha < FAINT or not box.holds(middle):
                continue
            if place >= one.under:
                return "something is drawn over it"
            ground = tint
        return "" if _differ(one.paint.tint, ground) else "it has the colour of its ground"

    def _end(self, operator: str, paint: Paint) -> Paint:
        path, self.path = self.path, []
        is_clipping, self.is_clipping = self.is_clipping, False
        boxes = [_box(part) for part in path if part]
        if operator not in ("S", "s", "n"):
            for box in _frame(boxes) if "*" in operator else boxes:
                self.shapes.append((_meet(box, paint.clip), paint.tint, paint.alpha))
        if is_clipping and boxes:
            whole = _box([corner for one in boxes for corner in (one[:2], one[2:])])
            return replace(paint, clip=_meet(whole, paint.clip))
        return paint


def _frame(boxes: list[Box]) -> list[Box]:
    """What two rectangles paint by the even-odd rule: of one in the other, the frame."""
    if len(boxes) != 2:
        return boxes
    inner, outer = sorted(boxes, key=lambda box: (box.right - box.left) * (box.top - box.bottom))
    if not (outer.holds(inner[:2]) and outer.holds(inner[2:])):
        return boxes
    return [
        Box(outer.left, outer.bottom, inner.left, outer.top),
        Box(inner.right, outer.bottom, outer.right, outer.top),
        Box(outer.left, outer.bottom, outer.right, inner.bottom),
        Box(outer.left, inner.top, outer.right, outer.top),
    ]


def _differ(one: Tint, other: Tint) -> bool:
    if one is None or other is None:
        return True
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) >= CLOSE


def _tint(operator: str, operands: Any) -> Tint:
    try:
        numbers = [float(one) for one in operands]
    except (TypeError, ValueError):
        return BLACK if operator == "cs" else None
    if len(numbers) == 1:
        return numbers[0], numbers[0], numbers[0]
    if len(numbers) == 3:
        return numbers[0], numbers[1], numbers[2]
    if len(numbers) == 4:
        cyan, magenta, yellow, black = numbers
        red, green, blue = (max(0.0, 1 - one - black) for one in (cyan, magenta, yellow))
        return red, green, blue
    return None


def _moved(space: Matrix, point: Point) -> Point:
    (a, b, c, d, e, f), (x, y) = space, point
    return a * x + c * y + e, b * x + d * y + f


def _box(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _meet(one: Box, other: Box | None) -> Box:
    if other is None:
        return one
    return Box(
        max(one.left, other.left),
        max(one.bottom, other.bottom),
        min(one.right, other.right),
        min(one.top, other.top),
    )
