"""What is published, and how findings weigh: `[policy]`, `[checks]`, PDF profiles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

INCOMPLETE = ("fallback", "keep", "leave-out")


@dataclass(frozen=True, slots=True)
class Policy:
    """When an edition has pages in a language, and what stands there when it has not."""

    publish: int = 100
    """Percent of the printed messages that must be translated for a language to come in."""
    withdraw: int = 100
    """A language that is in stays until it has fewer percent than this."""
    required: tuple[str, ...] = ()
    """Contexts of messages without which a language is incomplete; `*` stands for anything."""
    incomplete: str = "fallback"
    """`fallback`: publish, with the source language where a translation is missing, marked,
    and a notice; `keep`: leave the pages that were published last; `leave-out`: none."""


LEVELS = ("off", "warning", "error")
Levels = Mapping[str, str]
"""`off`, `warning` or `error`, by the code of a finding."""


@dataclass(frozen=True, slots=True)
class CheckLevels:
    """What `[checks]` says of all findings, and its sub-tables of some."""

    everywhere: Levels = field(default_factory=dict)
    locales: Mapping[str, Levels] = field(default_factory=dict)
    """`[checks.locales.ar]`: for translations into that language."""
    sheets: Mapping[str, Levels] = field(default_factory=dict)
    """`[checks.sheets.staff]`: for the texts written in that sheet, and their translations."""

    def level(self, code: str, locale: str | None, sheet: str | None) -> str | None:
        """What the publication says of a finding, the sheet before the locale before all."""
        tables = (self.sheets.get(sheet or ""), self.locales.get(locale or ""), self.everywhere)
        return next((table[code] for table in tables if table and code in table), None)

    def tables(self) -> Iterable[tuple[tuple[str, ...], Levels]]:
        """Every table with the keys that lead to it."""
        yield ("checks",), self.everywhere
        for tag, levels in self.locales.items():
            yield ("checks", "locales", tag), levels
        for sheet, levels in self.sheets.items():
            yield ("checks", "sheets", sheet), levels


SCREEN = "screen"
"""Reading, and printing at home."""
PRINT = "print"
"""A printing house: bleed, crop marks."""
UA2 = "ua2"
"""Readers that know PDF 2.0: the newer parts of the standards, PDF/UA-2 and PDF/A-4f."""
PROFILES = (SCREEN, PRINT, UA2)
