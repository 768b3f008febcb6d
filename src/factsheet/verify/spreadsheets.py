"""Check CSV files beside a page: they have the stated rows, in the words of the page's table."""

import csv
import io
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from factsheet.diagnostics import Findings, Location
from factsheet.messages.forms import calendar_of, with_decimals
from factsheet.pages.tables import GUARD, SEPARATOR, SOURCE, guarded
from factsheet.published.folding import figures, fits, folded, is_of_year, read, runs
from factsheet.published.manifest import Values
from factsheet.published.page import PublishedPage
from factsheet.rules.proof import DATA_DIFFERS

CELLS = ("td", "th")
Column = tuple[int, str, str]
"""Number of a column of canonical values, its series and the column's name there."""
MOST_UNLIKE = 100
"""Maximum number of rows without a match that are compared with the most similar one."""


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """A CSV file of a sheet's block."""

    name: str
    """Its path in the folder."""
    text: str
    page: PublishedPage

    @property
    def block(self) -> str:
        """The block's id."""
        own = self.name.rpartition("/")[2].removesuffix(".csv")
        return own.removeprefix(f"{self.page.sheet}-")

    def check(self, known: Values, findings: Findings) -> None:
        """Check that every row is stated, in order, and has the words of the page."""
        reader = csv.reader(io.StringIO(self.text.removeprefix("\ufeff"), newline=""))
        try:
            rows = list(reader)
        except csv.Error as error:
            found = [(reader.line_num, f"it can’t be read: {error}")]
        else:
            found = list(self._differences(rows, known)) if rows else [(1, "it is empty")]
        for line, message in found:
            at = Location(self.name, line)
            findings.error(DATA_DIFFERS, message, at, locale=self.page.locale or None)

    def _differences(
        self, rows: Sequence[Sequence[str]], known: Values
    ) -> Iterator[tuple[int, str]]:
        head = rows[0]
        columns = [column for column in map(_column, range(len(head)), head) if column]
        stated = known.facts.get(columns[0][1], []) if columns else []
        if columns and not self._shown(columns[0][1]) <= len(rows) - 1 <= len(stated):
            yield 1, f"it has {len(rows) - 1} rows, and the series has {len(stated)}"
        forms = {(series, name): self._forms(series, name) for _, series, name in columns}
        for line, (row, statement) in enumerate(_paired(rows[1:], stated, columns, known), 2):
            decimals = statement.get("decimals", {})
            for number, series, column in columns:
                cell = row[number] if number < len(row) else ""
                value = statement["cells"].get(column, "")
                allowed = {guarded(one) for one in {value, *(known.at(value) or ())}}
                if cell not in allowed:
                    yield line, f"“{cell}” is stated as “{value}”"
                elif strange := _strange(
                    row[number - 1],
                    cell.removeprefix(GUARD),
                    known,
                    {*forms[series, column], with_decimals(None, decimals.get(column))},
                ):
                    yield line, f"“{row[number - 1]}” is written for “{cell}”: {strange}"
        yield from self._missing(rows, {number for number, *_ in columns})
        yield from self._unknown_sources(rows, known)

    def _forms(self, series: str, column: str) -> set[str | None]:
        """The forms in which the page has the values of a column."""
        return {
            value.form
            for value in self.page.values
            if value.address.startswith(f"{series}.") and value.address.endswith(f".{column}")
        }

    def _shown(self, series: str) -> int:
        """The number of rows of a series that the block shows, which may be fewer than stated."""
        blocks = sorted((block.at, block.name) for block in self.page.blocks)
        starts = [at for at, _ in blocks]
        rows: set[str] = set()
        for value in self.page.values:
            place = bisect_right(starts, value.at)
            if place and blocks[place - 1][1] == self.block:
                owner, _, row = value.address.rpartition(".")[0].rpartition(".")
                rows |= {row} if owner == series else set()
        return len(rows)

    def _missing(
        self, rows: Sequence[Sequence[str]], canonical: set[int]
    ) -> Iterator[tuple[int, str]]:
        """Words that the page's table does not have, or has in another cell."""
        shown = [
            _compared(guarded(read(block.own_text)[0]))
            for block in self.page.blocks
            if block.name == self.block and block.tag in CELLS
        ]
        if not shown:
            return  # shown as a map or a timeline, in other words
        left = iter(shown)
        for line, row in enumerate(rows, 1):
            # Headings below a spanning heading come after all others.
            among = left if line > 1 else shown
            for number, cell in enumerate(row[:-2]):
                words = _compared(cell)
                if words and number not in canonical and words not in among:
                    yield line, f"“{cell}” is not what the page’s table has there"
                    return

    def _unknown_sources(
        self, rows: Sequence[Sequence[str]], known: Values
    ) -> Iterator[tuple[int, str]]:
        """Rows whose last two cells are not titles of sources, as on the page, and their ids."""
        if rows[0][-1:] != [SOURCE]:
            yield 1, f"its last column is not headed “{SOURCE}”"
            return
        ids = {one["source"]["id"] for statements in known.facts.values() for one in statements}
        titles = {guarded(title) for title in {*self.page.sources, *known.sources} if title}
        for line, row in enumerate(rows[1:], 2):
            cited = read(row[-2])[0] if len(row) > 1 else ""
            if cited and not is_joined(cited, titles):
                yield line, f"“{cited}” is not the title of a source of the page"
            named = row[-1].split(SEPARATOR) if row and row[-1] else []
            if strange := sorted({*named} - ids):
                yield line, f"“{strange[0]}” is not the id of a source of the edition"


