"""A publication's facts and sheets, independent of languages."""

from dataclasses import dataclass, field, replace
from datetime import date

from factsheet.diagnostics import Guesses
from factsheet.model.base import FactBase
from factsheet.model.corrections import Correction, EditionNotes
from factsheet.model.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Publication:
    """The fact base and the sheets, by id."""

    base: FactBase
    sheets: dict[str, Sheet]
    broken: frozenset[str] = frozenset()
    """Ids of facts that could not be read, so that references to them are not reported as well."""
    editions: dict[str, EditionNotes] = field(default_factory=dict)
    """Notes about earlier editions, by edition date."""
    guesses: Guesses = field(default_factory=Guesses, compare=False)
    """Hints for unknown addresses."""

    @property
    def parts(self) -> tuple[object, ...]:
        """All parts with texts to translate."""
        return (self.sheets, self.base.facts, self.base.sources, self.editions)

    def corrections(self, day: date) -> tuple[Correction, ...]:
        """The corrections of earlier editions of the day."""
        notes = self.editions.get(day.isoformat())
        return notes.corrected if notes else ()

    def within(self, context: str) -> "Publication":
        """The publication as seen from a text with this context."""
        base = self.base.within(context)
        return self if base is self.base else replace(self, base=base)

    def sheets_on(self, day: date) -> dict[str, Sheet]:
        """The sheets of a day by id, with one for each row of a per-row sheet."""
        made = (self.made(written, day) for written in self.sheets.values())
        return {sheet.id: sheet for sheets in made for sheet in sheets}

    def made(self, sheet: Sheet, day: date) -> list[Sheet]:
        """The sheets made from one file of sheets/ on a day."""
        if sheet.for_each is None:
            return [sheet]
        series = self.base.facts.get(sheet.for_each.id)
        return [sheet.of_row(row.id) for row in series.rows(day)] if series else []
