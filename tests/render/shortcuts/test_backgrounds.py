"""Boxes have the backgrounds and corners that WeasyPrint gives them."""

from collections.abc import Iterator
from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.layout import background

from factsheet.render.shortcuts import backgrounds
from factsheet.render.shortcuts.backgrounds import BARE, RADII, is_bare, plain_backgrounds
from support.printing import made

LAYOUT = background.layout_box_backgrounds

PAGE = """
<style>
@page { margin: 1cm; @top-left { content: "One"; background: lime } }
html { visibility: visible } body { color: teal }
.coloured { background: #fee } .own { background: currentcolor }
.round { border-radius: 2px 5% } .half { border-radius: 0 3px / 0 4px }
.shadow { box-shadow: 1px 1px red } .gradient { background: linear-gradient(red, blue) }
.framed { border: 1px solid; border-image: linear-gradient(red, blue) 1 }
.masked { mask-border-source: linear-gradient(red, blue) }
.absolute { position: absolute; top: 0 } .hidden { visibility: hidden }
.cut { border-radius: 9px; background: aqua; box-decoration-break: slice }
</style><body><p>One <b class="coloured">two</b><i>three</i>
<p class="round">Four<p class="half">Five<p class="own">Six<p class="shadow">Seven
<p class="gradient">Eight<p class="framed">Nine<p class="masked">Ten<p class="absolute">Eleven
<p class="absolute round coloured">Twelve<p class="hidden gradient">Thirteen
<p class="hidden shadow">Fourteen<table class="coloured"><tr><td class="round">A<td>B</table>
<p class="cut">Fifteen <span class="cut">sixteen<br>seventeen</span><ul><li>Eighteen</ul>
"""


def found(html: str) -> list[tuple[Any, ...]]:
    """What was found of all boxes of a page's, in their order."""
    page = HTML(string=html).render().pages[0]._page_box
    return [_of(page), page.canvas_background is None, *map(_of, _boxes(page))]


def _boxes(box: Any) -> Iterator[Any]:
    for child in box.all_children():
        yield child
        yield from _boxes(child)


def _of(box: Any) -> tuple[Any, ...]:
    ground = box.background
    images = [(type(layer.image), layer.painting_area) for layer in ground.layers] if ground else []
    radii = tuple(getattr(box, name) for name in RADII)
    kind = type(getattr(box, "_box", box))
    return kind, radii, ground and ground.color, images


@pytest.mark.parametrize(
    "html", [PAGE, PAGE.replace("html {", "html { background: silver;"), "<p>A", "<body>"]
)
def test_the_same_backgrounds(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = found(html)
    monkeypatch.setattr(background, "layout_box_backgrounds", plain_backgrounds(LAYOUT))
    assert found(html) == plain


def test_it_is_asked_once_of_styles_with_values_in_common(monkeypatch: pytest.MonkeyPatch) -> None:
    styles = []

    def watched(style: Any) -> bool:
        styles.append(style)
        return is_bare(style)

    monkeypatch.setattr(backgrounds, "is_bare", watched)
    made("<p>One<p>Two<p style='background: red'>Three")
    answers = [style.known[BARE] for style in styles]
    assert set(answers) == {True, False}
    assert len({id(style.known) for style in styles}) < len(styles)
    assert answers == [is_bare(dict(style)) for style in styles]
