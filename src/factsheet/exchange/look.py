"""The look of a workbook for translators: widths, colours, direction, protected cells."""

import math
from typing import TYPE_CHECKING

from factsheet.exchange.tables import COLUMNS, EDITABLE
from factsheet.exchange.unit import Bundle, State

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.styles import NamedStyle
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = {
    "id": 24,
    "form": 17,
    "source": 52,
    "target": 52,
    "state": 14,
    "comment": 26,
    "note": 46,
    "also": 24,
    "previous source": 30,
    "max length": 11,
    "location": 26,
    "language": 10,
}
"""Column widths, in characters of the standard font at 11 points."""
FONT = "Calibri"
READ, ASIDE = 12, 9
"""Font sizes of translatable text and of information about it, in points."""
_HEADER, _LOCKED, _GRID, _MISSING, _FUZZY = "1F3A5F", "F2F4F7", "D0D5DD", "FDE7E3", "FFF4CC"


class ColumnStyles:
    """Named styles, one for each column: setting single attributes of cells takes most of a minute
    for ten thousand messages."""

    def __init__(self, sheet: "Worksheet", bundle: Bundle) -> None:
        from openpyxl.styles import Font, NamedStyle, PatternFill

        self.page = sheet
        self.bundle = bundle
        head = NamedStyle(
            _style("header"),
            font=Font(name=FONT, bold=True, color="FFFFFF"),
            fill=PatternFill("solid", fgColor=_HEADER),
        )
        for style in (head, *map(self.column, COLUMNS)):
            sheet.parent.add_named_style(style)

    def column(self, name: str) -> "NamedStyle":
        """The style of a column's cells."""
        from openpyxl.styles import (
            Alignment,
            Border,
            Font,
            NamedStyle,
            PatternFill,
            Protection,
            Side,
        )

        # 1 is left to right, 2 right to left (ECMA-376, 18.8.1, readingOrder)
        order = 2 if self.bundle.is_rtl and name in ("target", "comment") else 1
        side = Side(style="thin", color=_GRID)
        is_open = name in EDITABLE
        return NamedStyle(
            _style(name),
            font=Font(name=FONT, size=READ if name in ("source", "target") else ASIDE),
            fill=PatternFill() if is_open else PatternFill("solid", fgColor=_LOCKED),
            border=Border(left=side, right=side, top=side, bottom=side),
            alignment=Alignment(wrap_text=True, vertical="top", readingOrder=order),
            number_format="@",
            protection=Protection(locked=not is_open),
        )

    def header(self, cell: "Cell") -> None:
        """Style a cell of the first row."""
        cell.style = _style("header")

    def cell(self, cell: "Cell", name: str) -> None:
        """Style a cell of a column."""
        cell.style = _style(name)
        # Excel’s mark for a leading apostrophe: the cell is text
        cell.quotePrefix = True

    def sheet(self, last: int) -> None:
        """Set what applies to all rows: protection, frozen header, filters, colours by state."""
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


def _style(name: str) -> str:
    """The name of a column's style: by its name openpyxl finds it fastest."""
    return f"factsheet {name}"


def height(row: dict[str, str]) -> float:
    """Height of a row in points, for its longest text: not every program computes it."""
    heights = []
    for name, text in row.items():
        size = READ if name in ("source", "target") else ASIDE
        room = WIDTHS[name] * 11 / size * 0.9
        lines = sum(max(1, math.ceil(len(line) / room)) for line in text.split("\n"))
        heights.append(lines * size * 1.35)
    return max(heights) + 3
