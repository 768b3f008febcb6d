"""The look of a publication: the table `[theme]`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from factsheet.config.keys import Check, is_text
from factsheet.config.places import Path, nearest_place
from factsheet.diagnostics import Location

Tokens = Mapping[str, str | float]
SHIPPED = ("modern", "classic")
"""The themes of the package, the default one first. Another name is a folder of the publication."""
FILES = (".jinja", ".css", ".woff2", ".svg", ".png", ".jpg", ".webp")
"""Endings of what a theme consists of."""
_FOLDER = re.compile(r"[\w-]+(?:/[\w-]+)*")
IMAGE = r"^templates/images/(?:[\w-]+/)*[\w-]+\.(?:svg|png|jpg|webp)$"
"""Pattern of a picture's path."""
_LOGO = re.compile(IMAGE)


@dataclass(frozen=True, slots=True)
class ThemeSettings:
    """What `[theme]` says: whose look it is, and what the publication wants otherwise."""

    name: str = SHIPPED[0]
    """A theme of the package, or a folder of the publication."""
    brand: str | None = None
    """The publication's name, as a text to translate."""
    footer: str | None = None
    """What stands at the foot, as a text to translate."""
    index_title: str | None = None
    """The title of the list of sheets, as a text to translate."""
    index_introduction: str | None = None
    """What stands below it, as a text to translate."""
    logo: str | None = None
    """An image in templates/images/."""
    logo_dark: str | None = None
    """The same for dark screens."""
    cover: bool = False
    """Whether a PDF's first page has the title alone."""
    tokens: Tokens = field(default_factory=dict)
    """Values by name, without dashes in front, for paper and screens."""
    dark: Tokens = field(default_factory=dict)
    """For dark screens."""
    rtl: Tokens = field(default_factory=dict)
    """For pages from right to left."""
    places: Mapping[Path, Location] = field(default_factory=dict)
    """Where the table's keys are written; () is the table."""

    def place(self, *path: str) -> Location:
        """Where a key is written, or the table around it."""
        return nearest_place(self.places, path)


def _is(pattern: re.Pattern[str]) -> Check:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_switch(value: Any) -> bool:
    return isinstance(value, bool)


_IMAGE = (_is(_LOGO), 'an image such as "templates/images/logo.svg"')
THEME: dict[str, tuple[Check, str]] = {
    "name": (_is(_FOLDER), 'a theme such as "classic", or a folder of the publication'),
    "brand": (is_text, "a text"),
    "footer": (is_text, "a text"),
    "index_title": (is_text, "a text"),
    "index_introduction": (is_text, "a text"),
    "logo": _IMAGE,
    "logo_dark": _IMAGE,
    "cover": (_is_switch, "true or false"),
}
"""The keys beside the tables of tokens."""
