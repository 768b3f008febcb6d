"""Where a fact is printed, before anybody changes it."""

from pathlib import Path

import pytest

from factsheet.impact.compare import uses
from factsheet.impact.impact import QuestionError
from support.impacts import ALL, MORE_SHEET, edition, touch


def test_messages_and_values_with_their_places(tmp_path: Path) -> None:
    impact = uses(edition(tmp_path), "library.members", ALL)
    (fact,) = impact.facts
    assert not impact.needs_a_look
    assert fact.before == "195"
    arabic = touch(fact, "ar", "sheet:library:intro:members")
    assert arabic.before == "195 عضوًا."
    assert str(arabic.at).startswith("sheets/library.yaml:")
    assert arabic.entry is not None
    lines = (tmp_path / arabic.entry.path).read_text("utf-8").splitlines()
    assert lines[arabic.entry.line - 1].startswith("msgstr[4]")
    assert "takes the form “many” (msgstr[4])" in arabic.reasons[0].message
    assert [one.what for one in fact.touches if one.locale == "en"] == [
        "fact:library.members:label",
        "fact:library.members:caption",
        "sheet:library:intro:members",
        "fact:library.size:text",
        "library.members",
    ]


def test_through_other_facts(tmp_path: Path) -> None:
    (fact,) = uses(edition(tmp_path), "term.librarian", ["en"]).facts
    assert touch(fact, "en", "sheet:library:intro:lee").through == ("person.lee",)


def test_a_cell_is_not_its_whole_series(tmp_path: Path) -> None:
    loaded = edition(tmp_path)
    (cell,) = uses(loaded, "branches.lyon.books", ["en"]).facts
    assert ([one.what for one in cell.touches], cell.before) == (["branches.lyon.books"], "500")
    (series,) = uses(loaded, "branches", ["en"]).facts
    assert touch(series, "en", "sheet:library:intro:branches").before == "It has 1 branch."


def test_an_unknown_fact(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="no fact or cell “library”"):
        uses(edition(tmp_path), "library", ALL)


COMPUTED = """facts:
  shelves.all:
    kind: count
    label: Books in all branches
    compute: {sum: [branches.books]}
  shelves.doubled:
    kind: count
    label: Twice as many
    compute: {sum: [shelves.all, shelves.all]}
"""


def test_what_is_computed_from_it(tmp_path: Path) -> None:
    """Through a column and another computed fact, and in a sentence whose claim is about it."""
    claiming = '{text: "It has many books.", claim: {more: [branches.lyon.books, library.members]}}'
    sheet = MORE_SHEET.replace("What the library does {library.seat:in}.", claiming).replace(
        "facts: [library.members", "facts: [shelves.doubled, library.members"
    )
    loaded = edition(tmp_path, {"facts/shelves.yaml": COMPUTED, "sheets/library.yaml": sheet})
    (cell,) = uses(loaded, "branches.lyon.books", ["en"]).facts
    assert {"shelves.doubled", "sheet:library:lead"} <= {one.what for one in cell.touches}
    (other,) = uses(loaded, "library.members", ["en"]).facts
    assert "shelves.doubled" not in {one.what for one in other.touches}
