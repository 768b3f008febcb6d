"""Rows of tables in order and in groups, with notes, totals and signs of what is missing."""

from datetime import date
from pathlib import Path

import pytest

from edition.test_localizer import block, document_of, edition_of
from factsheet.edition.blocks import TableView
from factsheet.edition.document import plain
from support.publications import FACTS, SHEET

SERIES = """\
  houses:
    kind: series
    source: report
    where: table
    columns:
      country: {kind: territory, label: Country}
      bank: {kind: term, label: Bank}
      books: {kind: count, label: Books, optional: true}
      since: {kind: date, label: Since, optional: true, missing: not-applicable}
      seats: {kind: count, label: Seats, optional: true, missing: not-applicable}
    rows:
      one: {country: ES, bank: bank.south, books: 7, since: 2001}
      two: {country: DE, bank: bank.north, books: 9, seats: 1}
      three: {country: AT, bank: bank.south, since: 1999-04, seats: 2}
      four: {country: FR, bank: bank.north, books: 7, since: 2005}
  bank.north: {kind: term, value: {name: North, plural: North banks}, source: report, where: page 8}
  bank.south: {kind: term, value: {name: South}, source: report, where: page 8}
  books.all: {kind: count, compute: {sum: [houses.books]}}
  books.north: {kind: count, value: 16, until: 2021-12-01, source: report, where: page 9}
"""


def table(
    folder: Path, more: str, tag: str = "en", day: date | None = None, series: str = SERIES
) -> TableView:
    columns = "columns: [country, books, since, seats]"
    sheet = SHEET + f"  houses: {{type: table, series: houses, {columns}, {more}}}\n"
    extra = {"facts/library.yaml": FACTS + series, "sheets/library.yaml": sheet}
    edition = edition_of(folder, extra, day) if day else edition_of(folder, extra)
    found = block(document_of(edition, tag), "houses")
    assert isinstance(found, TableView)
    return found


@pytest.mark.parametrize(
    ("more", "tag", "rows"),
    [
        ("sort: books", "en", "one four two three"),
        ("sort: books, descending: true", "en", "two one four three"),
        ("sort: books, descending: true, limit: 1", "en", "two"),
        ("sort: since", "en", "three one four two"),
        ("sort: country", "en", "three four two one"),  # Austria, France, Germany, Spain
        ("sort: country", "fr", "two three one four"),  # Allemagne, Autriche, Espagne, France
        ("sort: country, descending: true", "en", "one two four three"),
        ("group: bank", "en", "one three two four"),
        ("group: bank, sort: country", "en", "three one four two"),
    ],
)
def test_rows_are_in_order(tmp_path: Path, more: str, tag: str, rows: str) -> None:
    assert [row.id for row in table(tmp_path, more, tag).series.rows] == rows.split()


def test_totals_stand_below_their_groups_or_at_the_end(tmp_path: Path) -> None:
    totals = (
        "group: bank, totals: {all: {values: {books: books.all}}, "
        "north: {label: N, where: {bank: bank.north}, values: {books: books.north}}}"
    )
    found = table(tmp_path, totals)
    shape = [
        (
            part.start,
            part.stop,
            part.heading,
            [plain(one.cells["books"].children) for one in part.totals],
        )
        for part in found.sections
    ]
    assert shape == [(0, 2, True, []), (2, 4, True, ["16"]), (4, 4, False, ["23"])]


def test_a_note_on_several_cells_is_printed_once(tmp_path: Path) -> None:
    """Its letter is that of the first row on the page, whatever the order of the file."""
    notes = (
        "sort: books, descending: true, notes: {b: {text: Break., cells: [houses.four.books]}, "
        "a: {text: Estimate., cells: [houses.one.books, houses.two.books]}}"
    )
    found = table(tmp_path, notes)
    assert [(one.label, plain(one.text.children)) for one in found.notes] == [
        ("a", "Estimate."),
        ("b", "Break."),
    ]
    calls = {
        row.id: dict(row.cells["books"].children[-1].attributes)  # type: ignore[union-attr]
        for row in found.series.rows[:3]
    }
    assert [(calls[row]["label"], "again" in calls[row]) for row in ("two", "one", "four")] == [
        ("a", False),
        ("a", True),
        ("b", False),
    ]


def test_empty_cells_of_numbers_have_a_sign(tmp_path: Path) -> None:
    found = table(tmp_path, "limit: 3")
    signs = {cell: plain(sign.children) for cell, sign in found.missing.items()}
    assert signs == {("three", "books"): "…", ("one", "seats"): "–"}
    assert [*found.absences] == ["not-available", "not-applicable"]


@pytest.mark.parametrize("sign", ["..", "...", "…"])
def test_a_cell_says_why_it_has_no_number(tmp_path: Path, sign: str) -> None:
    """Yearbooks have both signs in one column."""
    series = SERIES.replace("seats: 1", f'seats: "{sign}", books: "–"').replace("books: 9, ", "")
    found = table(tmp_path, "limit: 3", series=series)
    assert {cell: plain(phrase.children) for cell, phrase in found.missing.items()} == {
        ("two", "books"): "–",
        ("three", "books"): "…",
        ("one", "seats"): "–",
        ("two", "seats"): "…",
    }


def test_columns_stand_under_their_headings(tmp_path: Path) -> None:
    found = table(tmp_path, "spans: {stock: {heading: Stock, columns: [books, since]}}")
    assert [
        (plain(one.heading.children) if one.heading else "", one.columns) for one in found.spans
    ] == [
        ("", ("country",)),
        ("Stock", ("books", "since")),
        ("", ("seats",)),
    ]
