"""Texts, and references to facts."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factsheet.diagnostics import Location

if TYPE_CHECKING:
    from factsheet.model.claim import Claim


MAXIMUM_TEXT = 10_000
"""Characters of a source text, and of a translation."""


@dataclass(frozen=True, slots=True)
class Text:
    """A translatable text of a fact or a sheet: one gettext message.

    `context` is its stable id and becomes msgctxt. `count`, where present, is the
    address of the fact whose number selects the plural form, or `address:count`.
    """

    singular: str
    context: str
    at: Location
    plural: str | None = None
    count: str | None = None
    comment: str | None = None
    claim: "Claim | None" = None
    """The claim that must be true for it to be printed."""
    otherwise: "Text | None" = None
    """The text that is printed instead if the claim is false; None omits the part."""


def split_form(reference: str) -> tuple[str, str | None]:
    """The address in `address` or `address:form`, and the form."""
    address, _, form = reference.partition(":")
    return address, form or None


@dataclass(frozen=True, slots=True)
class FactRef:
    """A reference to a fact or a cell by its address, with the requested form: `address:form`."""

    id: str
    at: Location

    @property
    def address(self) -> str:
        return split_form(self.id)[0]

    @property
    def form(self) -> str | None:
        return split_form(self.id)[1]

    def __str__(self) -> str:
        return self.id
