"""Outlines of a font's glyphs: what shape stands for which character."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont, TTLibError

OWN_FONTS = Path(__file__).parents[1] / "theme/fonts"
Shape = str
"""A digest of the outline in the font's own units."""


class FontUnreadableError(ValueError):
    """The font program is damaged."""


def shapes(program: bytes, glyphs: Iterable[int]) -> dict[int, Shape]:
    """The outlines of glyphs by their numbers; empty ones and those that are not there left out.

    Raises FontUnreadableError.
    """
    with _opened(program) as font:
        order, drawn = font.getGlyphOrder(), font.getGlyphSet()
        names = {number: order[number] for number in glyphs if 0 <= number < len(order)}
        found = {number: _shape(drawn, name) for number, name in names.items()}
    return {number: shape for number, shape in found.items() if shape}


@cache
def own_shapes() -> Mapping[Shape, frozenset[str]]:
    """The digits and Latin letters that the outlines of the toolkit's own fonts stand for."""
    found: dict[Shape, set[str]] = {}
    for path in sorted(OWN_FONTS.glob("*.ttf")):
        for character, shape in mapped(path.read_bytes()):
            found.setdefault(shape, set()).add(character)
    return {shape: frozenset(characters) for shape, characters in found.items()}


def misread(shape: Shape, text: str) -> str:
    """The digit or letter that an outline stands for where `text` is another; else empty.

    A letter of another script that the toolkit's own fonts draw with that very outline, such as
    the Greek alpha with that of A, is no other. Outlines of other fonts, and of anything else,
    are not known.
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
    return frozenset(_shape(drawn, name) for drawn, name in glyphs if name)


@cache
def _own_glyphs() -> list[tuple[Mapping[int, str], Any]]:
    """Of each of the toolkit's own fonts the names of glyphs by character, and the glyphs."""
    fonts = [
        TTFont(BytesIO(path.read_bytes()), lazy=True) for path in sorted(OWN_FONTS.glob("*.ttf"))
    ]
    return [(font.getBestCmap(), font.getGlyphSet()) for font in fonts]


def misread_characters(program: bytes) -> list[tuple[str, str]]:
    """The digits and Latin letters that a font file draws as others: what each looks like, and
    what it reads as.

    A file of the toolkit's own theme, byte by byte, draws them as they are known.
    Raises FontUnreadableError.
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
    """Digits and the letters A to Z that a font has, each with its outline."""
    with _opened(program) as font:
        drawn = font.getGlyphSet()
        for code, name in sorted(font.getBestCmap().items()):
            is_read = chr(code).isdecimal() or (code < 128 and chr(code).isalpha())
            if is_read and (shape := _shape(drawn, name)):
                yield chr(code), shape


@contextmanager
def _opened(program: bytes) -> Iterator[Any]:
    try:
        with TTFont(BytesIO(program), lazy=True) as font:
            yield font
    except (TTLibError, KeyError, IndexError, ValueError, AttributeError, AssertionError) as error:
        raise FontUnreadableError(f"a font program is damaged: {error}") from error


def _shape(drawn: Any, name: str) -> Shape:
    pen = DecomposingRecordingPen(drawn)
    drawn[name].draw(pen)
    return sha256(repr(pen.value).encode()).hexdigest() if pen.value else ""
