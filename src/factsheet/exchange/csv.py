"""CSV (RFC 4180), as UTF-8 with a byte order mark.

Without the mark Excel takes the file for one in the system's old 8-bit encoding, and
Arabic is lost as soon as it is opened. Everything else that reads CSV knows the mark.

A cell that begins like a formula gets an apostrophe before it (OWASP, “CSV Injection”),
and loses it on the way in: nothing that a catalog holds is ever calculated.
"""

import codecs
import csv
import io
import re

from factsheet.diagnostics import Findings, Location
from factsheet.exchange.rows import COLUMNS, MAXIMUM_COLUMNS, MAXIMUM_ROWS, TableRow, reply, rows
from factsheet.exchange.unit import Bundle, Reply

MAXIMUM_BYTES = 32 * 2**20
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""“Unicode text” of Excel is UTF-16 with tabs."""


def serialize(bundle: Bundle) -> bytes:
    """The bundle as CSV: commas, every line ended by CR LF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in rows(bundle):
        writer.writerow(guarded(row[name]) for name in COLUMNS)
    return codecs.BOM_UTF8 + text.getvalue().encode("utf-8")


def parse(data: bytes, path: str, findings: Findings) -> Reply | None:
    """What a CSV file brings back, whichever of comma, semicolon and tab it uses."""
    if len(data) > MAXIMUM_BYTES:
        message = f"the file is larger than {MAXIMUM_BYTES >> 20} MiB"
        findings.error("exchange-too-large", message, Location(path))
        return None
    text = _decoded(data, path, findings)
    if text is None:
        return None
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: list[TableRow] = []
    columns: list[str] = []
    line = 1
    try:
        for cells in reader:
            if not columns:
                columns = [name.strip().casefold() for name in cells]
            if len(found) == MAXIMUM_ROWS or len(cells) > MAXIMUM_COLUMNS:
                message = (
                    f"the table has more than {MAXIMUM_ROWS:,} rows or {MAXIMUM_COLUMNS} columns"
                )
                at, hint = Location(path, line, 1), "export it anew, and translate in that file"
                findings.error("exchange-too-large", message, at, hint=hint)
                return None
            if line > 1 and any(cells):
                found.append(_row(columns, cells, Location(path, line, 1), findings))
            line = reader.line_num + 1
    except csv.Error as error:
        at, hint = (
            Location(path, line, 1),
            "put each cell that holds quotes in quotes, and double them",
        )
        findings.error("exchange-syntax", f"not CSV: {error}", at, hint=hint)
        return None
    return reply(found, columns, path, findings)


def guarded(cell: str) -> str:
    """The cell with an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _row(columns: list[str], cells: list[str], at: Location, findings: Findings) -> TableRow:
    if len(cells) > len(columns):
        message = f"the row has {len(cells)} cells, the first row {len(columns)}"
        hint = "a cell with the delimiter in it stands in quotes"
        findings.error("exchange-columns", message, at, hint=hint)
    padded = [*cells, *([""] * len(columns))]
    said = dict(zip(columns, map(unguarded, padded), strict=False))
    return TableRow(said, at, is_broken=len(cells) > len(columns))


def _decoded(data: bytes, path: str, findings: Findings) -> str | None:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save it as “CSV UTF-8”, or as a workbook (.xlsx)"
        findings.error(
            "exchange-encoding", "the file is not UTF-8", Location(path, line), hint=hint
        )
        return None
    if "\0" in text:
        findings.error("exchange-encoding", "the file holds NUL characters", Location(path))
        return None
    return text
