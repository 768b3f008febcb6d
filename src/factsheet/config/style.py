"""A locale as the publication writes it: one `[locales.TAG]` table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from factsheet.config.places import nearest_place
from factsheet.diagnostics import Location

Names = Mapping[str, str]


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
    """What groups digits: a space, a stop, a comma or an apostrophe. A space is a no-break one."""
    decimal_separator: str | None = None
    """A stop or a comma."""
    capitals: bool = False
    """Whether a date, a language or a currency that stands alone, in a cell or at the head of a
    line, begins with a capital: «Novembre 2014»."""
    ordinals: str = "plain"
    """`plain` (89e), `superior` (89 with a raised e), or `article` (Arabic: الـ 89)."""
    words: tuple[int, int] = (1, 10)
    """The first and the last number that the house style writes in words in running text."""
    territories: Names = field(default_factory=dict)
    """Names that the house writes otherwise than CLDR, by ISO 3166 code."""
    languages: Names = field(default_factory=dict)
    """Names that the house writes otherwise than CLDR, by BCP 47 code."""
    currencies: Names = field(default_factory=dict)
    """Names that the house writes otherwise than CLDR, by ISO 4217 code."""
    font: str | None = None
    """Family from the publication's fonts/ to set this locale's text in first."""
    places: Mapping[tuple[str, ...], Location] = field(default_factory=dict)
    """Where the table and its keys are written, by path: `("dates", "day")`; () is the table."""

    def place(self, *path: str) -> Location:
        """Where a key is written, or the table around it."""
        return nearest_place(self.places, path)
