"""Contrast by WCAG's formula, of the tokens that win in each scheme."""

import pytest

from factsheet.gate.theme.colours import PAIRS, check_contrast, contrast
from factsheet.gate.theme.tokens import StyleSheet
from factsheet.load.theme import load_theme


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    # of WCAG's techniques G18 and G145, and of common contrast checkers
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4.0)],
)
def test_ratio(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def messages(*sheets: StyleSheet) -> list[str]:
    return [f"{d.location} {d.message}" for d in check_contrast(sheets)]


def test_every_scheme_is_read_as_a_browser_does() -> None:
    sheet = StyleSheet("templates/css/10.css", "all", ":root {\n --ink: #222; --paper: #fff;\n}")
    dark = "/* { */ @media (prefers-color-scheme: dark) {\n :root { --paper: var(--night); } }"
    screen = StyleSheet("templates/css/20.screen.css", "screen", f"{dark}\n:root{{--night:#111}}")
    assert messages(sheet) == []
    (found,) = messages(sheet, screen)
    assert found.startswith("templates/css/10.css:2:1 in the dark scheme: --ink #222222 on --paper")
    assert found.endswith("#111111 has a contrast of 1.19:1, less than 4.5:1")
    paper = StyleSheet("templates/css/30.print.css", "print", ":root { --ink: #bbb }")
    assert "on paper: --ink" in messages(sheet, paper)[0]


def test_the_pairs_are_tokens_of_the_theme() -> None:
    assert {name for pair in PAIRS for name in pair} <= set(load_theme().tokens)
