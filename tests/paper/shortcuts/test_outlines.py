"""Paths of SVG images are drawn as WeasyPrint draws them."""

from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

import pydyf
import pytest
from weasyprint import svg
from weasyprint.svg.utils import PointError

from factsheet.paper.shortcuts import outlines as module
from factsheet.paper.shortcuts.outlines import Outlines

CURVES = "M1,2 l3 4 h5v-6C1 2 3 4 5 6s7 8 9 10 Q1 2 3 4 t5 6 A5 4 30 0 1 9 9zm1 1 2 2z"


LINES = [
    "M10 20l3 4-5 6 0 0z",
    "M10-20l3 4z",
    "M-1 -2l-3-4 5 6z",
    "M1 2l3 4zM-0 123456789l-7 8 9 1z",
]
"""What is drawn without WeasyPrint."""
OTHERS = [
    "M1 2l3 4 5z",
    "M1 2l3 4",
    "M1.5 2l3 4z",
    "M1 2l3,4z",
    "M1 2l3 4zm1 1l2 2z",
    "M1234567890 2l1 1z",
]
MARKER = {"marker-mid": "url(#dot)"}


def drawn(
    path: Any,
    data: str,
    font_size: float = 16,
    width: float = 100,
    attributes: Mapping[str, str] = MARKER,
) -> tuple[bytes, Any]:
    """The stream and the points of a path drawn into an image of the width."""
    stream = pydyf.Stream([b"q"])
    size = {"inner_width": width, "inner_height": 50}
    image = SimpleNamespace(stream=stream, **size)
    image.point = lambda *arguments: svg.SVG.point(image, *arguments)
    node: Any = svg.Node.__new__(svg.Node)
    node.attrib, node.vertices = {"d": data, **attributes}, deque()
    path(image, node, font_size)
    return stream.data, list(node.vertices)


@pytest.mark.parametrize(
    "data", [CURVES, *LINES, "", "M0 0", "M1ex 2px L3 4ex", "M10% 20% L30% 40%"]
)
def test_the_same_operators_and_points(data: str) -> None:
    path = svg.TAGS["path"]
    remembered = Outlines().remembered(path)
    for font_size in (16, 10):
        for width in (100, 200):
            plain = drawn(path, data, font_size, width)
            assert drawn(remembered, data, font_size, width, {})[0] == plain[0]
            assert drawn(remembered, data, font_size, width) == plain
            assert drawn(remembered, data, font_size, width, {}) == (
                plain[0],
                plain[1] * ("%" in data),
            )
            assert drawn(remembered, data, font_size, width) == plain


@pytest.mark.parametrize("data", [*LINES, *OTHERS])
def test_straight_lines_between_whole_numbers_are_drawn_at_once(data: str) -> None:
    asked = []

    def path(image: Any, node: Any, font_size: float) -> None:
        asked.append(node)
        with suppress(PointError):
            svg.TAGS["path"](image, node, font_size)

    seen = drawn(Outlines().remembered(path), data, attributes={})[0]
    assert bool(asked) == (data in OTHERS)
    assert seen == drawn(path, data)[0]


def test_the_map_is_drawn_as_weasyprint_draws_it() -> None:
    land = (files("factsheet") / "theme/map/land.svg.jinja").read_text("utf-8")
    data = land.partition('d="')[2].partition('"')[0]
    asked: list[Any] = []
    seen = drawn(Outlines().remembered(lambda *of: asked.append(of)), data, attributes={})
    assert asked == []
    assert seen == (drawn(svg.TAGS["path"], data)[0], [])


def test_what_cannot_be_drawn_is_tried_each_time() -> None:
    outlines = Outlines()
    remembered = outlines.remembered(svg.TAGS["path"])
    for _ in range(2):
        with pytest.raises(PointError):
            drawn(remembered, "M1 1 L2")
    assert not outlines.known


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAXIMUM_OUTLINES", 3)
    outlines = Outlines()
    for number in range(10):
        drawn(outlines.remembered(svg.TAGS["path"]), f"M{number} 1")
    assert len(outlines.known) <= 3
