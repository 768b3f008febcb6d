"""How a box, a shadow or a line would lie over the page, or stand where others do."""

from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import Any

from factsheet.published.measure import colour, length, lengths
from factsheet.verify.inks import FAINT, has_picture, said_of
from factsheet.verify.invisibility import SIDES, STEP, transformed

THIN = 48.0
"""Pixels by which a painted box may be drawn over the one before it, in the masthead."""
MARK, STRIP = 24.0, 8.0
"""Pixels of a mark, which may lie over a page, and of one side of a line."""
LINK = 40.0
"""Pixels around the words of a link, which may lie over a page, such as one that leads past the
masthead."""
SHADOW = 24.0
"""Pixels of a shadow that is dark, and of the blur of letters' shadows."""
BORDER = 4.0
"""Pixels of a line under words."""
_ENDS = ("-left", "-right", "-top", "-bottom")
_STRUCK = frozenset(("s", "del"))
"""Elements that browsers strike through."""


def covers(
    name: str, values: Mapping[str, Any], *, is_painted: bool, is_open: bool, most: float = MARK
) -> str:
    """How a box would lie over the page; empty where it does not. `is_open` where it is as large
    as what stands in it, if no style says more."""
    position = said_of(values.get("position", ()))
    if position in ("fixed", "sticky"):
        return f"stays over the page (“position: {position}”)"
    if name == "svg" and {"visible", "auto", "scroll"} & _overflow(values):
        return "draws beyond its own place (“overflow”)"
    if any(map(_is_dark, _layers(values.get("box-shadow", ())))):
        return "throws a shadow over the page"
    for layer in _layers(values.get("text-shadow", ())):
        offsets = lengths(layer)
        if any(abs(one) > BORDER for one in offsets[:2]) or any(o > SHADOW for o in offsets[2:]):
            return "has letters that throw a shadow over others"
    for key in ("outline", "outline-width", "outline-offset"):
        if any(not -2 <= one <= STEP for one in lengths(values.get(key, ()))):
            return "has an outline that covers what is beside it"
    return _struck(name, values) or _laid_over(
        values, is_painted=is_painted, is_open=is_open, most=most
    )


def _overflow(values: Mapping[str, Any]) -> set[str]:
    keys = ("overflow", "overflow-x", "overflow-y")
    return {word for key in keys for word in said_of(values.get(key, ())).split()}


def _layers(value: Sequence[Any]) -> Iterator[list[Any]]:
    """The shadows of a list."""
    layer: list[Any] = []
    for token in value:
        if token.type == "literal" and token.value == ",":
            yield layer
            layer = []
        else:
            layer.append(token)
    yield layer


def _is_dark(layer: Sequence[Any]) -> bool:
    """Whether a shadow may hide what is under it: half of its blur counts (CSS Backgrounds 3,
    6.1). One inside the box lies over its ground."""
    offsets = lengths(layer)
    tint = colour(layer)
    if any(token.type == "ident" and token.lower_value == "inset" for token in layer):
        return any(abs(one) > SHADOW for one in offsets)
    x, y, blur, spread = (*offsets, 0.0, 0.0, 0.0, 0.0)[:4]
    is_faint = tint is not None and tint[3] <= FAINT
    return not is_faint and max(abs(x), abs(y)) + blur / 2 + spread > SHADOW


def _laid_over(values: Mapping[str, Any], *, is_painted: bool, is_open: bool, most: float) -> str:
    """How a painted box would lie over what is beside it."""
    position = said_of(values.get("position", ()))
    if not (is_painted or _is_painted(values)):
        return ""
    margins = [
        one for key, value in values.items() if key.startswith("margin") for one in lengths(value)
    ]
    moved = transformed(values) if "translate" in said_of(values.get("transform", ())) else ""
    if any(one < -THIN for one in margins) or moved:
        return "is moved over what is beside it"
    if position not in ("absolute", "relative"):
        return ""
    if position == "relative":
        is_moved = any(abs(one) > STEP for one in _offsets(values))
        return "is moved over what is beside it" if is_moved else ""
    wide = _extent(values, "width inline-size", "inline", ("left", "right"), is_open=is_open)
    high = _extent(values, "height block-size", "block", ("top", "bottom"), is_open=is_open)
    is_large = min(wide, high) > STRIP and max(wide, high) > most
    return "covers a part of the page" if is_large else ""


def _offsets(values: Mapping[str, Any]) -> list[float]:
    return [one for key, value in values.items() if key.startswith(SIDES) for one in lengths(value)]


def _struck(name: str, values: Mapping[str, Any]) -> str:
    """Whether a line goes through letters, or lies over them."""
    decorations = [value for key, value in values.items() if key.startswith("text-decoration")]
    if name not in _STRUCK and any("line-through" in said_of(value) for value in decorations):
        return "is struck through"
    if any(one > BORDER for value in decorations for one in lengths(value)):
        return "has a line that covers its letters"
    if any(not 0 <= one <= 16 for one in lengths(values.get("text-underline-offset", ()))):
        return "has a line that covers its letters"
    return ""


def misplaced(values: Mapping[str, Any], *, is_repeated: bool) -> str:
    """Whether text stands where that of others would; `is_repeated` where it is kept from those
    who listen, and so has to stand elsewhere as well."""
    position = said_of(values.get("position", ()))
    if position in ("relative", "absolute") and any(abs(one) > STEP for one in _offsets(values)):
        return "" if is_repeated else "is moved out of its place"
    above = [
        *lengths(values.get("margin-block-start", ())),
        *lengths(values.get("margin-top", ())),
        *lengths(values.get("margin", ()))[:1],
    ]
    if any(one < -STEP for one in above) and _is_painted(values) and position:
        return "is moved over what is before it"
    return ""


def _is_painted(values: Mapping[str, Any]) -> bool:
    painted = colour(values.get("background-color", ()))
    if (painted and painted[3] > 0.2) or has_picture(values):
        return True
    borders = [
        one
        for key, value in values.items()
        if key.startswith("border") and "radius" not in key
        for one in lengths(value)
    ]
    return any(one > STRIP for one in borders)


def _extent(
    values: Mapping[str, Any], names: str, axis: str, sides: Sequence[str], *, is_open: bool
) -> float:
    """How large a box is in one direction, in pixels."""
    stated = [
        length(values[f"{least}{name}"])
        for name in names.split()
        for least in ("", "min-")
        if f"{least}{name}" in values
    ]
    others = ("block", "top", "bottom") if axis == "inline" else ("inline", "left", "right")
    padded = [
        one if key.endswith(("-start", "-end", *_ENDS)) else 2 * one
        for key, value in values.items()
        if key.startswith(("padding", "border")) and "radius" not in key
        if not any(f"-{other}" in key for other in others)
        for one in lengths(value)
    ]
    known = [one for one in stated if one is not None]
    both = "inset" in values or f"inset-{axis}" in values
    ends = f"inset-{axis}-start" in values and f"inset-{axis}-end" in values
    is_spread = both or ends or all(side in values for side in sides)
    if not known and (is_spread or is_open or "aspect-ratio" in values):
        return inf
    return max(known, default=0.0) + max(padded, default=0.0)
