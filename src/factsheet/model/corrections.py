"""Notes about earlier editions: corrections, and reasons for a withdrawal."""

from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.diagnostics import Location
from factsheet.model.dates import Day
from factsheet.model.text import Text

CORRECTION = "correction"
"""The address of a correction's date, which is printed like a fact but is not one."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of an edition, printed on pages of that day that are built later."""

    date: Day
    text: Text
    at: Location
    sheets: tuple[str, ...] = ()
    """The sheets whose pages print it; empty means all."""

    def concerns(self, sheet: str) -> bool:
        """Whether the pages of a sheet, given by its id as written, print it."""
        return not self.sheets or sheet in self.sheets


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why an edition must not be used any more."""

    date: Day
    text: Text
    at: Location


@dataclass(frozen=True, slots=True)
class EditionNotes:
    """Notes about an edition after its publication. `id` is its day, as 2021-11-25."""

    id: str
    at: Location
    corrected: tuple[Correction, ...] = ()
    withdrawn: Withdrawal | None = None


def edition_name(day: str, corrected: Iterable[str]) -> str:
    """The name of an edition in an archive: its day, and that of its last correction."""
    *_, last = ("", *corrected)
    return f"{day}-corrected-{last}" if last else day
