"""The families that font files belong to: what CSS calls them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

IDS = FAMILY, TYPOGRAPHIC_FAMILY = 1, 16
"""Name IDs of the OpenType `name` table."""


def font_families(fonts: Iterable[Path]) -> set[str]:
    """Every family name of the files.

    Raises ValueError for a file that is no font, or that makes invalid PDFs.
    """
    from fontTools.ttLib import TTFont, TTLibError

    found: set[str] = set()
    for path in fonts:
        try:
            with TTFont(path, lazy=True) as font:
                names = font["name"]
                found |= {str(record) for record in names.names if record.nameID in IDS}
                is_renumbered = "CFF " in font and _is_renumbered(font["CFF "].cff.topDictIndex[0])
        except (TTLibError, OSError, KeyError, AssertionError) as error:
            raise ValueError(f"{path.name} can’t be read as a font: {error}") from error
        if is_renumbered:
            raise ValueError(
                f"{path.name} is a subset with other glyph numbers, which makes invalid PDFs; "
                "use the whole font, or subset it with --retain-gids"
            )
    return found


def _is_renumbered(top: Any) -> bool:
    """Whether the glyphs of a CID-keyed font are not where their CIDs say.

    WeasyPrint writes a glyph's number as its CID (ISO 32000-1, 9.7.4.2).
    """
    if not hasattr(top, "ROS"):
        return False
    names = enumerate(top.charset)
    return any(name not in (".notdef", f"cid{number:05d}") for number, name in names)
