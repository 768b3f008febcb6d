"""Align the numbers of a table's column by their decimal signs.

WeasyPrint and browsers have no `text-align: "."`. A number with fewer characters after its units
than others of its column gets padding. Digits run from left to right in every language: on
right-to-left pages, where a column ends on the left, each number gets the width of the longest, and
is placed at its right.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from unicodedata import bidirectional

from markupsafe import Markup

from factsheet.edition.blocks import TableView
from factsheet.edition.document import Datum, Inline, Phrase, Run
from factsheet.edition.document import plain as words_of
from factsheet.pages.inline import inline

_ARABIC = (0.47, 0.44, 0.81, 1.05, 0.81, 0.88, 0.84, 0.885, 0.885, 0.85)
_PERSIAN = (0.47, 0.44, 0.81, 1.05, 0.9, 0.97, 0.87, 0.885, 0.885, 0.85)
WIDTHS: Mapping[str, float] = {
    **dict.fromkeys(".,٫٬", 0.453),
    "-": 0.665,
    "%": 1.55,
    "٪": 0.95,
    **{chr(0x660 + digit): width for digit, width in enumerate(_ARABIC)},
    **{chr(0x6F0 + digit): width for digit, width in enumerate(_PERSIAN)},
}
"""Character widths in the theme's font that are not 1, in widths of its 0 (`ch`): its Arabic digits
are proportional. The separators of other fonts differ by hundredths."""
_UNSEEN = re.compile("[\u061c\u200e\u200f\u2060\u2066-\u2069]")
_NUMBER = re.compile(r"(\D*)(\d(?:[\d.,'’٫٬\u00a0\u202f]*\d)?)(\D*)")
_SIGNS = re.compile("[-+−]")


@dataclass(frozen=True, slots=True)
class Number:
    """The printed number of a cell, its widths in `ch`."""

    width: float
    right: float = 0
    """The width of everything to the right of its units: the fraction, and possibly a sign and the
    unit."""
    unit: str = ""
    """The words or symbols to its right."""

    @classmethod
    def of(cls, cell: Phrase, decimal_signs: str) -> "Number | None":
        """None if the cell is not one number: a range, or words."""
        found = _NUMBER.fullmatch(_UNSEEN.sub("", words_of(cell.children)))
        if found is None:
            return None
        before, digits, behind = found.groups()
        is_arabic = bidirectional(digits[0]) == "AN"
        beside = before if is_arabic or _direction(cell.children) == "rtl" else behind
        place = max((digits.rfind(sign) for sign in decimal_signs), default=-1)
        right = _width(beside) + (_width(digits[place:]) if place >= 0 else 0)
        return cls(_width(found[0]), right, _SIGNS.sub("", beside))


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the numbers of one column are set. Widths are in `ch`."""

    decimal_signs: str
    right: float = 0
    """The largest width to the right of a number's units."""
    box: float = 0
    """The width of all numbers on a right-to-left page."""

    def style(self, cell: Phrase) -> str:
        """Custom properties for a cell's number; empty if it needs none."""
        number = Number.of(cell, self.decimal_signs) if self.right else None
        is_sign = len(words_of(cell.children)) == 1  # “…” stands for a number that is not there
        pad = self.right - number.right if number else self.right * is_sign
        widths = {"--pad": round(pad, 3), "--box": round(self.box, 3)}
        return "; ".join(f"{name}: {width:g}ch" for name, width in widths.items() if width)


def alignment(cells: Iterable[Phrase], decimal_signs: str, direction: str) -> Alignment:
    """The alignment of a column. If units of different widths follow its numbers, the numbers are
    aligned at their ends."""
    numbers = [found for cell in cells if (found := Number.of(cell, decimal_signs))]
    is_one_unit = len({number.unit for number in numbers}) == 1
    right = max(number.right for number in numbers) if is_one_unit else 0
    left = max((one.width - (one.right if right else 0) for one in numbers), default=0)
    return Alignment(decimal_signs, right, left + right if direction == "rtl" else 0)


def alignments(block: TableView, direction: str) -> Mapping[str, Alignment]:
    """The alignment of each of a table's columns of numbers."""
    return {
        name: alignment(
            [line.cells[name] for line in block.lines if name in line.cells],
            block.decimal_signs,
            direction,
        )
        for name in block.columns
        if name in block.numeric
    }


def aligned(cell: Phrase, column: Alignment, *, marked: bool = False) -> Markup:
    """The number of a cell as HTML, in its place."""
    html, style = inline(cell, marked=marked), column.style(cell)
    template = Markup('<span class="aligned" style="{}">{}</span>')
    return template.format(style, html) if style else html


def _direction(children: Iterable[Inline]) -> str | None:
    """The direction of the first value."""
    for child in children:
        if isinstance(child, Datum):
            return child.direction
        if not isinstance(child, Run) and (found := _direction(child.children)):
            return found
    return None


def _width(text: str) -> float:
    return sum(WIDTHS.get(one, 1.0) for one in text)
