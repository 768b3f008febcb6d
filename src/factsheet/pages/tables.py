"""The rows of a sheet's series as CSV, with formatted and canonical values.

The files follow RFC 4180, in UTF-8 with a byte order mark: without the mark, Excel assumes the
system's 8-bit encoding and garbles Arabic.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from factsheet.edition.blocks import ChartView, SeriesView, TableView
from factsheet.edition.document import Document, FactView, Phrase, plain
from factsheet.model.named import Passage

SOURCE = "source"
"""Heading of the last column: the ids of a row's sources."""
SEPARATOR = "; "
"""Separates the titles of a row's sources."""
GUARD = "'"
"""Prefix of cells that a spreadsheet would evaluate as a formula."""
_UNSEEN = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u2066\u2067\u2068\u2069"))
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,٫٬\u00a0\u202f ]\d+)*[\u00a0\u202f ]?[%٪]?")


def guarded(cell: str) -> str:
    """The cell, escaped so that no spreadsheet evaluates it as a formula (OWASP, CSV injection).

    An apostrophe makes it text. Signed numbers are unchanged, and direction marks are ignored.
    """
    bare = cell.translate(_UNSEEN)
    return f"{GUARD}{cell}" if bare.startswith(_FORMULA) and not _NUMBER.fullmatch(bare) else cell


def table_names(document: Document) -> dict[str, str]:
    """The name of the CSV file of every block that prints a series, by block id."""
    return {name: f"{document.sheet_id}-{name}.csv" for name, _, _ in _tables(document)}


def tables(document: Document) -> dict[str, bytes]:
    """The content of those files, by name.

    Each column has its localized heading, and is followed by a column of canonical values, the
    same in every language, headed by its address. Columns of texts have no second column. The
    sources of a row come last, by title and by id. Cells of timelines and maps are worded as
    without a heading, where a translator gives an ordinal its gender («2.ª reunión»). Cells that
    a spreadsheet would evaluate are escaped.
    """
    names = table_names(document)
    return {
        names[name]: _table(series, columns, document)
        for name, series, columns in _tables(document)
    }


def _tables(document: Document) -> Iterator[tuple[str, FactView, tuple[str, ...]]]:
    """Every series that a block prints: the block's id, and the columns that a table heads."""
    for name, _, block in document.blocks:
        series = block.series if isinstance(block, SeriesView | ChartView) else None
        table = block.table if isinstance(block, ChartView) else block
        if series and series.rows and series.columns:
            yield name, series, table.columns if isinstance(table, TableView) else ()


def _table(series: FactView, headed: tuple[str, ...], document: Document) -> bytes:
    labels = series.columns or {}
    columns = headed or tuple(labels)
    machine = {column for column in columns if not _is_text(series, column)}
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    head: list[str] = []
    for column in columns:
        head.append(_words(labels[column]))
        head += [f"{series.id}.{column}"] if column in machine else []
    writer.writerow(map(guarded, [*head, _words(document.source_label), SOURCE]))
    cited = {one.number: (_words(one.title), one.source.id) for one in document.sources}
    for row in series.rows:
        cells: list[str] = []
        for column in columns:
            phrase, value = row.cells.get(column), row.values.get(column)
            if phrase and not headed:
                phrase = row.said(column)
            cells.append(_words(phrase) if phrase else "")
            cells += [value.canonical if value else ""] if column in machine else []
        documents = [cited[number] for number in row.sources if number in cited]
        titles, ids = (SEPARATOR.join(one[part] for one in documents) for part in (0, 1))
        writer.writerow(map(guarded, [*cells, titles, ids]))
    return codecs.BOM_UTF8 + text.getvalue().encode()


def _is_text(series: FactView, column: str) -> bool:
    return any(isinstance(row.values.get(column), Passage) for row in series.rows)


def _words(phrase: Phrase) -> str:
    return plain(phrase.children)
