"""Read the substitutions by a single glyph from the GSUB table of an OpenType font.

fontTools reads the table too, but takes ten times as long, because it creates objects for all of
it, including contextual rules and glyph names.
"""

from collections.abc import Iterator
from itertools import chain
from struct import unpack_from

Rule = tuple[tuple[int, ...], int]
"""(replaced glyphs, replacement), by glyph number."""
MOST_GLYPHS = 1_000_000
"""Maximum number of glyphs in subtables. A font with 65,535 glyphs has about 200,000."""
MOST_SYSTEMS = 10_000
"""Maximum number of scripts and their languages."""
MOST_COVERED = 0x10000
EXTENSION = 7
"""The lookup type that refers to a subtable of another type by a longer offset."""


def substitutions(table: bytes) -> Iterator[Rule]:
    """Every substitution by a single glyph, in any context, in the table's order (OpenType 1.9,
    GSUB: types 1, 3 and 4).

    Raises struct.error, IndexError or ValueError for a malformed table, and for one with more than
    `MOST_GLYPHS`, since its parts may overlap.
    """
    glyphs = 0
    for kind, at in _subtables(table):
        covered = _covered(table, at + _number(table, at + 2)) if kind in READERS else []
        glyphs += 1 + len(covered)
        for rule in READERS[kind](table, at, covered) if covered else ():
            glyphs += len(rule[0])
            if glyphs > MOST_GLYPHS:
                break
            yield rule
        if glyphs > MOST_GLYPHS:
            raise ValueError("its substitutions are too many")


def _subtables(table: bytes) -> Iterator[tuple[int, int]]:
    """The subtables of all lookups, each with its type."""
    lookups = _number(table, 8)
    for lookup in _places(table, lookups) if lookups else ():
        kind = _number(table, lookup)
        for subtable in _places(table, lookup + 4, lookup):
            if kind != EXTENSION:
                yield kind, subtable
            else:
                _, other, distance = unpack_from(">HHL", table, subtable)
                yield other, subtable + distance


def scripts(table: bytes) -> Iterator[str]:
    """The tags of scripts that have a feature: a tool that subsets fonts may leave scripts without
    any. Raises as `substitutions` does."""
    at = _number(table, 4)
    count = _number(table, at) if at else 0
    steps = 0
    for place in range(at + 2, at + 2 + 6 * count, 6):
        tag, distance = unpack_from(">4sH", table, place)
        script = at + distance
        default, systems = unpack_from(">HH", table, script)
        others = unpack_from(">" + "4xH" * systems, table, script + 4)
        steps += 1 + systems
        if steps > MOST_SYSTEMS:
            raise ValueError("its scripts are too many")
        found = (script + other for other in (default, *others) if other)
        if any(_number(table, system + 4) for system in found):
            yield tag.decode("ascii")


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
"""The readers of subtables, by type."""


def _covered(table: bytes, at: int) -> list[int]:
    """The glyphs of a Coverage table, in its order."""
    if _number(table, at) == 1:
        return list(_numbers(table, at + 2))
    bounds = unpack_from(f">{3 * _number(table, at + 2)}H", table, at + 4)
    # Some fonts sort them by glyph instead of by coverage index.
    ranges = sorted(zip(bounds[2::3], bounds[::3], bounds[1::3], strict=True))
    if sum(last - first + 1 for _, first, last in ranges if last >= first) > MOST_COVERED:
        raise ValueError("a coverage has a glyph twice")
    return list(chain.from_iterable(range(first, last + 1) for _, first, last in ranges))


def _number(table: bytes, at: int) -> int:
    return table[at] << 8 | table[at + 1]


def _numbers(table: bytes, at: int) -> tuple[int, ...]:
    """A list of numbers preceded by their count."""
    return unpack_from(f">{_number(table, at)}H", table, at + 2)


def _places(table: bytes, at: int, start: int | None = None) -> Iterator[int]:
    """Positions given by a list of offsets at `at`, relative to a start, by default `at`."""
    start = at if start is None else start
    return (start + distance for distance in _numbers(table, at))
