"""Numbers of a column, by what stands at the right of their units."""

import pytest

from factsheet.edition.document import Datum, Phrase, Run
from factsheet.pages.alignment import alignment


def cell(text: str, direction: str = "ltr") -> Phrase:
    return Phrase((Datum("a", "1", (Run(text),), direction),))


def styles(texts: list[str], signs: str = ".", page: str = "ltr", own: str = "ltr") -> list[str]:
    cells = [cell(text, own) for text in texts]
    column = alignment(cells, signs, page)
    return [column.style(one) for one in cells]


def test_shorter_fractions_are_set_in_by_what_they_lack() -> None:
    assert styles(["12.25", "-4.5", "1,204"]) == ["", "--pad: 1ch", "--pad: 2.453ch"]
    assert styles(["1\u202f204,50", "7"], ",") == ["", "--pad: 2.453ch"]


def test_whole_numbers_need_nothing() -> None:
    assert styles(["1,204,518", "-7", "98"]) == ["", "", ""]


@pytest.mark.parametrize(
    "texts", [["5 metres", "1.5 kilometres"], ["about 5", "1.5", "2–3"], ["about 5.25%", "2%"]]
)
def test_units_are_kept_as_they_are(texts: list[str]) -> None:
    """Numbers before words of different lengths end together; a range counts as words."""
    own = styles(texts)
    assert own[-1] == "" or texts[-1] == "2%"


def test_the_same_unit_changes_nothing() -> None:
    assert styles(["€12.25", "€7"]) == ["", "--pad: 2.453ch"]
    assert styles(["12.25%", "7%"]) == ["", "--pad: 2.453ch"]


def test_pages_from_right_to_left_give_all_numbers_one_width() -> None:
    boxes = styles(["1,204", "7.5"], page="rtl")
    assert boxes == ["--pad: 1.453ch; --box: 5.906ch", "--box: 5.906ch"]


def test_a_sign_at_the_right_counts() -> None:
    """Beside Arabic digits, and in amounts of a right-to-left language."""
    assert styles(["\u061c-٤٫٥٪", "٠٫٥٪"], "٫", "rtl")[1].startswith("--pad: 0.665ch")
    assert styles(["\u200f-4.5 €", "0.8 €"], ".", "rtl", "rtl")[1].startswith("--pad: 0.665ch")
