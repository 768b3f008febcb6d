"""XLSX: a table that a translator can work in without doing harm.

Only translation, state and comment can be edited; the sheet runs from right to left
where the language does; cells are text, so that nothing becomes a date or a formula.
"""

import io
import math
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from factsheet.diagnostics import Findings, Location
from factsheet.exchange.rows import COLUMNS, EDITABLE, Row, reply, rows
from factsheet.exchange.unit import Bundle, Reply, State
from factsheet.exchange.xml import parse_xml

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

MAXIMUM_BYTES = 64 * 2**20
"""Of all parts, unpacked: what the parts declare and zipfile then holds them to."""
MAXIMUM_PARTS = 200
MAXIMUM_ROWS = 200_000
MAXIMUM_COLUMNS = 32
"""Cells read: a sheet may say that it has sixteen thousand columns in a million rows."""
WIDTHS = {
    "id": 24,
    "form": 17,
    "source": 52,
    "target": 52,
    "state": 14,
    "comment": 26,
    "note": 46,
    "previous source": 30,
    "max length": 11,
    "location": 26,
    "language": 10,
}
"""In characters of the standard font, of 11 points."""
FONT = "Calibri"
READ, ASIDE = 12, 9
"""Sizes of what is translated, and of what is said about it, in points."""
_DATES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)
_ESCAPE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_HEADER, _LOCKED, _GRID, _MISSING, _FUZZY = "1F3A5F", "F2F4F7", "D0D5DD", "FDE7E3", "FFF4CC"


def serialize(bundle: Bundle) -> bytes:
    """The bundle as a workbook of one sheet."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = bundle.language
    book.properties.title = f"{bundle.publisher}: {bundle.language}"
    book.properties.creator = "factsheet"
    table = list(rows(bundle))
    look = _Look(sheet, bundle)
    for column, name in enumerate(COLUMNS, 1):
        look.header(sheet.cell(1, column, name))
    for number, row in enumerate(table, 2):
        for column, name in enumerate(COLUMNS, 1):
            cell = sheet.cell(number, column)
            cell.value = encoded(row[name])
            cell.data_type = "s"
            look.cell(cell, name)
        sheet.row_dimensions[number].height = _height(row)
    look.sheet(len(table) + 1)
    file = io.BytesIO()
    book.save(file)
    return _dateless(file)


class _Look:
    """Styles, made once: openpyxl keeps each only where it is the same object."""

    def __init__(self, sheet: "Worksheet", bundle: Bundle) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        self.page = sheet
        self.bundle = bundle
        # 1 is left to right, 2 right to left (ECMA-376, 18.8.1, readingOrder)
        order = {"target": 2, "comment": 2} if bundle.is_rtl else {}
        self.alignments = {
            name: Alignment(wrap_text=True, vertical="top", readingOrder=order.get(name, 1))
            for name in COLUMNS
        }
        side = Side(style="thin", color=_GRID)
        self.border = Border(left=side, right=side, top=side, bottom=side)
        self.locked = PatternFill("solid", fgColor=_LOCKED)
        self.fonts = {
            name: Font(name=FONT, size=READ if name in ("source", "target") else ASIDE)
            for name in COLUMNS
        }
        self.open = Protection(locked=False)
        self.head = (
            Font(name=FONT, bold=True, color="FFFFFF"),
            PatternFill("solid", fgColor=_HEADER),
        )

    def header(self, cell: "Cell") -> None:
        cell.font, cell.fill = self.head

    def cell(self, cell: "Cell", name: str) -> None:
        cell.alignment = self.alignments[name]
        cell.border = self.border
        cell.font = self.fonts[name]
        cell.number_format = "@"
        # what Excel writes for a leading apostrophe: text, whatever it begins with
        cell.quotePrefix = True
        if name in EDITABLE:
            cell.protection = self.open
        else:
            cell.fill = self.locked

    def sheet(self, last: int) -> None:
        """What holds for all rows: protection, frozen header, filters, colours by state."""
        from openpyxl.formatting.rule import FormulaRule
        from openpyxl.styles import PatternFill
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.datavalidation import DataValidation

        page = self.page
        letters = {name: get_column_letter(n) for n, name in enumerate(COLUMNS, 1)}
        for name, width in WIDTHS.items():
            page.column_dimensions[letters[name]].width = width
        page.sheet_view.rightToLeft = self.bundle.is_rtl
        page.freeze_panes = f"{letters['source']}2"
        page.auto_filter.ref = f"A1:{letters[COLUMNS[-1]]}{last}"
        page.print_title_rows = "1:1"
        page.page_setup.orientation = "landscape"
        page.page_setup.fitToHeight = 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.protection.sheet = True
        for allowed in ("formatColumns", "formatRows", "autoFilter", "formatCells"):
            setattr(page.protection, allowed, False)
        states = DataValidation(type="list", formula1=f'"{",".join(State)}"', allow_blank=True)
        page.add_data_validation(states)
        states.add(f"{letters['state']}2:{letters['state']}{max(last, 2)}")
        area = f"{letters['target']}2:{letters['state']}{max(last, 2)}"
        state, target = f"${letters['state']}2", f"${letters['target']}2"
        for formula, colour in (
            (f"LEN({target})=0", _MISSING),
            (f'{state}="{State.FUZZY}"', _FUZZY),
        ):
            fill = PatternFill(bgColor=colour)
            page.conditional_formatting.add(area, FormulaRule(formula=[formula], fill=fill))


def _dateless(file: io.BytesIO) -> bytes:
    """The workbook without the moment of its making: the same catalog makes the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _DATES.sub(b"", data)
            new.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _height(row: dict[str, str]) -> float:
    """Points that a row needs for its longest text: not every program finds out by itself."""
    heights = []
    for name, text in row.items():
        size = READ if name in ("source", "target") else ASIDE
        room = WIDTHS[name] * 11 / size * 0.9
        lines = sum(max(1, math.ceil(len(line) / room)) for line in text.split("\n"))
        heights.append(lines * size * 1.35)
    return max(heights) + 3


