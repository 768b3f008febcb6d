"""Tables as all formats are read: rows as mappings of nodes that know their place."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from factsheet.diagnostics import Location, Rule
from factsheet.load.yaml import Mapping, Scalar
from factsheet.rules.files import TABLE_ENCODING, TABLE_SYNTAX, TABLE_TOO_LARGE

LARGEST_FILE = 64 * 1024 * 1024
"""Maximum size in bytes. Larger tables belong in a database, and only what is printed in a file."""
MOST_ROWS = 100_000
MOST_VALUES = 1_000_000
"""Maximum number of values in all cells; a list has several."""
MOST_COLUMNS = 1_000
MOST_ITEMS = 1_000
"""Maximum number of items of a list in a cell."""
LONGEST_CELL = 10_000
"""Maximum length of a cell in characters. No page has room for more; an unclosed quote soon exceeds
it."""
_EXPONENT = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?[eE][+-]?[0-9]{1,3}")


class TableError(Exception):
    """The file can't be read any further; with the reason, the place and a hint."""

    def __init__(self, rule: Rule, message: str, at: Location, hint: str | None = None) -> None:
        super().__init__(message)
        self.at = at
        self.hint = hint
        self.rule = rule


def too_large(message: str, at: Location) -> TableError:
    """The error for a table that exceeds a limit."""
    return TableError(TABLE_TOO_LARGE, message, at, "leave out what no sheet prints")


def check_columns(count: int, at: Location) -> None:
    """Raise TableError if a row or header has more cells than the maximum number of columns."""
    if count > MOST_COLUMNS:
        raise too_large(f"the table has more than {MOST_COLUMNS:,} columns", at)


def check_items(count: int, at: Location) -> None:
    """Raise TableError if a cell lists too many values."""
    if count > MOST_ITEMS:
        raise too_large(f"the cell lists more than {MOST_ITEMS:,} values", at)


def bounded(records: Iterable[tuple[Any, ...]], unit: str, path: str) -> Iterator[tuple[Any, ...]]:
    """Yield the records while the total length of their texts is within the maximum size of a file.
    A small file may store a text once and repeat it in every row. `unit` is the unit of length:
    bytes or characters. Raises TableError.
    """
    size = 0
    for record in records:
        size += sum(len(value) for value in record if isinstance(value, str | bytes))
        if size > LARGEST_FILE:
            raise too_large(f"the table has more than {LARGEST_FILE:,} {unit}", Location(path))
        yield record


Row = Mapping | TableError
"""Cells by column, without empty ones; an error for a row that is skipped."""


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table as its file states it."""

    columns: tuple[Scalar, ...] | None
    """Its header; None if every row names its own columns."""
    rows: Iterator[Row]
    """Raises TableError if no more can be read."""


Read = Callable[[bytes, str, str | None], SourceTable]
"""Reads a file's bytes, given its path for locations and, if any, the table's name.

Raises TableError.
"""


def row(cells: "Iterator[tuple[Scalar, Scalar]]", at: Location) -> Mapping:
    """A row without its empty cells."""
    return Mapping({key.text: (key, cell) for key, cell in cells if cell.text.strip()}, at)


def plain(number: str | float) -> str:
    """A number from JSON or a database without an exponent, which facts never have. Anything else,
    or with an exponent beyond that of any float, is unchanged.
    """
    text = str(number)
    return f"{Decimal(text):f}" if _EXPONENT.fullmatch(text) else text


def text_of(data: bytes, path: str) -> str:
    """Decode UTF-8 with or without a byte order mark. Raises TableError."""
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
    """The names of the columns. Raises TableError if one is missing or repeated."""
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
