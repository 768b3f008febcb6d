"""Cut the fonts of the tests, tests/fonts, out of packaged ones.

    python tools/cut_fonts.py NOTO SARABUN CATALOGS TARGET

NOTO is where Debian's packages fonts-noto-core (20201225-1) and fonts-noto-cjk
(1:20220127+repack1-1) put fonts: /usr/share/fonts. SARABUN is the folder `files` of the npm
package @fontsource/sarabun 5.3.0. CATALOGS is the folder `locales` of the tests'
publication, whose characters fonts are cut to. TARGET is tests/fonts.

Hebrew and Thai are kept whole. Of Devanagari the letters used are kept, with all that they
join to. Of the Chinese font the space and the characters used are drawn, in one weight, and every
glyph keeps its number: WeasyPrint writes it as the CID of a CFF font. The same sources give the
same bytes.

Needs fonttools and brotli.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

WEIGHTS = {"Regular": 400, "Bold": 700}
HEBREW = (*range(0x0591, 0x05F5), 0x20AA)
DIGITS = range(0x0966, 0x0970)
COMMON = "\u00a0\u200b\u200c\u200d\u200e\u200f\u25cc –—“”‘’‐"
NAMES = {
    "hi": "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह अंग्रेज़ी चीनी फ़्रेंच हिन्दी फ़्रांस यूनान",
    "zh": "，。、：；？！（）《》“”—…〇一二三四五六七八九十年月日第零法国希腊英语和印地中文简体",
}
"""Letters, punctuation, and names that CLDR has for what the publication states."""
CHINESE_FAMILY = "Noto Sans CJK SC"
KEPT_NAMES = (*range(7), 11, 13, 14, 16, 17)
FAMILY = 1


def main(noto: Path, sarabun: Path, catalogs: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for weight, number in WEIGHTS.items():
        for script, codes in {
            "Hebrew": HEBREW,
            "Devanagari": {*DIGITS, *used(catalogs, "hi", "\u0900", "\u097f")},
        }.items():
            name = f"NotoSans{script}-{weight}.ttf"
            font = TTFont(noto / "truetype/noto" / name, recalcTimestamp=False)
            cut(font, (*codes, *map(ord, COMMON)), Options(layout_features=["*"]))
            font.save(target / name)
        font = TTFont(sarabun / f"sarabun-thai-{number}-normal.woff2", recalcTimestamp=False)
        cut(font, font.getBestCmap(), Options(layout_features=["*"]))
        font.flavor = None
        font.save(target / f"Sarabun-{weight}.ttf")
    font = chinese(noto / "opentype/noto/NotoSansCJK-Regular.ttc")
    options = Options(layout_features=[], retain_gids=True)
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE"]
    cut(font, [ord(" "), *used(catalogs, "zh", "\u2010", "\uffef")], options)
    font.save(target / "NotoSansCJKsc-Regular.otf")


def used(catalogs: Path, tag: str, first: str, last: str) -> list[int]:
    """The code points of a script in a catalog, and in names that CLDR has."""
    text = (catalogs / tag / "LC_MESSAGES/factsheet.po").read_text("utf-8") + NAMES[tag]
    return sorted(ord(one) for one in set(text) if first <= one <= last)


def chinese(path: Path) -> TTFont:
    """The font for simplified characters, of the collection of all."""
    for font in TTCollection(path).fonts:
        if font["name"].getDebugName(FAMILY) == CHINESE_FAMILY:
            font.recalcTimestamp = False
            return font
    raise ValueError(f"{path} has no {CHINESE_FAMILY}")


def cut(font: TTFont, codes: Iterable[int], options: Options) -> None:
    options.name_IDs = list(KEPT_NAMES)
    options.notdef_outline = True
    options.hinting = False
    options.recalc_timestamp = False
    options.glyph_names = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
