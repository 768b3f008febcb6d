"""What is new since an earlier edition."""

from datetime import date
from pathlib import Path

import pytest

from edition.test_localizer import document_of, edition_of
from factsheet.edition.blocks import ChangesView
from factsheet.edition.changes import earlier
from factsheet.edition.document import plain
from factsheet.gate.content.blocks import check_since
from support.publications import FACTS, SHEET

MORE = """\
  library.rooms: {kind: count, label: Rooms, value: 7, from: 2021-06, source: report, where: page 7}
  library.seats:
    kind: count
    label: Seats
    statements:
      a: {value: 40, until: 2021-06, source: report, where: page 7}
      b: {value: 40, from: 2021-06, source: report, where: page 7}
  library.closed: {kind: count, label: Closed, value: 1, until: 2021-06, source: report, where: page 7}
  library.unnamed: {kind: count, value: 1, from: 2021-06, source: report, where: page 7}
  library.houses:
    kind: series
    label: Houses
    source: report
    where: page 8
    columns: {place: {kind: place, label: Place}, books: {kind: count, label: Books}}
    rows:
      old: {place: library.seat, books: 7}
      new: {place: library.seat, books: 8, from: 2021-06}
"""


def changes(folder: Path, keys: str, tag: str = "en") -> list[tuple[str, str, str]] | None:
    sheet = SHEET.replace("  sources:", f"  news: {{type: changes, {keys}}}\n  sources:")
    files = {"facts/library.yaml": FACTS + MORE, "sheets/library.yaml": sheet}
    document = document_of(edition_of(folder, files), tag)
    found = next((view for name, _, view in document.blocks if name == "news"), None)
    if found is None:
        return None
    assert isinstance(found, ChangesView)
    return [
        (
            plain(one.label.children),
            plain(one.before.value.children) if one.before else "",
            plain(one.after.value.children),
        )
        for one in found.changes
    ]


def test_a_sheet_names_what_has_changed_on_it(tmp_path: Path) -> None:
    assert changes(tmp_path, "since: 2021") == [("Members", "194", "195")]


def test_a_publication_names_all_values_with_a_label(tmp_path: Path) -> None:
    """The same value in another statement is not new, nor is what nobody says any more."""
    assert changes(tmp_path, "since: 2021, scope: publication") == [
        ("Members", "194", "195"),
        ("Rooms", "", "7"),
        ("Houses", "", "Lyon, France"),
    ]


@pytest.mark.parametrize("since", ["2021-11-23", "2021-11-25", "2030"])
def test_without_anything_new_the_block_is_left_out(tmp_path: Path, since: str) -> None:
    assert changes(tmp_path, f"since: {since}") is None


def test_the_manifest_has_the_former_statements(tmp_path: Path) -> None:
    sheet = SHEET.replace("  sources:", "  news: {type: changes, since: 2021}\n  sources:")
    files = {"facts/library.yaml": FACTS + MORE, "sheets/library.yaml": sheet}
    edition = edition_of(tmp_path, files)
    found = earlier(edition.sheets.values(), edition.publication.base, edition.day)
    assert {name: [one.id for one in some] for name, some in found.items()} == {
        "library.members": ["old"]
    }
    assert list(check_since(edition.publication, edition.day)) == []
    [wrong] = check_since(edition.publication, date(2021, 1, 1))
    assert (wrong.code, wrong.location.path) == ("bad-value", "sheets/library.yaml")
