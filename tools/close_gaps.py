"""Close the gaps that make PDF readers split Arabic words.

Kerning moves an initial kaf away from a preceding alef or lam-alef, to make room for the
kaf's arm. The glyphs' boxes then lie 0.14 to 0.22 em apart. Poppler takes a gap of 0.1 em
for a space, and pdfium takes about as much in a PDF's text for one, so a search for «أكثر»
finds nothing. Here each glyph that such kerning moves becomes wider, and a GPOS adjustment
in the same feature takes the extra width back: every glyph is drawn where it was, and the
gap that readers measure shrinks to less than a space.
"""

from collections.abc import Iterator
from typing import Any

from fontTools.otlLib.builder import buildSinglePosSubtable
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables.otBase import ValueRecord

EXTRA = 80
"""How much wider the glyphs become, in thousandths of an em."""
LIMIT = 85
"""The widest kerning that no reader takes for a space, in thousandths of an em."""
PAIR_ADJUSTMENT = 2


def close_gaps(font: TTFont) -> None:
    """Widen every glyph that kerning moves further than LIMIT, and undo it in `kern`."""
    metrics = font["hmtx"].metrics
    moved = {glyph for glyph in _moved_by_kerning(font) if metrics[glyph][0]}
    if not moved:
        return
    for glyph in moved:
        width, side_bearing = metrics[glyph]
        metrics[glyph] = (width + EXTRA, side_bearing)
    _add_adjustment(font, moved)


def _moved_by_kerning(font: TTFont) -> Iterator[str]:
    """The second glyphs of the pairs that wide kerning parts."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            table = getattr(subtable, "ExtSubTable", subtable)
            if table.LookupType == PAIR_ADJUSTMENT:
                yield from _moved_in_classes(table) if table.Format == 2 else _moved_in_pairs(table)


def _moved_in_pairs(table: Any) -> Iterator[str]:
    for pairs in table.PairSet:
        yield from (pair.SecondGlyph for pair in pairs.PairValueRecord if _is_wide(pair.Value1))


def _moved_in_classes(table: Any) -> Iterator[str]:
    wide = {
        number
        for first in table.Class1Record
        for number, second in enumerate(first.Class2Record)
        if number and _is_wide(second.Value1)
    }
    yield from (glyph for glyph, number in table.ClassDef2.classDefs.items() if number in wide)


def _is_wide(value: Any) -> bool:
    return value is not None and getattr(value, "XAdvance", 0) > LIMIT


def _add_adjustment(font: TTFont, glyphs: set[str]) -> None:
    value = ValueRecord()
    value.XAdvance = -EXTRA
    table = font["GPOS"].table
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag = 1, 0
    lookup.SubTable = [
        buildSinglePosSubtable(dict.fromkeys(glyphs, value), font.getReverseGlyphMap())
    ]
    lookup.SubTableCount = 1
    number = len(table.LookupList.Lookup)
    table.LookupList.Lookup.append(lookup)
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "kern":
            record.Feature.LookupListIndex = [*record.Feature.LookupListIndex, number]
