"""A variable font of the theme's own: what most people give WeasyPrint.

The static weights of the theme don't share their outlines point by point, so they can't be
joined. This font is the Regular with an axis of weight whose bold end is as much wider as
Bold is on average: it says nothing about design, and costs what a variable font costs.
"""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

BOLDER = 0.06


def make_variable(regular: Path, target: Path) -> None:
    """Raises OSError, and TTLibError for what is no TrueType font."""
    font = TTFont(regular)
    glyphs, metrics = font["glyf"], font["hmtx"].metrics
    variations = {}
    for name in font.getGlyphOrder():
        points, _ = glyphs._getCoordinatesAndControls(name, metrics)  # noqa: SLF001
        deltas = [(round(BOLDER * x), 0) for x, _ in points]
        variations[name] = [TupleVariation({"wght": (0.0, 1.0, 1.0)}, deltas)]
    for table in ("cvt ", "fpgm", "prep"):
        if table in font:
            del font[table]
    for name in font.getGlyphOrder():
        glyphs[name].removeHinting()
    builder = FontBuilder(font=font)
    builder.setupFvar([("wght", 300, 400, 700, "Weight")], [])
    builder.setupGvar(variations)
    font.save(target)
