"""Check the places of a PDF's text: digits on their line, items together, no overlaps."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from factsheet.published.folding import read
from factsheet.published.pdf.content import Glyph
from factsheet.published.pdf.structure import Leaf, Structure, Tag
from factsheet.verify.order import Located

APART = 0.02
"""Tolerance of the sizes and heights of a number's digits, in font sizes."""
RAISED = 0.6
"""Maximum height of a note's mark above its line, in its own font sizes."""
GAP = 3.0
"""Maximum distance between two glyphs that belong together, in font sizes."""
_SIGNS = frozenset(".,٫٬'’\u00a0\u202f")
"""Characters that may stand between the digits of a number."""
_ITEMS = frozenset(("P", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "TR", "TD", "TH", "Caption"))
"""Elements whose text must stand together."""
_NOTES = frozenset(("Note", "FENote"))
"""Elements at the foot of a page."""


class Misput(NamedTuple):
    """Text in a wrong place."""

    words: str
    why: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """Adjacent glyphs of one leaf."""

    leaf: Leaf
    left: float
    right: float
    y: float
    size: float
    text: str

    @property
    def page(self) -> int:
        return self.leaf.page


def misput(
    located: Sequence[Located], structure: Structure, loose: Sequence[Sequence[Sequence[Glyph]]]
) -> Iterator[Misput]:
    """All text of a PDF in a wrong place; `loose` are the passages outside of its tags, by page."""
    yield from _uneven_numbers(located)
    leaves = [leaf for leaf in structure.leaves if not leaf.is_figure]
    pieces = [piece for leaf in leaves for piece in _pieces(leaf)]
    yield from _overprinted(leaves, loose)
    yield from _beside_numbers(leaves, loose)
    yield from _parted(pieces, structure)
    yield from _crossed_lines(pieces)
    yield from _turned_rows(pieces)


def _uneven_numbers(located: Sequence[Located]) -> Iterator[Misput]:
    """Numbers with a digit that is raised, lowered or of another size, other than by `<sup>` or
    `<sub>`, whose text is separate."""
    before: tuple[int, int, Glyph] | None = None
    for _, leaves in groupby(located, key=lambda one: id(one.block)):
        parts = list(leaves)
        block = parts[0].block
        ends = list(accumulate(len(part.text) for part in block.parts))
        origins = read(block.text)[1]
        for one in parts:
            texts = {bisect_right(ends, origins[place]) for place in range(one.start, one.end)}
            if len(texts) != 1 or one.leaf.is_figure:
                before = None
                continue
            key = id(block), texts.pop()
            for glyph in (glyph for glyphs in one.leaf.shown for glyph in glyphs):
                if not any(map(str.isdigit, glyph.text)):
                    before = before if glyph.text in _SIGNS else None
                    continue
                if before and before[:2] == key and _is_uneven(before[2], glyph):
                    yield Misput(
                        one.leaf.text.strip(), "a digit of it is raised, or of another size"
                    )
                before = (*key, glyph)


def _is_uneven(one: Glyph, other: Glyph) -> bool:
    apart = abs(one.y - other.y) / max(one.size, other.size)
    return abs(one.size - other.size) > APART * one.size or APART < apart < 1


def _pieces(leaf: Leaf) -> Iterator[_Piece]:
    for glyphs in leaf.shown:
        part: list[Glyph] = []
        for glyph in glyphs:
            if part and not _is_beside(part[-1], glyph):
                yield _piece(leaf, part)
                part = []
            if not glyph.text.isspace():
                part.append(glyph)
        if part:
            yield _piece(leaf, part)


def _is_beside(one: Glyph, other: Glyph) -> bool:
    size = min(one.size, other.size)
    return abs(one.y - other.y) < RAISED * size and abs(one.x - other.x) < GAP * size


def _piece(leaf: Leaf, glyphs: Sequence[Glyph]) -> _Piece:
    size = max(glyph.size for glyph in glyphs)
    left, right = min(glyph.x for glyph in glyphs), max(glyph.x for glyph in glyphs)
    y, text = glyphs[0].y, "".join(glyph.text for glyph in glyphs)
    return _Piece(leaf, left, right + size / 4, y, size, text)


