"""Check that every reader can tell the colours of charts and maps apart, also in greyscale."""

from collections.abc import Iterator
from itertools import combinations

from factsheet.diagnostics import Diagnostic, Severity
from factsheet.gate.rule import Rule
from factsheet.gate.theme.tokens import StyleSheet, colour, place, schemes
from factsheet.gate.theme.vision import distances

TONES = Rule(
    code="tones",
    severity=Severity.ERROR,
    summary="Two colours of a chart, or of a map, can't be told apart by all readers.",
    rationale="One man in twelve is colour-blind to a degree, and offices print in grey. Two "
    "slices of a donut, or a marker and the land below it, have to differ for full colour vision, "
    "for protanopia, deuteranopia and tritanopia (simulated as in Machado, Oliveira and Fernandes, "
    "2009), and in lightness alone: so far that nine of ten viewers notice it in a mark of a third "
    "of a degree (Stone, Szafir and Setlur, 2014), which is 13.2 of CIE L* in greyscale.",
    bad=":root { --tone-1: #1b8f99; --tone-4: #5c6f86; }",
    good=":root { --tone-1: #008588; --tone-4: #245176; }",
)
RULES = (TONES,)

TOGETHER = (
    *combinations((*(f"tone-{number}" for number in range(1, 6)), "tone-rest"), 2),
    *((f"marker-{number}", "land") for number in range(1, 6)),
)
"""Pairs of tokens that adjoin: slices of a donut, and a map's markers on its land. Markers need
not differ from each other, because their shapes do."""


def check_tones(sheets: tuple[StyleSheet, ...]) -> Iterator[Diagnostic]:
    """Every pair in every scheme; what is the same on paper and on screen, once."""
    told: set[frozenset[str]] = set()
    for scheme, tokens in schemes(sheets).items():
        for one, other in TOGETHER:
            first, second = colour(one, tokens), colour(other, tokens)
            if first is None or second is None or frozenset((first, second)) in told:
                continue
            found = distances(first, second)
            vision = min(found, key=lambda name: found[name])
            if found[vision] >= 1:
                continue
            told.add(frozenset((first, second)))
            message = (
                f"{scheme}: --{one} {first} and --{other} {second} are too near for {vision}: "
                f"{found[vision]:.2f} of the distance that is noticed"
            )
            hint = "make one of the two lighter or darker: that helps in every kind of vision"
            at = place((one, other), tokens)
            yield Diagnostic(TONES.code, message, at, TONES.severity, hint)
