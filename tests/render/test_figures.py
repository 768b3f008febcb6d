from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.localize.document import Element, Phrase
from factsheet.render.figures import figures, per_row
from support.documents import fact


@pytest.mark.parametrize(
    ("count", "expected"), [(1, 1), (2, 2), (3, 3), (4, 4), (5, 3), (6, 3), (8, 4), (9, 3)]
)
def test_rows_are_even(count: int, expected: int) -> None:
    assert per_row(count) == expected


@given(st.integers(1, 60))
def test_at_most_four_and_hardly_any_room_is_left(count: int) -> None:
    columns = per_row(count)
    rows = -(-count // columns)
    assert 1 <= columns <= 4
    assert rows == -(-count // 4)
    assert columns * rows - count < rows


def test_words_of_another_language_count_as_words() -> None:
    said = fact("fr", "x", "about [1,000]", "Label")
    fallback = Element("span", (("lang", "en"), ("dir", "ltr")), said.value.children)
    (figure,) = figures([replace(said, value=Phrase((fallback,)))])
    assert (figure.size, figure.is_qualified) == ("xl", True)


@pytest.mark.parametrize(
    ("value", "size", "is_qualified"),
    [
        ("[195]", "xl", False),
        ("[18,000]", "xl", False),
        ("about [1,000]", "xl", True),
        ("[1,500,000]", "m", False),
        ("[Lyon, France]", "m", False),
        ("[23 November 2021]", "s", False),
        ("[Arabic], [English], [French] and [Spanish]", "xs", False),
        ("[respect] and [teamwork]", "s", False),
    ],
)
def test_the_longer_the_smaller(value: str, size: str, is_qualified: bool) -> None:
    (figure,) = figures([fact("en", "x", value, "Label")])
    assert (figure.size, figure.is_qualified) == (size, is_qualified)
