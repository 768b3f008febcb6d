"""Two editions of the library, compared as they were published."""

from pathlib import Path

import pytest

from factsheet.diff.compare import compare
from factsheet.diff.difference import (
    Cause,
    EditionDifference,
    Kind,
    LocaleChange,
    PassageChange,
    PropertyChange,
)
from factsheet.published.edition import read_published
from support.publications import CONFIG, FACTS, SHEET
from support.published import catalog, moved, publish

TITLE = ("sheet:library:title", "The library", "La bibliothèque")
LEAD = ("sheet:library:lead", "What the library does {library.seat:in}.", "À {library.seat:in}.")
HEADING = ("sheet:library:intro:heading", "In short", "En bref")


@pytest.fixture(scope="module", name="before")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first")
    made = publish(folder / "made", catalog("fr", TITLE, LEAD, HEADING))
    return moved(made, folder / "alone")


def diff(before: Path, folder: Path, extra: dict[str, str], *tags: str) -> EditionDifference:
    after = publish(folder, {**catalog("fr", TITLE, LEAD, HEADING), **extra})
    return compare(read_published(before), read_published(after), tags or ("ar", "en", "fr", "es"))


def of(locale: str, difference: EditionDifference) -> LocaleChange:
    return next(change for change in difference.locales if change.locale == locale)


def test_the_same_edition(before: Path, tmp_path: Path) -> None:
    difference = diff(before, tmp_path, {})
    assert not difference.differs, difference


def test_a_value(before: Path, tmp_path: Path) -> None:
    facts = FACTS.replace("value: 195", "value: 1960").replace("page 2}", "page 9}")
    difference = diff(before, tmp_path, {"facts/library.yaml": facts})
    (fact,) = difference.facts
    assert (fact.fact, fact.row, fact.kind) == ("library.members", None, Kind.REWORDED)
    assert fact.changes == (
        PropertyChange("value", "195", "1960"),
        PropertyChange("place in the source", "page 2", "page 9"),
    )
    prints = {one.locale: (one.before, one.after) for one in fact.prints}
    assert prints["en"] == (("195",), ("1,960",))
    assert prints["fr"] == (("195",), ("1\u202f960", "1,960"))  # in a sentence that fell back
    assert prints["es"][1][0] == "1960"
    english = of("en", difference)
    assert english.passages == ()
    assert english.following == 2


def test_a_plural_form_that_changes_with_the_value(before: Path, tmp_path: Path) -> None:
    facts = FACTS.replace("value: 195", "value: 1")
    changes = of("en", diff(before, tmp_path, {"facts/library.yaml": facts})).passages
    assert {(one.kind, one.cause) for one in changes if one.block == "intro"} == {
        (Kind.REWORDED, Cause.VALUE)
    }
    assert "1 person is a member." in [one.after for one in changes]


def test_sentences_and_translations(before: Path, tmp_path: Path) -> None:
    sheet = SHEET.replace("In short", "In brief")
    french = catalog("fr", LEAD, (*TITLE[:2], "La médiathèque"), (*HEADING[:1], "In brief", "Bref"))
    difference = diff(before, tmp_path, {"sheets/library.yaml": sheet, **french})
    assert difference.facts == ()
    assert of("en", difference).passages == (
        PassageChange("library", "intro", Kind.REWORDED, "In short", "In brief", Cause.TEXT),
    )
    assert {(one.after, one.cause) for one in of("fr", difference).passages if one.after} >= {
        ("La médiathèque", Cause.TRANSLATION),
    }
    causes = {one.after: (one.kind, one.cause) for one in of("fr", difference).passages}
    assert causes["Bref"] in ((Kind.CAME, None), (Kind.REWORDED, Cause.SOURCE))


def test_newly_translated(before: Path, tmp_path: Path) -> None:
    books = (
        "sheet:library:intro:languages",
        "Books are in {library.languages}.",
        "Les livres sont en {library.languages}.",
    )
    french = catalog("fr", TITLE, LEAD, HEADING, books)
    change = of("fr", diff(before, tmp_path, french))
    assert [(one.block, one.kind) for one in change.passages] == [("intro", Kind.TRANSLATED)]
    assert [one.what for one in change.standing] == ["translated"]


def test_sources_and_approximation(before: Path, tmp_path: Path) -> None:
    facts = FACTS.replace("approximation: about", "approximation: nearly").replace(
        "title: Annual report", "title: Yearbook"
    )
    difference = diff(before, tmp_path, {"facts/library.yaml": facts}, "en")
    loans = next(one for one in difference.facts if one.fact == "library.loans")
    assert loans.labels["en"] == "Loans"
    assert loans.changes == (
        PropertyChange("value", "about 1000", "nearly 1000"),
        PropertyChange(
            "source", "Annual report, Riverside Library, 2021", "Yearbook, Riverside Library, 2021"
        ),
    )
    assert len(difference.facts) == 5


def test_languages_sheets_and_materials(before: Path, tmp_path: Path) -> None:
    config = CONFIG.replace("[locales.es]", "[locales.de]").replace("2021-11-25", "2021-11-26")
    extra = {
        "factsheet.toml": config,
        "sheets/second.yaml": SHEET,
        "templates/css/90.css": "p { color: black }",
    }
    difference = diff(before, tmp_path, extra, "en", "es", "de")
    assert PropertyChange("day", "2021-11-25", "2021-11-26") in difference.edition
    assert of("de", difference).kind is Kind.CAME
    assert of("de", difference).sheets_came == ("library", "second")
    assert of("es", difference).kind is Kind.WENT
    assert of("en", difference).sheets_came == ("second",)
    assert [one.what for one in difference.assets] == ["css/90.css"]
    assert all(change.after is not None for change in difference.assets)


def test_words_of_a_value(before: Path, tmp_path: Path) -> None:
    city = ("fact:library.seat:in", "in Lyon", "à Lyon")
    french = catalog("fr", TITLE, LEAD, HEADING, city)
    assert of("fr", diff(before, tmp_path, french)).values == (
        PropertyChange("library.seat", "in Lyon", "à Lyon"),
    )
