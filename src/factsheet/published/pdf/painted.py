"""Find text of a page that what is painted hides (ISO 32000-1, 8.5 and 9.3)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise, repeat
from typing import Any, NamedTuple
from unicodedata import category

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Spot = tuple[str, Point]
"""A glyph's text, and the middle of its base."""
Tint = tuple[float, float, float] | None
"""Red, green and blue; None if it is unknown."""
BLACK, WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
SMALLEST = 3.0
"""Minimum size of letters in points."""
FAINT = 0.35
CLOSE = 0.12
"""Minimum difference of a colour from its background, in at least one component."""
NARROW = 0.5
"""Minimum scale of a letter's width or height."""
LEVEL, SLANTED = 0.01, 0.4
"""Maximum slope of a line of text, and of its letters."""
EDGE = 0.5
"""Points by which a letter may extend beyond its clip."""
HAIR = 0.05
"""Half the width of the thinnest line that is drawn."""
STRIP, LARGEST, MOST_STEPS = 32.0, 3400.0, 64
"""The height of a strip of a page, the largest coordinate, and the maximum number of parts of a
line."""
THICKEST = 20.0
"""Maximum thickness of a bar in points."""
MOST_RULED = 400_000
"""Maximum number of parts of thin lines on one page."""
MOST = 20_000
"""Maximum number of shapes and passages of one page that are compared."""


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
class Clip:
    """The parts of a clipping path."""

    boxes: tuple[Box, ...]
    is_even_odd: bool
    """Whether points inside two parts are outside (even-odd rule, 8.5.3.3.3)."""

    def holds(self, point: Point) -> bool:
        found = sum(box.holds(point, EDGE) for box in self.boxes)
        return found % 2 == 1 if self.is_even_odd else found > 0


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours, opacity and clips, which `q` saves."""

    tint: Tint = BLACK
    alpha: float = 1.0
    ink: Tint = BLACK
    """The colour of lines."""
    ink_alpha: float = 1.0
    clip: Box | None = None
    """The intersection of all clips."""
    clips: tuple[Clip, ...] = ()
    width: float = 1.0
    """The width of lines."""
    veil: str = ""
    """Anything else that affects how text looks: a pattern, a mask, a blend mode."""
    is_plain: bool = True
    """Whether colours are grey, RGB or CMYK."""


BLACK_INK = Paint()
"""The state at the beginning of a page."""


class Shape(StrEnum):
    """How letters are rotated and stretched."""

    UPRIGHT = ""
    TURNED = "it is rotated"
    MIRRORED = "it is mirrored"
    STRETCHED = "its letters are stretched"


@dataclass(frozen=True, slots=True)
class Look:
    """How a passage of text is drawn."""

    said: str
    size: float
    shape: Shape = Shape.UPRIGHT
    mode: int = 0
    mark: Any = None
    """The marked content that it is in."""


@dataclass(frozen=True, slots=True)
class _Passage:
    look: Look
    ends: tuple[Point, Point]
    spots: tuple[Point, ...]
    """The middle of the base of each glyph."""
    digits: tuple[Point, ...]
    """The same for digits."""
    paint: Paint
    under: int
    """The number of shapes painted before it."""
    number: int = 0
    """The number of passages drawn before it."""


@dataclass(slots=True)
class Painted:
    """Shapes and passages in the order in which they are drawn."""

    shapes: list[tuple[Box, Tint, float]] = field(default_factory=list)
    passages: list[_Passage] = field(default_factory=list)
    signs: dict[int, list[tuple[Point, int]]] = field(default_factory=dict)
    """The middle of the base of signs other than letters and digits, by strip of the page; each
    with the number of its passage."""
    lines: dict[int, list[tuple[Box, Tint, int]]] = field(default_factory=dict)
    """The parts of thin lines, by the strips that they cross; each with its colour and the number
    of passages before it."""
    path: list[list[Point]] = field(default_factory=list)
    """The parts of the current path, as lists of points."""
    ruled: int = 0
    """The number of parts of thin lines."""
    clipping: str = ""
    """The operator that makes the path a clip, W or W*."""

    def take(
        self, operator: str, operands: Any, resources: Any, space: Matrix, paint: Paint
    ) -> Paint:
        """Apply an operator; return the paint after it."""
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
            self.clipping = operator
        elif operator in ("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n"):
            return self._end(operator, paint, space)
        elif operator == "w":
            return replace(paint, width=float(operands[0]))
        elif operator == "sh":
            self.shapes.append((paint.clip or Box(-1e9, -1e9, 1e9, 1e9), None, paint.alpha))
        elif operator == "gs":
            state: Any = resources.get("/ExtGState", {}).get(str(operands[0]), {})
            veil = next((what for key, what in _VEILS.items() if key in state), paint.veil)
            alpha = float(state.get("/ca", paint.alpha))
            ink_alpha = float(state.get("/CA", paint.ink_alpha))
            return replace(paint, alpha=alpha, ink_alpha=ink_alpha, veil=veil)
        elif operator.lower() in ("g", "rg", "k", "cs", "sc", "scn"):
            return _tinted(operator, operands, resources, paint)
        return paint

    def image(self, space: Matrix, paint: Paint) -> None:
        """Add a picture, which fills the unit square."""
        box = _box([_moved(space, point) for point in ((0, 0), (1, 0), (1, 1), (0, 1))])
        self.shapes.append((_meet(box, paint.clip), None, paint.alpha))

    def text(
        self, look: Look, ends: tuple[Point, Point], spots: Sequence[Spot], paint: Paint
    ) -> None:
        """Add a passage; `ends` are where it begins and ends."""
        is_said = any(map(str.isalnum, look.said))
        for text, point in spots:
            if not any(map(str.isalnum, text)) and any(map(_is_sign, text)):
                of = len(self.passages) if is_said else -1
                self.signs.setdefault(_strip(point[1]), []).append((point, of))
        if is_said:
            letters = tuple(point for text, point in spots if any(map(str.isalnum, text)))
            digits = tuple(point for text, point in spots if any(map(str.isdigit, text)))
            under, number = len(self.shapes), len(self.passages)
            self.passages.append(_Passage(look, ends, letters, digits, paint, under, number))

    def hidden(
        self, page: Box, drawings: frozenset[Any] = frozenset()
    ) -> Iterator[tuple[str, str]]:
        """The passages that are not visible as they read, with the reason. `page` is its visible
        part; `drawings` is the marked content of figures, in which text may be rotated and crossed
        by lines."""
        if self.ruled > MOST_RULED or len(self.shapes) > MOST or len(self.passages) > MOST:
            yield "", f"the page has more than {MOST:,} shapes or passages"
            return
        large = [
            (place, *shape)
            for place, shape in enumerate(self.shapes)
            if min(shape[0].right - shape[0].left, shape[0].top - shape[0].bottom) > SMALLEST
        ]
        for one in self.passages:
            why = self._why(one, page, large)
            if not why and one.look.mark not in drawings:
                why = one.look.shape or (CROSSED if self._is_crossed(one) else "")
            if why:
                yield one.look.said, why

    def bars(self) -> Iterator[float]:
        """The lengths of bars, as parts of the tracks drawn directly before them."""
        for (track, _, _), (bar, _, _) in pairwise(self.shapes):
            long, high = track.right - track.left, track.top - track.bottom
            is_level = abs(track.top - bar.top) < EDGE and abs(track.bottom - bar.bottom) < EDGE
            is_within = track.left - EDGE < bar.left < bar.right < track.right + EDGE
            if is_level and is_within and SMALLEST < high < THICKEST < long:
                yield (bar.right - bar.left) / long

    def _why(self, one: _Passage, page: Box, large: Sequence[Any]) -> str:
        look, (start, _) = one.look, one.ends
        middle = tuple((a + b) / 2 for a, b in zip(*one.ends, strict=True))
        middle = (middle[0], middle[1] + look.size / 4)
        if why := _faint(one):
            return why
        spots = [(x, y + look.size * part) for x, y in one.spots for part in _HEIGHTS] or [middle]
        if one.spots:
            reach = _box([*one.spots, *one.ends])
            foot = reach.bottom + look.size / 4
            spots += [(reach.left + look.size / 16, foot), (reach.right - look.size / 16, foot)]
        if not page.holds(start) or not all(map(page.holds, spots)):
            return "it is outside the visible part of the page"
        if any(not clip.holds(spot) for clip in one.paint.clips for spot in spots):
            return "it is cut off"
        if self._is_covered(one):
            return "something is drawn over it"
        ground: Tint = WHITE
        for place, box, tint, alpha in large:
            if place < one.under and alpha >= FAINT and box.holds(middle):
                ground = tint
        return "" if _differ(one.paint.tint, ground) else "it has the colour of its background"

    def _is_covered(self, one: _Passage) -> bool:
        """Whether shapes cover a glyph, at two of three heights."""
        spots, size = one.spots, one.look.size
        if not spots:
            return False
        reach = _box(spots)
        over = [
            box
            for box, _, alpha in self.shapes[one.under :]
            if alpha >= FAINT
            and (box.left <= reach.right and box.right >= reach.left)
            and (box.bottom <= reach.top + size / 2 and box.top >= reach.bottom)
        ]
        if not over:
            return False
        return any(
            sum(any(box.holds((x, y + size * part)) for box in over) for part in _HEIGHTS[:3]) > 1
            for x, y in spots
        )

    def _rule(self, path: Sequence[Sequence[Point]], half: float, paint: Paint) -> None:
        """Record the parts of thin lines."""
        for line in path:
            for one, other in pairwise(line):
                steps = _steps(one, other)
                for box in _lines([[one, *steps, other]], half):
                    seen = _meet(box, paint.clip)
                    for strip in range(_strip(seen.bottom), _strip(seen.top) + 1):
                        self.lines.setdefault(strip, []).append(
                            (seen, paint.ink, len(self.passages))
                        )
                        self.ruled += 1

    def _is_crossed(self, one: _Passage) -> bool:
        """Whether a line, a shape or a sign crosses a number, or is as near as a sign of it. Shapes
        under the number may be a pattern, unless they have its colour."""
        if not one.digits:
            return False
        if any(map(self._is_signed, repeat(one), one.digits)):
            return True
        size, reach = one.look.size, _box([*one.spots, *one.ends])
        low, high = reach.bottom + INK[0] * size, reach.bottom + INK[1] * size
        near = (self.lines.get(strip, ()) for strip in range(_strip(low), _strip(high) + 1))
        tint, number = one.paint.tint, one.number
        boxes = [
            box
            for strip in near
            for box, ink, before in strip
            if before > number or not _differ(tint, ink)
        ]
        boxes += [
            box
            for place, (box, ground, alpha) in enumerate(self.shapes)
            if alpha >= FAINT and (place >= one.under or not _differ(tint, ground))
        ]
        is_across = any(
            (box.bottom < high and box.top > low)
            and (box.left < reach.right - size / 8 and box.right > reach.left + size / 8)
            and 0 < min(box.top - box.bottom, box.right - box.left) < THIN * size
            for box in boxes
        )
        return is_across or self._is_marked(one, reach)

    def _is_signed(self, one: _Passage, digit: Point) -> bool:
        """Whether a sign of another passage is drawn over a digit."""
        (x, y), size = digit, one.look.size
        near = (self.signs.get(strip, ()) for strip in {_strip(y - size / 2), _strip(y + size / 2)})
        return any(
            abs(x - across) < ON * size and abs(y - up) < size / 2 and number != one.number
            for some in near
            for (across, up), number in some
        )

    def _is_marked(self, one: _Passage, reach: Box) -> bool:
        """Whether a shape covers a digit, or a small one is beside it."""
        size = one.look.size
        low, high = reach.bottom + INK[0] * size, reach.top + INK[1] * size
        for place, (box, _, alpha) in enumerate(self.shapes):
            if not (low < box.top and box.bottom < high and alpha >= FAINT):
                continue
            wide, tall = box.right - box.left, box.top - box.bottom
            is_small = 0 < wide < SMALL * size and 0 < tall < SMALL * size
            far = BESIDE * size if is_small else size / 8 if place >= one.under else 0.0
            if far and wide > 0 and any(_is_near(box, digit, far, size) for digit in one.digits):
                return True
        return False

    def _end(self, operator: str, paint: Paint, space: Matrix) -> Paint:
        path, self.path = self.path, []
        clipping, self.clipping = self.clipping, ""
        boxes = [_box(part) for part in path if part]
        if operator not in ("S", "s", "n"):
            for box in _frame(boxes) if "*" in operator else boxes:
                self.shapes.append((_meet(box, paint.clip), paint.tint, paint.alpha))
        if operator in ("S", "s", "B", "B*", "b", "b*"):
            half = paint.width * abs(space[0] * space[3] - space[1] * space[2]) ** 0.5 / 2
            for box in _lines(path, half) if half > SMALLEST / 2 else ():
                self.shapes.append((_meet(box, paint.clip), None, paint.ink_alpha))
            if half <= SMALLEST / 2 and paint.ink_alpha >= FAINT:
                self._rule(path, max(half, HAIR), paint)
        if clipping:
            whole = _box([corner for one in boxes for corner in (one[:2], one[2:])] or [(0, 0)])
            clip = Clip(tuple(boxes), clipping == "W*")
            return replace(paint, clip=_meet(whole, paint.clip), clips=(*paint.clips, clip))
        return paint


INK = (0.05, 0.65)
"""The vertical extent of letters above the baseline, in font sizes."""
CROSSED = "something is drawn across it"
THIN = 0.4
"""Maximum thickness of a line, in font sizes; anything thicker is a background or a cover."""
ON, BESIDE, SMALL = 0.22, 0.5, 1.1
"""In font sizes: the distance from a digit's middle within which a sign covers it, within which a
small shape is beside it, and the maximum size of such a shape."""
_HEIGHTS = (0.1, 0.3, 0.5, 0.02, 0.68)
"""Heights above a glyph's base, in font sizes."""
_VEILS = {"/SMask": "a mask", "/BM": "a blend mode", "/Font": "another font"}
_VEILS |= {"/TR": "a transfer function", "/TR2": "a transfer function"}
_PLAIN = ("/DeviceGray", "/DeviceRGB", "/DeviceCMYK")


