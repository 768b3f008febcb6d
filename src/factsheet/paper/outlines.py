"""Outlines of a font's glyphs, to find which character a shape looks like."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.misc.psCharStrings import T2OutlineExtractor
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from factsheet.pages.fontfile import FontError, opened_font

OWN_FONTS = Path(__file__).parents[1] / "theme/fonts"
Shape = str
"""A hash of the outline in the font's own units, moved to the origin."""
MOST_COMPONENTS = 100
"""Maximum number of glyphs that a glyph is composed of. Digits and letters take two or three."""
LONGEST_OUTLINES = 128 << 20
"""Maximum length of all outlines, in characters. A thousand glyphs have some four million."""
LEAST_NUMBERS = 20
"""Minimum number of coordinates of an outline that no other font has by chance."""
SAME = 0.01
"""Tolerance for points in an outline of another size, in heights."""
MOST_CALLS = 2_000
"""Maximum number of subroutines that a glyph of a CFF table calls."""


def shapes(program: bytes, glyphs: Iterable[int]) -> dict[int, Shape]:
    """The outlines of glyphs by number, without empty and missing ones.

    Raises FontError.
    """
    with opened_font(program) as font:
        order, drawn = font.getGlyphOrder(), font.getGlyphSet()
        names = {number: order[number] for number in glyphs if 0 <= number < len(order)}
        draw = _Drawing(drawn)
        found = {number: draw.shape(name) for number, name in names.items()}
    return {number: shape for number, shape in found.items() if shape}


@cache
def _forms() -> Mapping[tuple[Any, ...], list[tuple[Shape, list[float]]]]:
    """The outlines of digits and Latin letters in the toolkit's own fonts, without their size, by
    the operators that draw them."""
    found: dict[tuple[Any, ...], dict[Shape, list[float]]] = {}
    for path in sorted(OWN_FONTS.glob("*.ttf")):
        for _, outline in _mapped(path.read_bytes()):
            if form := _form(outline):
                found.setdefault(form[0], {})[_digest(outline)] = form[1]
    return {operators: [*some.items()] for operators, some in found.items()}


def _form(outline: Any) -> tuple[tuple[Any, ...], list[float]] | None:
    """The operators of an outline, and its points relative to its height; None for a simple one,
    which any font may have."""
    points = [number for _, some in outline for point in some if point for number in point]
    height = max(points[1::2], default=0)
    if len(points) < LEAST_NUMBERS or not height:
        return None
    operators = tuple((operator, len(some)) for operator, some in outline)
    return operators, [number / height for number in points]


def _own_or_digest(outline: Any) -> Shape:
    """The hash of an outline or, if it is a scaled outline of the toolkit's own fonts, the hash of
    that."""
    plain = _digest(outline)
    if plain in own_shapes() or not (form := _form(outline)):
        return plain
    for shape, numbers in _forms().get(form[0], ()):
        if len(numbers) == len(form[1]) and all(
            abs(one - other) < SAME for one, other in zip(numbers, form[1], strict=True)
        ):
            return shape
    return plain


def _digest(outline: Any) -> Shape:
    return sha256(repr(outline).encode()).hexdigest()


@cache
def own_shapes() -> Mapping[Shape, frozenset[str]]:
    """The digits and Latin letters that outlines of the toolkit's own fonts show."""
    found: dict[Shape, set[str]] = {}
    for path in sorted(OWN_FONTS.glob("*.ttf")):
        for character, outline in _mapped(path.read_bytes()):
            found.setdefault(_digest(outline), set()).add(character)
    return {shape: frozenset(characters) for shape, characters in found.items()}


def misread(shape: Shape, text: str) -> str:
    """The digit or letter that an outline shows if it is not `text`; otherwise empty.

    A letter of another script that the toolkit's own fonts draw with the same outline, such as
    the Greek alpha and the Latin A, counts as the same. Other outlines are not known.
    """
    known = own_shapes().get(shape, frozenset())
    plain = unicodedata.normalize("NFKC", text)
    return "" if not known or plain in known or shape in _own_outlines(text) else min(known)


