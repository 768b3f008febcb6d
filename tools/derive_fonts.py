"""Derive the theme's fonts, “Facts Sans Arabic”, from IBM Plex Sans Arabic.

    python tools/derive_fonts.py SOURCE TARGET

SOURCE is the folder `fonts/complete/woff2` of the package @ibm/plex-sans-arabic
(version 1.1.0), TARGET is src/factsheet/theme/fonts. Every weight is written twice:
as .ttf for PDFs and as .woff2 for web pages. The same source gives the same bytes.

What is changed, and why:

* Of the ligatures of Arabic letters only lam-alef stays, which the script demands. A
  PDF maps each glyph to a text; readers put the letters of a longer ligature into the
  wrong order, so that في could not be found. Ligatures of vowel marks are kept.
* Glyphs that nothing leads to any more are left out, and so are the glyphs' names.
* The fonts are renamed: “Plex” is a Reserved Font Name of the SIL Open Font License.

Needs fonttools and brotli.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

WEIGHTS = ("Light", "Regular", "Medium", "SemiBold", "Bold")
SOURCE_NAME = "IBMPlexSansArabic"
TARGET_NAME = "FactsSansArabic"
RENAMED = {
    "IBM Plex Sans Arabic": "Facts Sans Arabic",
    SOURCE_NAME: TARGET_NAME,
}
COPYRIGHT, FAMILY, UNIQUE, FULL, VERSION, POSTSCRIPT, TRADEMARK, TYPOGRAPHIC_FAMILY = (
    0, 1, 3, 4, 5, 6, 7, 16,
)  # fmt: skip
ALEFS = {
    *("uniFE8E", "uniFE82", "uniFE84", "uniFE88", "uniFB51"),
    *("uni0672.fina", "uni0673.fina"),
}
"""Final forms of alef, bare and with the marks that belong to the letter."""


def main(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        # Without recalcTimestamp the clock would go into head.modified.
        font = TTFont(source / f"{SOURCE_NAME}-{weight}.woff2", recalcTimestamp=False)
        keep_only_lam_alef(font)
        rename(font)
        prune(font)
        for flavor, suffix in ((None, "ttf"), ("woff2", "woff2")):
            font.flavor = flavor
            font.save(target / f"{TARGET_NAME}-{weight}.{suffix}")


def keep_only_lam_alef(font: TTFont) -> None:
    """Take every ligature but those that end in alef out of `rlig` and `dlig`."""
    substitutions = font["GSUB"].table
    lookups = {
        index
        for record in substitutions.FeatureList.FeatureRecord
        if record.FeatureTag in ("rlig", "dlig")
        for index in record.Feature.LookupListIndex
    }
    for index in lookups:
        for subtable in substitutions.LookupList.Lookup[index].SubTable:
            ligatures = getattr(subtable, "ExtSubTable", subtable).ligatures
            for first, rest in list(ligatures.items()):
                kept = [ligature for ligature in rest if set(ligature.Component) <= ALEFS]
                ligatures[first] = kept
                if not kept:
                    del ligatures[first]


def rename(font: TTFont) -> None:
    """Give the family its own name; copyright, authors and licence stay as they are."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID != TRADEMARK]
    for record in names.names:
        text = record.toUnicode()
        if record.nameID in (FAMILY, UNIQUE, FULL, POSTSCRIPT, TYPOGRAPHIC_FAMILY):
            for old, new in RENAMED.items():
                text = text.replace(old, new)
            record.string = text
        elif record.nameID == VERSION:
            record.string = f"{text}; derived from IBM Plex Sans Arabic"


def prune(font: TTFont) -> None:
    options = Options(
        layout_features=["*"],
        name_IDs=["*"],
        name_languages=["*"],
        name_legacy=True,
        notdef_outline=True,
        recalc_timestamp=False,
        drop_tables=[],
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
