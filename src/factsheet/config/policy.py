"""When languages are published, and the levels of findings: `[policy]`, `[checks]`, PDF
profiles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

INCOMPLETE = ("fallback", "keep", "leave-out")


@dataclass(frozen=True, slots=True)
class Policy:
    """When a language is published, and what replaces its pages otherwise."""

    publish: int = 100
    """Percentage of printed messages that must be translated for a language to be published."""
    withdraw: int = 100
    """A published language is withdrawn below this percentage."""
    required: tuple[str, ...] = ()
    """Contexts of messages without which a language is incomplete; `*` matches anything."""
    incomplete: str = "fallback"
    """`fallback`: publish with a notice, and use the source language for missing translations;
    `keep`: keep the pages that were published last; `leave-out`: publish no pages."""


LEVELS = ("off", "warning", "error")
Levels = Mapping[str, str]
"""`off`, `warning` or `error`, by the code of a finding."""


@dataclass(frozen=True, slots=True)
class CheckLevels:
    """The levels in `[checks]`, and in its sub-tables for languages and sheets."""

    everywhere: Levels = field(default_factory=dict)
    locales: Mapping[str, Levels] = field(default_factory=dict)
    """`[checks.locales.ar]`: for translations into that language."""
    sheets: Mapping[str, Levels] = field(default_factory=dict)
    """`[checks.sheets.staff]`: for the texts written in that sheet, and their translations."""

    def level(self, code: str, locale: str | None, sheet: str | None) -> str | None:
        """The level of a finding: that of the sheet, otherwise of the locale, otherwise of all."""
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
"""For reading, and for printing at home."""
PRINT = "print"
"""For a printing house: bleed, crop marks."""
UA2 = "ua2"
"""For viewers that support PDF 2.0: the newer parts of the standards, PDF/UA-2 and PDF/A-4f."""
PROFILES = (SCREEN, PRINT, UA2)
