"""What a publication says of earlier editions: what was wrong, or why one was withdrawn."""

from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.diagnostics import Location
from factsheet.model.dates import Day
from factsheet.model.text import Text

CORRECTION = "correction"
"""The address of a correction's date, which is printed like a fact but is not one."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong in an edition. It is shown on the pages of that day that are built since."""

    date: Day
    text: Text
    at: Location
    sheets: tuple[str, ...] = ()
    """The sheets whose pages say so; all of them where none is named."""

    def concerns(self, sheet: str) -> bool:
        """Whether the pages of a sheet, by its id as written, say so."""
        return not self.sheets or sheet in self.sheets


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why an edition must not be used any more."""

    date: Day
    text: Text
    at: Location


@dataclass(frozen=True, slots=True)
class EditionNotes:
    """What became of an edition after it was published. `id` is its day, as 2021-11-25."""

    id: str
    at: Location
    corrected: tuple[Correction, ...] = ()
    withdrawn: Withdrawal | None = None


def edition_name(day: str, corrected: Iterable[str]) -> str:
    """The name of an edition in an archive: its day, and that of its last correction."""
    *_, last = ("", *corrected)
    return f"{day}-corrected-{last}" if last else day
