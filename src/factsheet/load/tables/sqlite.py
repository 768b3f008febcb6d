"""Read a table of an SQLite database from its bytes in memory.

The file is never opened as a database: nothing is written, and no journal beside it is used.
Nothing in its schema is run: SQLite itself is set to refuse everything except reading the columns
of the one table, so views, virtual tables, triggers and functions in generated columns never run
(sqlite.org/security.html, “Untrusted SQLite database files”).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from factsheet.diagnostics import Location, nearest
from factsheet.load.tables.table import (
    Row,
    SourceTable,
    TableError,
    bounded,
    check_columns,
    head,
    plain,
    row,
    too_large,
)
from factsheet.load.yaml import Scalar
from factsheet.rules.files import TABLE_SYNTAX

MAGIC = b"SQLite format 3\0"
_WAL = b"\x02"
_STEPS = 1_000
MOST_STEPS = 100_000_000
"""Maximum number of instructions of SQLite's virtual machine for reading a file: a damaged one may
loop."""
LONGEST_ROW = 2**20
"""Maximum size of a row in bytes."""
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)


def read_sqlite(data: bytes, path: str, table: str | None) -> SourceTable:
    """Read a table of a database. Locations count rows and columns. Raises TableError."""
    if table is None:
        raise TableError(
            TABLE_SYNTAX, "a database has many tables", Location(path), "name one: table: …"
        )
    if not data.startswith(MAGIC):
        raise TableError(TABLE_SYNTAX, "this is not an SQLite database", Location(path))
    if data[18:20] != b"\x01\x01":
        hint = "merge its journal: PRAGMA journal_mode=DELETE"
        raise TableError(
            TABLE_SYNTAX,
            "the database is in WAL mode: part of it is in another file",
            Location(path),
            hint,
        )
    rows = _records(data, path, table)
    columns = head(
        [
            Scalar(str(name), plain=True, at=Location(path, 1, place))
            for place, name in enumerate(next(rows), 1)
        ],
        path,
    )
    return SourceTable(columns, _rows(columns, rows, path))


def _rows(
    columns: tuple[Scalar, ...], records: Iterator[tuple[Any, ...]], path: str
) -> Iterator[Row]:
    for number, record in enumerate(records, 1):
        try:
            cells = [
                Scalar(_word(value, at), plain=False, at=at)
                for place, value in enumerate(record, 1)
                for at in [Location(path, number, place)]
            ]
        except TableError as error:
            yield error
            continue
        yield row(zip(columns, cells, strict=True), Location(path, number, 1))


def _records(data: bytes, path: str, table: str) -> Iterator[tuple[Any, ...]]:
    """The names of the columns, then the rows. Raises TableError."""
    try:
        with closing(sqlite3.connect(":memory:")) as database:
            database.text_factory = bytes
            _limit(database)
            database.deserialize(data)
            for setting in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON"):
                database.execute(f"PRAGMA {setting}")
            _check_table(database, path, table)
            _confine(database)
            quoted = table.replace('"', '""')
            cursor = database.execute(f'SELECT * FROM "{quoted}"')  # noqa: S608  (a quoted name)
            check_columns(len(cursor.description), Location(path))
            yield tuple(column[0] for column in cursor.description)
            # Rows of a damaged file may share pages.
            yield from bounded(cursor, "bytes", path)
    except UnicodeDecodeError:
        # Python decodes names of columns, and SQLite's messages that quote the file.
        message = "the database can’t be read: its schema is not UTF-8"
        raise TableError(TABLE_SYNTAX, message, Location(path)) from None
    except sqlite3.Error as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_TOOBIG:
            message = f"the database has a row of more than {LONGEST_ROW:,} bytes"
            raise too_large(message, Location(path)) from None
        raise TableError(
            TABLE_SYNTAX, f"the database can’t be read: {error}", Location(path)
        ) from None


def _check_table(database: sqlite3.Connection, path: str, table: str) -> None:
    """Check that it is a stored table, not a view, a virtual table or one with generated
    columns."""
    listed = database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
    tables = {name.decode("utf-8", "replace"): sql or b"" for name, sql in listed}
    if table not in tables:
        hint = nearest(table, tables) or f"it has: {', '.join(tables)}"
        raise TableError(TABLE_SYNTAX, f"the database has no table “{table}”", Location(path), hint)
    if tables[table].upper().startswith(b"CREATE VIRTUAL"):
        message = f"“{table}” is a virtual table, made by a program"
        raise TableError(TABLE_SYNTAX, message, Location(path), "store its rows in a table")
    columns = database.execute("SELECT name, hidden FROM pragma_table_xinfo(?)", (table,))
    for name, hidden in columns:
        if hidden:
            message = f"the column “{name.decode('utf-8', 'replace')}” is computed, not stored"
            raise TableError(TABLE_SYNTAX, message, Location(path), "store its values")


def _limit(database: sqlite3.Connection) -> None:
    """Limit the cost of reading, including the schema."""
    steps = 0

    def is_enough() -> bool:
        nonlocal steps
        steps += _STEPS
        return steps > MOST_STEPS

    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_ROW)
    database.set_progress_handler(is_enough, _STEPS)


def _confine(database: sqlite3.Connection) -> None:
    """Allow SQLite only to read columns from here on."""

    def judge(action: int, *_: str | None) -> int:
        return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY

    database.set_authorizer(judge)


def _word(value: Any, at: Location) -> str:
    """A value in the notation of a fact. Raises TableError."""
    if value is None:
        return ""
    if isinstance(value, bytes):  # what SQLite calls text: see text_factory
        try:
            return value.decode()
        except UnicodeDecodeError:
            raise TableError(
                TABLE_SYNTAX, "the cell is neither text in UTF-8 nor a number", at
            ) from None
    return plain(value)
