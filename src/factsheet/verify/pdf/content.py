"""Content streams: which glyphs stand where, by marked content (ISO 32000-1, 9.4 and 14.6)."""

from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import pikepdf

from factsheet.verify.pdf.fonts import Font, read_font

Matrix = tuple[float, float, float, float, float, float]
Identifier = int | tuple[Any, int]
"""Of marked content: its number in the page's stream, or a form and the number in its stream."""
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
OPERATORS = "q Q cm BT Tf Td TD Tm T* TL Tc Tw Tz Ts Tj TJ ' \" BDC BMC EMC Do"
"""All that moves or shows text; paths and colours are left to themselves."""
_DEPTH = 20
"""How deep forms may stand in each other."""
_SPACE = 32


class Glyph(NamedTuple):
    """One glyph as it is seen, in points from the page's lower left corner."""

    x: float
    """Of its origin."""
    y: float
    size: float
    text: str


@dataclass(slots=True)
class Content:
    """What one page shows."""

    marked: dict[Identifier, list[Glyph]] = field(default_factory=dict)
    """In the order in which they are drawn."""
    boxes: int = 0
    """Glyphs number 0, of fonts whose codes are glyph numbers: .notdef."""


def read_content(page: pikepdf.Page, fonts: dict[Any, Font]) -> Content:
    """`fonts` keeps what was read of fonts, which pages share."""
    reader = _Reader(fonts)
    reader.read(page.obj, page.resources, IDENTITY, 0)
    return reader.content


@dataclass(frozen=True, slots=True)
class _State:
    """What `q` saves (8.4.2), as far as it moves text."""

    space: Matrix
    font: Font | None = None
    size: float = 0
    letter: float = 0
    word: float = 0
    scale: float = 1
    rise: float = 0
    leading: float = 0


class _Reader:
    def __init__(self, fonts: dict[Any, Font]) -> None:
        self.content = Content()
        self.fonts = fonts
        self.marks: list[Identifier | None] = []
        self.form: Any = None
        """Whose stream is read; None for the page's."""
        self.state = _State(IDENTITY)
        self.line = IDENTITY
        self.along = 0.0
        """How far the line has been written, in its own space."""

    def read(self, stream: Any, resources: Any, space: Matrix, depth: int) -> None:
        """A page's contents, or a form's."""
        saved: list[_State] = []
        self.state = replace(self.state, space=space)
        for instruction in pikepdf.parse_content_stream(stream, OPERATORS):
            operator, operands = str(instruction.operator), instruction.operands
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
            elif operator in ("Tj", "TJ", "'", '"'):
                if operator in ("'", '"'):
                    self._move(0, -self.state.leading)
                self._show(operands[-1])
            else:
                self._set(operator, operands, resources)

    def _mark(self, operator: str, operands: Any, resources: Any) -> None:
        if operator == "EMC":
            del self.marks[-1:]
            return
        number = _identifier(operands, resources)
        mark = number if number is None or self.form is None else (self.form, number)
        self.marks.append(mark)
        if mark is not None:
            self.content.marked.setdefault(mark, [])

    def _form(self, form: Any, resources: Any, depth: int) -> None:
        if form is None or form.get("/Subtype") != "/Form" or depth == _DEPTH:
            return
        before, above = self.state, self.form
        space = _product(_matrix(form.get("/Matrix", IDENTITY)), before.space)
        self.form = form.objgen
        self.read(form, form.get("/Resources", resources), space, depth + 1)
        self.state, self.form = before, above

    def _set(self, operator: str, operands: Any, resources: Any) -> None:
        """Operators of text state and text position (9.3 and 9.4.2)."""
        state = self.state
        if operator == "Tf":
            font = self._font(resources.get("/Font", {}).get(str(operands[0])))
            self.state = replace(state, font=font, size=float(operands[1]))
        elif operator in _NUMBERS:
            name, factor = _NUMBERS[operator]
            changed: dict[str, Any] = {name: float(operands[0]) * factor}
            self.state = replace(state, **changed)
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
        size = state.size * abs(a * d - b * c) ** 0.5
        mark = next((mark for mark in reversed(self.marks) if mark is not None), None)
        shown = self.content.marked[mark] if mark is not None else []
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


_NUMBERS = {
    "TL": ("leading", 1.0),
    "Tc": ("letter", 1.0),
    "Tw": ("word", 1.0),
    "Tz": ("scale", 0.01),
    "Ts": ("rise", 1.0),
}
"""Operators that set one number of the text state."""


def _identifier(operands: Any, resources: Any) -> int | None:
    """MCID of a marked content's property list, which may stand in the resources."""
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Name):
        properties = resources.get("/Properties", {}).get(str(properties))
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        return int(properties["/MCID"])
    return None


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def _product(one: Matrix, two: Matrix) -> Matrix:
    """What the first does, and then the second (8.3.4)."""
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
