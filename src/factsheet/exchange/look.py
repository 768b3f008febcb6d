"""How a workbook for translators looks: widths, colours, direction, what may be edited."""

import math
from typing import TYPE_CHECKING

from factsheet.exchange.rows import COLUMNS, EDITABLE
from factsheet.exchange.unit import Bundle, State

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

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
_HEADER, _LOCKED, _GRID, _MISSING, _FUZZY = "1F3A5F", "F2F4F7", "D0D5DD", "FDE7E3", "FFF4CC"


class Look:
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
        """A cell of the first row."""
        cell.font, cell.fill = self.head

    def cell(self, cell: "Cell", name: str) -> None:
        """A cell of a column."""
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


def height(row: dict[str, str]) -> float:
    """Points that a row needs for its longest text: not every program finds out by itself."""
    heights = []
    for name, text in row.items():
        size = READ if name in ("source", "target") else ASIDE
        room = WIDTHS[name] * 11 / size * 0.9
        lines = sum(max(1, math.ceil(len(line) / room)) for line in text.split("\n"))
        heights.append(lines * size * 1.35)
    return max(heights) + 3
