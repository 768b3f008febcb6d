"""Vowel marks that are drawn in their place, instead of being moved there.

A font moves a mark onto its letter by an offset, and a PDF writes that as text off the
line: pdfium, which Chrome and others search PDFs with, then takes the mark for a line of
its own and tears the word (بلداً) apart. OpenType's older way is the feature `mset`,
“mark positioning via substitution”: a copy of the mark, drawn where the letter wants it,
takes the mark's place. HarfBuzz applies it after all letters have found their forms.

The copies are composite glyphs of no width, one for each mark and place that occurs.
After lam-alef a mark may belong to either letter; only the marks of nunation, which end
a word, are surely alef's.
"""

from collections.abc import Iterator
from typing import Any

from fontTools.otlLib.builder import buildCoverage, buildSingleSubstSubtable
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

LETTERS = (
    *range(0x621, 0x63B),
    *range(0x641, 0x64B),
    # Persian, Urdu, Kurdish
    *(0x679, 0x67E, 0x686, 0x688, 0x691, 0x698, 0x6A9, 0x6AF, 0x6B5, 0x6BA),
    *(0x6BE, 0x6C0, 0x6C1, 0x6C6, 0x6CC, 0x6CE, 0x6D2, 0x6D5),
)
MARKS = (*range(0x64B, 0x653), 0x654)
"""From fathatan to sukun, which with shadda make ligatures; and Persian's hamza above."""
NUNATION = (0x64B, 0x64C, 0x64D)
MARK_CLASS = 3
ARGUMENTS_ARE_OFFSETS = 0x0002

Places = dict[str, tuple[int, int]]
"""How far each mark is moved on some letter, in font units."""


def place_marks(font: TTFont) -> None:
    """Add the copies of the marks and the feature `mset` of the Arabic script."""
    copies: dict[tuple[str, tuple[int, int]], str] = {}
    rules = []
    for bases, places in _classes(font):
        mapping = {}
        for mark, place in places.items():
            name = copies.setdefault((mark, place), f"placed{len(copies)}")
            mapping[mark] = name
        rules.append((bases, mapping))
    font.setGlyphOrder([*font.getGlyphOrder(), *copies.values()])
    for (mark, place), name in copies.items():
        _add_copy(font, name, mark, place)
    _add_feature(font, rules)


def _classes(font: TTFont) -> Iterator[tuple[list[str], Places]]:
    """Letters that want their marks in the same places, and those places."""
    alike: dict[tuple[tuple[str, tuple[int, int]], ...], list[str]] = {}
    marks = _marks(font)
    for base, places in _anchored(font).items():
        wanted = tuple(sorted(item for item in places.items() if item[0] in marks))
        alike.setdefault(wanted, []).append(base)
    letters = _letters(font)
    for wanted, bases in sorted(alike.items()):
        if found := [base for base in bases if base in letters]:
            yield found, dict(wanted)


def _letters(font: TTFont) -> set[str]:
    """Glyphs of the letters in all their forms, and the ligatures: lam-alef."""
    characters = font.getBestCmap()
    letters = {characters[code] for code in LETTERS if code in characters}
    for subtable in _subtables(font["GSUB"], ("init", "medi", "fina")):
        letters |= {after for before, after in subtable.mapping.items() if before in letters}
    return letters | set(_ligatures(font, "rlig"))


def _ligatures(font: TTFont, feature: str) -> dict[str, set[str]]:
    """The parts of each ligature."""
    return {
        ligature.LigGlyph: {first, *ligature.Component}
        for subtable in _subtables(font["GSUB"], (feature,))
        for first, ligatures in getattr(subtable, "ligatures", {}).items()
        for ligature in ligatures
    }


def _marks(font: TTFont) -> set[str]:
    """Glyphs of the marks, and of shadda with another."""
    characters = font.getBestCmap()
    marks = {characters[code] for code in MARKS}
    pairs = _ligatures(font, "ccmp").items()
    return marks | {pair for pair, parts in pairs if parts <= marks}


