"""Check the order of a PDF's glyphs, line by line from left to right.

It must be the order that the Unicode bidirectional algorithm gives to the text.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from factsheet.bidi.levels import levels, reordered
from factsheet.bidi.paragraph import MIRRORS
from factsheet.published.blocks import TextBlock
from factsheet.published.folding import RIGHT_TO_LEFT, read
from factsheet.published.pdf.content import Glyph
from factsheet.verify.order import Located
from factsheet.verify.places import RAISED
from factsheet.verify.syllables import as_drawn

UNSEEN = frozenset(("Mn", "Me", "Cf"))
"""Categories of characters without an advance width."""
SPACES = str.maketrans("\n\t\r\f", "    ")


@dataclass(frozen=True, slots=True)
class Misdrawn:
    """A line whose glyphs are not in the order of its text."""

    block: TextBlock
    line: str
    """The text in logical order."""
    drawn: str
    expected: str
    """Both from left to right."""


def misdrawn(located: Sequence[Located]) -> Iterator[Misdrawn]:
    """The lines of a PDF whose glyphs are not those of their text, or in another order."""
    for _, leaves in groupby(located, key=lambda one: id(one.block)):
        parts = [part for leaf in leaves for part in _parts(leaf)]
        if not parts:
            continue
        paragraph = _Paragraph(parts[0].block)
        for line in _lines(parts):
            drawn, expected = _drawn(line), paragraph.shown(line)
            seen = _visible(expected)
            if drawn != seen and not as_drawn(expected, _is_visible).fullmatch(drawn):
                yield Misdrawn(paragraph.block, paragraph.said(line), drawn, seen)


@dataclass(frozen=True, slots=True)
class _Part:
    """A marked-content sequence, and the part of a block's text that it shows."""

    block: TextBlock
    page: int
    start: int
    end: int
    glyphs: Sequence[Glyph]
    y: float
    """The height of the baseline, on which most glyphs stand; marks may not."""
    size: float


def _parts(located: Located) -> Iterator[_Part]:
    """The marked-content sequences of a leaf, each with the letters that it shows."""
    leaf, start = located.leaf, located.start
    shown = [glyphs for glyphs in leaf.shown if glyphs] if not leaf.is_figure else []
    for number, glyphs in enumerate(shown, 1):
        letters = sum(len(read(glyph.text)[0]) for glyph in glyphs)
        end = located.end if number == len(shown) else min(located.end, start + letters)
        heights = [round(glyph.y, 2) for glyph in glyphs]
        y, size = max(set(heights), key=heights.count), max(glyph.size for glyph in glyphs)
        yield _Part(located.block, leaf.page, start, end, glyphs, y, size)
        start = end


def _lines(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """Consecutive parts that stand side by side."""
    line: list[_Part] = []
    for part in parts:
        is_beside = (
            line
            and part.page == line[-1].page
            and (abs(part.y - line[0].y) < RAISED * min(part.size, line[0].size))
        )
        if line and not is_beside:
            yield line
            line = []
        line.append(part)
    if line:
        yield line


def _drawn(line: Sequence[_Part]) -> str:
    glyphs = sorted((glyph for part in line for glyph in part.glyphs), key=lambda glyph: glyph.x)
    return "".join(map(_seen, (glyph.text for glyph in glyphs)))


@cache
def _seen(text: str) -> str:
    """The letters of one glyph from left to right: those of a lam-alef run the other way."""
    plain = _visible(read(unicodedata.normalize("NFC", text))[0])
    return plain[::-1] if len(plain) > 1 and RIGHT_TO_LEFT.search(plain) else plain


def _visible(text: str) -> str:
    """The text without vowel marks, which stand above letters, and without joiners."""
    return "".join(filter(_is_visible, text))


def _is_visible(character: str) -> bool:
    return unicodedata.category(character) not in UNSEEN


class _Paragraph:
    """A block's text, and its visual order."""

    def __init__(self, block: TextBlock) -> None:
        self.block = block
        # A line break of the source is a space, not the end of a paragraph.
        text = block.text.translate(SPACES)
        self.text, self.origins = read(text)
        self.is_plain = block.direction == "ltr" and not RIGHT_TO_LEFT.search(text)
        if not self.is_plain:
            self.levels = levels(text, block.direction)
            self.rank = {place: rank for rank, place in enumerate(reordered(self.levels))}

    def shown(self, line: Sequence[_Part]) -> str:
        """The letters of a line, and their marks, from left to right. Their order is that of the
        whole paragraph, since it depends only on the characters between them (UAX #9, L2).
        """
        places = [place for part in line for place in range(part.start, part.end)]
        if self.is_plain:
            return "".join(self.text[place] for place in places)
        places.sort(key=self._rank)
        return "".join(map(self._glyph, places))

    def said(self, line: Sequence[_Part]) -> str:
        """A line in logical order."""
        first, last = self.origins[line[0].start], self.origins[line[-1].end - 1]
        return " ".join(self.block.text[first : last + 1].split())

    def _rank(self, place: int) -> tuple[int, int]:
        origin = self.origins[place]
        return self.rank[origin], -place if self.levels[origin] % 2 else place

    def _glyph(self, place: int) -> str:
        character = self.text[place]
        is_turned = self.levels[self.origins[place]] % 2
        return MIRRORS.get(character, character) if is_turned else character
