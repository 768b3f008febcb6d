"""Read fonts of a PDF: the text and the width of each code."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, TypeVar

from factsheet.paper.outlines import misread, shapes

_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*+)>|([\[\]])|([A-Za-z]++)")
"""A token of a ToUnicode map: a code, a bracket or a word."""
_CHARACTERS, _RANGES = b"beginbfchar", b"beginbfrange"
MOST_CODES = 1 << 17
"""Maximum number of entries of a table; codes have two bytes, and may be repeated."""
LONGEST_TEXT = 256
"""Maximum number of characters of one code."""
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Font:
    """How the codes of a string become glyphs and text (ISO 32000-1, 9.7 and 9.10)."""

    texts: dict[int, str]
    """The text of each code."""
    widths: dict[int, float]
    """The width of each code's glyph, in thousandths of the font size."""
    default: float
    is_wide: bool
    """Whether codes have two bytes."""
    is_identity: bool
    """Whether codes are glyph numbers, and 0 is .notdef."""

    def codes(self, string: bytes) -> Iterable[int]:
        if not self.is_wide:
            return string
        return [string[n] << 8 | string[n + 1] for n in range(0, len(string) - 1, 2)]


def read_font(font: Any) -> Font:
    """Read a font's dictionary: one that WeasyPrint writes, or a simple font."""
    texts = dict(_bounded(_texts(font.ToUnicode.read_bytes()))) if "/ToUnicode" in font else {}
    if font.get("/Subtype") == "/Type0":
        inner = font.DescendantFonts[0]
        widths = dict(_bounded(_widths(list(inner.get("/W", [])))))
        default = float(inner.get("/DW", 1000))
        return Font(texts, widths, default, True, font.get("/Encoding") == "/Identity-H")
    first = int(font.get("/FirstChar", 0))
    # Type 3 fonts define their own units.
    scale = 1000 * float(font.FontMatrix[0]) if "/FontMatrix" in font else 1
    given = enumerate(font.get("/Widths", []), first)
    return Font(texts, {code: float(width) * scale for code, width in given}, 0, False, False)


def _bounded(entries: Iterator[tuple[int, Entry]]) -> Iterator[tuple[int, Entry]]:
    """The entries of a table. Raises ValueError if there are more than codes."""
    for number, entry in enumerate(entries):
        if number > MOST_CODES:
            raise ValueError(f"a font’s table has more than {MOST_CODES:,} codes")
        yield entry


def _texts(table: bytes) -> Iterator[tuple[int, str]]:
    """The entries of a ToUnicode map."""
    for name, tokens in _sections(table):
        if name == _RANGES:
            yield from _ranges(iter(tokens))
            continue
        for code, text in zip(tokens[::2], tokens[1::2], strict=False):
            yield _number(code), _decoded(text)


def _sections(table: bytes) -> Iterator[tuple[bytes, list[bytes]]]:
    """The sections that map codes to text, with their codes and brackets."""
    name, tokens = b"", list[bytes]()
    for code, bracket, word in _TOKEN.findall(table):
        if word in (_CHARACTERS, _RANGES):
            name, tokens = word, []
        elif word.startswith(b"end") and name:
            yield name, tokens
            name = b""
        elif not word:
            tokens.append(bracket or code)


def _ranges(tokens: Iterator[bytes]) -> Iterator[tuple[int, str]]:
    """`<first> <last> <text>`, whose last character counts on, and `<first> <last> [<text> …]`."""
    for first in tokens:
        numbers = range(_number(first), _number(next(tokens, b"")) + 1)
        text = next(tokens, b"")
        if text == b"[":
            texts = [_decoded(one) for one in takewhile(lambda one: one != b"]", tokens)]
            for place, number in enumerate(numbers):
                yield number, texts[place] if place < len(texts) else ""
        elif start := _decoded(text):
            for place, number in enumerate(numbers):
                yield number, start[:-1] + chr(ord(start[-1]) + place)


def _number(code: bytes) -> int:
    return int.from_bytes(bytes.fromhex(code.decode("ascii")), "big")


def _decoded(code: bytes) -> str:
    text = bytes.fromhex(code.decode("ascii")).decode("utf-16-be", "replace")
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"a code of a font stands for more than {LONGEST_TEXT} characters")
    return text


def _widths(entries: list[Any]) -> Iterator[tuple[int, float]]:
    """The entries of a /W array: `c [w …]` and `first last w` (9.7.4.3)."""
    place = 0
    while place + 1 < len(entries):
        first, second = int(entries[place]), entries[place + 1]
        if isinstance(second, Iterable):
            yield from ((first + n, float(width)) for n, width in enumerate(second))
            place += 2
        else:
            width = float(entries[place + 2])
            yield from ((code, width) for code in range(first, int(second) + 1))
            place += 3


def misread_glyphs(font: Any) -> Iterator[tuple[str, str]]:
    """The glyphs of an embedded font that look like another digit or letter: what each looks like,
    and its text. Raises ValueError for a damaged program."""
    inner = font.DescendantFonts[0] if font.get("/Subtype") == "/Type0" else font
    descriptor: Any = inner.get("/FontDescriptor", {})
    programs = [descriptor[key] for key in ("/FontFile2", "/FontFile3") if key in descriptor]
    is_plain = font.get("/Encoding") == "/Identity-H"
    if not programs or not is_plain or inner.get("/CIDToGIDMap", "/Identity") != "/Identity":
        return
    texts = read_font(font).texts
    drawn = shapes(programs[0].read_bytes(), texts)
    for glyph, shape in drawn.items():
        if looks := misread(shape, texts[glyph]):
            yield looks, texts[glyph]
    for glyph in sorted(texts.keys() - drawn.keys()):
        if any(map(str.isalnum, texts[glyph])):
            yield "nothing", texts[glyph]