@cache
def _own_outlines(text: str) -> frozenset[Shape]:
    """The outlines that the toolkit's own fonts have for one character."""
    if len(text) != 1:
        return frozenset()
    glyphs = ((drawn, names.get(ord(text))) for names, drawn in _own_glyphs())
    return frozenset(_Drawing(drawn).shape(name) for drawn, name in glyphs if name)


@cache
def _own_glyphs() -> list[tuple[Mapping[int, str], Any]]:
    """For each of the toolkit's own fonts, the names of glyphs by character, and the glyphs."""
    fonts = [
        TTFont(BytesIO(path.read_bytes()), lazy=True) for path in sorted(OWN_FONTS.glob("*.ttf"))
    ]
    return [(font.getBestCmap(), font.getGlyphSet()) for font in fonts]


def misread_characters(program: bytes) -> list[tuple[str, str]]:
    """The digits and Latin letters that a font file draws as others: what each looks like, and its
    text. The files of the toolkit's own theme draw them correctly. Raises FontError.
    """
    if sha256(program).digest() in _own_files():
        return []
    found = ((misread(shape, text), text) for text, shape in mapped(program))
    return [(looks, text) for looks, text in found if looks]


@cache
def _own_files() -> frozenset[bytes]:
    """The sha256 of each font file of the toolkit's own theme."""
    files = (path for path in OWN_FONTS.iterdir() if path.suffix in (".ttf", ".woff2"))
    return frozenset(sha256(path.read_bytes()).digest() for path in files)


def mapped(program: bytes) -> Iterator[tuple[str, Shape]]:
    """Digits and the letters A to Z that a font has, each with its shape."""
    for character, outline in _mapped(program):
        yield character, _own_or_digest(outline)


def _mapped(program: bytes) -> Iterator[tuple[str, Any]]:
    with opened_font(program) as font:
        draw = _Drawing(font.getGlyphSet())
        for code, name in sorted(font.getBestCmap().items()):
            is_read = chr(code).isdecimal() or (code < 128 and chr(code).isalpha())
            if is_read and (outline := draw.outline(name)):
                yield chr(code), outline


class _Pen(DecomposingRecordingPen):  # type: ignore[misc]
    """Records an outline within limits."""

    def __init__(self, drawn: Any) -> None:
        super().__init__(drawn)
        self.components = 0

    def addComponent(self, glyphName: str, transformation: Any) -> None:  # noqa: N802, N803
        self.components += 1
        if self.components > MOST_COMPONENTS:
            raise FontError("a glyph is drawn by too many others")
        super().addComponent(glyphName, transformation)


class _Extractor(T2OutlineExtractor):  # type: ignore[misc]
    """Draws a glyph of a CFF table, whose subroutines may each call another one twice."""

    calls = 0

    def execute(self, charString: Any) -> None:  # noqa: N803
        self.calls += 1
        if self.calls > MOST_CALLS:
            raise FontError("a glyph has too many subroutines")
        super().execute(charString)


def _at_origin(outline: Any) -> Any:
    """An outline moved to the origin, so that glyphs with other side bearings compare as equal."""
    points = [point for _, points in outline for point in points if point is not None]
    left, low = min((x for x, _ in points), default=0), min((y for _, y in points), default=0)
    return [
        (operator, [point and (point[0] - left, point[1] - low) for point in points])
        for operator, points in outline
    ]


@dataclass(slots=True)
class _Drawing:
    """Draws the glyphs of a font within a limit of their total size."""

    glyphs: Any
    """A glyph set of fontTools."""
    length: int = 0
    """Length of the outlines so far, in characters."""

    def shape(self, name: str) -> Shape:
        outline = self.outline(name)
        return _own_or_digest(outline) if outline else ""

    def outline(self, name: str) -> Any:
        """A glyph's outline, moved to the origin; empty for an empty glyph."""
        pen = _Pen(self.glyphs)
        if hasattr(self.glyphs, "charStrings"):
            self.glyphs.charStrings[name].outlineExtractor = _Extractor
        self.glyphs[name].draw(pen)
        outline = _at_origin(pen.value)
        self.length += len(repr(outline))
        if self.length > LONGEST_OUTLINES:
            raise FontError("its outlines are too long")
        return outline
