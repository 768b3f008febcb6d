"""The two leaves of everything that is written: a text, and a reference to a fact."""

from dataclasses import dataclass

from factsheet.diagnostics import Location


@dataclass(frozen=True, slots=True)
class Text:
    """A translatable text of a fact or a sheet: one gettext message.

    `context` is its stable id and becomes msgctxt. `count`, where present, is the
    address of the fact whose number selects the plural form.
    """

    singular: str
    context: str
    at: Location
    plural: str | None = None
    count: str | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class FactRef:
    """A fact named by its address: an id, or the id of a series with row and column."""

    id: str
    at: Location

    def __str__(self) -> str:
        return self.id