def parse(data: bytes, path: str, findings: Findings) -> Reply | None:
    """What a workbook's first sheet brings back; None where `findings` says what is wrong."""
    if not _is_sound(data, path, findings):
        return None
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        page = book.worksheets[0]
        cells = page.iter_rows(max_row=MAXIMUM_ROWS, max_col=MAXIMUM_COLUMNS)
        found = list(_rows(cells, path, findings))
    except Exception as error:  # noqa: BLE001  (openpyxl has no class for “not as I expect”)
        findings.error("exchange-syntax", f"not a workbook: {error}", Location(path))
        return None
    columns = list(found[0].cells.values()) if found else []
    names = [name.strip().casefold() for name in columns]
    named = [Row(dict(zip(names, row.cells.values(), strict=False)), row.at) for row in found[1:]]
    return reply(named, names, path, findings)


def _rows(table: Iterable[Any], path: str, findings: Findings) -> Iterator[Row]:
    for number, cells in enumerate(table, 1):
        if number > 1 and all(cell.value is None for cell in cells):
            continue
        values = {
            str(column): _value(cell, Location(path, number, column), findings)
            for column, cell in enumerate(cells, 1)
        }
        yield Row(values, Location(path, number, 1))


def _value(cell: Any, at: Location, findings: Findings) -> str:
    """The cell's text. What is calculated is ignored; what is no text is refused."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        message = "the cell holds a formula, which is ignored"
        hint = "a text that begins with = is typed with an apostrophe before it"
        findings.warning("exchange-formula", message, at, hint=hint)
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        message = f"the cell holds a {type(value).__name__}, not a text: {value}"
        hint = "format the column as text, and type it again"
        findings.error("exchange-cell", message, at, hint=hint)
        return ""
    return decoded(value)


def _is_sound(data: bytes, path: str, findings: Findings) -> bool:
    """Whether it is an archive of reasonable size, whose XML is harmless."""
    problem = None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > MAXIMUM_BYTES or len(parts) > MAXIMUM_PARTS:
                findings.error(
                    "exchange-too-large",
                    f"unpacked, the workbook has more than {MAXIMUM_BYTES >> 20} MiB",
                    Location(path),
                )
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
    findings.error("exchange-syntax", f"not a workbook: {problem}", Location(path))
    return False


def encoded(text: str) -> str:
    """The text as a cell: what XML can't hold as _xHHHH_ (ECMA-376, 22.4.2.4), no formula."""
    return _ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def decoded(cell: str) -> str:
    """The text that a cell stands for."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell)