def _compared(text: str) -> str:
    """The words of a cell without spaces, with ASCII digits; superscripts too, which exist only for
    these."""
    return "".join(folded(read(text)[0]).split())


def is_joined(text: str, titles: Collection[str]) -> bool:
    """Whether a text without white space consists of titles, which may contain the separator."""
    joint = SEPARATOR.strip()
    if text in titles:
        return True
    ends = {0}
    while ends:
        reached = {
            start + len(title)
            for start in ends
            for title in titles
            if text.startswith(title, start)
        }
        if len(text) in reached:
            return True
        ends = {end + len(joint) for end in reached if text.startswith(joint, end)}
    return False


def _paired(
    rows: Sequence[Sequence[str]],
    stated: Sequence[Mapping[str, Any]],
    columns: Sequence[Column],
    known: Values,
) -> Iterator[tuple[Sequence[str], Mapping[str, Any]]]:
    """Each row with the stated row that equals it, or else the most similar one.

    The order of rows may differ by language.
    """
    left: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for statement in stated:
        left.setdefault(_cells(statement, columns, known), []).append(statement)
    unlike = 0
    for row in rows[: len(stated)]:
        cells = key = tuple(row[number] if number < len(row) else "" for number, *_ in columns)
        if key not in left:
            unlike += 1
            likeness = partial(_likeness, cells)
            key = max(left, key=likeness) if unlike <= MOST_UNLIKE else next(iter(left))
        yield row, left[key].pop(0)
        if not left[key]:
            del left[key]


def _cells(
    statement: Mapping[str, Any], columns: Sequence[Column], known: Values
) -> tuple[str, ...]:
    """The canonical values of a row; for a cell that names a fact, that fact's value."""
    values = (statement["cells"].get(name, "") for _, _, name in columns)
    return tuple(guarded(min(known.at(value) or {value})) for value in values)


def _likeness(cells: tuple[str, ...], others: tuple[str, ...]) -> int:
    return sum(one == other for one, other in zip(cells, others, strict=True))


def _column(number: int, heading: str) -> Column | None:
    """The column of canonical values that a heading `series.column` names; None for others."""
    series, dot, column = heading.rpartition(".")
    is_address = dot and series and " " not in heading and heading.isascii()
    return (number, series, column) if is_address and number else None


def _strange(
    words: str, canonical: str, known: Values, forms: Collection[str | None]
) -> str | None:
    if not (is_of_year(words, canonical) or any(map(calendar_of, forms))):
        return words
    return next(
        (
            figure
            for _, figure in figures(words)
            if not any(fits(figure, canonical, form) for form in forms)
            and not known.runs_of_names.issuperset(runs(figure))
        ),
        None,
    )
