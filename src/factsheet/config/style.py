"""A locale's house style, one `[locales.TAG]` table; and where factsheet.toml has each key."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from factsheet.diagnostics import Location, Rule
from factsheet.workspace import CONFIG_NAME

Path = tuple[str, ...]
"""The keys that lead to a value: `("locales", "ar", "months")`."""

_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
_KEYS = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_LINE = re.compile(rf"\s*(?:(\[\[?)\s*({_KEYS})\s*\]\]?\s*(?:#.*)?$|({_KEYS})\s*=)")
"""A table's header, or the key that begins a line."""


def places_in(text: str) -> dict[Path, Location]:
    """The places of tables and keys, found by lines because tomllib keeps none.

    Keys inside an inline table are not found.
    """
    places: dict[Path, Location] = {}
    table: Path = ()
    for number, line in enumerate(text.split("\n"), 1):
        if not (found := _LINE.match(line)):
            continue
        keys = tuple(key.strip("\"'") for key in re.findall(_KEY, found[2] or found[3]))
        path = keys if found[1] else table + keys
        table = path if found[1] else table
        at = Location(CONFIG_NAME, number, found.start(1 if found[1] else 3) + 1)
        for length in range(1, len(path) + 1):
            places.setdefault(path[:length], at)
    return places


def nearest_place(places: Mapping[Path, Location], path: Path) -> Location:
    """The place of a key, or of the nearest table that contains it."""
    around = (path[:length] for length in range(len(path), -1, -1))
    return next((places[keys] for keys in around if keys in places), Location(CONFIG_NAME))


Names = Mapping[str, str]


class StyleError(ValueError):
    """A `[locales.TAG]` table is invalid; the message says why."""

    rule: ClassVar[Rule]

    def __init__(self, sentence: str, *path: str) -> None:
        super().__init__(sentence)
        self.path = path
        """The key in the locale's table, by path: `("dates", "day")`."""


@dataclass(frozen=True, slots=True)
class LocaleStyle:
    """One `[locales.TAG]` table: a BCP 47 tag and the house style on top of CLDR.

    Everything but the tag has CLDR's value as its default.
    """

    tag: str
    cldr: str | None = None
    """CLDR locale to format with, e.g. `en-GB` for the tag `en`."""
    direction: str | None = None
    """`ltr` or `rtl`."""
    digits: str = "latn"
    """CLDR numbering system: `latn`, `arab`, `arabext`, `deva` …"""
    months: str | tuple[str, ...] = "cldr"
    """`cldr`, `dual` (Arabic: تشرين الثاني/نوفمبر), or twelve names."""
    dates: Names = field(default_factory=dict)
    """CLDR date patterns by precision: `day`, `month`, `year`."""
    minimum_grouping: int | None = None
    """CLDR minimumGroupingDigits: 2 prints 4500 but 45.000."""
    thousands_separator: str | None = None
    """Separator of groups of digits: a no-break space, a stop, a comma or an apostrophe."""
    decimal_separator: str | None = None
    """A stop or a comma."""
    capitals: bool = False
    """Whether a standalone date, language or currency, in a cell or at the beginning of a line,
    begins with a capital: «Novembre 2014»."""
    ordinals: str = "plain"
    """`plain` (89e), `superior` (89 with a raised e), or `article` (Arabic: الـ 89)."""
    words: tuple[int, int] = (1, 10)
    """The first and the last number that the house style writes in words in running text."""
    territories: Names = field(default_factory=dict)
    """Names that differ from CLDR, by ISO 3166 code."""
    languages: Names = field(default_factory=dict)
    """Names that differ from CLDR, by BCP 47 code."""
    currencies: Names = field(default_factory=dict)
    """Names that differ from CLDR, by ISO 4217 code."""
    font: str | None = None
    """Family from the publication's fonts/ to set this locale's text in first."""
    places: Mapping[tuple[str, ...], Location] = field(default_factory=dict)
    """The places of the keys by path, such as `("dates", "day")`; () is the table."""

    def place(self, *path: str) -> Location:
        """The place of a key, or of the table that contains it."""
        return nearest_place(self.places, path)
