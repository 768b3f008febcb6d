"""Derive the theme's fonts, “Facts Sans Arabic”, from IBM Plex Sans Arabic.

    python tools/derive_fonts.py ARABIC LATIN TARGET

ARABIC and LATIN are the folders `fonts/complete/woff2` of the packages
@ibm/plex-sans-arabic and @ibm/plex-sans (both version 1.1.0), TARGET is
src/factsheet/theme/fonts. Every weight is written twice: as .ttf for PDFs and as .woff2
for web pages. The same sources give the same bytes.

What is changed, and why:

* Of the ligatures of Arabic letters only lam-alef stays, which the script demands. A
  PDF maps each glyph to a text; readers put the letters of a longer ligature into the
  wrong order, so that في could not be found. Ligatures of vowel marks are kept.
* The letters that IBM Plex Sans has more are added: Latin Extended, Vietnamese, Greek,
  Cyrillic, and the spaces of fixed width. Where both have a letter it is the same one.
* Latin digits have one height, beside Arabic letters and alone.
* For PDFs, vowel marks are drawn in their places (place_marks.py) and letters that kerning
  sets apart are wider (close_gaps.py), so that readers find every word.
* Glyphs that nothing leads to any more are left out, and so are the glyphs' names.
* The fonts are renamed: “Plex” is a Reserved Font Name of the SIL Open Font License.

Needs fonttools and brotli.
"""

import io
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from close_gaps import close_gaps
from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from place_marks import place_marks

WEIGHTS = ("Light", "Regular", "Medium", "SemiBold", "Bold")
TARGET_NAME = "FactsSansArabic"
RENAMED = {
    "IBM Plex Sans Arabic": "Facts Sans Arabic",
    "IBMPlexSansArabic": TARGET_NAME,
}
FAMILY, UNIQUE, FULL, VERSION, POSTSCRIPT, TRADEMARK, TYPOGRAPHIC_FAMILY = 1, 3, 4, 5, 6, 7, 16
ALEFS = {
    *("uniFE8E", "uniFE82", "uniFE84", "uniFE88", "uniFB51"),
    *("uni0672.fina", "uni0673.fina"),
}
"""Final forms of alef, bare and with the marks that belong to the letter."""


def main(arabic: Path, latin: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        font = TTFont(arabic / f"IBMPlexSansArabic-{weight}.woff2", recalcTimestamp=False)
        more = TTFont(latin / f"IBMPlexSans-{weight}.woff2", recalcTimestamp=False)
        keep_only_lam_alef(font)
        keep_one_height_of_digits(font)
        rename(font)
        font = merged(font, more)
        save(font, target / f"{TARGET_NAME}-{weight}.woff2", "woff2")
        place_marks(font)
        close_gaps(font)
        save(font, target / f"{TARGET_NAME}-{weight}.ttf")


def save(font: TTFont, path: Path, flavor: str | None = None) -> None:
    font.flavor = flavor
    font.save(path)


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


def keep_one_height_of_digits(font: TTFont) -> None:
    """Let Latin digits look the same beside Arabic letters as they do alone.

    The family has lower ones for Arabic text, but only a number in one run with Arabic
    letters gets them: the year of a full date would differ from a year that stands alone.
    """
    substitutions = font["GSUB"].table
    digits = {font.getBestCmap()[ord(digit)] for digit in "0123456789"}
    lookups = {
        index
        for record in substitutions.FeatureList.FeatureRecord
        if record.FeatureTag == "locl"
        for index in record.Feature.LookupListIndex
    }
    for index in lookups:
        for subtable in substitutions.LookupList.Lookup[index].SubTable:
            mapping = getattr(subtable, "ExtSubTable", subtable).mapping
            for digit in digits & mapping.keys():
                del mapping[digit]


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


def merged(font: TTFont, more: TTFont) -> TTFont:
    """`font` with the letters and spaces that it lacks and `more` has."""
    own = set(font.getBestCmap())
    wanted = {
        code
        for code in set(more.getBestCmap()) - own
        if unicodedata.category(chr(code))[0] in "LMZP"
    }
    head = font["head"]
    whole = Merger().merge(
        [
            pruned(font, own, ["*"]),
            pruned(more, wanted, ["kern", "mark", "ccmp", "locl"]),
        ]
    )
    # The merger writes the clock into the font.
    whole.recalcTimestamp = False
    whole["head"].created, whole["head"].modified = head.created, head.modified
    return whole


def pruned(font: TTFont, codes: Iterable[int], features: list[str]) -> io.BytesIO:
    options = Options(
        layout_features=features,
        name_IDs=["*"],
        name_languages=["*"],
        name_legacy=True,
        notdef_outline=True,
        recalc_timestamp=False,
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    font.flavor = None
    data = io.BytesIO()
    font.save(data)
    data.seek(0)
    return data


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
