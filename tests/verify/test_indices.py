"""Sub- and superscripts: a part of a name, or a number that has to be a fact."""

import pytest

from factsheet.published.html import read_page


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        ("<p>H<sub>2</sub>O, m<sup>2</sup> and CO<sub>2</sub></p>", []),
        ("<p>Ca(OH)<sub>2</sub>, [x]<sup>2</sup></p>", []),
        ("<p>SO<sub>4</sub><sup>2−</sup></p>", []),
        ("<p>C<sub>12</sub>H<sub>22</sub>O<sub>11</sub></p>", []),
        ('<p dir="rtl">الماء H<sub dir="ltr">2</sub>O، m<sup>٢</sup></p>', []),
        ("<p>x<sub>i+1</sub></p>", []),
        # A power is a number, as is what stands alone.
        ("<p>10<sup>6</sup></p>", ["10", "6"]),
        ("<p>and <sup>2000</sup></p>", ["2000"]),
        ("<p><sub>2</sub></p>", ["2"]),
        ("<p>H<sub>2000</sub></p>", ["2000"]),
        ("<p>H<b>2</b>O</p>", ["2"]),
    ],
)
def test_digits_of_a_name_are_no_numbers(body: str, numbers: list[str]) -> None:
    page = read_page("page.html", f"<html><body>{body}</body></html>", frozenset())
    assert [one.figure for one in page.bare] == numbers