def _faint(one: _Passage) -> str:
    """Why a passage is invisible, wherever it stands."""
    look, paint = one.look, one.paint
    reasons = (
        (look.mode in (3, 7), "it is drawn invisibly (text rendering mode 3)"),
        (look.mode != 0, f"only its outline is drawn (text rendering mode {look.mode})"),
        (look.size < SMALLEST, "its letters are too small"),
        (look.shape is Shape.MIRRORED, look.shape),
        (paint.alpha < FAINT, "it is transparent"),
        (bool(paint.veil), f"it is drawn through {paint.veil}"),
        (not paint.is_plain, "its colour is unknown"),
        (_is_crowded(one), "its digits overlap"),
    )
    return next((why for holds, why in reasons if holds), "")


def _is_crowded(one: _Passage) -> bool:
    """Whether consecutive digits of a number overlap."""
    said = [character for character in one.look.said if character.isalnum()]
    if not (said and len(said) == len(one.spots) and all(map(str.isdigit, said))):
        return False
    apart = [abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in pairwise(one.spots)]
    return any(gap < 0.15 * one.look.size for gap in apart)


def _is_near(box: Box, digit: Point, far: float, size: float) -> bool:
    x, y = digit
    is_beside = box.left < x + far and box.right > x - far
    return is_beside and box.bottom < y + INK[1] * size and box.top > y + INK[0] * size


