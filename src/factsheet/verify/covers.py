"""Find boxes, shadows and lines that would cover the page, and text moved out of its place."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factsheet.published.measure import colour, lengths
from factsheet.verify.asides import NEAR
from factsheet.verify.inks import FAINT, has_picture, said_of
from factsheet.verify.invisibility import SIDES, STEP

OUTLINE = 8.0
"""Maximum size in pixels of an outline and its offset."""
SHADOW, BLUR = 6.0, 24.0
"""Maximum size in pixels of a dark shadow, and of the blur of text shadows."""
BORDER = 4.0
"""Maximum thickness in pixels of a line under words."""
_GROUND = ("background", "background-repeat")
_STRUCK = frozenset(("s", "del"))
"""Elements that browsers strike through."""


def covers(name: str, values: Mapping[str, Any]) -> str:
    """How a box would cover the page, wherever it stands; empty if it does not."""
    position = said_of(values.get("position", ()))
    if position in ("fixed", "sticky"):
        return f"stays over the page (“position: {position}”)"
    if name == "svg" and {"visible", "auto", "scroll"} & _overflow(values):
        return "draws beyond its own place (“overflow”)"
    if any(map(_is_dark, _layers(values.get("box-shadow", ())))):
        return "throws a shadow over the page"
    for layer in _layers(values.get("text-shadow", ())):
        offsets = lengths(layer)
        if any(abs(one) > BORDER for one in offsets[:2]) or any(o > BLUR for o in offsets[2:]):
            return "has letters that throw a shadow over others"
    outlines = [
        max(lengths(values.get(key, ())), default=0.0)
        for key in ("outline", "outline-width", "outline-offset")
    ]
    if min(outlines) < -2 or max(outlines[:2]) + outlines[2] > OUTLINE:
        return "has an outline that covers what is beside it"
    return _struck(name, values)


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
    """Whether a shadow may hide what is under it: half of its blur counts (CSS Backgrounds 3, 6.1).
    An inner shadow lies on the box's background."""
    offsets = lengths(layer)
    tint = colour(layer)
    if any(token.type == "ident" and token.lower_value == "inset" for token in layer):
        return any(abs(one) > SHADOW for one in offsets)
    x, y, blur, spread = (*offsets, 0.0, 0.0, 0.0, 0.0)[:4]
    is_faint = tint is not None and tint[3] <= FAINT
    return not is_faint and max(abs(x), abs(y)) + blur / 2 + spread > SHADOW


def _offsets(values: Mapping[str, Any]) -> list[float]:
    return [one for key, value in values.items() if key.startswith(SIDES) for one in lengths(value)]


def _struck(name: str, values: Mapping[str, Any]) -> str:
    """How a line strikes through letters or covers them; empty if it does not."""
    decorations = [value for key, value in values.items() if key.startswith("text-decoration")]
    if name not in _STRUCK and any("line-through" in said_of(value) for value in decorations):
        return "is struck through"
    if any(one > BORDER for value in decorations for one in lengths(value)):
        return "has a line that covers its letters"
    if any(not 0 <= one <= SHADOW for one in lengths(values.get("text-underline-offset", ()))):
        return "has a line that covers its letters"
    return ""


def misplaced(values: Mapping[str, Any], *, is_repeated: bool) -> str:
    """How text is moved to where other text may be; empty if it is not. `is_repeated` if it is
    hidden from screen readers, and so must be elsewhere as well."""
    position = said_of(values.get("position", ()))
    if position in ("relative", "absolute") and any(abs(one) > STEP for one in _offsets(values)):
        return "" if is_repeated else "is moved out of its place"
    return ""


def is_painted(values: Mapping[str, Any]) -> bool:
    """Whether a box is visible apart from its text."""
    painted = colour(values.get("background-color", ()))
    if (painted and painted[3] > 0.2) or has_picture(values):
        return True
    borders = [
        one
        for key, value in values.items()
        if key.startswith("border") and "radius" not in key
        for one in lengths(value)
    ]
    return any(one > 0 for one in borders)


def is_moved(values: Mapping[str, Any]) -> bool:
    """Whether a painted box is moved over what is beside it."""
    is_relative = said_of(values.get("position", ())) == "relative"
    if is_relative and any(abs(one) > NEAR for one in _offsets(values)):
        return True
    moves = [one for one in values.get("transform", ()) if one.type == "function"]
    return any(
        abs(one) > NEAR
        for token in moves
        if token.lower_name.startswith("translate")
        for one in lengths(token.arguments)
    )


def is_marked(values: Mapping[str, Any]) -> bool:
    """Whether a picture or a gradient draws a mark at one place of a background."""
    if not has_picture(values):
        return False
    said = " ".join(said_of(values[key]) for key in _GROUND if key in values)
    is_sized = said_of(values.get("background-size", ())) not in ("", "auto", "cover")
    if is_sized or "no-repeat" in said or " / " in f"{said} ".replace("/", " / "):
        return " / cover" not in said.replace("/", " / ").replace("  ", " ")
    return any(
        one.type in ("dimension", "percentage")
        for key in ("background", "background-image")
        for token in values.get(key, ())
        if token.type == "function" and "gradient" in token.lower_name
        for one in token.arguments
    )
