"""The families that font files belong to: what CSS calls them."""

from collections.abc import Iterable
from pathlib import Path

TYPOGRAPHIC_FAMILY, FAMILY = 16, 1
"""Name IDs of the OpenType `name` table."""


def font_families(fonts: Iterable[Path]) -> set[str]:
    """Every family name of the files. Raises ValueError for a file that is no font."""
    from fontTools.ttLib import TTFont, TTLibError

    found: set[str] = set()
    for path in fonts:
        try:
            with TTFont(path, lazy=True) as font:
                names = font["name"]
                found |= {str(record) for record in names.names if record.nameID in IDS}
        except (TTLibError, OSError, KeyError, AssertionError) as error:
            raise ValueError(f"{path.name} can’t be read as a font: {error}") from error
    return found


IDS = (FAMILY, TYPOGRAPHIC_FAMILY)
