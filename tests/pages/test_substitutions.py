"""Substitutions of glyphs as fontTools reads them, in the theme's font and in one with each kind."""

from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO
from typing import Any

import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont

from factsheet.pages.substitutions import Rule, substitutions

THEME = files("factsheet").joinpath("theme", "fonts", "FactsSansArabic-Regular.ttf").read_bytes()
NAMES = (".notdef", *"abcdefghijklmnopqrstuvwxyz")
FEATURES = """
lookup shifted { sub [a b c] by [d e f]; } shifted;
lookup single { sub [a c x] by [z y b]; } single;
lookup back { sub [x y z] by [a b c]; } back;
lookup alternate { sub a from [b c]; sub m from [n]; } alternate;
lookup several { sub a by b c; } several;
lookup ligature { sub f f i by z; sub f i by y; sub a b by x; } ligature;
lookup far useExtension { sub p q by r; } far;
lookup near useExtension { sub g by h; } near;
feature test {
    lookup shifted; lookup single; lookup back; lookup alternate; lookup several;
    lookup ligature; lookup far; lookup near; sub a' lookup single b; rsub a' b by c;
} test;
"""


def font(features: str) -> bytes:
    builder = FontBuilder(unitsPerEm=1000)
    builder.setupGlyphOrder(NAMES)
    addOpenTypeFeaturesFromString(builder.font, features)
    data = BytesIO()
    builder.font.save(data)
    return data.getvalue()


def read(tables: Any) -> Iterator[Rule]:
    """The same by fontTools."""
    number = tables.getGlyphID
    for lookup in tables["GSUB"].table.LookupList.Lookup:
        for outer in lookup.SubTable:
            subtable = getattr(outer, "ExtSubTable", outer)
            for name, other in getattr(subtable, "mapping", {}).items():
                if isinstance(other, str):
                    yield (number(name),), number(other)
            for name, others in getattr(subtable, "alternates", {}).items():
                yield from (((number(name),), number(other)) for other in others)
            for name, ligatures in getattr(subtable, "ligatures", {}).items():
                for ligature in ligatures:
                    parts = (name, *ligature.Component)
                    yield tuple(map(number, parts)), number(ligature.LigGlyph)


@pytest.mark.parametrize("data", [THEME, font(FEATURES)], ids=["theme", "each kind"])
def test_they_are_those_that_fonttools_reads(data: bytes) -> None:
    with TTFont(BytesIO(data)) as tables:
        wanted = list(read(tables))
        assert list(substitutions(tables.reader["GSUB"])) == wanted
    assert len({len(parts) for parts, _ in wanted}) > 1


def test_each_kind_is_found() -> None:
    with TTFont(BytesIO(font(FEATURES))) as tables:
        rules = set(substitutions(tables.reader["GSUB"]))
    a, b, d, z = map(NAMES.index, "abdz")
    f, i, p, q, r = map(NAMES.index, "fipqr")
    assert {((a,), d), ((a,), z), ((a,), b)} <= rules
    assert {((f, f, i), z), ((p, q), r)} <= rules


def test_a_table_may_have_none() -> None:
    header = b"\0\1\0\0" + b"\0" * 6
    assert list(substitutions(header)) == []
