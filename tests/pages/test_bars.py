"""Bars: on one scale, in order, and from zero."""

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.edition.document import FactView
from factsheet.pages.bars import bars, grouped_bars
from support.documents import fact
from support.plots import plot, tables


def count(number: float | None) -> FactView:
    return fact("en", "x", "[1]", "Label", number=number)


def percent(length: str) -> float:
    return float(length.removesuffix("%"))


@given(st.lists(st.one_of(st.none(), st.floats(-1e9, 1e9)), max_size=8))
def test_bars_keep_the_order_of_their_numbers(numbers: list[float | None]) -> None:
    drawn = bars([count(number) for number in numbers]).bars
    assert [bar.fact.number for bar in drawn] == [n for n in numbers if n is not None]
    ends = [percent(bar.start) + (0 if bar.is_negative else percent(bar.length)) for bar in drawn]
    assert all(-0.1 <= end <= 100.1 for end in ends)
    for (first, one), (second, other) in pairwise(zip(drawn, ends, strict=True)):
        assert first.fact.number is not None
        assert second.fact.number is not None
        if first.fact.number < second.fact.number:
            assert one <= other + 0.1


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8))
def test_all_bars_meet_at_zero(numbers: list[float]) -> None:
    drawn = bars([count(number) for number in numbers])
    zeros = {
        round(percent(bar.start) + (percent(bar.length) if bar.is_negative else 0), 0)
        for bar in drawn.bars
    }
    assert max(zeros) - min(zeros) <= 1
    assert drawn.is_divided == any(number < 0 for number in numbers)


def test_longest_bar_is_full() -> None:
    drawn = bars([count(195), count(160)])
    assert [bar.length for bar in drawn.bars] == ["100%", "82.05%"]
    assert [bar.start for bar in drawn.bars] == ["0%", "0%"]


def test_negative_bars_grow_to_the_other_side() -> None:
    drawn = bars([count(30), count(-10), count(0)])
    shown = [(bar.start, bar.length, bar.is_negative) for bar in drawn.bars]
    assert shown == [("25%", "75%", False), ("0%", "25%", True), ("25%", "0%", False)]


@pytest.mark.slow
@given(tables, st.booleans())
def test_bars_keep_to_the_scale(rows: list[list[float | None]], stacked: bool) -> None:
    bars = grouped_bars(plot(rows, stacked=stacked))
    assert [len(row.parts) for row in bars.rows] == [
        sum(c is not None for c in row) for row in rows
    ]
    for row in bars.rows:
        lengths = [float(part.length.rstrip("%")) for part in row.drawn]
        starts = [float((part.start or "0").rstrip("%")) for part in row.drawn]
        ends = (
            [max(accumulate(lengths, initial=starts[0]))]
            if stacked and lengths
            else [s + n for s, n in zip(starts, lengths, strict=True)]
        )
        assert all(end <= 100.2 for end in ends)


def test_a_stack_grows_from_zero_to_both_sides() -> None:
    (row,) = grouped_bars(plot([[30.0, -20.0, 50.0]], stacked=True)).rows
    assert [(part.number, part.start, part.length) for part in row.drawn] == [
        (2, "", "20%"),
        (1, "", "30%"),
        (3, "", "50%"),
    ]
