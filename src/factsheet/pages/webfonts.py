"""The style sheet that loads the publication's own fonts on screens."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import quote

from factsheet.load.theme import Theme
from factsheet.pages.families import Face

NAME = "css/70-own-fonts.browser.css"
FORMATS = {".woff2": "woff2", ".ttf": "truetype", ".otf": "opentype"}
RULE = (
    "@font-face {{ font-family: {family}; font-weight: {weight}; font-style: {style}; "
    'font-display: swap; src: url("../{file}") format("{format}"); }}\n'
)


def with_web_fonts(theme: Theme, faces: Iterable[Face]) -> Theme:
    """The theme with web fonts: the .woff2 file of each face, or else the file for paper.

    The style sheet precedes the publication's own, which may override it.
    """
    rules: list[str] = []
    whole: dict[str, bytes] = {}
    for face in faces:
        file = str(PurePosixPath(face.name).with_suffix(".woff2"))
        if file not in theme.assets:
            file = face.name
            whole[file] = face.path.read_bytes()
        rules += (_rule(face, family, file) for family in face.families)
    if not rules:
        return theme
    assets: Mapping[str, bytes] = {NAME: "".join(rules).encode(), **theme.assets, **whole}
    return replace(theme, assets=MappingProxyType(assets))


def _rule(face: Face, family: str, file: str) -> str:
    return RULE.format(
        family=_quoted(family),
        weight=face.weight,
        style="italic" if face.is_italic else "normal",
        file=quote(file),
        format=FORMATS[PurePosixPath(file).suffix],
    )


def _quoted(text: str) -> str:
    """A CSS string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
