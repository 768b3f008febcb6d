"""XLSX: a table that protects everything a translator must not change.

Only translation, state and comment can be edited; the sheet is right-to-left if the language is;
cells are text, so that nothing becomes a date or a formula.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from warnings import catch_warnings, simplefilter

from factsheet.diagnostics import Findings, Location
from factsheet.exchange.look import ColumnStyles, height
from factsheet.exchange.tables import COLUMNS, MAXIMUM_COLUMNS, MAXIMUM_ROWS, TableRow, reply, rows
from factsheet.exchange.unit import Bundle, Reply
from factsheet.exchange.xml import parse_xml
from factsheet.rules.exchange import (
    EXCHANGE_CELL,
    EXCHANGE_FORMULA,
    EXCHANGE_SYNTAX,
    EXCHANGE_TOO_LARGE,
)

MAXIMUM_BYTES = 64 * 2**20
"""Unpacked size of all parts, as declared; zipfile enforces it."""
MAXIMUM_PARTS = 200
MAXIMUM_GROWTH = 100
"""Maximum unpacked size as a multiple of the file's, plus a mebibyte. Typical is 10."""
_ANEW = "save it again as a workbook (.xlsx), or export it again"
_DATES = re.compile(rb"<dcterms:(created|modified)\b[^<]*+</dcterms:\1>")
_ESCAPE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def serialize(bundle: Bundle) -> bytes:
    """The bundle as a workbook of one sheet."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = bundle.language
    book.properties.title = f"{bundle.publisher}: {bundle.language}"
    book.properties.creator = "factsheet"
    table = list(rows(bundle))
    look = ColumnStyles(sheet, bundle)
    for column, name in enumerate(COLUMNS, 1):
        look.header(sheet.cell(1, column, name))
    for number, row in enumerate(table, 2):
        for column, name in enumerate(COLUMNS, 1):
            cell = sheet.cell(number, column)
            cell.value = encoded(row[name])
            cell.data_type = "s"
            look.cell(cell, name)
        sheet.row_dimensions[number].height = height(row)
    look.sheet(len(table) + 1)
    file = io.BytesIO()
    book.save(file)
    return _dateless(file)


def _dateless(file: io.BytesIO) -> bytes:
    """The workbook without timestamps, so that the same catalog makes the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _DATES.sub(b"", data)
            new.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def parse(data: bytes, path: str, findings: Findings) -> Reply | None:
    """Read a workbook's first sheet; None, with findings, on errors."""
    if not _is_sound(data, path, findings):
        return None
    from openpyxl import load_workbook

    try:
        with catch_warnings():
            simplefilter("ignore")  # about styles and names, which are not used
            book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            page = book.worksheets[0]
            # A sheet may say that it has sixteen thousand columns in a million rows.
            cells = page.iter_rows(max_row=MAXIMUM_ROWS, max_col=MAXIMUM_COLUMNS)
            found = list(_rows(cells, path, findings))
    except Exception as error:  # noqa: BLE001  (openpyxl has no class for “not as I expect”)
        findings.error(EXCHANGE_SYNTAX, f"not a workbook: {error}", Location(path), hint=_ANEW)
        return None
    columns = list(found[0].cells.values()) if found else []
    names = [name.strip().casefold() for name in columns]
    named = [
        replace(row, cells=dict(zip(names, row.cells.values(), strict=False))) for row in found[1:]
    ]
    return reply(named, names, path, findings)


def _rows(table: Iterable[Any], path: str, findings: Findings) -> Iterator[TableRow]:
    for number, cells in enumerate(table, 1):
        if number > 1 and all(cell.value is None for cell in cells):
            continue
        found = Findings()
        values = {
            str(column): _value(cell, Location(path, number, column), found)
            for column, cell in enumerate(cells, 1)
        }
        findings.add(*found)
        yield TableRow(values, Location(path, number, 1), found.has_errors)


def _value(cell: Any, at: Location, findings: Findings) -> str:
    """The cell's text. Formulas are ignored; other values are refused."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        message = "the cell contains a formula, which is ignored"
        hint = "to enter a text that begins with =, type an apostrophe before it"
        findings.warning(EXCHANGE_FORMULA, message, at, hint=hint)
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        message = f"the cell contains a {type(value).__name__}, not a text: {value}"
        hint = "format the column as text, and enter the value again"
        findings.error(EXCHANGE_CELL, message, at, hint=hint)
        return ""
    text = decoded(value)
    if _SURROGATE.search(text):
        message = "the cell contains an unpaired surrogate (U+D800–U+DFFF)"
        findings.error(EXCHANGE_CELL, message, at, hint="type the text again")
        return ""
    return text


def _is_sound(data: bytes, path: str, findings: Findings) -> bool:
    """Whether it is an archive of reasonable size, whose XML is harmless."""
    problem = None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if message := _excess(parts, len(data)):
                findings.error(EXCHANGE_TOO_LARGE, message, Location(path), hint=_ANEW)
                return False
            return all(
                parse_xml(archive.read(part), f"{path}!{part.filename}", findings) is not None
                for part in parts
                if part.filename.endswith((".xml", ".rels"))
            )
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
        zlib.error,
    ) as error:
        problem = str(error)
    findings.error(EXCHANGE_SYNTAX, f"not a workbook: {problem}", Location(path), hint=_ANEW)
    return False


def _excess(parts: list[zipfile.ZipInfo], size: int) -> str | None:
    """Why an archive of `size` bytes must not be unpacked, or None."""
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MAXIMUM_PARTS:
        return f"the workbook has more than {MAXIMUM_PARTS} parts"
    if unpacked > MAXIMUM_BYTES:
        return f"unpacked, the workbook has more than {MAXIMUM_BYTES >> 20} MiB"
    if unpacked > MAXIMUM_GROWTH * size + (1 << 20):
        return f"unpacked, the workbook is more than {MAXIMUM_GROWTH} times as large"
    return None


def encoded(text: str) -> str:
    """The text as a cell: characters not allowed in XML as _xHHHH_ (ECMA-376, 22.4.2.4)."""
    return _ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def decoded(cell: str) -> str:
    """The text of a cell."""
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell)
    if not _SURROGATE.search(text):
        return text
    # A character beyond U+FFFF may be written as its two halves in UTF-16.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
