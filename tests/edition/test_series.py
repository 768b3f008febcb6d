"""Which rows of a series a block prints, and in which order."""

from pathlib import Path

import pytest

from edition.test_localizer import block, document_of, edition_of
from support.publications import FACTS, SHEET

SERIES = """\
  library.chosen: {kind: territory, value: [ES, FR], source: report, where: page 8}
  library.home: {kind: territory, value: FR, source: report, where: page 8}
  library.big: {kind: count, value: 7, source: report, where: page 8}
  houses:
    kind: series
    columns:
      country: {kind: territory, label: Country}
      books: {kind: count, label: Books}
    rows:
      one: {country: ES, books: 7, source: report, where: page 9}
      two: {country: FR, books: 7, source: report, where: page 9}
      three: {country: DE, books: 7, source: report, where: page 9}
      four: {country: ES, books: 8, source: report, where: page 9}
      five: {country: FR, books: 7, source: report, where: page 9}
      six: {country: ES, books: 7, until: 2020, source: report, where: page 9}
"""


@pytest.mark.parametrize(
    ("choice", "rows"),
    [
        ("where: {country: library.chosen}, limit: 2", "one two"),
        ("where: {country: library.chosen}, limit: 3", "one two four"),
        ("where: {country: library.chosen}", "one two four five"),
        ("where: {country: library.home}, limit: 1", "two"),
        ("where: {country: library.chosen, books: library.big}, limit: 3", "one two five"),
        ("where: {books: library.big, country: library.chosen}, limit: 2", "one two"),
        ("limit: 3", "one two three"),
    ],
)
def test_rows_come_as_written_whatever_the_order_of_the_values_that_choose_them(
    tmp_path: Path, choice: str, rows: str
) -> None:
    sheet = SHEET + f"  houses: {{type: table, series: houses, columns: [country], {choice}}}\n"
    extra = {"facts/library.yaml": FACTS + SERIES, "sheets/library.yaml": sheet}
    document = document_of(edition_of(tmp_path, extra), "en")
    assert [row.id for row in block(document, "houses").series.rows] == rows.split()
