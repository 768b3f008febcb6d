"""Facts, their statements, and the sources that they cite."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum

from factsheet.diagnostics import Location
from factsheet.model.codes import WebAddress
from factsheet.model.computation import Computation
from factsheet.model.dates import PartialDate, within
from factsheet.model.numbers import Decimals
from factsheet.model.text import FactRef, Text
from factsheet.model.values import Absence, Row, Several, Value


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
    """`web-page`, `press-release`, `book` …"""
    date: PartialDate | None = None
    date_note: Text | None = None
    """How the date is known, or that it is unknown: printed beside the source."""
    url: WebAddress | None = None
    review: PartialDate | None = None
    """The date by which the document has to be reviewed."""


@dataclass(frozen=True, slots=True)
class Variants:
    """Variants of a text fact's sentence, for use after another sentence."""

    connected: Text | None = None
    """With a connector: “Moreover, …”, «كما …»."""
    pronoun: Text | None = None
    """With a pronoun for the subject of the previous sentence: “It also …”."""


VARIANTS = tuple(one.name for one in fields(Variants))


@dataclass(frozen=True, slots=True)
class Statement:
    """One value of a fact, with its dates and reference.

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
    """Whether it is printed if several statements hold at the same time."""
    note: str | None = None
    review: PartialDate | None = None
    """The date by which it has to be compared with its source again."""
    variants: Variants | None = None
    rests_on: tuple[str, ...] = ()
    """For a computed fact: the ids of all its sources. Empty for a stated one."""

    @property
    def summary(self) -> str:
        """The canonical value, with its approximation: “about 195”."""
        word = self.approximation.value.replace("_", " ") if self.approximation else ""
        return f"{word} {self.value.canonical}".strip()

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
    """The wording of a cell outside its table, without a column heading: “{value} session”."""
    cell: Text | None = None
    """The wording of a cell below its column heading, if a language needs a form of the value:
    “{value}”, and in Spanish «{value:feminine}» below «Reunión»."""
    ordered: bool = False
    """Whether the order of lists in cells has a meaning. Otherwise each language sorts them."""
    approximation: Approximation | None = None
    """The approximation of its numbers, unless a row has its own."""
    source: str | None = None
    """The source of its cells, if it is not that of their rows."""
    where: str | None = None
    unit: str | None = None
    """The unit of numbers that files state without it: a unit, currency, `%` or `ratio`."""
    decimals: Decimals | None = None
    """Number of printed decimals; None for as many as each number has."""
    separator: str | None = None
    """The separator of list items in a cell of a file."""
    missing: Absence = Absence.NOT_AVAILABLE
    """Why its empty cells are empty, unless a cell says it: if it is a column of numbers."""


class _Rows:
    """Index of rows and columns, filled on first use. Not a dataclass: it is not content."""

    __slots__ = ("by_cell", "by_id", "columns")

    def __init__(self) -> None:
        self.by_id: dict[str, Statement] | None = None
        self.by_cell: dict[str, dict[str, list[int]]] = {}
        self.columns: dict[str, Column] | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that can be stated, with its statements."""

    id: str
    at: Location
    kind: str
    statements: tuple[Statement, ...]
    label: Text | None = None
    """The fact's name, for tables, charts and the data beside the sheet."""
    caption: Text | None = None
    """The text below the number in a figure; its plural form is selected by the number."""
    columns: tuple[tuple[str, Column], ...] = ()
    ordered: bool = False
    """Whether the order of a list has a meaning. Otherwise it is sorted by the language."""
    sort: str | None = None
    """For a series without an order: the column to sort its rows by."""
    decimals: Decimals | None = None
    """Number of printed decimals; None for as many as the number has."""
    compute: Computation | None = None
    """How its value is computed from other facts; None for a fact that is stated."""
    comment: str | None = None
    _rows: _Rows = field(default_factory=_Rows, init=False, compare=False, repr=False)

    def statement(self, day: date) -> Statement | None:
        """The statement to print on a day: of those that hold the preferred one, otherwise the
        latest, otherwise the first."""
        holding = [statement for statement in self.statements if statement.holds_on(day)]
        return max(holding, key=lambda one: (one.preferred, _recency(one)), default=None)

    def rows(self, day: date) -> tuple[Statement, ...]:
        """All rows of a series that hold on a day, in the order of the file."""
        return tuple(statement for statement in self.statements if statement.holds_on(day))

    def row(self, name: str) -> Statement | None:
        """The row of a series with this id, on any day."""
        if self._rows.by_id is None:
            self._rows.by_id = {statement.id: statement for statement in self.statements}
        return self._rows.by_id.get(name)

    def rows_with(self, column: str, values: Iterable[str]) -> list[Statement]:
        """The rows whose cell has one of these canonical values, or lists one.

        They are in the order of the file, and may hold on any day.
        """
        found = self._rows.by_cell.get(column)
        if found is None:
            found = self._rows.by_cell[column] = {}
            for position, statement in enumerate(self.statements):
                for word in _words(statement.value, column):
                    found.setdefault(word, []).append(position)
        positions = {position for value in values for position in found.get(value, ())}
        return [self.statements[position] for position in sorted(positions)]

    def column(self, name: str) -> Column | None:
        """The column of this name."""
        if self._rows.columns is None:
            self._rows.columns = dict(self.columns)
        return self._rows.columns.get(name)


def _words(value: Value, column: str) -> Iterator[str]:
    """The canonical values in one cell of a row, which may contain a list."""
    cell = value.get(column) if isinstance(value, Row) else None
    items = cell.items if isinstance(cell, Several) else (cell,) if cell is not None else ()
    yield from dict.fromkeys(canonical(item) for item in items)


def canonical(part: Value | FactRef) -> str:
    """A value's canonical notation, the same in every language; for a reference the fact's id."""
    return part.id if isinstance(part, FactRef) else part.canonical


def _recency(statement: Statement) -> date:
    known = [at.first_day for at in (statement.as_of, statement.from_) if at]
    return max(known, default=date.min)
