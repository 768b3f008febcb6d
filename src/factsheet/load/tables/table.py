"""What every format of tables is read into: rows as mappings of nodes that know their place."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from factsheet.diagnostics import Location, Rule
from factsheet.load.yaml import Mapping, Scalar
from factsheet.rules.files import TABLE_ENCODING, TABLE_SYNTAX, TABLE_TOO_LARGE

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes. A larger table belongs in a database, and what a publication prints into a file."""
MOST_ROWS = 100_000
MOST_VALUES = 1_000_000
"""In all cells that are not empty; a list has several."""
MOST_COLUMNS = 1_000
MOST_ITEMS = 1_000
"""Of a list in a cell."""
LONGEST_CELL = 10_000
"""Characters. No page has room for more, and a quote that is never closed soon has."""
_EXPONENT = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?[eE][+-]?[0-9]{1,3}")


class TableError(Exception):
    """The file can't be read any further: says why, where, and what to do about it."""

    def __init__(self, rule: Rule, message: str, at: Location, hint: str | None = None) -> None:
        super().__init__(message)
        self.at = at
        self.hint = hint
        self.rule = rule


def too_large(message: str, at: Location) -> TableError:
    """The error of a table that has more of something than it may."""
    return TableError(TABLE_TOO_LARGE, message, at, "leave out what no sheet prints")


def check_columns(count: int, at: Location) -> None:
    """Raises TableError for a row or a head of more cells than a table may have columns."""
    if count > MOST_COLUMNS:
        raise too_large(f"the table has more than {MOST_COLUMNS:,} columns", at)


def check_items(count: int, at: Location) -> None:
    """Raises TableError for a cell that lists more values than it may."""
    if count > MOST_ITEMS:
        raise too_large(f"the cell lists more than {MOST_ITEMS:,} values", at)


def bounded(records: Iterable[tuple[Any, ...]], unit: str, path: str) -> Iterator[tuple[Any, ...]]:
    """The records, as long as their texts together are no larger than a file may be.

    A small file may have a text once and repeat it in every row. `unit` is what a text's length
    counts: bytes or characters. Raises TableError.
    """
    size = 0
    for record in records:
        size += sum(len(value) for value in record if isinstance(value, str | bytes))
        if size > LARGEST_FILE:
            raise too_large(f"the table has more than {LARGEST_FILE:,} {unit}", Location(path))
        yield record


Row = Mapping | TableError
"""Cells by column, without the empty ones; an error for a row that has to be passed over."""


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table as its file states it."""

    columns: tuple[Scalar, ...] | None
    """Its head; None where every row names its own columns."""
    rows: Iterator[Row]
    """Raises TableError where nothing can be read any more."""


Read = Callable[[bytes, str, str | None], SourceTable]
"""Reads a file's bytes: with its path, for locations, and the table's name in it, if given.

Raises TableError.
"""


def row(cells: "Iterator[tuple[Scalar, Scalar]]", at: Location) -> Mapping:
    """One row, without its empty cells."""
    return Mapping({key.text: (key, cell) for key, cell in cells if cell.text.strip()}, at)


def plain(number: str | float) -> str:
    """A number of JSON or of a database without its exponent, which no fact is written with.

    What is not a number, or has an exponent beyond that of any float, stays as it is.
    """
    text = str(number)
    return f"{Decimal(text):f}" if _EXPONENT.fullmatch(text) else text


def text_of(data: bytes, path: str) -> str:
    """UTF-8 with or without a byte order mark. Raises TableError."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig", "replace")) + 1
        raise TableError(
            TABLE_ENCODING,
            "the file is not UTF-8",
            Location(path, line, column),
            "save it as CSV in UTF-8" if path.endswith(".csv") else "save it in UTF-8",
        ) from None


def head(names: list[Scalar], path: str) -> tuple[Scalar, ...]:
    """The columns' names, each there and each once. Raises TableError."""
    known: dict[str, Scalar] = {}
    for name in names:
        if not name.text.strip():
            raise TableError(TABLE_SYNTAX, "a column has no name", name.at, "name it, or delete it")
        if name.text in known:
            message = f"two columns are called “{name.text}”"
            raise TableError(TABLE_SYNTAX, message, name.at, "rename one of them")
        known[name.text] = name
    if not known:
        raise TableError(TABLE_SYNTAX, "the table has no columns", Location(path, 1, 1))
    return tuple(known.values())
