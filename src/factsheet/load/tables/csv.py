"""Read CSV (RFC 4180): commas, quotes doubled within quotes, the first line is the header. The
standard library is not used because it reports no columns, and reads an unclosed quote to the end
of the file.
"""

import re
from collections.abc import Iterator

from factsheet.diagnostics import Location
from factsheet.load.tables.table import (
    Row,
    SourceTable,
    TableError,
    check_columns,
    head,
    row,
    text_of,
)
from factsheet.load.yaml import Scalar
from factsheet.rules.files import TABLE_SYNTAX

_CELL = re.compile(r'"(?P<quoted>[^"]*(?:""[^"]*)*)"|(?P<bare>[^",\r\n]*)')
_END = re.compile(r"\r\n|\n|\r")


def read_csv(data: bytes, path: str, table: str | None) -> SourceTable:
    """Read a CSV file. Raises TableError."""
    if table is not None:
        raise TableError(
            TABLE_SYNTAX, "a CSV file is one table", Location(path), "leave “table” out"
        )
    lines = _lines(text_of(data, path), path)
    names = next(lines, [])
    if len(names) == 1 and ";" in names[0].text:
        hint = "save it with commas between the cells (RFC 4180)"
        raise TableError(TABLE_SYNTAX, "the columns are separated by semicolons", names[0].at, hint)
    columns = head([Scalar(cell.text.strip(), plain=True, at=cell.at) for cell in names], path)
    return SourceTable(columns, _rows(columns, lines))


def _rows(columns: tuple[Scalar, ...], lines: Iterator[list[Scalar]]) -> Iterator[Row]:
    for cells in lines:
        if len(cells) == 1 and not cells[0].text.strip():
            continue
        if len(cells) != len(columns):
            message = f"this row has {len(cells)} cells, and the header row has {len(columns)}"
            hint = "put a cell that contains a comma in quotes"
            yield TableError(TABLE_SYNTAX, message, cells[0].at, hint)
            continue
        yield row(zip(columns, cells, strict=True), cells[0].at)


def _lines(text: str, path: str) -> Iterator[list[Scalar]]:
    """The cells of each line."""
    position, line, start = 0, 1, 0
    cells: list[Scalar] = []
    while position < len(text) or cells:
        at = Location(path, line, position - start + 1)
        found = _CELL.match(text, position)
        if found is None:
            raise TableError(
                TABLE_SYNTAX, "a quote is never closed", at, 'write a quote inside a cell as ""'
            )
        quoted = found["quoted"]
        value = found["bare"] if quoted is None else quoted.replace('""', '"')
        cells.append(Scalar(value, plain=False, at=at))
        check_columns(len(cells), at)
        if quoted is not None and (inner := list(_END.finditer(quoted))):
            line += len(inner)
            start = found.start("quoted") + inner[-1].end()
        position = found.end()
        if text.startswith(",", position):
            position += 1
            continue
        end = _END.match(text, position)
        if end is None and position < len(text):
            message = (
                "there is a quote inside a cell"
                if quoted is None
                else "there is text after a closing quote"
            )
            hint = "put the whole cell in quotes, and double the quotes inside it"
            raise TableError(
                TABLE_SYNTAX, message, Location(path, line, position - start + 1), hint
            )
        yield cells
        cells = []
        if end is None:
            return
        position = start = end.end()
        line += 1