def _is_sign(character: str) -> bool:
    """Whether a character has ink, and is neither letter, digit nor mark."""
    return category(character)[0] in "PS"


def _tinted(operator: str, operands: Any, resources: Any, paint: Paint) -> Paint:
    """The paint after an operator that sets the colour of what is filled, or of lines."""
    if operator.isupper():
        return replace(paint, ink=_tint(operator.lower(), operands))
    if operator == "cs":
        is_plain = _is_plain(str(operands[0]), resources)
        return replace(paint, tint=_tint(operator, operands), is_plain=is_plain)
    if operator in ("g", "rg", "k"):
        return replace(paint, tint=_tint(operator, operands), is_plain=True)
    return replace(paint, tint=_tint(operator, operands) if paint.is_plain else None)


def _is_plain(name: str, resources: Any) -> bool:
    """Whether a colour space is a plain one, without conversions."""
    if name in _PLAIN:
        return True
    space: Any = resources.get("/ColorSpace", {}).get(name)
    return space is not None and str(space[0] if len(space) else "") in ("/ICCBased", "/CalRGB")


def _strip(y: float) -> int:
    """The strip of a page that a height is in, within the largest page."""
    return int(min(max(y, -LARGEST), LARGEST) // STRIP)


def _steps(one: Point, other: Point) -> list[Point]:
    """Points that divide a slanted line into small boxes."""
    across, up = other[0] - one[0], other[1] - one[1]
    least = min(abs(across), abs(up))
    count = min(int(least / 2), MOST_STEPS) + 1 if least > 2 else 1
    return [(one[0] + across * n / count, one[1] + up * n / count) for n in range(1, count)]


def _lines(path: Sequence[Sequence[Point]], half: float) -> Iterator[Box]:
    """The boxes of thick lines, one for each straight part."""
    for part in path:
        for one, other in pairwise(part):
            box = _box([one, other])
            yield Box(box.left - half, box.bottom - half, box.right + half, box.top + half)


def _frame(boxes: list[Box]) -> list[Box]:
    """What two rectangles paint by the even-odd rule: a frame if one is inside the other."""
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
