"""Two questions that WeasyPrint asks of every box thousands of times, answered plainly.

The answers are those of WeasyPrint's own functions, which are asked in all but the usual
cases. See `shortcuts`.
"""

from collections.abc import Callable
from functools import lru_cache
from math import inf
from typing import Any

ACROSS = (
    *("margin_left", "margin_right", "margin_top", "margin_bottom"),
    *("padding_left", "padding_right", "padding_top", "padding_bottom"),
    *("width", "min_width", "max_width"),
)
"""Lengths of which a percentage is one of the width of the block around (CSS 2.2, 8 and 10)."""
HEIGHTS = ("height", "min_height", "max_height")
BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))


def is_in_normal_flow(box: Any) -> bool:
    """`Box.is_in_normal_flow`: neither floating, nor positioned, nor taken out for a margin."""
    style = box.style
    # What is in a flexible box does not float, whatever its style says: the box knows.
    if style["float"] != "none" and (box.is_floated() or box.is_footnote()):
        return False
    position = style["position"]
    if position in ("static", "relative"):
        return True
    return position not in ("absolute", "fixed") and position[0] not in ("running()", "note()")


@lru_cache(maxsize=1)
def plain_percentages() -> Callable[[Any, Any], None]:
    """What stands in for `resolve_percentages`: lengths in pixels and `auto` need no asking."""
    from weasyprint.formatting_structure.boxes import Box, PageBox
    from weasyprint.layout.percent import adjust_box_sizing, resolve_percentages

    def plain(box: Any, containing_block: Any) -> None:
        if isinstance(box, PageBox) or not isinstance(containing_block, Box):
            resolve_percentages(box, containing_block)
            return
        height = containing_block.height
        if height != "auto":
            _resolve(box, HEIGHTS, height)
        elif box.style["height"] == "auto":
            box.height = height
            _resolve(box, ("min_height",), 0)
            _resolve(box, ("max_height",), inf)
        else:
            resolve_percentages(box, containing_block)
            return
        _resolve(box, ACROSS, containing_block.width)
        _take_borders(box)
        adjust_box_sizing(box, "width")
        adjust_box_sizing(box, "height")

    return plain


def _resolve(box: Any, names: tuple[str, ...], refer_to: Any) -> None:
    from weasyprint.layout.percent import resolve_one_percentage

    style, used = box.style, vars(box)
    for name in names:
        value = style[name]
        if getattr(value, "unit", None) == "px":
            used[name] = value.value
        elif value == "auto":
            used[name] = 0 if name.startswith("min_") else value
        else:
            resolve_one_percentage(box, name, refer_to)


def _take_borders(box: Any) -> None:
    style, used = box.style, vars(box)
    collapses = style["border_collapse"] == "collapse"
    for name in BORDERS:
        # Of borders that collapse, the widths have been found before.
        if not (collapses and hasattr(box, name)):
            used[name] = style[name]
