"""How closely tables are set, by the words of their columns."""

import pytest

from factsheet.edition.document import Phrase, RowView, Run
from factsheet.pages.columns import setting


def phrase(text: str) -> Phrase:
    return Phrase((Run(text),))


def setting_of(words: list[str], width: str = "full") -> str:
    columns = [f"c{number}" for number in range(len(words))]
    cells = {name: phrase(word) for name, word in zip(columns, words, strict=True)}
    row = RowView(id="row", cells=cells, values={}, sources=())
    return setting(columns, {name: phrase("Year") for name in columns}, [row], width)


@pytest.mark.parametrize(
    ("columns", "expected"),
    [(3, "plain"), (6, "plain"), (7, "dense"), (12, "turned"), (20, "turned")],
)
def test_more_columns_are_set_closer(columns: int, expected: str) -> None:
    assert setting_of(["9,012,123,456"] * columns) == expected


def test_words_count_and_not_sentences() -> None:
    assert setting_of(["a sentence of many short words that runs on over lines"] * 4) == "plain"


@pytest.mark.parametrize("width", ["half", "third", "two-thirds"])
def test_a_part_of_a_page_is_never_turned(width: str) -> None:
    assert setting_of(["9,012,123,456"] * 12, width) == "dense"


def test_a_half_has_room_for_half_as_much() -> None:
    words = ["9,012,123,456"] * 4
    assert setting_of(words) == "plain"
    assert setting_of(words, "half") == "dense"
