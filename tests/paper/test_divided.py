"""Columns are as low as can be, and what stands in them is laid out once."""

from itertools import accumulate, combinations, pairwise
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from weasyprint.layout import block, inline

from factsheet.paper import divided
from factsheet.paper.divided import ROUNDING, division
from support.printing import WORDS, made, page

STYLE = """
@page { size: A6; margin: 8mm } html { font: 8.5pt/1.4 "Facts Sans Arabic" } * { margin: 0 }
.columns { columns: 2; column-gap: 10mm } .columns > * { break-inside: avoid; margin-bottom: 3pt }
.filler { height: 100mm } .late { margin-top: 20pt } .split { break-inside: auto }
"""
heights = st.lists(st.integers(1, 30), min_size=1, max_size=9)


@given(heights, st.integers(0, 4), st.integers(1, 4))
def test_no_other_columns_are_less_high(heights: list[int], gap: int, count: int) -> None:
    tops = list(accumulate((height + gap for height in heights[:-1]), initial=0))
    bottoms = [top + height for top, height in zip(tops, heights, strict=True)]

    def highest(starts: tuple[int, ...]) -> int:
        bounds = pairwise((*starts, len(tops)))
        return max(bottoms[stop - 1] - tops[start] for start, stop in bounds)

    found = division(tops, bottoms, count)
    assert found == sorted({0, *found})
    assert len(found) <= count
    others = [
        (0, *rest)
        for size in range(min(count, len(tops)))
        for rest in combinations(range(1, len(tops)), size)
    ]
    assert highest(tuple(found)) <= min(map(highest, others)) + ROUNDING


def columns(*blocks: str, direction: str = "ltr") -> str:
    return page(f"<div class='columns'>{''.join(blocks)}</div>", direction)


def laid_out(html: str, monkeypatch: pytest.MonkeyPatch) -> tuple[list[tuple[float, ...]], int]:
    """The places of a page's columns, and how many lines have been asked for."""
    asked = Mock(side_effect=inline.get_next_linebox)
    found: list[tuple[float, ...]] = []
    balanced = divided.balanced

    def watched(columns_layout: object) -> object:
        layout = balanced(block.columns_layout)

        def watching(*arguments: object) -> object:
            result = layout(*arguments)
            found[:] = [
                (column.position_x, column.width, column.height, len(column.children))
                for column in result[0].children
            ]
            return result

        return watching

    with monkeypatch.context() as patched:
        patched.setattr(inline, "get_next_linebox", asked)
        patched.setattr(divided, "balanced", watched)
        made(html, a=STYLE)
    return found, asked.call_count


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_each_block_is_laid_out_once_and_stands_in_its_column(
    direction: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, asked = laid_out(columns(*["<p>A</p>"] * 5, direction=direction), monkeypatch)
    assert [number for *_, number in found] == [3, 2]
    assert asked == 5
    (first, width, height, _), (second, *same, _) = found
    assert same == [width, height]
    gap = abs(second - first) - width
    assert gap == pytest.approx(10 / 25.4 * 96)
    assert (second > first) == (direction == "ltr")


@pytest.mark.parametrize(
    "html",
    [
        page(f"<div class='filler'></div><div class='columns'>{'<p>A</p>' * 20}</div>"),
        columns("<p>A</p>", f"<p class='split'>{WORDS * 3}</p>"),
        columns("<p>A</p>", "<p>B</p>", "<p class='late'>C</p>", "<p>D</p>"),
    ],
    ids=["more than the page has room for", "text that may be broken", "margins above"],
)
def test_what_is_not_of_whole_blocks_on_one_page_is_left_to_weasyprint(
    html: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = made(html, a=STYLE)
    monkeypatch.setattr(divided, "balanced", lambda columns_layout: columns_layout)
    assert ours.data == made(html, a=STYLE).data
