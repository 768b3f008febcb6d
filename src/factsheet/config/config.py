"""A publication's settings, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from factsheet.config.levels import CheckLevels
from factsheet.config.places import Path, nearest_place
from factsheet.config.policy import Policy
from factsheet.config.profiles import SCREEN
from factsheet.config.style import LocaleStyle
from factsheet.config.theme import ThemeSettings
from factsheet.diagnostics import Location


@dataclass(frozen=True, slots=True)
class Config:
    """A publication's settings."""

    publisher: str
    edition: date
    source_locale: str
    locales: tuple[LocaleStyle, ...]
    site: str | None = None
    """Address that output/ is published at, for hreflang; without it links are relative."""
    glossaries: tuple[str, ...] = ()
    """Files of the terms that translations have to use, TBX or TSV."""
    order: tuple[str, ...] = ()
    """Sheets in the order in which they are listed; those that are not named follow."""
    profiles: tuple[str, ...] = (SCREEN,)
    """What PDFs are made for, where the command does not say."""
    checks: CheckLevels = field(default_factory=CheckLevels)
    policies: Mapping[str, Policy] = field(default_factory=dict)
    """The policy of each locale."""
    theme: ThemeSettings = field(default_factory=ThemeSettings)
    places: Mapping[Path, Location] = field(default_factory=dict)
    """Where each key is written."""

    @property
    def tags(self) -> list[str]:
        return [style.tag for style in self.locales]

    def style(self, tag: str) -> LocaleStyle:
        """The style of a configured locale. Raises KeyError for any other tag."""
        for style in self.locales:
            if style.tag == tag:
                return style
        raise KeyError(tag)

    def place(self, *path: str) -> Location:
        """Where a key is written, or the table around it."""
        return nearest_place(self.places, path)
