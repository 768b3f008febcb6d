"""Text can be read on its ground: WCAG 2.2, success criterion 1.4.3, by the theme's tokens.

The tokens are custom properties of `:root`. Which of them stand on which others is the
theme's business, so the pairs are listed here: the ones of `theme/css`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factsheet.checks.rule import Rule
from factsheet.diagnostics import Diagnostic, Location, Severity

CONTRAST = Rule(
    code="contrast",
    severity=Severity.ERROR,
    summary="Text in one of the theme's colours can't be read on its ground.",
    rationale="Readers with weak sight, and all readers in sunlight, need text to differ from "
    "its ground: 4.5:1 by the formula of WCAG 2.2 (success criterion 1.4.3). Colours of the "
    "dark scheme are held to it too. Tones of charts and maps are not: what they show stands "
    "beside them in words.",
    bad=":root { --paper: #ffffff; --ink-soft: #9aa5b1; }",
    good=":root { --paper: #ffffff; --ink-soft: #4a5768; }",
)
RULES = (CONTRAST,)

PAIRS = (
    *(("ink", "paper"), ("ink-soft", "paper"), ("heading", "paper"), ("accent", "paper")),
    *(("figure", "paper"), ("ink", "tint"), ("ink-soft", "tint"), ("heading", "tint")),
    *(("accent", "tint"), ("on-brand", "brand"), ("on-brand-soft", "brand")),
    ("accent-on-brand", "brand"),
)
"""Text and ground, as the theme's style sheets use them."""
MINIMUM = 4.5
DARK = re.compile(r"prefers-color-scheme\s*:\s*dark")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TOKEN = re.compile(r"--([\w-]+)\s*:\s*([^;{}]+)")
_REFERENCE = re.compile(r"var\(\s*--([\w-]+)\s*\)")
_HEX = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


@dataclass(frozen=True, slots=True)
class Token:
    """What a custom property says, and where."""

    value: str
    at: Location


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A style sheet of the theme: its path, its media (`all`, `screen`, `print`), its text."""

    path: str
    media: str
    text: str


Tokens = dict[str, Token]


def check_contrast(sheets: tuple[StyleSheet, ...]) -> Iterator[Diagnostic]:
    """Every pair in every scheme, on paper and on screen."""
    told: set[tuple[str, str, str, str]] = set()
    for scheme, tokens in _schemes(sheets).items():
        for text, ground in PAIRS:
            one, other = _colour(text, tokens), _colour(ground, tokens)
            if one is None or other is None or (ratio := contrast(one, other)) >= MINIMUM:
                continue
            if (text, ground, one, other) in told:
                continue
            told.add((text, ground, one, other))
            message = (
                f"{scheme}: --{text} {one} on --{ground} {other} has a contrast of "
                f"{ratio:.2f}:1, less than {MINIMUM}:1"
            )
            hint = "make one of the two darker or lighter"
            yield Diagnostic(CONTRAST.code, message, tokens[text].at, CONTRAST.severity, hint)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#rrggbb`, 1 to 21: WCAG 2.2, “contrast ratio”."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """0 for black to 1 for white: WCAG 2.2, “relative luminance”, of sRGB."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * p for weight, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _schemes(sheets: tuple[StyleSheet, ...]) -> Mapping[str, Tokens]:
    """The tokens on paper, on a bright screen and on a dark one."""
    paper: Tokens = {}
    light: Tokens = {}
    dark: Tokens = {}
    for sheet in sheets:
        for media, name, token in tokens_in(sheet):
            if sheet.media != "screen" and not media:
                paper[name] = token
            if sheet.media != "print" and not media:
                light[name] = dark[name] = token
            if sheet.media != "print" and DARK.search(media):
                dark[name] = token
    return {"on paper": paper, "on screen": light, "in the dark scheme": dark}


def tokens_in(sheet: StyleSheet) -> Iterator[tuple[str, str, Token]]:
    """The custom properties of `:root`, each with the at-rule that its block stands in."""
    text = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), sheet.text)
    around: list[str] = []
    for part in re.finditer(r"([^{}]*)([{}])", text):
        if part[2] == "{":
            around.append(part[1].rpartition(";")[2].strip())
            continue
        if around and around[-1] == ":root":
            for token in _TOKEN.finditer(text, part.start(1), part.end(1)):
                line = text.count("\n", 0, token.start()) + 1
                at = Location(sheet.path, line, 1)
                yield " ".join(around[:-1]), token[1], Token(token[2].strip(), at)
        if around:
            around.pop()


def _colour(name: str, tokens: Tokens, depth: int = 0) -> str | None:
    """The token's colour as #rrggbb; None where it is written in another way."""
    token = tokens.get(name)
    if token is None or depth > len(tokens):
        return None
    if reference := _REFERENCE.fullmatch(token.value):
        return _colour(reference[1], tokens, depth + 1)
    if not _HEX.fullmatch(token.value):
        return None
    digits = token.value[1:]
    return f"#{digits}" if len(digits) == 6 else "#" + "".join(2 * digit for digit in digits)
