"""Boxes have the measures that WeasyPrint finds, however often they are asked for."""

from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock

import pytest
from weasyprint import CSS, HTML, css
from weasyprint.formatting_structure.boxes import BlockBox, PageBox
from weasyprint.layout.percent import resolve_percentages
from weasyprint.text.fonts import FontConfiguration

from factsheet.paper.shortcuts.boxmodel import MEASURES, Measures

FONTS = FontConfiguration()
SHEET = """
p { margin: 1px 2% auto 3em; padding: 5% 4px; width: 50%; height: 10% } i { height: 3em }
b { margin: calc(1em + 5%); max-width: calc(2em); font-size: 9px } b.a { font-size: 19px }
u { box-sizing: border-box; width: 40px; height: 30px; padding: 3px; border: 2px solid }
s { min-width: 10px; min-height: 20%; max-height: 50% } table { border-collapse: collapse }
"""
BODY = "<p>A<p class=a><b>B</b><b class=a>C</b><u>D</u><s>E</s><i>F</i><table><tr><td>G</table>"
SIZES = ((100, "auto"), (100, 40), (80.5, "auto"), (80.5, 0))


def styles() -> list[Any]:
    html = HTML(string=f"<!doctype html><html lang=en><title>T</title>{BODY}")
    found = css.StyleFor(html, [(CSS(string=SHEET), "author", None)], False, FONTS, None)
    return [found(element) for element in html.etree_element.iter()]


def around(width: float, height: Any) -> Any:
    box = BlockBox("div", SimpleNamespace(), None, [])
    box.width, box.height = width, height
    return box


@pytest.mark.parametrize(
    ("kind", "sizes", "asked"),
    # Nothing is remembered of pages, whose height is a number, or of borders that collapse.
    [(BlockBox, SIZES, 83), (PageBox, SIZES[1::2], 120)],
)
def test_the_same_measures(kind: type[Any], sizes: Any, asked: int) -> None:
    counted = Mock(side_effect=resolve_percentages)
    remembered = Measures().remembered(counted)
    # Twice, so that all are asked for again.
    for style in styles() * 2:
        for size in sizes:
            for block in (size, around(*size)):
                ours, theirs = (BlockBox("p", style, None, []) for _ in range(2))
                ours.__class__ = theirs.__class__ = kind
                # As found of borders that collapse.
                ours.border_top_width = theirs.border_top_width = 7
                remembered(ours, containing_block=block)
                resolve_percentages(theirs, block)
                measures = [(vars(ours)[name], vars(theirs)[name]) for name in MEASURES]
                assert all(mine == yours for mine, yours in measures)
    assert counted.call_count == asked
