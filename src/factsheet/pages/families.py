"""Properties of font files: families, characters, the scripts that they shape."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factsheet.pages.fontfile import LARGEST_FONT, opened_font
from factsheet.pages.substitutions import scripts
from factsheet.workspace import read_file

IDS = FAMILY, TYPOGRAPHIC_FAMILY = 1, 16
"""Name IDs of the OpenType `name` table."""
ITALIC = 1
"""Bit of OS/2.fsSelection."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font file: one weight of a family."""

    name: str
    """The file's path in the publication."""
    path: Path
    families: tuple[str, ...]
    """Family names for CSS, the typographic family first."""
    weight: int
    """OS/2.usWeightClass, 1 to 1000."""
    is_italic: bool


@dataclass(frozen=True, slots=True)
class Repertoire:
    """The characters and scripts that a font file supports."""

    characters: frozenset[int] = frozenset()
    """Code points that have a glyph."""
    scripts: frozenset[str] = frozenset()
    """OpenType script tags with substitution rules: `arab`, `dev2` …"""


def read_face(name: str, path: Path) -> Face:
    """Read the family names and weight of a font file.

    Raises ValueError if the file is not a font, or would make PDFs invalid.
    """
    with _opened(path) as font:
        style = font["OS/2"]
        is_italic = bool(style.fsSelection & ITALIC)
        face = Face(name, path, _families(font), style.usWeightClass, is_italic)
        is_renumbered = "CFF " in font and _is_renumbered(font["CFF "].cff.topDictIndex[0])
    if is_renumbered:
        raise ValueError(
            f"{path.name} is a subset with other glyph numbers, which makes invalid PDFs; "
            "use the whole font, or subset it with --retain-gids"
        )
    return face


def read_repertoire(path: Path) -> Repertoire:
    """Read which characters and scripts it supports. Raises ValueError if it is not a font."""
    with _opened(path, naming=False) as font:
        found = scripts(font.reader["GSUB"]) if "GSUB" in font else ()
        return Repertoire(frozenset(font.getBestCmap() or ()), frozenset(found))


SIGNATURES = (b"\0\1\0\0", b"true", b"OTTO")
"""First bytes of fonts allowed on paper. Compressed fonts (WOFF) could unpack to any size."""


def _check_signature(start: bytes) -> None:
    if start not in SIGNATURES:
        raise ValueError("it is not a TrueType or OpenType file")


@contextmanager
def _opened(path: Path, *, naming: bool = True) -> Iterator[Any]:
    try:
        program = read_file(path, LARGEST_FONT)
        _check_signature(program[:4])
        with opened_font(program, naming=naming) as font:
            yield font
    except (OSError, ValueError) as error:
        raise ValueError(f"{path.name} can’t be read as a font: {error}") from error


def _families(font: Any) -> tuple[str, ...]:
    names = sorted(font["name"].names, key=lambda record: record.nameID != TYPOGRAPHIC_FAMILY)
    return tuple(dict.fromkeys(str(record) for record in names if record.nameID in IDS))


def _is_renumbered(top: Any) -> bool:
    """Whether the glyphs of a CID-keyed font are not where their CIDs say.

    WeasyPrint writes a glyph's number as its CID (ISO 32000-1, 9.7.4.2).
    """
    if not hasattr(top, "ROS"):
        return False
    names = enumerate(top.charset)
    return any(name not in (".notdef", f"cid{number:05d}") for number, name in names)
