"""The impact of a change of facts: the values that a report is made from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from factsheet.diagnostics import Location, nearest
from factsheet.model.base import FactBase, UnknownAddressError
from factsheet.model.facts import Fact


class Weight(StrEnum):
    """The action that a reason requires."""

    NOTE = "note"
    """None: the sentence is updated automatically."""
    REVIEW = "review"
    """A reader of the language must review it."""
    ERROR = "error"
    """It cannot be published unchanged."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a review is needed or not: a stable code, and a sentence."""

    code: str
    weight: Weight
    message: str
    at: Location | None = None
    """The line in the catalog that the reason is about, if any."""


def weight_of(reasons: Iterable[Reason]) -> Weight:
    """The highest level of the reasons; a note without reasons."""
    weights = {Weight.NOTE, *(reason.weight for reason in reasons)}
    return max(weights, key=list(Weight).index)


@dataclass(frozen=True, slots=True)
class Touch:
    """A message or value that a change affects in one language."""

    locale: str
    sheets: tuple[str, ...]
    what: str
    """The message's context, or the address of a standalone value."""
    at: Location
    """Where the text or the value is written."""
    entry: Location | None
    """The message in the catalog."""
    through: tuple[str, ...]
    """Intermediate facts: the sentence refers to them, and they refer to the changed fact."""
    before: str | None
    """As the language printed it, or None."""
    after: str | None
    reasons: tuple[Reason, ...] = ()

    @property
    def weight(self) -> Weight:
        return weight_of(self.reasons)


@dataclass(frozen=True, slots=True)
class FactImpact:
    """A fact, its changes, and everything that they affect."""

    fact: str
    """An id, or the address of a cell."""
    kind: str
    at: Location
    before: str | None
    """Its value as written in files; None without a statement."""
    after: str | None
    changes: tuple[Reason, ...]
    touches: tuple[Touch, ...]

    @property
    def weight(self) -> Weight:
        """The highest level of its reasons."""
        parts = (weight_of(self.changes), *(touch.weight for touch in self.touches))
        return max(parts, key=list(Weight).index)

    @property
    def sheets(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(sheet for touch in self.touches for sheet in touch.sheets))

    @property
    def locales(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(touch.locale for touch in self.touches))


@dataclass(frozen=True, slots=True)
class Impact:
    """A report: what changes between two editions, or where one edition prints a fact."""

    title: str
    day: date
    facts: tuple[FactImpact, ...]
    notes: tuple[str, ...] = ()
    """Notes about what could not be checked."""
    is_change: bool = True
    """False if the report only lists the places where a fact is printed."""

    @property
    def needs_a_look(self) -> bool:
        return self.is_change and any(fact.weight is not Weight.NOTE for fact in self.facts)


class QuestionError(ValueError):
    """An invalid request. `hint` says what to do instead."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


def resolved(base: FactBase, address: str) -> tuple[Fact, str | None, str | None]:
    """The fact at an address, and of a cell its row and column. Raises QuestionError."""
    try:
        return base.resolve(address)
    except UnknownAddressError:
        hint = nearest(address, base.addresses()) or "list all facts: factsheet facts"
        raise QuestionError(f"there is no fact or cell “{address}”", hint) from None
