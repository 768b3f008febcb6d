"""Facts, their statements, and the sources that they cite."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from factsheet.diagnostics import Location
from factsheet.model.codes import WebAddress
from factsheet.model.dates import PartialDate, within
from factsheet.model.text import FactRef, Text
from factsheet.model.values import Row, Value


class Approximation(StrEnum):
    """How a stated number relates to the true one."""

    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


@dataclass(frozen=True, slots=True)
class Source:
    """A cited document."""

    id: str
    at: Location
    title: Text
    publisher: Text
    language: str
    """BCP 47 code of the language it is written in."""
    kind: str
    """`web-page`, `press-release`, `book` …: what a reader would look for."""
    date: PartialDate | None = None
    date_note: Text | None = None
    """How the date is known, or that it is not: printed beside the source."""
    url: WebAddress | None = None
    review: PartialDate | None = None
    """When somebody has to look at the document again."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One value of a fact, when it holds, and where it is written.

    It holds from the first day of `from_` up to, and not including, the first day of
    `until`. `as_of` is the day on which it was observed.
    """

    id: str
    at: Location
    value: Value
    source: str
    where: str
    from_: PartialDate | None = None
    until: PartialDate | None = None
    as_of: PartialDate | None = None
    approximation: Approximation | None = None
    preferred: bool = False
    """Of statements that hold at the same time and differ: the one to print."""
    note: str | None = None
    review: PartialDate | None = None
    """When somebody has to compare it with its source again."""

    def holds_on(self, day: date) -> bool:
        observed = self.as_of is None or self.as_of.first_day <= day
        return observed and within(day, self.from_, self.until)


@dataclass(frozen=True, slots=True)
class Column:
    """A typed column of a series."""

    kind: str
    label: Text
    optional: bool = False
    alone: Text | None = None
    """How a cell is said where no column heading stands above it: “{value} session”."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One identified thing that can be said."""

    id: str
    at: Location
    kind: str
    statements: tuple[Statement, ...]
    label: Text | None = None
    """The fact's name, for tables, charts and the data beside the sheet."""
    caption: Text | None = None
    """What stands under the number when it is shown large; plural by the number itself."""
    columns: tuple[tuple[str, Column], ...] = ()
    ordered: bool = False
    """Of a list: its order means something. Else it is sorted as its readers sort."""
    sort: str | None = None
    """Of a series: the column whose names readers look up, where the rows have no order."""
    comment: str | None = None

    def statement(self, day: date) -> Statement | None:
        """The statement to print on that day: the preferred one of those that hold, else
        the latest observed, else the first written."""
        holding = [statement for statement in self.statements if statement.holds_on(day)]
        return max(holding, key=lambda one: (one.preferred, _recency(one)), default=None)

    def rows(self, day: date) -> tuple[Statement, ...]:
        """All rows of a series that hold on that day, in the order they are written."""
        return tuple(statement for statement in self.statements if statement.holds_on(day))


def _recency(statement: Statement) -> date:
    known = [at.first_day for at in (statement.as_of, statement.from_) if at]
    return max(known, default=date.min)


@dataclass(frozen=True, slots=True)
class Found:
    """What an address leads to on a day."""

    fact: Fact
    statement: Statement
    value: Value | FactRef


class UnknownAddressError(LookupError):
    """No fact, row or column has this address."""


@dataclass(frozen=True, slots=True)
class FactBase:
    """All facts and sources of a publication, by id."""

    facts: dict[str, Fact]
    sources: dict[str, Source]

    def resolve(self, address: str) -> tuple[Fact, str | None, str | None]:
        """The fact, and for a series' cell its row id and column.

        Raises UnknownAddressError.
        """
        if fact := self.facts.get(address):
            return fact, None, None
        series, _, tail = address.rpartition(".")
        series, _, row = series.rpartition(".")
        fact = self.facts.get(series)
        if fact is None or tail not in dict(fact.columns):
            raise UnknownAddressError(address)
        rows = (one.value for one in fact.statements if one.id == row)
        if not any(isinstance(value, Row) and value.get(tail) is not None for value in rows):
            raise UnknownAddressError(address)
        return fact, row, tail

    def find(self, address: str, day: date) -> Found | None:
        """The value at that address on that day; None where no statement holds.

        A cell may hold a reference to another fact: it is not followed. Raises
        UnknownAddressError.
        """
        fact, row, column = self.resolve(address)
        if row is None or column is None:
            statement = fact.statement(day)
            return Found(fact, statement, statement.value) if statement else None
        for statement in fact.rows(day):
            if statement.id == row and isinstance(statement.value, Row):
                cell = statement.value.get(column)
                return Found(fact, statement, cell) if cell is not None else None
        return None

    def column_at(self, address: str) -> Column | None:
        """The column of a series' cell; None for a fact. Raises UnknownAddressError."""
        fact, _, column = self.resolve(address)
        return dict(fact.columns)[column] if column else None

    def addresses(self) -> list[str]:
        """Every address there is, for hints."""
        cells = [
            f"{fact.id}.{statement.id}.{column}"
            for fact in self.facts.values()
            for statement in fact.statements
            if isinstance(statement.value, Row)
            for column, _ in statement.value.cells
        ]
        return [*self.facts, *cells]
