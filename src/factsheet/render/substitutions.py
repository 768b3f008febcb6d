"""Substitutions of an OpenType font's glyphs by a single other: its table GSUB.

fontTools reads the table, too, but takes ten times as long: it makes objects of all that
is in it, the rules for contexts and the names of glyphs included.
"""

from collections.abc import Iterator
from itertools import chain
from struct import unpack_from

Rule = tuple[tuple[int, ...], int]
"""Glyphs that are replaced, and the one that replaces them, by their numbers."""
EXTENSION = 7
"""The type of a lookup that says which type another has, farther away."""


def substitutions(table: bytes) -> Iterator[Rule]:
    """Every substitution by a single glyph, in whatever context, in the table's order
    (OpenType 1.9, GSUB: types 1, 3 and 4).

    Raises struct.error, IndexError or ValueError for what is no such table.
    """
    lookups = _number(table, 8)
    for lookup in _places(table, lookups) if lookups else ():
        kind = _number(table, lookup)
        for subtable in _places(table, lookup + 4, lookup):
            if kind != EXTENSION:
                yield from _rules(table, kind, subtable)
            else:
                _, other, distance = unpack_from(">HHL", table, subtable)
                yield from _rules(table, other, subtable + distance)


def _rules(table: bytes, kind: int, at: int) -> Iterator[Rule]:
    if kind not in READERS:
        return iter(())
    return READERS[kind](table, at, _covered(table, at + _number(table, at + 2)))


def _singles(table: bytes, at: int, glyphs: list[int]) -> Iterator[Rule]:
    if _number(table, at) == 1:
        delta = _number(table, at + 4)
        return (((glyph,), glyph + delta & 0xFFFF) for glyph in glyphs)
    others = _numbers(table, at + 4)
    return (((glyph,), other) for glyph, other in zip(glyphs, others, strict=True))


def _alternates(table: bytes, at: int, glyphs: list[int]) -> Iterator[Rule]:
    for glyph, several in zip(glyphs, _places(table, at + 4, at), strict=True):
        yield from (((glyph,), other) for other in _numbers(table, several))


def _ligatures(table: bytes, at: int, glyphs: list[int]) -> Iterator[Rule]:
    for glyph, several in zip(glyphs, _places(table, at + 4, at), strict=True):
        for ligature in _places(table, several):
            other, count = unpack_from(">HH", table, ligature)
            yield (glyph, *unpack_from(f">{count - 1}H", table, ligature + 4)), other


READERS = {1: _singles, 3: _alternates, 4: _ligatures}
"""What reads a subtable, by its type."""


def _covered(table: bytes, at: int) -> list[int]:
    """The glyphs of a Coverage table, in its order."""
    if _number(table, at) == 1:
        return list(_numbers(table, at + 2))
    bounds = unpack_from(f">{3 * _number(table, at + 2)}H", table, at + 4)
    # Some fonts have them in the order of the glyphs, not of their places.
    ranges = sorted(zip(bounds[2::3], bounds[::3], bounds[1::3], strict=True))
    return list(chain.from_iterable(range(first, last + 1) for _, first, last in ranges))


def _number(table: bytes, at: int) -> int:
    return table[at] << 8 | table[at + 1]


def _numbers(table: bytes, at: int) -> tuple[int, ...]:
    """Numbers that stand after their count."""
    return unpack_from(f">{_number(table, at)}H", table, at + 2)


def _places(table: bytes, at: int, start: int | None = None) -> Iterator[int]:
    """Places whose distances from a start stand at `at`, which is the start if none is given."""
    start = at if start is None else start
    return (start + distance for distance in _numbers(table, at))
