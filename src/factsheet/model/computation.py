"""How a fact is computed from others: one operation on their addresses."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import ClassVar, Self

from factsheet.model.dates import PartialDate
from factsheet.model.notation import Notated
from factsheet.model.numbers import POSITIVE, Decimals
from factsheet.model.text import FactRef


class RankOrder(StrEnum):
    """Which value has rank 1."""

    HIGHEST = "highest"
    LOWEST = "lowest"


@dataclass(frozen=True, slots=True)
class Times(Notated):
    """The base of a rate: 100000 in “54 per 100,000”."""

    number: int
    notation: ClassVar[str] = rf"^{POSITIVE}$"
    expected: ClassVar[str] = "a whole number; write 1000 or 100000, without separators"

    @classmethod
    def read(cls, notation: str) -> Self:
        return cls(int(notation))


@dataclass(frozen=True, slots=True)
class PartOf:
    """A value as a share of another."""

    of: FactRef
    in_: FactRef


@dataclass(frozen=True, slots=True)
class RatePer:
    """A value per number of another: deaths per 100,000 people."""

    of: FactRef
    per: FactRef
    times: Times = Times(1)


@dataclass(frozen=True, slots=True)
class ChangeOver:
    """The change of a value from one date to another, or to the edition date."""

    of: FactRef
    from_: PartialDate
    to: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class RankIn:
    """The rank of a cell among all cells of its column."""

    of: FactRef
    order: RankOrder = RankOrder.HIGHEST


@dataclass(frozen=True, slots=True)
class Computation:
    """One operation. An operand is a fact, a cell, or a column, which stands for its cells."""

    sum: tuple[FactRef, ...] | None = None
    difference: tuple[FactRef, ...] | None = None
    """The first minus the second."""
    average: tuple[FactRef, ...] | None = None
    largest: tuple[FactRef, ...] | None = None
    smallest: tuple[FactRef, ...] | None = None
    count: tuple[FactRef, ...] | None = None
    """The number of rows of a series, or of values."""
    share: PartOf | None = None
    rate: RatePer | None = None
    change: tuple[FactRef, ...] | None = None
    """From the first to the second."""
    change_over: ChangeOver | None = None
    rank: RankIn | None = None
    round: Decimals | None = None
    """Number of decimals that the result is rounded to, half to even; None if it must be exact."""

    @property
    def operations(self) -> list[str]:
        """The names of the given operations; a valid computation has one."""
        return [name for name in OPERATIONS if getattr(self, name) is not None]

    @property
    def operands(self) -> tuple[FactRef, ...]:
        """The addresses of its operands."""
        found: list[FactRef] = []
        for name in self.operations:
            given = getattr(self, name)
            parts = (
                given
                if isinstance(given, tuple)
                else (getattr(given, one.name) for one in fields(given))
            )
            found += [part for part in parts if isinstance(part, FactRef)]
        return tuple(found)


OPERATIONS = tuple(one.name for one in fields(Computation) if one.name != "round")
