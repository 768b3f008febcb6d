"""Check the contrast of text and background by the theme's tokens (WCAG 2.2, 1.4.3).

The tokens are custom properties of `:root`. The pairs of text and background listed here are
those of `theme/css`.
"""

from collections.abc import Iterator

from factsheet.diagnostics import Diagnostic, Severity
from factsheet.gate.rule import Rule
from factsheet.gate.theme.tokens import StyleSheet, colour, place, schemes
from factsheet.gate.theme.vision import linear

CONTRAST = Rule(
    code="contrast",
    severity=Severity.ERROR,
    summary="Text in one of the theme's colours can't be read on its ground.",
    rationale="Readers with weak sight, and all readers in sunlight, need text to differ from "
    "its ground: 4.5:1 by the formula of WCAG 2.2 (success criterion 1.4.3). Colours of the "
    "dark scheme are held to it too; a token that the publication sets for paper is not dark "
    "pages' as long as the theme has one of its own for these. Tones of charts and maps are not "
    "held to it: what they show stands beside them in words.",
    bad=":root { --paper: #ffffff; --ink-soft: #9aa5b1; }",
    good=":root { --paper: #ffffff; --ink-soft: #4a5768; }",
)
RULES = (CONTRAST,)

PAIRS = (
    *(("ink", "paper"), ("ink-soft", "paper"), ("heading", "paper"), ("accent", "paper")),
    *(("figure", "paper"), ("ink", "tint"), ("ink-soft", "tint"), ("heading", "tint")),
    *(("accent", "tint"), ("on-brand", "brand"), ("on-brand-soft", "brand")),
    *(("accent-on-brand", "brand"), ("on-masthead", "masthead")),
    *(("on-masthead-soft", "masthead"), ("accent-on-masthead", "masthead")),
)
"""(text, background), as the theme's style sheets use them."""
MINIMUM = 4.5
WEIGHTS = (0.2126, 0.7152, 0.0722)


def check_contrast(sheets: tuple[StyleSheet, ...]) -> Iterator[Diagnostic]:
    """Check every pair in every scheme, on paper and on screen."""
    told: set[tuple[str, str, str, str]] = set()
    for scheme, tokens in schemes(sheets).items():
        for text, ground in PAIRS:
            one, other = colour(text, tokens), colour(ground, tokens)
            if one is None or other is None or (ratio := contrast(one, other)) >= MINIMUM:
                continue
            if (text, ground, one, other) in told:
                continue
            told.add((text, ground, one, other))
            message = (
                f"{scheme}: --{text} {one} on --{ground} {other} has a contrast of "
                f"{ratio:.2f}:1, less than {MINIMUM}:1"
            )
            at = place((text, ground), tokens)
            hint = "make one of the two darker or lighter"
            yield Diagnostic(CONTRAST.code, message, at, CONTRAST.severity, hint)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#rrggbb`, 1 to 21: WCAG 2.2, “contrast ratio”."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """0 for black to 1 for white: WCAG 2.2, “relative luminance”, of sRGB."""
    return sum(weight * part for weight, part in zip(WEIGHTS, linear(colour), strict=True))
