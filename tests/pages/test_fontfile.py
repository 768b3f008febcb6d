"""Font files from anybody: small ones that state, unpack to or draw more than a font has."""

import struct
import time
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import brotli
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont, newTable

from factsheet.pages.families import read_repertoire
from factsheet.pages.fontfile import FontError, opened_font
from factsheet.paper.outlines import mapped
from factsheet.paper.tounicode import LONGEST_TEXT, font_text
from support.scripts import FONTS

SOURCE = FONTS / "Sarabun-Regular.ttf"
ALL = 0xFFFF


@pytest.fixture(autouse=True)
def quick() -> Iterator[None]:
    began = time.process_time()
    yield
    assert time.process_time() - began < 5


def with_table(tag: str, data: bytes) -> bytes:
    """A font that is in order but for one table."""
    return with_tables({tag: data})


def with_tables(tables: dict[str, bytes]) -> bytes:
    with TTFont(SOURCE, recalcBBoxes=False) as font:
        for tag, data in tables.items():
            font[tag] = newTable("none")
            font[tag].data = data
        font.save(file := BytesIO(), reorderTables=False)
    return file.getvalue()


def character_map(subtable: bytes) -> bytes:
    return struct.pack(">HHHHL", 0, 1, 3, 1, 12) + subtable


def substituting(lookups: int, subtables: int, coverage: bytes) -> bytes:
    """A GSUB whose lookups all are one, whose subtables all are one, with this coverage."""
    one = struct.pack(">HHh", 1, 6, 1) + coverage
    lookup = struct.pack(f">HHH{subtables}H", 1, 0, subtables, *[6 + 2 * subtables] * subtables)
    listed = struct.pack(f">H{lookups}H", lookups, *[2 + 2 * lookups] * lookups)
    return struct.pack(">HHHHH", 1, 0, 0, 0, 10) + listed + lookup + one


GROUPED = struct.pack(">HHLLL", 12, 0, 28, 0, 1) + struct.pack(">LLL", 0, 0xFFFFFFFF, 1)
SEGMENTS = 8_000
SEGMENTED = struct.pack(">HHHHHHH", 4, 0, 0, 2 * SEGMENTS, 0, 0, 0) + (
    struct.pack(f">{SEGMENTS}HH", *[ALL] * SEGMENTS, 0) + bytes(6 * SEGMENTS)
)
RANGE = struct.pack(">HHHHH", 2, 1, 0, ALL, 0)
BOMBS = {
    "characters in a group": with_table("cmap", character_map(GROUPED)),
    "characters in segments": with_table("cmap", character_map(SEGMENTED)),
    "a map of another form": with_table("cmap", character_map(struct.pack(">HHH", 2, 6, 0))),
    "maps": with_table("cmap", struct.pack(">HH", 0, ALL) + bytes(8 * ALL)),
    "names": with_table("name", struct.pack(">HHH", 0, ALL, ALL) + bytes(12 * ALL)),
    "long names": with_table(
        "name",
        struct.pack(">HHH", 0, 1_000, 6 + 12_000)
        + struct.pack(">HHHHHH", 3, 1, 0x409, 1, 40_000, 0) * 1_000
        + bytes(40_000),
    ),
    "substitutions": with_table("GSUB", substituting(1_000, 1_000, RANGE)),
    "ranges of glyphs": with_table(
        "GSUB", substituting(1, 1, struct.pack(">HH", 2, 9_000) + RANGE[4:] * 9_000)
    ),
    "scripts": with_table(
        "GSUB",
        struct.pack(">HHHHH", 1, 0, 10, 0, 0)
        + struct.pack(">H", 5_000)
        + struct.pack(">4sH", b"latn", 2 + 30_000) * 5_000
        + struct.pack(">HH", 0, 5_000)
        + struct.pack(">4sH", b"ENG ", 0) * 5_000,
    ),
}


@pytest.mark.parametrize("what", BOMBS)
def test_a_font_states_no_more_than_a_font_has(what: str, tmp_path: Path) -> None:
    path = tmp_path / "House.ttf"
    path.write_bytes(BOMBS[what])
    assert len(BOMBS[what]) < 1_000_000
    with pytest.raises(ValueError, match=r"House\.ttf can’t be read as a font: "):
        read_repertoire(path)


