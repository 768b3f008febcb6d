"""Read content streams: the places of glyphs, by marked content (ISO 32000-1, 9.4 and 14.6)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import pikepdf

from factsheet.published.pdf.fonts import Font, read_font
from factsheet.published.pdf.painted import (
    BLACK_INK,
    LEVEL,
    NARROW,
    SLANTED,
    Look,
    Paint,
    Painted,
    Shape,
    Spot,
)

Matrix = tuple[float, float, float, float, float, float]
Identifier = int | tuple[Any, int]
"""The identifier of marked content: its number in the page's stream, or a form and the number in
its stream."""
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
OPERATORS = "q Q cm BT Tf Td TD Tm T* TL Tc Tw Tz Ts Tr Tj TJ ' \" BDC BMC EMC Do"
"""Operators that move or show text."""
PAINTING = "re m l c v y h f F f* B B* b b* S s n W W* w sh g rg k cs sc scn G RG K CS SC SCN gs"
INLINE = "INLINE IMAGE"
"""pikepdf's name for BI, ID and EI."""
"""Operators that paint or clip, and so may cover text."""
DEEPEST_FORM = 20
"""Maximum depth of forms within forms."""
MOST_FORMS = 20_000
"""Maximum number of forms that a page draws; inner ones count as often as they are drawn."""
MOST_OPERATORS = 1_000_000
"""Maximum number of operators of a page; those of forms count as often as they are drawn."""
MOST_TOKENS = 1_000_000
"""Maximum number of operators and operands of a page, of any kind, since all are parsed before the
first is counted. Those of forms count as often as they are drawn."""
MOST_TOKENS_IN_ALL = 4_000_000
"""The same for all pages of a PDF."""
DEEPEST_MARK = 1_000
"""Maximum depth of marked content within marked content."""
_SPACE = 32
_SIGNS = (b"/", b"(", b"<", b"[")
"""Characters that begin an operand without a space before it."""


class Glyph(NamedTuple):
    """A glyph as drawn, in points from the page's lower left corner."""

    x: float
    """The position of its origin."""
    y: float
    size: float
    text: str


@dataclass(slots=True)
class Content:
    """The glyphs of one page, and problems of its contents."""

    marked: dict[Identifier, list[Glyph]] = field(default_factory=dict)
    """Glyphs by marked content, in drawing order."""
    painted: Painted = field(default_factory=Painted)
    loose: list[list[Glyph]] = field(default_factory=list)
    """Passages outside of tagged content."""
    strange: set[str] = field(default_factory=set)
    """Properties of marked content that are read instead of its text."""
    is_layered: bool = False
    """Whether something belongs to a layer, which readers may hide."""
    boxes: int = 0
    """The number of .notdef glyphs: glyph 0 in fonts whose codes are glyph numbers."""
    tokens: int = 0
    """The number of operators and operands."""


def read_contents(pdf: pikepdf.Pdf) -> list[Content]:
    """Read the contents of each page. Raises ValueError if they exceed the limits."""
    fonts: dict[Any, Font] = {}
    contents: list[Content] = []
    tokens = 0
    for page in pdf.pages:
        reader = _Reader(fonts)
        reader.read(page.obj, page.resources, IDENTITY, 0)
        contents.append(reader.content)
        tokens += reader.content.tokens
        if tokens > MOST_TOKENS_IN_ALL:
            raise ValueError(f"it has more than {MOST_TOKENS_IN_ALL:,} operators and operands")
    return contents


@dataclass(frozen=True, slots=True)
class _State:
    """The graphics state that `q` saves (8.4.2), as far as it positions text."""

    space: Matrix
    font: Font | None = None
    size: float = 0
    letter: float = 0
    word: float = 0
    scale: float = 1
    rise: float = 0
    leading: float = 0
    mode: int = 0
    """The text rendering mode: 3 and 7 show nothing (9.3.6)."""
    paint: Paint = BLACK_INK


