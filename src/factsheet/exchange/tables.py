"""A bundle as a table with a row for each form of a message, and the table as CSV (RFC 4180).

CSV is UTF-8 with a byte order mark: without it, Excel assumes the system's old 8-bit encoding, and
Arabic is lost. A cell that begins like a formula gets an apostrophe before it (OWASP, “CSV
Injection”), which is removed on import.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from factsheet.diagnostics import Findings, Location, nearest
from factsheet.exchange.unit import Bundle, Reply, Segment, State
from factsheet.rules.exchange import (
    EXCHANGE_COLUMNS,
    EXCHANGE_ENCODING,
    EXCHANGE_FORMS,
    EXCHANGE_LANGUAGE,
    EXCHANGE_STATE,
    EXCHANGE_SYNTAX,
    EXCHANGE_TOO_LARGE,
)

COLUMNS = (
    "id",
    "form",
    "source",
    "target",
    "state",
    "comment",
    "note",
    "also",
    "previous source",
    "max length",
    "location",
    "language",
)
"""`comment` is the translator's, `note` for the translator; `also` has the ids of messages with
the same text."""
NEEDED = ("id", "source", "target")
EDITABLE = ("target", "state", "comment")
MAXIMUM_ROWS = 200_000
MAXIMUM_COLUMNS = 32
_FORM = re.compile(r"\[([0-9]{1,3})\].*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of one row by column, and its place."""

    cells: Mapping[str, str]
    at: Location
    is_broken: bool = False
    """Whether a finding has been added about it."""


def rows(bundle: Bundle) -> Iterator[dict[str, str]]:
    """The table's rows, in the catalog's order."""
    for unit in bundle.units:
        for number, form in enumerate(unit.forms):
            yield {
                "id": unit.id,
                "form": f"[{number}] {form.description}" if unit.is_plural else "",
                "source": form.source,
                "target": form.target,
                "state": form.state.value,
                "comment": "\n".join(unit.comments),
                "note": "\n".join(unit.notes),
                "also": "\n".join(unit.also),
                "previous source": form.previous or "",
                "max length": str(unit.maximum or ""),
                "location": "\n".join(unit.references),
                "language": bundle.language,
            }


def reply(
    table: Iterable[TableRow], columns: Iterable[str], path: str, findings: Findings
) -> Reply | None:
    """The translations in the table; None, with findings, if the table is not an export."""
    columns = list(columns)
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        message = f"the first row has no column “{missing[0]}”"
        hint = nearest(missing[0], columns) or f"the columns are: {', '.join(COLUMNS)}"
        findings.error(EXCHANGE_COLUMNS, message, Location(path, 1), hint=hint)
        return None
    segments: list[Segment] = []
    languages: dict[str, Location] = {}
    for row in table:
        if not any(row.cells.values()):
            continue
        if tag := row.cells.get("language"):
            languages.setdefault(tag, row.at)
        segments.append(_segment(row, findings))
    if len(languages) > 1:
        _, (tag, at), *_ = languages.items()
        message = f"rows are in several languages: {', '.join(languages)}"
        findings.error(EXCHANGE_LANGUAGE, message, at)
        return None
    return Reply(next(iter(languages), None), tuple(segments))


def _segment(row: TableRow, findings: Findings) -> Segment:
    cells, found = row.cells, Findings()
    form = _form(cells.get("form", ""), row.at, found)
    state = _state(cells.get("state", ""), row.at, found)
    findings.add(*found)
    return Segment(
        id=cells["id"],
        form=form,
        source=cells["source"],
        target=cells["target"],
        state=state,
        at=row.at,
        comments=tuple(cells.get("comment", "").split("\n")),
        also=tuple(cells.get("also", "").split()),
        is_broken=row.is_broken or found.has_errors,
        proofed=cells.get("proofed"),
    )


def _form(cell: str, at: Location, findings: Findings) -> int | None:
    if not cell:
        return None
    if found := _FORM.fullmatch(cell):
        return int(found[1])
    hint = "restore the exported value, such as [0] or [1]: this column must not be edited"
    findings.error(EXCHANGE_FORMS, f"“{cell}” is not a plural form", at, hint=hint)
    return None


def _state(cell: str, at: Location, findings: Findings) -> State | None:
    """The state in the cell; None if it is blank, “untranslated” or unknown.

    A row exported as untranslated may have a text by now.
    """
    said = cell.strip().casefold()
    if said in ("", State.UNTRANSLATED):
        return None
    try:
        return State(said)
    except ValueError:
        hint = f"write {', '.join(State)}, or leave it empty"
        findings.error(EXCHANGE_STATE, f"“{cell}” is not a state", at, hint=hint)
        return None


MAXIMUM_CSV = 32 * 2**20
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""“Unicode text” of Excel is UTF-16 with tabs."""


def serialize_csv(bundle: Bundle) -> bytes:
    """The bundle as CSV: commas, every line ended by CR LF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in rows(bundle):
        writer.writerow(guarded(row[name]) for name in COLUMNS)
    return codecs.BOM_UTF8 + text.getvalue().encode("utf-8")


def parse_csv(data: bytes, path: str, findings: Findings) -> Reply | None:
    """Read a CSV file with commas, semicolons or tabs; None, with findings, on errors."""
    if len(data) > MAXIMUM_CSV:
        message = f"the file is larger than {MAXIMUM_CSV >> 20} MiB"
        findings.error(EXCHANGE_TOO_LARGE, message, Location(path))
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
                at, hint = Location(path, line, 1), "export it again and translate that file"
                findings.error(EXCHANGE_TOO_LARGE, message, at, hint=hint)
                return None
            if line > 1 and any(cells):
                found.append(_row(columns, cells, Location(path, line, 1), findings))
            line = reader.line_num + 1
    except csv.Error as error:
        at, hint = (
            Location(path, line, 1),
            "put a cell that contains quotes in quotes, and double those inside it",
        )
        findings.error(EXCHANGE_SYNTAX, f"not CSV: {error}", at, hint=hint)
        return None
    return reply(found, columns, path, findings)


def guarded(cell: str) -> str:
    """The cell with an apostrophe in front if a spreadsheet would take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _row(columns: list[str], cells: list[str], at: Location, findings: Findings) -> TableRow:
    if len(cells) > len(columns):
        message = f"the row has {len(cells)} cells, the first row {len(columns)}"
        hint = "put a cell that contains the delimiter in quotes"
        findings.error(EXCHANGE_COLUMNS, message, at, hint=hint)
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
        findings.error(EXCHANGE_ENCODING, "the file is not UTF-8", Location(path, line), hint=hint)
        return None
    if "\0" in text:
        findings.error(EXCHANGE_ENCODING, "the file contains NUL characters", Location(path))
        return None
    return text
