"""Facts, their statements, and the sources that they cite."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from factsheet.diagnostics import Location
from factsheet.model.codes import WebAddress
from factsheet.model.dates import PartialDate, within
from factsheet.model.text import FactRef, Text
from factsheet.model.values import Row, Several, Value


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
    ordered: bool = False
    """Of lists in cells: their order means something. Else they are sorted as readers sort."""
    approximation: Approximation | None = None
    """How all its numbers relate to the true ones, where a row says nothing of its own."""
    source: str | None = None
    """What its cells rest on, where that is not what their rows rest on."""
    where: str | None = None
    unit: str | None = None
    """What a file leaves out behind each number: a unit, a currency, `%` or `ratio`."""
    separator: str | None = None
    """What stands between the items of a list in a cell of a file."""


class _Rows:
    """Where the rows of a series are, found once. No dataclass: nothing of it is content."""

    __slots__ = ("by_cell", "by_id")

    def __init__(self) -> None:
        self.by_id: dict[str, Statement] | None = None
        self.by_cell: dict[str, dict[str, list[Statement]]] = {}


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
    _rows: _Rows = field(default_factory=_Rows, init=False, compare=False, repr=False)

    def statement(self, day: date) -> Statement | None:
        """The statement to print on that day: the preferred one of those that hold, else
        the latest observed, else the first written."""
        holding = [statement for statement in self.statements if statement.holds_on(day)]
        return max(holding, key=lambda one: (one.preferred, _recency(one)), default=None)

    def rows(self, day: date) -> tuple[Statement, ...]:
        """All rows of a series that hold on that day, in the order they are written."""
        return tuple(statement for statement in self.statements if statement.holds_on(day))

    def row(self, name: str) -> Statement | None:
        """The row of a series that has this id, whenever it holds."""
        if self._rows.by_id is None:
            self._rows.by_id = {statement.id: statement for statement in self.statements}
        return self._rows.by_id.get(name)

    def rows_with(self, column: str, value: str) -> list[Statement]:
        """All rows whose cell has this canonical value or lists it, whenever they hold."""
        found = self._rows.by_cell.get(column)
        if found is None:
            found = self._rows.by_cell[column] = {}
            for statement in self.statements:
                for word in _words(statement.value, column):
                    found.setdefault(word, []).append(statement)
        return found.get(value, [])

    def column(self, name: str) -> Column | None:
        """The column of this name."""
        return next((column for known, column in self.columns if known == name), None)


def _words(value: Value, column: str) -> Iterator[str]:
    """The canonical values in one cell of a row: several where it holds a list."""
    cell = value.get(column) if isinstance(value, Row) else None
    items = cell.items if isinstance(cell, Several) else (cell,) if cell is not None else ()
    yield from dict.fromkeys(canonical(item) for item in items)


def canonical(part: Value | FactRef) -> str:
    """What a value is by itself, in every language; the id of a fact that stands for one."""
    return part.id if isinstance(part, FactRef) else part.canonical


def _recency(statement: Statement) -> date:
    known = [at.first_day for at in (statement.as_of, statement.from_) if at]
    return max(known, default=date.min)


@dataclass(frozen=True, slots=True)
class Found:
    """What an address leads to on a day."""

    fact: Fact
    statement: Statement
    value: Value | FactRef
    column: Column | None = None
    """Of a series' cell."""

    @property
    def source(self) -> str:
        """What it rests on."""
        own = self.column.source if self.column else None
        return own or self.statement.source

    @property
    def where(self) -> str:
        """The place in its source."""
        column = self.column
        own = column.where if column and column.source else None
        return own or self.statement.where

    @property
    def approximation(self) -> Approximation | None:
        """How the number relates to the true one."""
        return self.statement.approximation or (self.column.approximation if self.column else None)


ROW = "row"
"""In a sheet that is made once for each row of a series, `row.COLUMN` is a cell of that row."""


class UnknownAddressError(LookupError):
    """No fact, row or column has this address."""


@dataclass(frozen=True, slots=True)
class FactBase:
    """All facts and sources of a publication, by id."""

    facts: dict[str, Fact]
    sources: dict[str, Source]
    series_of: Mapping[str, str] = field(default_factory=dict)
    """Sheets that are made once for each row, and the series whose rows those are."""
    series: str | None = None
    """The series that `row` belongs to, seen from the inside of such a sheet."""
    row: str | None = None
    """The row that the sheet is made for; None for whichever has what is looked for."""

    def within(self, context: str) -> "FactBase":
        """The base as it is seen from a text with this context."""
        kind, _, rest = context.partition(":")
        series = self.series_of.get(rest.partition(":")[0]) if kind == "sheet" else None
        return replace(self, series=series) if series else self

    def at(self, series: str, row: str) -> "FactBase":
        """The base as it is seen from the sheet of one row."""
        return replace(self, series=series, row=row)

    def absolute(self, address: str) -> str:
        """The address that leads to the same from everywhere: `territories.fr.population`."""
        if self.row is None or not self._is_relative(address):
            return address
        return f"{self.series}.{self.row}.{address.removeprefix(f'{ROW}.')}"

    def resolve(self, address: str) -> tuple[Fact, str | None, str | None]:
        """The fact, and for a series' cell its row id and column.

        The row id is empty for a cell of whichever row has it. Raises UnknownAddressError.
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
        """The value at that address on that day; None where no statement holds.

        A cell may hold a reference to another fact: it is not followed. Raises
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

    def addresses(self) -> list[str]:
        """Every address there is, for hints."""
        cells = [
            f"{fact.id}.{statement.id}.{column}"
            for fact in self.facts.values()
            for statement in fact.statements
            if isinstance(statement.value, Row)
            for column, _ in statement.value.cells
        ]
        series = self.facts.get(self.series or "")
        own = [f"{ROW}.{column}" for column, _ in series.columns] if series else []
        return [*own, *self.facts, *cells]

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