class _Reader:
    def __init__(self, fonts: dict[Any, Font]) -> None:
        self.content = Content()
        self.fonts = fonts
        """Fonts that were read, shared by all pages."""
        self.marks: list[Identifier | None] = []
        self.forms = self.operators = 0
        self.form: Any = None
        """The form whose stream is read; None for the page's."""
        self.state = _State(IDENTITY)
        self.line = IDENTITY
        self.along = 0.0
        """The length of the line so far, in text space."""

    def read(self, stream: Any, resources: Any, space: Matrix, depth: int) -> None:
        """Read the contents of a page or a form."""
        self._count_tokens(stream)
        saved: list[_State] = []
        self.state = replace(self.state, space=space)
        for instruction in pikepdf.parse_content_stream(stream, f"{OPERATORS} {PAINTING} BI ID EI"):
            operator, operands = str(instruction.operator), instruction.operands
            self._count()
            if operator == "q":
                saved.append(self.state)
            elif operator == "Q":
                self.state = saved.pop() if saved else self.state
            elif operator == "cm":
                self.state = replace(
                    self.state, space=_product(_matrix(operands), self.state.space)
                )
            elif operator in ("BDC", "BMC", "EMC"):
                self._mark(operator, operands, resources)
            elif operator == "Do":
                self._form(resources.get("/XObject", {}).get(str(operands[0])), resources, depth)
            elif operator in _PAINTING:
                self._paint(operator, operands, resources)
            elif operator in ("Tj", "TJ", "'", '"'):
                if operator in ("'", '"'):
                    self._move(0, -self.state.leading)
                self._show(operands[-1])
            else:
                self._set(operator, operands, resources)

    def _count_tokens(self, stream: Any) -> None:
        parts = stream if isinstance(stream, pikepdf.Stream) else stream.get("/Contents", [])
        for part in parts if isinstance(parts, pikepdf.Array) else [parts]:
            data = part.read_bytes()
            # Brackets and names need no space between them.
            self.content.tokens += max(len(data.split()), sum(map(data.count, _SIGNS)))
            if self.content.tokens > MOST_TOKENS:
                raise ValueError(f"a page has more than {MOST_TOKENS:,} operators and operands")

    def _count(self) -> None:
        self.operators += 1
        if self.operators > MOST_OPERATORS:
            raise ValueError(f"a page has more than {MOST_OPERATORS:,} operators")

    def _mark(self, operator: str, operands: Any, resources: Any) -> None:
        if operator != "EMC" and operands and str(operands[0]) == "/OC":
            self.content.is_layered = True
        if operator == "EMC":
            del self.marks[-1:]
            return
        self._check_properties(operands, resources)
        number = _identifier(operands, resources)
        mark = number if number is None or self.form is None else (self.form, number)
        self.marks.append(mark)
        if len(self.marks) > DEEPEST_MARK:
            raise ValueError(f"marked content is nested more than {DEEPEST_MARK:,} deep")
        if mark is not None:
            self.content.marked.setdefault(mark, [])

    def _check_properties(self, operands: Any, resources: Any) -> None:
        """Note properties of marked content that are read instead of what is drawn, which editions
        never have."""
        said = _properties(operands, resources)
        for key in sorted(said.keys() & {"/ActualText", "/Alt", "/E", "/Lang"}):
            self.content.strange.add(str(key))

    def _paint(self, operator: str, operands: Any, resources: Any) -> None:
        state = self.state
        if operator == INLINE:
            self.content.painted.image(state.space, state.paint)
            return
        self.state = replace(
            state,
            paint=self.content.painted.take(
                operator, operands, resources, state.space, state.paint
            ),
        )

    def _form(self, form: Any, resources: Any, depth: int) -> None:
        if form is not None and form.get("/Subtype") == "/Image":
            self.content.painted.image(self.state.space, self.state.paint)
        if form is None or form.get("/Subtype") != "/Form":
            return
        if depth == DEEPEST_FORM:
            raise ValueError(f"forms are nested more than {DEEPEST_FORM} deep")
        self.forms += 1
        if self.forms > MOST_FORMS:
            raise ValueError(f"its pages draw more than {MOST_FORMS:,} forms")
        before, above = self.state, self.form
        space = _product(_matrix(form.get("/Matrix", IDENTITY)), before.space)
        self.form = form.objgen
        self.read(form, form.get("/Resources", resources), space, depth + 1)
        self.state, self.form = before, above

    def _set(self, operator: str, operands: Any, resources: Any) -> None:
        """Apply an operator of text state or text position (9.3 and 9.4.2)."""
        state = self.state
        if operator == "Tf":
            font = self._font(resources.get("/Font", {}).get(str(operands[0])))
            self.state = replace(state, font=font, size=float(operands[1]))
        elif operator in _NUMBERS:
            name, factor = _NUMBERS[operator]
            changed: dict[str, Any] = {name: float(operands[0]) * factor}
            self.state = replace(state, **changed)
        elif operator == "Tr":
            self.state = replace(state, mode=int(operands[0]))
        elif operator == "BT":
            self.line, self.along = IDENTITY, 0
        elif operator == "Tm":
            self.line, self.along = _matrix(operands), 0
        elif operator == "T*":
            self._move(0, -state.leading)
        else:
            across, down = float(operands[0]), float(operands[1])
            if operator == "TD":
                self.state = replace(state, leading=-down)
            self._move(across, down)

    def _move(self, across: float, down: float) -> None:
        self.line, self.along = _product((1, 0, 0, 1, across, down), self.line), 0

    def _font(self, font: Any) -> Font | None:
        if font is None:
            return None
        key = font.objgen
        if key not in self.fonts or key == (0, 0):
            self.fonts[key] = read_font(font)
        return self.fonts[key]

    def _show(self, operand: Any) -> None:
        state, font = self.state, self.state.font
        if font is None:
            return
        a, b, c, d, e, f = _product(self.line, state.space)
        e, f = e + c * state.rise, f + d * state.rise
        size = abs(state.size) * abs(a * d - b * c) ** 0.5
        mark = next((mark for mark in reversed(self.marks) if mark is not None), None)
        shown = self.content.marked[mark] if mark is not None else []
        if mark is None:
            self.content.loose.append(shown)
        start = len(shown)
        along, unit = self.along, state.size / 1000
        for part in [operand] if isinstance(operand, pikepdf.String) else operand:
            if not isinstance(part, pikepdf.String):
                along -= float(part) * unit * state.scale
                continue
            for code in font.codes(bytes(part)):
                shown.append(Glyph(e + a * along, f + b * along, size, font.texts.get(code, "")))
                advance = font.widths.get(code, font.default) * unit + state.letter
                if code == _SPACE and not font.is_wide:
                    advance += state.word
                along += advance * state.scale
                self.content.boxes += not code and font.is_identity
        self.along = along
        if said := "".join(glyph.text for glyph in shown[start:]):
            across, up = state.size * state.scale, state.size
            look = Look(
                said, size, _shape((a * across, b * across, c * up, d * up)), state.mode, mark
            )
            end = (e + a * along, f + b * along)
            ends = ((shown[start].x, shown[start].y), end)
            self.content.painted.text(look, ends, _spots(shown[start:], end), state.paint)


