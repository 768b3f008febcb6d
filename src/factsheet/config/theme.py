"""The look of a publication: the table `[theme]`, and the design tokens that it may set.

Tokens come from a file that anyone may have written and go into style sheets, so each value must
match a pattern that can neither fetch anything nor close a rule."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from factsheet.config.keys import Check, is_text
from factsheet.config.style import Path, nearest_place
from factsheet.diagnostics import Location

Tokens = Mapping[str, str | float]
SHIPPED = ("modern", "classic")
"""The themes of the package, the default one first. Another name is a folder of the publication."""
FILES = (".jinja", ".css", ".woff2", ".svg", ".png", ".jpg", ".webp")
"""Suffixes of a theme's files."""
_FOLDER = re.compile(r"[\w-]+(?:/[\w-]+)*")
IMAGE = r"^templates/images/(?:[\w-]+/)*[\w-]+\.(?:svg|png|jpg|webp)$"
"""Pattern of a picture's path."""
_LOGO = re.compile(IMAGE)


@dataclass(frozen=True, slots=True)
class ThemeSettings:
    """The table `[theme]`: the theme, and the publication's changes to it."""

    name: str = SHIPPED[0]
    """A theme of the package, or a folder of the publication."""
    brand: str | None = None
    """The publication's name, as a text to translate."""
    footer: str | None = None
    """The footer, as a text to translate."""
    index_title: str | None = None
    """The title of the list of sheets, as a text to translate."""
    index_introduction: str | None = None
    """The text below it, as a text to translate."""
    index_topics: bool = False
    """Whether the list of sheets is divided by their kickers."""
    logo: str | None = None
    """An image in templates/images/."""
    logo_dark: str | None = None
    """The same for dark screens."""
    cover: bool = False
    """Whether a PDF's first page has only the title."""
    search: bool = False
    """Whether the lists of sheets have a search, which is a script."""
    tokens: Tokens = field(default_factory=dict)
    """Values by name, without dashes in front, for paper and screens."""
    dark: Tokens = field(default_factory=dict)
    """For dark screens."""
    rtl: Tokens = field(default_factory=dict)
    """For pages from right to left."""
    places: Mapping[Path, Location] = field(default_factory=dict)
    """The places of the table's keys; () is the table."""

    def place(self, *path: str) -> Location:
        """The place of a key, or of the table that contains it."""
        return nearest_place(self.places, path)


def _matches(pattern: re.Pattern[str]) -> Check:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_switch(value: Any) -> bool:
    return isinstance(value, bool)


_IMAGE = (_matches(_LOGO), 'an image such as "templates/images/logo.svg"')
THEME: dict[str, tuple[Check, str]] = {
    "name": (_matches(_FOLDER), 'a theme such as "classic", or a folder of the publication'),
    "brand": (is_text, "a text"),
    "footer": (is_text, "a text"),
    "index_title": (is_text, "a text"),
    "index_introduction": (is_text, "a text"),
    "index_topics": (_is_switch, "true or false"),
    "logo": _IMAGE,
    "logo_dark": _IMAGE,
    "cover": (_is_switch, "true or false"),
    "search": (_is_switch, "true or false"),
}
"""The keys other than the tables of tokens."""


Kind = tuple[Check, str]
"""The check of a value, and its description for messages."""
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_LENGTH = re.compile(r"0|[0-9]{1,3}(?:\.[0-9]{1,3})?(?:rem|mm|pt|px)")
_SIZE = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,3})?)rem")
_FAMILY = re.compile(r"[^\W_](?:[\w .-]{0,60}\w)?")


def _is_size(value: Any) -> bool:
    """Whether it is a valid font size: 0.9rem is 8.55 pt on paper, where 8.5 pt is the minimum."""
    found = _SIZE.fullmatch(value) if isinstance(value, str) else None
    return found is not None and float(found[1]) >= 0.9


def _is_factor(value: Any) -> bool:
    return type(value) in (int, float) and 0.5 <= value <= 2.5


def _is_weight(value: Any) -> bool:
    return type(value) is int and value in range(100, 1000, 100)


COLOUR: Kind = (_matches(_COLOUR), 'a colour such as "#0b6b74"')
LENGTH: Kind = (_matches(_LENGTH), 'a length such as "1.2rem", in rem, mm, pt or px')
SIZE: Kind = (_is_size, 'a size of type such as "1.2rem", in rem and from 0.9rem')
FACTOR: Kind = (_is_factor, "a number from 0.5 to 2.5")
WEIGHT: Kind = (_is_weight, "a weight: 100, 200 … 900")
FAMILY: Kind = (_matches(_FAMILY), 'the family name of a font, such as "Noto Serif"')

FONT_TOKENS = ("font", "font-heading")
TOKENS: Mapping[str, Kind] = {
    **dict.fromkeys(("paper", "ink", "ink-soft", "heading", "line", "tint"), COLOUR),
    **dict.fromkeys(("accent", "figure"), COLOUR),
    **dict.fromkeys(("brand", "on-brand", "on-brand-soft", "accent-on-brand"), COLOUR),
    **dict.fromkeys(("masthead", "on-masthead", "on-masthead-soft"), COLOUR),
    "accent-on-masthead": COLOUR,
    **dict.fromkeys((f"tone-{number}" for number in (1, 2, 3, 4, 5, "rest")), COLOUR),
    "land": COLOUR,
    **dict.fromkeys((f"scale-{number}" for number in (1, 2, 3, 4, 5, "none")), COLOUR),
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
"""The tokens by name, as in `--NAME`."""


def css_value(name: str, value: str | float) -> str:
    """A valid token's value in CSS."""
    return f'"{value}"' if TOKENS[name] is FAMILY else str(value)
