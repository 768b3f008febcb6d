"""Check the colours and other tokens of a theme."""

from collections.abc import Collection, Iterator
from itertools import combinations, pairwise

from factsheet.config.theme import ThemeSettings
from factsheet.diagnostics import Diagnostic
from factsheet.gate.theme.tokens import DARK, StyleSheet, colour, place, schemes, tokens_in
from factsheet.gate.theme.vision import distances, linear
from factsheet.rules import error, warning

CONTRAST = error(
    code="contrast",
    summary="Text in one of the theme's colours has too little contrast.",
    rationale="WCAG 2.2 (success criterion 1.4.3) requires 4.5:1 between text and background, for "
    "readers with weak sight and everyone in sunlight. The dark scheme is checked too; a token "
    "that the publication sets for paper does not apply to it if the theme has one for dark "
    "screens. Tones of charts and maps are not checked, because words beside them state what they "
    "show.",
    bad=":root { --paper: #ffffff; --ink-soft: #9aa5b1; }",
    good=":root { --paper: #ffffff; --ink-soft: #4a5768; }",
)

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
    reported: set[tuple[str, str, str, str]] = set()
    for scheme, tokens in schemes(sheets).items():
        for text, ground in PAIRS:
            one, other = colour(text, tokens), colour(ground, tokens)
            if one is None or other is None or (ratio := contrast(one, other)) >= MINIMUM:
                continue
            if (text, ground, one, other) in reported:
                continue
            reported.add((text, ground, one, other))
            message = (
                f"{scheme}: --{text} {one} on --{ground} {other} has a contrast of "
                f"{ratio:.2f}:1, less than {MINIMUM}:1"
            )
            at = place((text, ground), tokens)
            hint = "make one of the two darker or lighter"
            yield CONTRAST.found(message, at, hint=hint)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#rrggbb`, 1 to 21: WCAG 2.2, “contrast ratio”."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """0 for black to 1 for white: WCAG 2.2, “relative luminance”, of sRGB."""
    return sum(weight * part for weight, part in zip(WEIGHTS, linear(colour), strict=True))


TONES = error(
    code="tones",
    summary="Some readers can't tell two colours of a chart or map apart.",
    rationale="One man in twelve is colour-blind to some degree, and offices print in grey. Two "
    "slices of a donut, a marker and the land below it, or two neighbouring classes of a map of "
    "data, must differ in full colour vision, "
    "protanopia, deuteranopia and tritanopia (simulated as in Machado, Oliveira and Fernandes, "
    "2009), and in lightness alone, so far that nine of ten viewers notice it in a mark of a third "
    "of a degree (Stone, Szafir and Setlur, 2014): 13.2 of CIE L* in greyscale.",
    bad=":root { --tone-1: #1b8f99; --tone-4: #5c6f86; }",
    good=":root { --tone-1: #008588; --tone-4: #245176; }",
)

TOGETHER = (
    *combinations((*(f"tone-{number}" for number in range(1, 6)), "tone-rest"), 2),
    *((f"marker-{number}", "land") for number in range(1, 6)),
    *pairwise(f"scale-{number}" for number in ("none", 1, 2, 3, 4, 5)),
)
"""Pairs of adjacent colours: slices of a donut, a map's markers on its land, and the classes of a
map of data, which begin with no data. Markers differ by shape."""


def check_tones(sheets: tuple[StyleSheet, ...]) -> Iterator[Diagnostic]:
    """Check every pair in every scheme. Equal findings for paper and screen are reported once."""
    reported: set[frozenset[str]] = set()
    for scheme, tokens in schemes(sheets).items():
        for one, other in TOGETHER:
            first, second = colour(one, tokens), colour(other, tokens)
            if first is None or second is None or frozenset((first, second)) in reported:
                continue
            found = distances(first, second)
            vision = min(found, key=lambda name: found[name])
            if found[vision] >= 1:
                continue
            reported.add(frozenset((first, second)))
            message = (
                f"{scheme}: --{one} {first} and --{other} {second} are too similar for {vision}: "
                f"{found[vision]:.2f} of the distance that viewers notice"
            )
            hint = "make one of the two lighter or darker, which helps in every kind of vision"
            at = place((one, other), tokens)
            yield TONES.found(message, at, hint=hint)


UNPAIRED = warning(
    code="unpaired-token",
    summary="A token of the publication does not apply to dark screens, or to right-to-left pages.",
    rationale="Themes have colours for dark screens, and distances for taller scripts, which "
    "[theme.tokens] does not replace, so that pages stay legible. Those readers see the theme's "
    "value, not the publication's.",
    bad='[theme.tokens]\naccent = "#9b2d5f"',
    good='[theme.tokens]\naccent = "#9b2d5f"\n\n[theme.tokens.dark]\naccent = "#ee9fc2"',
)
RULES = (CONTRAST, TONES, UNPAIRED)
RTL = ':root[dir="rtl"]'


def check_unpaired(
    settings: ThemeSettings, sheets: tuple[StyleSheet, ...], directions: Collection[str]
) -> Iterator[Diagnostic]:
    """Report tokens of `[theme.tokens]` that its tables for special cases do not set.

    `directions` are those of the publication's languages: `ltr`, `rtl`.
    """
    shared = [sheet for sheet in sheets if not sheet.is_own]
    dark = {name for one in shared for media, name, _ in tokens_in(one) if DARK.search(media)}
    rtl = {name for one in shared for _, name, _ in tokens_in(one, RTL)}
    for table, special, own, where in (
        ("dark", dark, settings.dark, "dark screens"),
        ("rtl", rtl if "rtl" in directions else (), settings.rtl, "pages from right to left"),
    ):
        for name in settings.tokens:
            if name in special and name not in own:
                message = f"{where} keep the theme's value of “{name}”"
                at = settings.place("tokens", name)
                hint = f"set it in [theme.tokens.{table}] too"
                yield UNPAIRED.found(message, at, hint=hint)
