"""Find styles that make an element's text invisible: hidden, out of sight, crowded or cut off."""

from collections.abc import Mapping, Sequence
from typing import Any

from factsheet.published.blocks import BLOCKS
from factsheet.published.measure import PERCENT, length, lengths, measured
from factsheet.verify.inks import said_of

SMALLEST = 6.0
"""Minimum size of letters in pixels."""
FAR = 120.0
"""Maximum distance in pixels by which a box may be moved: text further away may be out of sight."""
STEP = 8.0
"""Maximum distance in pixels by which a box may extend beyond its place."""
LOWEST = 14.0
"""Minimum height in pixels of a box with text; its lines have at least 10."""
NARROWEST = 160.0
"""Minimum width in pixels of a box that cuts off what is wider."""
_OFFSETS = ("inset", "top", "bottom", "left", "right", "margin")
SIDES = ("inset", "top", "bottom", "left", "right")
_HEIGHTS = ("block-size", "height", "max-height", "max-block-size")
_WIDTHS = ("width", "inline-size", "max-width", "max-inline-size")
_CELLS = frozenset(("td", "th", "col", "table"))
"""Elements that grow with their text, whatever their width."""
_SHARING = ("flex", "grid")
_ROWS = ("grid-template-rows", "grid-auto-rows")


def hidden(name: str, values: Mapping[str, Any], *, has_text: bool) -> str:
    """Why an element's text is invisible; empty if it may be visible."""
    display = said_of(values.get("display", ()))
    visibility = said_of(values.get("visibility", ()))
    if display == "none":
        return "its style says “display: none”"
    if visibility in ("hidden", "collapse"):
        return f"its style says “visibility: {visibility}”"
    if has_text and (why := _out_of_sight(name, values)):
        return why
    return ""


def opacity(values: Mapping[str, Any]) -> float:
    """An element's own opacity."""
    stated = length(values.get("opacity", ()))
    if stated is None:
        return 1.0
    return stated / (100 * PERCENT) if "%" in said_of(values["opacity"]) else stated


def letter_size(values: Mapping[str, Any], above: float, root: float) -> float:
    """An element's font size in pixels, from those of its parent and of the page."""
    stated = length(values.get("font-size", ()))
    if stated is None:
        return above
    tokens = [token for token in values["font-size"] if token.type != "whitespace"]
    one = tokens[0]
    if one.type == "percentage":
        return float(above * one.value / 100)
    unit = one.lower_unit if one.type == "dimension" else ""
    return stated * {"em": above, "ex": above, "ch": above, "rem": root}.get(unit, 16.0) / 16


def _out_of_sight(name: str, values: Mapping[str, Any]) -> str:
    for key, value in values.items():
        if key.startswith(_OFFSETS) and any(one < -FAR for one in lengths(value)):
            return f"“{key}” moves it out of sight"
        if key.startswith((*SIDES, "margin", "padding")) and any(
            one > 8 * FAR for one in lengths(value)
        ):
            return f"“{key}” moves it out of sight"
    if any(abs(one) > FAR for one in lengths(values.get("text-indent", ()))):
        return "“text-indent” moves it out of sight"
    return _crowded(name, values) or _cut_off(name, values) or transformed(values)


def _crowded(name: str, values: Mapping[str, Any]) -> str:
    """Why letters, words or lines overlap; empty if they do not."""
    if any(not -1.2 < one < 24 for one in lengths(values.get("letter-spacing", ()))):
        return "its letters overlap, or are too far apart"
    if any(not -3 < one < 48 for one in lengths(values.get("word-spacing", ()))):
        return "its words overlap, or are too far apart"
    if name in BLOCKS and _is_low(values.get("line-height", ())):
        return "its lines overlap"
    if any(one < LOWEST for key in _ROWS for one in lengths(values.get(key, ()))):
        return "its rows overlap"
    if said_of(values.get("unicode-bidi", ())) in ("bidi-override", "isolate-override"):
        return "“unicode-bidi” reverses its letters"
    return ""


def _is_low(value: Sequence[Any]) -> bool:
    found = measured(value)
    if found is None:
        return False
    if "%" in said_of(value):
        return found[0] < 80 * PERCENT
    return found[0] < (0.8 if found[1] else 10)


def cut_sides(values: Mapping[str, Any]) -> tuple[bool, bool]:
    """Whether `overflow` cuts off contents wider, and contents higher, than an element."""
    both = said_of(values.get("overflow", ())).split()
    across = said_of(values.get("overflow-x", ())) or (both[0] if both else "")
    down = said_of(values.get("overflow-y", ())) or (both[-1] if both else "")
    return across in ("hidden", "clip"), down in ("hidden", "clip")


def is_limited(name: str, values: Mapping[str, Any], *, is_within: bool) -> bool:
    """Whether an element's height may differ from its contents'; `is_within` if its parent's
    does."""
    for key in _HEIGHTS:
        value = values.get(key, ())
        if length(value) is not None and ("%" not in said_of(value) or is_within or name == "html"):
            return True
    return said_of(values.get("aspect-ratio", ())) not in ("", "auto")


def is_limiting(values: Mapping[str, Any], *, is_limited: bool) -> bool:
    """Whether an element limits the height of its children or rows."""
    if any(_is_fixed(values.get(key, ())) for key in _ROWS):
        return True
    return is_limited and any(kind in said_of(values.get("display", ())) for kind in _SHARING)


def _is_fixed(tokens: Sequence[Any]) -> bool:
    """Whether one of the rows of a grid has a fixed height."""
    for token in tokens:
        if token.type == "percentage" or (token.type == "dimension" and token.lower_unit != "fr"):
            return True
        if token.type == "function" and _is_fixed(
            token.arguments[-1:] if token.lower_name == "minmax" else token.arguments
        ):
            return True
    return False


def _cut_off(name: str, values: Mapping[str, Any]) -> str:
    """Why an element's size leaves no room for its text; empty if it does not."""
    across, _ = cut_sides(values)
    is_over = any(key.startswith("overflow") and key != "overflow-wrap" for key in values)
    for key in (*_HEIGHTS, *_WIDTHS):
        size = length(values.get(key, ()))
        is_wide = key in _WIDTHS
        if size is None or (is_wide and name in _CELLS):
            continue
        if is_over and size < (NARROWEST if is_wide and across else 24):
            return f"“{key}” and “overflow” cut it off"
        if size < LOWEST:
            return f"“{key}” leaves no place for it"
    return ""


def cut_within(values: Mapping[str, Any]) -> str:
    """Why a box around moved text may cut it off; empty if it does not."""
    moved = [
        one
        for key, value in values.items()
        if key.startswith(("margin", "text-indent"))
        for one in lengths(value)
    ]
    return "is moved to where “overflow” cuts it off" if any(one < -STEP for one in moved) else ""


def transformed(values: Mapping[str, Any]) -> str:
    """How `transform` moves or turns an element; empty if it does not."""
    if any(abs(one) > 8 * FAR for one in lengths(values.get("transform-origin", ()))):
        return "“transform-origin” moves it out of sight"
    for token in values.get("transform", ()):
        if token.type != "function":
            continue
        numbers = lengths([one for one in token.arguments if one.type != "literal"])
        kind = token.lower_name
        if kind.startswith("scale") and any(one < 0.5 for one in numbers):
            return "“transform” shrinks or mirrors it"
        if kind.startswith("translate") and any(abs(one) > STEP for one in numbers):
            return "“transform” moves it out of its place"
        if kind.startswith(("matrix", "skew")) or (kind == "rotate" and any(numbers)):
            return "“transform” turns it"
    return ""
