"""Rows by the numbers and dates of a column."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.diagnostics import Location
from factsheet.model.facts import Statement
from factsheet.model.ordering import BY_VALUE, by_value, size
from factsheet.model.values import Row, parse_value

NUMBERS = st.lists(st.none() | st.integers(-9, 9), max_size=12)


def rows_of(numbers: list[int | None]) -> list[Statement]:
    cells = [() if one is None else (("n", parse_value("count", str(one))),) for one in numbers]
    return [
        Statement(f"r{place}", Location("f"), Row(cell), "s", "here")
        for place, cell in enumerate(cells)
    ]


@given(NUMBERS, st.booleans())
def test_equal_rows_keep_their_order_and_empty_ones_come_last(
    numbers: list[int | None], descending: bool
) -> None:
    places = [int(row.id[1:]) for row in by_value(rows_of(numbers), "n", descending=descending)]
    assert sorted(places) == [*range(len(numbers))]

    def key(place: int) -> tuple[bool, int, int]:
        number = numbers[place]
        sign = -1 if descending else 1
        return (number is None, sign * (number or 0), place)

    assert places == sorted(places, key=key)


@pytest.mark.parametrize(
    ("kind", "notations"),
    [
        ("count", ["-3", "0", "5..9", "6", "7 (1..20)"]),
        ("share", ["-4.2%", "1/3", "50%"]),
        ("rate", ["1/5", "5..6/10", "54/100"]),
        ("quantity", ["1.5 length-meter", "20 length-meter"]),
        ("money", ["1.50 EUR", "3 EUR"]),
        ("points", ["-1", "2.5"]),
        ("ordinal", ["2", "10"]),
        ("date", ["-0753", "2021", "2021-11-23"]),
        ("period", ["2020-01-01/2020-02-01", "2021-Q3"]),
    ],
)
def test_every_kind_has_its_order(kind: str, notations: list[str]) -> None:
    assert kind in BY_VALUE
    sizes = [size(parse_value(kind, one)) for one in notations]
    assert None not in sizes
    assert sizes == sorted(Fraction(one) for one in sizes if one is not None)
