"""Read the tokens of a theme from its style sheets, for paper and for light and dark screens."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from factsheet.diagnostics import Location

DARK = re.compile(r"prefers-color-scheme\s*:\s*dark")
_COMMENT = re.compile(r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/|\Z)")
_PART = re.compile(r"(?<![^{}])([^{}]*+)([{}])")
_TOKEN = re.compile(r"(?<![\w-])--([\w-]++)\s*+:([^;{}]++)")
_REFERENCE = re.compile(r"var\(\s*--([\w-]+)\s*\)")
_HEX = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


@dataclass(frozen=True, slots=True)
class Token:
    """The value of a custom property, and its place."""

    value: str
    at: Location
    is_own: bool = False
    """Whether the publication sets it."""


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A style sheet of the theme: its path, its media (`all`, `screen`, `print`), its text."""

    path: str
    media: str
    text: str
    places: Mapping[str, Location] = field(default_factory=dict)
    """The places of tokens, if the sheet is made from another file."""
    is_own: bool = False
    """Whether it is the publication's."""


Tokens = dict[str, Token]


def schemes(sheets: tuple[StyleSheet, ...]) -> Mapping[str, Tokens]:
    """The tokens on paper, on a bright screen and on a dark one, by the words for it in
    messages."""
    paper: Tokens = {}
    light: Tokens = {}
    dark: Tokens = {}
    for sheet in sheets:
        for media, name, token in tokens_in(sheet):
            if sheet.media in ("all", "print") and not media:
                paper[name] = token
            if sheet.media != "print" and not media:
                light[name] = dark[name] = token
            if sheet.media != "print" and DARK.search(media):
                dark[name] = token
    return {"on paper": paper, "on screen": light, "in the dark scheme": dark}


def tokens_in(sheet: StyleSheet, selector: str = ":root") -> Iterator[tuple[str, str, Token]]:
    """The custom properties of a selector, each with the at-rule around its block."""
    text = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), sheet.text)
    around: list[str] = []
    line, counted = 1, 0
    for part in _PART.finditer(text):
        if part[2] == "{":
            around.append(part[1].rpartition(";")[2].strip())
            continue
        if around and around[-1] == selector:
            for token in _TOKEN.finditer(text, part.start(1), part.end(1)):
                line += text.count("\n", counted, token.start())
                counted = token.start()
                at = sheet.places.get(token[1]) or Location(sheet.path, line, 1)
                yield " ".join(around[:-1]), token[1], Token(token[2].strip(), at, sheet.is_own)
        if around:
            around.pop()


def colour(name: str, tokens: Tokens) -> str | None:
    """The token's colour as #rrggbb; None where it is written in another way."""
    token = tokens.get(name)
    for _ in tokens:
        if token is None or not (reference := _REFERENCE.fullmatch(token.value)):
            break
        token = tokens.get(reference[1])
    if token is None or not _HEX.fullmatch(token.value):
        return None
    digits = token.value[1:]
    return f"#{digits}" if len(digits) == 6 else "#" + "".join(2 * digit for digit in digits)


def place(names: tuple[str, ...], tokens: Tokens) -> Location:
    """Where to change one of these tokens: where the publication sets it, if it does."""
    found = [token for name in names for token in _chain(name, tokens)]
    return next((token.at for token in found if token.is_own), found[0].at)


def _chain(name: str, tokens: Tokens) -> Iterator[Token]:
    """A token, and those that it refers to."""
    for _ in tokens:
        if (token := tokens.get(name)) is None:
            return
        yield token
        if not (reference := _REFERENCE.fullmatch(token.value)):
            return
        name = reference[1]
