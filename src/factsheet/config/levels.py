"""How much each finding weighs in this publication: the tables `[checks…]`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

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
