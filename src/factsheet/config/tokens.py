"""Design tokens: what a publication may set of a theme's look, and what each may be.

Values come from a file that anyone may have written and go into style sheets, so each is
held to a grammar in which nothing can be fetched and no rule be closed.
"""

import re
from collections.abc import Mapping
from typing import Any

from factsheet.config.keys import Check

Kind = tuple[Check, str]
"""As in the other tables of keys: whether a value is one, and how that is said."""
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_LENGTH = re.compile(r"0|[0-9]{1,3}(?:\.[0-9]{1,3})?(?:rem|mm|pt|px)")
_SIZE = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,3})?)rem")
_FAMILY = re.compile(r"[^\W_](?:[\w .-]{0,60}\w)?")


def _is(pattern: re.Pattern[str]) -> Check:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_size(value: Any) -> bool:
    """Of type: 0.9rem is 8.55 pt on paper, and nothing there is under 8.5 pt."""
    found = _SIZE.fullmatch(value) if isinstance(value, str) else None
    return found is not None and float(found[1]) >= 0.9


def _is_factor(value: Any) -> bool:
    return type(value) in (int, float) and 0.5 <= value <= 2.5


def _is_weight(value: Any) -> bool:
    return type(value) is int and value in range(100, 1000, 100)


COLOUR: Kind = (_is(_COLOUR), 'a colour such as "#0b6b74"')
LENGTH: Kind = (_is(_LENGTH), 'a length such as "1.2rem", in rem, mm, pt or px')
SIZE: Kind = (_is_size, 'a size of type such as "1.2rem", in rem and from 0.9rem')
FACTOR: Kind = (_is_factor, "a number from 0.5 to 2.5")
WEIGHT: Kind = (_is_weight, "a weight: 100, 200 … 900")
FAMILY: Kind = (_is(_FAMILY), 'the family name of a font, such as "Noto Serif"')

FONT_TOKENS = ("font", "font-heading")
TOKENS: Mapping[str, Kind] = {
    **dict.fromkeys(("paper", "ink", "ink-soft", "heading", "line", "tint"), COLOUR),
    **dict.fromkeys(("accent", "figure"), COLOUR),
    **dict.fromkeys(("brand", "on-brand", "on-brand-soft", "accent-on-brand"), COLOUR),
    **dict.fromkeys(("masthead", "on-masthead", "on-masthead-soft"), COLOUR),
    "accent-on-masthead": COLOUR,
    **dict.fromkeys((f"tone-{number}" for number in (1, 2, 3, 4, 5, "rest")), COLOUR),
    "land": COLOUR,
    **dict.fromkeys((f"marker-{number}" for number in range(1, 6)), COLOUR),
    **dict.fromkeys(FONT_TOKENS, FAMILY),
    **dict.fromkeys(("weight-title", "weight-heading", "weight-lead", "weight-figure"), WEIGHT),
    **dict.fromkeys(
        ("size-title", "size-cover", "size-heading", "size-subheading", "size-lead"), SIZE
    ),
    **dict.fromkeys(("size-figure", "size-small", "size-note"), SIZE),
    **dict.fromkeys(("leading", "leading-label", "leading-heading"), FACTOR),
    **dict.fromkeys(("space-block", "space-heading", "space-item", "gutter"), LENGTH),
    **dict.fromkeys(("radius", "rule", "mark", "logo-size"), LENGTH),
}
"""By name, as in `--NAME`."""


def css_value(name: str, value: str | float) -> str:
    """A token's value as CSS writes it; it has to be one of its kind."""
    return f'"{value}"' if TOKENS[name] is FAMILY else str(value)
