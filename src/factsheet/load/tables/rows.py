"""Read a series' rows from the file that its `rows:` names."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import PurePosixPath

from factsheet.diagnostics import Findings, Guesses, Location, Rule
from factsheet.load.decode import Decoder, UndecodableError
from factsheet.load.tables.table import (
    LARGEST_FILE,
    LONGEST_CELL,
    MOST_ROWS,
    MOST_VALUES,
    Read,
    SourceTable,
    TableError,
    check_items,
    too_large,
)
from factsheet.load.yaml import MAXIMUM_TWINS, Node, Scalar, Sequence
from factsheet.load.yaml import Mapping as Cells
from factsheet.model.dates import PartialDate
from factsheet.model.facts import Column
from factsheet.rules.facts import UNKNOWN_COLUMN
from factsheet.rules.files import (
    BAD_VALUE,
    DUPLICATE_ID,
    MISSING_COLUMN,
    MISSING_KEY,
    TABLE_TOO_LARGE,
    UNREADABLE,
)
from factsheet.workspace import UnreadError, Workspace

FOLDERS = ("data", "facts")
"""The folders where tables may be."""
FORMATS = {
    ".csv": "csv:read_csv",
    ".json": "json:read_json",
    ".sqlite": "sqlite:read_sqlite",
    ".db": "sqlite:read_sqlite",
    ".parquet": "parquet:read_parquet",
}
"""Readers by the file's suffix, each loaded when needed."""
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class RowsFile:
    """A file with the rows of a series."""

    file: str
    """Its path in the publication, in data/ or facts/: .csv, .json, .sqlite or .parquet."""
    id_: str
    """The column whose cells are the rows' ids; it need not be one of the series."""
    table: str | None = None
    """The table of a database."""
    from_: PartialDate | None = None
    """The date from which rows without `from` hold."""
    until: PartialDate | None = None
    as_of: PartialDate | None = None


def rows_of(
    spec: RowsFile,
    columns: Mapping[str, Column],
    others: Iterable[str],
    at: Location,
    workspace: Workspace,
    findings: Findings,
) -> Iterator[tuple[Scalar, Cells]]:
    """The rows' ids and their cells. All problems of the file are added to findings.

    `others` are the keys that a row may have besides the series' columns. `at` is where the file is
    named. Raises UndecodableError at the end if there was a problem.
    """
    decoder = Decoder(findings)
    read = _reader(spec.file, at, decoder)
    data = _data(spec.file, at, workspace, decoder)
    rows = _Rows(spec, columns, (*columns, *others), findings)
    try:
        yield from rows.read(read(data, spec.file, spec.table))
    except TableError as error:
        rows.tell(error)
    if not rows.is_whole:
        raise UndecodableError


def _reader(path: str, at: Location, decoder: Decoder) -> Read:
    name = PurePosixPath(path)
    if name.parts[0] not in FOLDERS:
        message = f"“{path}” is not in {' or '.join(f'{folder}/' for folder in FOLDERS)}"
        decoder.fail(BAD_VALUE, message, at, "move the file there")
    module, _, function = FORMATS[
        decoder.known(name.suffix.lower(), FORMATS, "the suffix of a table", at)
    ].partition(":")
    read: Callable[..., SourceTable] = getattr(
        import_module(f"factsheet.load.tables.{module}"), function
    )
    return read


def _data(path: str, at: Location, workspace: Workspace, decoder: Decoder) -> bytes:
    try:
        if (size := workspace.size(path)) > LARGEST_FILE:
            message = f"the file has {size:,} bytes; a table may have {LARGEST_FILE:,}"
            decoder.fail(TABLE_TOO_LARGE, message, Location(path), "leave out what no sheet prints")
        return workspace.read_bytes(path)
    except UnreadError as error:
        decoder.fail(UNREADABLE, f"“{path}” {error.why}", at, error.hint)


