"""Two questions that WeasyPrint asks of every box thousands of times, answered plainly.

The answers are those of WeasyPrint's own functions, which are asked in all but the usual
cases. See `shortcuts`.
"""

from collections.abc import Callable
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
MEASURES = (*ACROSS, *HEIGHTS, *BORDERS)
"""What `resolve_percentages` finds of a box."""

Measures = dict[tuple[Any, ...], tuple[Any, dict[str, Any]]]
"""What was found, by a style's identity and the measures around; the style is held so that
its identity stays its own."""


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


def plain_percentages(known: Measures) -> Callable[[Any, Any], None]:
    """What stands in for `resolve_percentages`: boxes of one style in blocks of one size have
    the same measures, and lengths in pixels and `auto` need no asking."""
    from weasyprint.formatting_structure.boxes import Box, PageBox
    from weasyprint.layout.percent import resolve_percentages

    def plain(box: Any, containing_block: Any) -> None:
        if isinstance(box, PageBox) or not isinstance(containing_block, Box):
            resolve_percentages(box, containing_block)
            return
        style = box.style
        key = (id(style), containing_block.width, containing_block.height)
        if key in known:
            vars(box).update(known[key][1])
            return
        if not _measure(box, containing_block):
            resolve_percentages(box, containing_block)
        # Of borders that collapse, each box has its own.
        if style["border_collapse"] != "collapse":
            used = vars(box)
            known[key] = (style, {name: used[name] for name in MEASURES})

    return plain


def _measure(box: Any, containing_block: Any) -> bool:
    """Set a box's measures; false for what is left to WeasyPrint."""
    from weasyprint.layout.percent import adjust_box_sizing

    height = containing_block.height
    if height != "auto":
        _resolve(box, HEIGHTS, height)
    elif box.style["height"] == "auto":
        box.height = height
        _resolve(box, ("min_height",), 0)
        _resolve(box, ("max_height",), inf)
    else:
        return False
    _resolve(box, ACROSS, containing_block.width)
    _take_borders(box)
    adjust_box_sizing(box, "width")
    adjust_box_sizing(box, "height")
    return True


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
