import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.edition.document import Element, Phrase
from factsheet.load.theme import load_theme
from factsheet.model.sheet import Icon
from factsheet.pages.figures import Figure, common_size, figures, per_row
from support.documents import fact


def of_length(count: int, length: int = 3) -> tuple[Figure, ...]:
    return figures([fact("en", "x", f"[{'9' * length}]", "Label")] * count)


@pytest.mark.parametrize(
    ("count", "expected"), [(1, 1), (2, 2), (3, 3), (4, 4), (5, 3), (6, 3), (8, 4), (9, 3)]
)
def test_rows_are_even(count: int, expected: int) -> None:
    assert per_row(of_length(count)) == expected


@given(st.integers(1, 60))
def test_at_most_four_and_hardly_any_room_is_left(count: int) -> None:
    columns = per_row(of_length(count))
    rows = -(-count // columns)
    assert 1 <= columns <= 4
    assert rows == -(-count // 4)
    assert columns * rows - count < rows


@pytest.mark.parametrize(
    ("length", "expected"), [(22, 4), (23, 3), (30, 3), (31, 2), (46, 2), (47, 1)]
)
def test_long_values_stand_in_fewer_columns(length: int, expected: int) -> None:
    assert per_row(of_length(4, length)) == expected
    assert of_length(1, length)[0].is_long == (length > 22)


def test_a_value_of_several_words_may_run_over_lines() -> None:
    named = figures([fact("en", "x", "[International Criminal Police Organization]", "Label")])
    assert named[0].length == len("International")


@pytest.mark.parametrize(
    ("text", "is_qualified", "length"),
    [("[48,500]", False, 6), ("about [48,500]", True, 6), ("כ־[48,500]", False, 8)],
)
def test_what_is_one_word_with_the_number_stands_beside_it(
    text: str, is_qualified: bool, length: int
) -> None:
    figure = figures([fact("he", "x", text, "Label")])[0]
    assert (figure.is_qualified, figure.length) == (is_qualified, length)
    assert figure.size == {6: "xl", 8: "l"}[length]


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


@pytest.mark.parametrize(
    ("values", "size"),
    [
        (["[195]", "[4]"], "xl"),
        (["[195]", "[Lyon, France]"], "m"),
        (["[23 November 2021]", "[195]", "[Lyon, France]"], "s"),
        (["[195]", "[Arabic], [English], [French] and [Spanish]"], "xs"),
    ],
)
def test_figures_of_a_block_share_the_size_of_the_longest(values: list[str], size: str) -> None:
    shown = figures([fact("en", "x", value, "Label") for value in values])
    assert [figure.size for figure in shown] == [size] * len(values)
    assert common_size(shown) == size


def test_no_figures_have_a_size_all_the_same() -> None:
    assert common_size(figures([])) == "xs"


def test_the_theme_draws_every_icon() -> None:
    """Lines in a box of 24 by 24, with only the elements that a page may have."""
    drawn = {
        name.removeprefix("icons/").removesuffix(".svg.jinja"): template.text
        for name, template in load_theme().templates.items()
        if name.startswith("icons/")
    }
    assert drawn.keys() == set(Icon)
    for text in drawn.values():
        (path,) = re.findall(r'^<path d="([MLHVACZ0-9 .]+)"/>\n$', text)
        assert all(0 <= float(number) <= 24 for number in re.findall(r"[0-9.]+", path))