@dataclass(slots=True)
class _Rows:
    spec: RowsFile
    columns: Mapping[str, Column]
    known: tuple[str, ...]
    findings: Findings
    is_whole: bool = True
    twins: int = 0
    guesses: Guesses = field(default_factory=Guesses)

    def error(self, rule: Rule, message: str, at: Location, hint: str | None = None) -> None:
        self.findings.error(rule, message, at, hint=hint)
        self.is_whole = False

    def tell(self, error: TableError) -> None:
        self.error(error.rule, str(error), error.at, error.hint)

    def read(self, table: SourceTable) -> Iterator[tuple[Scalar, Cells]]:
        told = self.head(table.columns) if table.columns else set[str]()
        ids: dict[str, Scalar] = {}
        values = 0
        for number, row in enumerate(table.rows, 1):
            if number > MOST_ROWS:
                raise too_large(f"the table has more than {MOST_ROWS:,} rows", row.at)
            if isinstance(row, TableError):
                self.tell(row)
                continue
            for name, cells in self.row(row, ids, told):
                values += sum(map(_count, cells.entries.values()))
                if values > MOST_VALUES:
                    raise too_large(f"the table has more than {MOST_VALUES:,} values", row.at)
                yield name, cells

    def head(self, columns: tuple[Scalar, ...]) -> set[str]:
        """Report missing and unknown columns; return the names that were checked."""
        names = {column.text: column for column in columns}
        unknown = {name for name in names if name not in (*self.known, self.spec.id_)}
        for name in unknown:
            self.unknown(names[name])
        needed = {name for name, column in self.columns.items() if not column.optional}
        missing = [name for name in (*needed, self.spec.id_) if name not in names]
        for name in sorted(set(missing)):
            hint = self.guesses.nearest(name, sorted(unknown)) or f"it has: {', '.join(names)}"
            message = f"the table has no column “{name}”"
            self.error(MISSING_COLUMN, message, columns[0].at, hint)
        if missing:
            raise UndecodableError
        return unknown

    def unknown(self, name: Scalar) -> None:
        known = [*self.columns, self.spec.id_]
        near = self.guesses.nearest(name.text, known)
        hint = near or f"it has: {', '.join(dict.fromkeys(known))}"
        message = f"the series has no column “{name.text}”"
        self.error(UNKNOWN_COLUMN, message, name.at, hint)

    def row(
        self, row: Cells, ids: dict[str, Scalar], told: set[str]
    ) -> Iterator[tuple[Scalar, Cells]]:
        cells: dict[str, tuple[Scalar, Node]] = {}
        for key, node in row.items():
            if key.text not in (*self.known, self.spec.id_):
                if key.text not in told:
                    told.add(key.text)
                    self.unknown(key)
            elif self.is_sound(key, node):
                cells[key.text] = (key, self.cell(key.text, node))
        named = cells.get(self.spec.id_, (None, None))[1]
        if self.spec.id_ not in self.known:
            cells.pop(self.spec.id_, None)
        if not isinstance(named, Scalar):
            message = f"the row has no “{self.spec.id_}”, which is its id"
            self.error(MISSING_KEY, message, row.at)
            return
        name = replace(named, text=re.sub("[- ]", "_", named.text.strip().lower()))
        if first := ids.get(name.text):
            message = f"two rows have the id “{name.text}”"
            hint = f"the first is at {first.at}"
            self.error(DUPLICATE_ID, message, name.at, hint)
            self.twins += 1
            if self.twins == MAXIMUM_TWINS:
                message = f"the table has {MAXIMUM_TWINS} ids or more that are given twice"
                raise too_large(message, name.at)
            return
        ids[name.text] = name
        yield name, Cells(cells, row.at)

    def is_sound(self, key: Scalar, node: Node) -> bool:
        parts = node.items if isinstance(node, Sequence) else (node,)
        texts = [part.text for part in parts if isinstance(part, Scalar)]
        if (length := sum(map(len, texts))) > LONGEST_CELL:
            message = f"“{key.text}” has {length:,} characters; a cell may have {LONGEST_CELL:,}"
            self.error(TABLE_TOO_LARGE, message, node.at)
            return False
        if any(map(_SURROGATE.search, texts)):
            message = f"“{key.text}” contains an unpaired surrogate (U+D800–U+DFFF)"
            self.error(BAD_VALUE, message, node.at)
            return False
        return True

    def cell(self, name: str, node: Node) -> Node:
        """The cell, split into items if its column has a separator."""
        column = self.columns.get(name)
        if not (column and column.separator and isinstance(node, Scalar)):
            return node
        items = [item.strip() for item in node.text.split(column.separator)]
        check_items(len(items), node.at)
        return Sequence(tuple(replace(node, text=item) for item in items if item), node.at)


def _count(cell: tuple[Scalar, Node]) -> int:
    return len(cell[1].items) if isinstance(cell[1], Sequence) else 1
