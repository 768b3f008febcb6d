"""Another value in one statement, read as a file would be."""

from pathlib import Path

import pytest

from factsheet.impact.impact import QuestionError
from factsheet.impact.supposition import suppose
from support.impacts import edition


@pytest.mark.parametrize(
    ("address", "notation", "canonical"),
    [
        ("library.members", "196", "196"),
        ("library.members", " 196 ", "196"),
        ("library.languages", "[fr, en]", "fr, en"),
        ("library.languages", "es", "es"),
        ("library.purpose", "It lends.", "It lends."),
        ("branches.lyon.books", "501", "501"),
    ],
)
def test_values(tmp_path: Path, address: str, notation: str, canonical: str) -> None:
    old = edition(tmp_path)
    new = suppose(old, address, notation)
    found = new.publication.base.find(address, new.day)
    assert found is not None
    assert getattr(found.value, "canonical", None) == canonical
    before = old.publication.base.find(address, old.day)
    assert before is not None
    assert found.statement.source == before.statement.source


def test_only_the_statement_that_is_printed_changes(tmp_path: Path) -> None:
    fact = suppose(edition(tmp_path), "library.members", "7").publication.base.facts
    assert [one.value.canonical for one in fact["library.members"].statements] == ["194", "7"]


@pytest.mark.parametrize(
    ("address", "notation", "message", "hint"),
    [
        ("library.member", "1", "no fact or cell “library.member”", "“library.members”"),
        ("zzzzz", "1", "no fact or cell", "factsheet facts"),
        ("library.members", "1,000", "not a number of up to", None),
        ("library.languages", "[fr, English]", "not a language code", None),
        ("library.languages", "[fr, zzz]", "zzz", None),
        ("branches", "3", "is a series", "branches.lyon.city; columns: city, books"),
        ("branches.lyon.city", "library.members", "not the id of a place", "library.seat"),
        ("library.seat", "Paris", "consists of several texts", "--since"),
        ("library.size", "Big.", "singular and a plural", "--since"),
        ("library.purpose", "{library.no}", "library.no", None),
    ],
)
def test_what_can_not_be_supposed(
    tmp_path: Path, address: str, notation: str, message: str, hint: str | None
) -> None:
    with pytest.raises(QuestionError) as caught:
        suppose(edition(tmp_path), address, notation)
    assert message in str(caught.value)
    assert hint is None or hint in (caught.value.hint or "")