def _shape(drawn: tuple[float, float, float, float]) -> Shape:
    """How letters are rotated and stretched: the transformed unit square."""
    a, b, c, d = drawn
    if a * d - b * c <= 0:
        return Shape.MIRRORED
    if a <= 0 or d <= 0 or abs(b) > LEVEL * a or abs(c) > SLANTED * d:
        return Shape.TURNED
    return Shape.UPRIGHT if NARROW < a / d < 1 / NARROW else Shape.STRETCHED


def _spots(glyphs: Sequence[Glyph], end: tuple[float, float]) -> list[Spot]:
    """Each glyph's text and the middle of its base; `end` is where the last one ends."""
    places = [*((glyph.x, glyph.y) for glyph in glyphs), end]
    return [
        (glyph.text, ((x + next_x) / 2, (y + next_y) / 2))
        for glyph, (x, y), (next_x, next_y) in zip(glyphs, places, places[1:], strict=False)
        if not glyph.text.isspace()
    ]


_PAINTING = frozenset((*PAINTING.split(), INLINE))
_NUMBERS = {
    "TL": ("leading", 1.0),
    "Tc": ("letter", 1.0),
    "Tw": ("word", 1.0),
    "Tz": ("scale", 0.01),
    "Ts": ("rise", 1.0),
}
"""Operators that set one number of the text state."""


def _properties(operands: Any, resources: Any) -> Any:
    """The property list of marked content, which may be in the resources."""
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Name):
        properties = resources.get("/Properties", {}).get(str(properties))
    return properties if isinstance(properties, pikepdf.Dictionary) else {}


def _identifier(operands: Any, resources: Any) -> int | None:
    """The MCID in the property list of marked content."""
    properties = _properties(operands, resources)
    return int(properties["/MCID"]) if "/MCID" in properties else None


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def _product(one: Matrix, two: Matrix) -> Matrix:
    """The product of two matrices: the first applied before the second (8.3.4)."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = two
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
