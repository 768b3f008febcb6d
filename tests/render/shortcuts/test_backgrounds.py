"""Boxes have the backgrounds and corners that WeasyPrint gives them."""

from collections.abc import Iterator
from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.layout import background

from factsheet.render.shortcuts.backgrounds import RADII, Backgrounds

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
    backgrounds = Backgrounds()
    stand_in = backgrounds.remembered(background.layout_box_backgrounds)
    monkeypatch.setattr(background, "layout_box_backgrounds", stand_in)
    assert found(html) == plain
    assert any(is_bare for _, is_bare in backgrounds.bare.values())