def packed(signature: bytes) -> bytes:
    """Some kilobytes that unpack to 64 MiB, and says that it has less."""
    if signature == b"wOFF":
        data = zlib.compress(bytes(64 << 20), 1)
        head = struct.pack(">4sLLHHLHHLLLLL", signature, 0x10000, 0, 1, 0, 99, 1, 0, *[0] * 5)
        return head + struct.pack(">4sLLLL", b"cmap", 64, len(data), 1 << 24, 0) + data
    data = brotli.compress(bytes(64 << 20), quality=1)
    head = struct.pack(
        ">4sLLHHLLHHLLLLL", signature, 0x10000, 0, 1, 0, 99, len(data), 1, 0, *[0] * 5
    )
    return head + b"\x00\x20" + data


@pytest.mark.parametrize("signature", [b"wOFF", b"wOF2"])
def test_a_packed_font_is_not_unpacked_beyond_its_bound(signature: bytes) -> None:
    with (
        pytest.raises(FontError, match="unpack"),
        opened_font(packed(signature)),
    ):
        pass


@pytest.mark.slow
@pytest.mark.parametrize("flavour", ["woff", "woff2"])
def test_packed_fonts_are_read(flavour: str) -> None:
    with TTFont(SOURCE) as font:
        font.flavor = flavour
        font.save(file := BytesIO())
    found = dict(mapped(file.getvalue()))
    assert found
    assert found == dict(mapped(SOURCE.read_bytes()))


def test_a_glyph_is_not_drawn_by_others_without_end() -> None:
    """Each glyph is drawn by the one before, twice."""
    with TTFont(SOURCE) as font:
        count, is_long = font["maxp"].numGlyphs, font["head"].indexToLocFormat
    glyphs = [
        struct.pack(">hhhhhHHbbHHbb", -1, 0, 0, 0, 0, 0x22, n - 1, 0, 0, 0x02, n - 1, 9, 9)
        for n in range(1, count)
    ]
    places = [0, *(22 * n for n in range(count))]
    location = struct.pack(f">{count + 1}L", *places)
    if not is_long:
        location = struct.pack(f">{count + 1}H", *(place // 2 for place in places))
    with pytest.raises(FontError, match="drawn by too many others"):
        dict(mapped(with_tables({"glyf": b"".join(glyphs), "loca": location})))


def test_subroutines_of_a_glyph_have_an_end() -> None:
    builder = FontBuilder(1_000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    empty = T2CharStringPen(500, None).getCharString()
    drawn = T2CharString(program=[39 - 107, "callgsubr", "endchar"])
    builder.setupCFF("Bomb", {}, {".notdef": empty, "A": drawn}, {})
    routines = builder.font["CFF "].cff.GlobalSubrs
    for n in range(40):
        calls = [n - 1 - 107, "callgsubr"] * 2 if n else []
        routines.append(T2CharString(program=[*calls, "return"]))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", "A"], (500, 0)))
    builder.setupHorizontalHeader()
    builder.setupPost()
    builder.font.recalcBBoxes = False
    builder.font.save(file := BytesIO())
    with pytest.raises(FontError, match="too many subroutines"):
        dict(mapped(file.getvalue()))


def test_texts_of_glyphs_do_not_double() -> None:
    """Each of forty glyphs is a ligature of the one before with itself."""
    with TTFont(SOURCE) as font:
        first = font.getGlyphID(font.getBestCmap()[ord("ก")])
    free = range(100, 140)
    chain = [first, *free]
    table = struct.pack(">HHHHH", 1, 0, 0, 0, 10)
    table += struct.pack(">HH", 1, 4) + struct.pack(">HHHH", 4, 0, 1, 8)
    size = len(chain) - 1
    order = sorted(pairwise(chain))
    coverage = struct.pack(f">HH{size}H", 1, size, *[one for one, _ in order])
    sets = b"".join(struct.pack(">HHHHH", 1, 4, other, 2, one) for one, other in order)
    start = 6 + 2 * size
    places = [start + len(coverage) + 10 * n for n in range(size)]
    table += struct.pack(f">HHH{size}H", 1, start, size, *places) + coverage + sets
    texts = font_text(with_table("GSUB", table)).texts
    assert max(map(len, texts.values())) == LONGEST_TEXT