def _anchored(font: TTFont) -> dict[str, Places]:
    """Where each base wants each mark: the anchors of GPOS types 4 and 5, the last one wins."""
    characters = font.getBestCmap()
    nunation = {characters[code] for code in NUNATION}
    found: dict[str, Places] = {}
    for subtable in _subtables(font["GPOS"], ("mark",)):
        if subtable.LookupType == 4:
            bases = zip(subtable.BaseCoverage.glyphs, subtable.BaseArray.BaseRecord, strict=True)
            for base, record in bases:
                found.setdefault(base, {}).update(_places(subtable, record.BaseAnchor))
        elif subtable.LookupType == 5:
            ligatures = subtable.LigatureArray.LigatureAttach
            for base, record in zip(subtable.LigatureCoverage.glyphs, ligatures, strict=True):
                anchors = record.ComponentRecord[-1].LigatureAnchor
                places = _places(subtable, anchors).items()
                found[base] = {mark: place for mark, place in places if mark in nunation}
    return found


def _places(subtable: Any, anchors: list[Any]) -> Places:
    """Where the anchors of a base, one for each class of marks, put the marks."""
    marks = zip(subtable.MarkCoverage.glyphs, subtable.MarkArray.MarkRecord, strict=True)
    return {
        mark: (
            anchor.XCoordinate - own.MarkAnchor.XCoordinate,
            anchor.YCoordinate - own.MarkAnchor.YCoordinate,
        )
        for mark, own in marks
        if (anchor := anchors[own.Class])
    }


def _subtables(table: Any, features: tuple[str, ...]) -> Iterator[Any]:
    indices = {
        index
        for record in table.table.FeatureList.FeatureRecord
        if record.FeatureTag in features
        for index in record.Feature.LookupListIndex
    }
    for index in sorted(indices):
        for subtable in table.table.LookupList.Lookup[index].SubTable:
            yield getattr(subtable, "ExtSubTable", subtable)


def _add_copy(font: TTFont, name: str, mark: str, place: tuple[int, int]) -> None:
    component = GlyphComponent()
    component.glyphName, component.flags = mark, ARGUMENTS_ARE_OFFSETS
    component.x, component.y = place
    glyph = Glyph()
    glyph.numberOfContours, glyph.components = -1, [component]
    outlines = font["glyf"]
    outlines[name] = glyph
    glyph.recalcBounds(outlines)
    font["hmtx"][name] = (0, glyph.xMin)
    font["GDEF"].table.GlyphClassDef.classDefs[name] = MARK_CLASS


def _add_feature(font: TTFont, rules: list[tuple[list[str], dict[str, str]]]) -> None:
    table = font["GSUB"].table
    lookups = table.LookupList.Lookup
    glyphs = font.getReverseGlyphMap(rebuild=True)
    first = len(lookups)
    lookups += [_lookup(1, [buildSingleSubstSubtable(mapping)]) for _, mapping in rules]
    contexts = [
        _context(buildCoverage(bases, glyphs), buildCoverage(mapping, glyphs), first + number)
        for number, (bases, mapping) in enumerate(rules)
    ]
    lookups.append(_lookup(6, contexts))
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = "mset", otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [len(lookups) - 1]
    features = table.FeatureList.FeatureRecord
    features.append(record)
    for script in table.ScriptList.ScriptRecord:
        if script.ScriptTag == "arab":
            systems = [language.LangSys for language in script.Script.LangSysRecord]
            for system in (script.Script.DefaultLangSys, *systems):
                system.FeatureIndex.append(len(features) - 1)


def _lookup(kind: int, subtables: list[Any]) -> Any:
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag, lookup.SubTable = kind, 0, subtables
    return lookup


def _context(bases: Any, marks: Any, lookup: int) -> Any:
    """A mark after one of the letters goes through the lookup (GSUB 6, format 3)."""
    context = otTables.ChainContextSubst()
    context.Format = 3
    context.BacktrackCoverage, context.InputCoverage = [bases], [marks]
    context.LookAheadCoverage = []
    record = otTables.SubstLookupRecord()
    record.SequenceIndex, record.LookupListIndex = 0, lookup
    context.SubstLookupRecord = [record]
    return context
