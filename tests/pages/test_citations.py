"""Where the numbers of sources stand."""

import pytest

from factsheet.diagnostics import Location
from factsheet.edition.blocks import ItemsView
from factsheet.edition.document import Datum, ItemView, Phrase, Run
from factsheet.pages.citations import common_sources, joint, parted


def phrase(text: str, *sources: int) -> Phrase:
    return Phrase((Run(text),), sources)


HEADING = phrase("Tasks")
YEAR = Phrase((Run("since "), Datum("x", "2024", (Run("2024"),), "ltr", True)))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "contre la criminalité.", ("contre la criminalité", ".")),
        ("fr", "Qui vote\u202f?", ("Qui vote", "\u202f?")),
        ("fr", "Elle vote", ("Elle vote", "")),
        ("fr", "…", ("…", "")),
        ("en", "against crime.", ("against crime.", "")),
        ("ar", "الجريمة.", ("الجريمة.", "")),
    ],
)
def test_french_has_them_before_the_stop(
    language: str, text: str, expected: tuple[str, str]
) -> None:
    assert parted(phrase(text), language) == expected


def test_a_stop_after_a_value_is_parted_too() -> None:
    words, stop = parted(Phrase((*YEAR.children, Run("."))), "fr")
    assert words.endswith("2024</time>")
    assert stop == "."


def test_words_of_another_language_keep_their_stop() -> None:
    fallback = Phrase((Run("Against crime."),), language="en", direction="ltr")
    assert parted(fallback, "fr")[1] == ""


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (phrase("a session"), "\u2060"),
        (phrase("a session."), "\u2060"),
        (phrase("since 2024"), " "),
        (phrase("since 2024."), " "),
        (phrase("about 25%"), " "),
        (YEAR, " "),
        (None, " "),
        (Phrase((Run("Against crime."),), language="en", direction="ltr"), " "),
    ],
)
def test_no_number_runs_into_a_figure(before: Phrase | None, expected: str) -> None:
    assert joint(before) == expected


def block(items: dict[str, Phrase], heading: Phrase | None = HEADING) -> ItemsView:
    views = {name: ItemView(text, {}) for name, text in items.items()}
    return ItemsView(at=Location("sheets/a.yaml"), heading=heading, items=views)


def test_a_block_that_rests_on_one_source_cites_it_once() -> None:
    items = {"a": phrase("One", 2), "b": phrase("Two", 2)}
    assert common_sources(block(items=items)) == (2,)
    assert common_sources(block(items={**items, "c": phrase("Three")})) == (2,)
    assert common_sources(block(items={**items, "c": phrase("Three", 1)})) == ()


def test_one_sentence_or_no_heading_is_cited_where_it_stands() -> None:
    assert common_sources(block(items={"a": phrase("One", 2)})) == ()
    items = {"a": phrase("One", 2), "b": phrase("Two", 2)}
    assert common_sources(block(items=items, heading=None)) == ()