def _overprinted(
    leaves: Iterable[Leaf], loose: Sequence[Sequence[Sequence[Glyph]]]
) -> Iterator[Misput]:
    """Letters drawn over other letters."""
    passages: list[tuple[int, Sequence[Glyph]]] = [
        (leaf.page, glyphs) for leaf in leaves for glyphs in leaf.shown
    ]
    passages += [(page, glyphs) for page, some in enumerate(loose) for glyphs in some]
    drawn: dict[tuple[int, int, int], list[Glyph]] = {}
    for page, glyphs in passages:
        for glyph in glyphs:
            if not any(map(str.isalnum, read(glyph.text)[0])):
                continue
            x, y = int(glyph.x // 4), int(glyph.y // 4)
            near = ((page, x + n, y + m) for n in (-1, 0, 1) for m in (-1, 0, 1))
            if any(_is_on(glyph, other) for place in near for other in drawn.get(place, ())):
                yield Misput("".join(one.text for one in glyphs), "it is drawn on other text")
                break
            drawn.setdefault((page, x, y), []).append(glyph)


def _beside_numbers(
    leaves: Iterable[Leaf], loose: Sequence[Sequence[Sequence[Glyph]]]
) -> Iterator[Misput]:
    """Digits and signs outside of the tags directly beside a number, which seem to belong to it."""
    numbers: dict[tuple[int, int, int], list[Glyph]] = {}
    for leaf in leaves:
        for glyph in (glyph for glyphs in leaf.shown for glyph in glyphs):
            if any(map(str.isdigit, glyph.text)):
                key = leaf.page, int(glyph.x // 32), int(glyph.y // 32)
                numbers.setdefault(key, []).append(glyph)
    for page, passages in enumerate(loose):
        for glyph in (glyph for glyphs in passages for glyph in glyphs):
            if not glyph.text.strip() or any(map(str.isalpha, glyph.text)):
                continue
            x, y = int(glyph.x // 32), int(glyph.y // 32)
            near = ((page, x + n, y + m) for n in (-1, 0, 1) for m in (-1, 0, 1))
            if any(_is_next(glyph, one) for place in near for one in numbers.get(place, ())):
                yield Misput(glyph.text, "it is drawn beside a number, outside of the tagged text")


def _is_next(one: Glyph, other: Glyph) -> bool:
    size = max(one.size, other.size)
    return abs(one.x - other.x) < 1.5 * size and abs(one.y - other.y) < 0.8 * size


def _is_on(one: Glyph, other: Glyph) -> bool:
    size = min(one.size, other.size)
    return abs(one.x - other.x) < 0.15 * size and abs(one.y - other.y) < 0.3 * size


def _parted(pieces: Sequence[_Piece], structure: Structure) -> Iterator[Misput]:
    """Items and paragraphs with other text between their parts."""
    by_page: dict[int, list[_Piece]] = {}
    for piece in sorted(pieces, key=lambda one: one.y):
        by_page.setdefault(piece.page, []).append(piece)
    heights = {page: [one.y for one in some] for page, some in by_page.items()}
    flowing = [one for one in pieces if _NOTES.isdisjoint(tag.role for tag in one.leaf.path)]
    for one, other in pairwise(flowing):
        item = _common(one.leaf, other.leaf)
        if item is None or one.page != other.page:
            continue
        if item.role == "TR" and not structure.spanned.isdisjoint(one.leaf.path):
            continue  # a cell of another row may be in it
        is_across = one.right < other.left or other.right < one.left
        size = min(one.size, other.size)
        if is_across and other.y > one.y + RAISED * size:
            continue  # the next column
        left, right = min(one.left, other.left), max(one.right, other.right)
        low, high = min(one.y, other.y) - size / 4, max(one.y, other.y) + size / 4
        ys = heights[one.page]
        between = by_page[one.page][bisect_left(ys, low) : bisect_right(ys, high)]
        for piece in between:
            if piece.left < right and piece.right > left and item not in piece.leaf.path:
                yield Misput(one.text, f"“{piece.text}” stands between it and “{other.text}”")
                break


def _common(one: Leaf, other: Leaf) -> Tag | None:
    """The innermost text element that contains both leaves."""
    found = None
    for tag, same in zip(one.path, other.path, strict=False):
        if tag is not same:
            break
        found = tag if tag.role in _ITEMS else found
    return found


def _crossed_lines(pieces: Sequence[_Piece]) -> Iterator[Misput]:
    """Paragraphs that return to a line, on both sides of their earlier text there."""
    for item, some in groupby(pieces, key=lambda one: _common(one.leaf, one.leaf)):
        if item is None:
            continue
        lines: dict[tuple[int, int], list[float]] = {}
        before: tuple[int, int] | None = None
        turns: set[bool] = set()
        text = ""
        for piece in some:
            place = piece.page, round(piece.y)
            if place != before:
                lefts = lines.setdefault(place, [])
                if lefts:
                    turns.add(piece.left > lefts[-1])
                    text = piece.text
                lefts.append(piece.left)
            before = place
        if len(turns) > 1:
            yield Misput(text, "the words of its paragraph stand in another order")


def _turned_rows(pieces: Sequence[_Piece]) -> Iterator[Misput]:
    """Rows whose cells are in another order than those of other rows of their table."""
    rows: dict[Tag, dict[Tag, dict[Tag, _Piece]]] = {}
    for piece in pieces:
        roles = [tag.role for tag in piece.leaf.path]
        cells = [n for n, role in enumerate(roles) if role in ("TH", "TD")]
        if cells and "Table" in roles[: cells[-1]] and roles[cells[-1] - 1] == "TR":
            path, place = piece.leaf.path, cells[-1]
            table = path[max(n for n in range(place) if roles[n] == "Table")]
            row = rows.setdefault(table, {}).setdefault(path[place - 1], {})
            row.setdefault(path[place], piece)
    for table_rows in rows.values():
        turns: dict[bool, str] = {}
        for cells_of_row in table_rows.values():
            for one, other in pairwise(cells_of_row.values()):
                if one.page == other.page and abs(one.left - other.left) > one.size / 4:
                    turns.setdefault(other.left > one.left, other.text)
        if len(turns) > 1:
            yield Misput([*turns.values()][-1], "it stands in another column than its own")
