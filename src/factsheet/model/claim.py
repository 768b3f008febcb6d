"""Claims: conditions on values that must hold for a sentence to be printed."""

from dataclasses import dataclass, fields

from factsheet.model.computation import ChangeOver
from factsheet.model.numbers import Share
from factsheet.model.text import FactRef


@dataclass(frozen=True, slots=True)
class Threshold:
    """A value and a number in its notation, with its unit."""

    of: FactRef
    value: str


@dataclass(frozen=True, slots=True)
class NearShare:
    """A share and the fraction that a sentence calls it: “a third”."""

    of: FactRef
    to: Share
    within: Share | None = None
    """How far the share may be from the fraction; None means `claims.NEAR`."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Conditions on values, all of which must hold. Operands are as in computations."""

    more: tuple[FactRef, ...] | None = None
    """The first is greater than the second."""
    less: tuple[FactRef, ...] | None = None
    equal: tuple[FactRef, ...] | None = None
    rose: tuple[FactRef, ...] | None = None
    """From the first to the second."""
    fell: tuple[FactRef, ...] | None = None
    doubled: tuple[FactRef, ...] | None = None
    """The second is at least twice the first."""
    halved: tuple[FactRef, ...] | None = None
    """The second is at most half of the first."""
    rose_over: ChangeOver | None = None
    fell_over: ChangeOver | None = None
    largest: tuple[FactRef, ...] | None = None
    """The first is not exceeded by any other."""
    smallest: tuple[FactRef, ...] | None = None
    at_least: Threshold | None = None
    at_most: Threshold | None = None
    above: Threshold | None = None
    """Greater than the number: “more than half”."""
    below: Threshold | None = None
    near: NearShare | None = None
    by_source: bool | None = None
    """True for a comparison that the source makes and that no value decides: “the first woman”."""

    @property
    def conditions(self) -> list[str]:
        """The names of the conditions that are given."""
        return [one.name for one in fields(self) if getattr(self, one.name) is not None]
