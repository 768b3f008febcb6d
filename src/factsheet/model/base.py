"""The fact base, and the values at addresses on a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from factsheet.model.facts import Approximation, Column, Fact, Source, Statement
from factsheet.model.text import FactRef
from factsheet.model.values import Row, Value

ROW = "row"
"""In a sheet that is made once for each row of a series, `row.COLUMN` is a cell of that row."""


@dataclass(frozen=True, slots=True)
class Found:
    """The value at an address on a day."""

    fact: Fact
    statement: Statement
    value: Value | FactRef
    column: Column | None = None
    """The column of a series' cell."""

    @property
    def source(self) -> str:
        """The id of its source."""
        own = self.column.source if self.column else None
        return own or self.statement.source

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all its sources: several, if it is computed."""
        return self.statement.rests_on or (self.source,)

    @property
    def where(self) -> str:
        """The place in its source."""
        column = self.column
        own = column.where if column and column.source else None
        return own or self.statement.where

    @property
    def decimals(self) -> int | None:
        """Number of printed decimals; None for as many as the number has."""
        decimals = self.column.decimals if self.column else self.fact.decimals
        return decimals.number if decimals else None

    @property
    def approximation(self) -> Approximation | None:
        """How the number relates to the true one."""
        return self.statement.approximation or (self.column.approximation if self.column else None)


class UnknownAddressError(LookupError):
    """No fact, row or column has this address."""


@dataclass(frozen=True, slots=True)
class FactBase:
    """All facts and sources of a publication, by id."""

    facts: dict[str, Fact]
    sources: dict[str, Source]
    series_of: Mapping[str, str] = field(default_factory=dict)
    """The series of each per-row sheet."""
    series: str | None = None
    """In a per-row sheet, the series that `row` belongs to."""
    row: str | None = None
    """The row that the sheet is made for; None for any row."""

    def within(self, context: str) -> "FactBase":
        """The base as seen from a text with this context."""
        kind, _, rest = context.partition(":")
        series = self.series_of.get(rest.partition(":")[0]) if kind == "sheet" else None
        return replace(self, series=series) if series else self

    def at(self, series: str, row: str) -> "FactBase":
        """The base as seen from the sheet of one row."""
        return replace(self, series=series, row=row)

    def absolute(self, address: str) -> str:
        """The absolute address of a relative one: `territories.fr.population`."""
        if self.row is None or not self._is_relative(address):
            return address
        return f"{self.series}.{self.row}.{address.removeprefix(f'{ROW}.')}"

    def resolve(self, address: str) -> tuple[Fact, str | None, str | None]:
        """The fact, and for a series' cell its row id and column.

        The row id is empty for a relative address without a row. Raises UnknownAddressError.
        """
        if fact := self.facts.get(address):
            return fact, None, None
        if self._is_relative(address):
            return self._relative(address)
        series, _, tail = address.rpartition(".")
        series, _, row = series.rpartition(".")
        fact = self.facts.get(series)
        statement = fact.row(row) if fact and fact.column(tail) else None
        if fact is None or statement is None or _cell(statement, tail) is None:
            raise UnknownAddressError(address)
        return fact, row, tail

    def find(self, address: str, day: date) -> Found | None:
        """The value at an address on a day; None if no statement holds.

        A reference to another fact is not followed. Raises
        UnknownAddressError.
        """
        fact, row, name = self.resolve(address)
        if row is None or name is None:
            statement = fact.statement(day)
            return Found(fact, statement, statement.value) if statement else None
        known = fact.row(row) if row else None
        for statement in (known,) if known else fact.rows(day) if not row else ():
            cell = _cell(statement, name)
            if cell is not None and statement.holds_on(day):
                return Found(fact, statement, cell, fact.column(name))
        return None

    def column_at(self, address: str) -> Column | None:
        """The column of a series' cell; None for a fact. Raises UnknownAddressError."""
        fact, _, column = self.resolve(address)
        return fact.column(column) if column else None

    def is_ordered(self, address: str) -> bool:
        """Whether the order of a list means something. Raises UnknownAddressError."""
        column = self.column_at(address)
        return column.ordered if column else self.resolve(address)[0].ordered

    def addresses(self) -> Iterator[str]:
        """All addresses, for hints."""
        series = self.facts.get(self.series or "")
        for column, _ in series.columns if series else ():
            yield f"{ROW}.{column}"
        yield from self.facts
        for fact in self.facts.values():
            for statement in fact.statements:
                if isinstance(statement.value, Row):
                    for column, _ in statement.value.cells:
                        yield f"{fact.id}.{statement.id}.{column}"

    def _is_relative(self, address: str) -> bool:
        return self.series is not None and address.startswith(f"{ROW}.")

    def _relative(self, address: str) -> tuple[Fact, str, str]:
        fact = self.facts.get(self.series or "")
        column = address.removeprefix(f"{ROW}.")
        if fact is None or fact.column(column) is None:
            raise UnknownAddressError(address)
        return fact, self.row or "", column


def _cell(statement: Statement, column: str) -> Value | FactRef | None:
    return statement.value.get(column) if isinstance(statement.value, Row) else None
