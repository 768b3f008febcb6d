"""Find out whether boxes that styles take out of the flow stand beside all text, or perhaps on it.

There is no layout here. A box stands beside text if it fits into the padding of the box that it
is placed in, on one side.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import Any, NamedTuple

import tinycss2

from factsheet.published.blocks import BLOCKS
from factsheet.published.measure import PERCENT, length, lengths
from factsheet.verify.inks import said_of

SIDES = ("left", "right", "inline-start", "inline-end", "block-start", "block-end")
NEAR = 4.0
"""Pixels by which a box may overlap its surroundings: every digit is wider."""
LINE = 16.0
"""Pixels by which paragraphs may move into the space between them."""
WIDEST = 96.0
"""Maximum size in pixels of a mark above or below text."""
SIGN = 6.0
"""Maximum width in pixels of the strokes of digits and signs."""
LETTER = 0.65
"""The height of digits and signs in a line, as a part of their font size."""
_KNOWN_AS = {"top": "block-start", "bottom": "block-end"}
_ORDER = ("block-start", "right", "block-end", "left")
_AXES = {"inline": ("inline-start", "inline-end"), "block": ("block-start", "block-end")}
_SAME = {
    "left": ("inline-start", "inline-end"),
    "right": ("inline-start", "inline-end"),
    "inline-start": ("left", "right"),
    "inline-end": ("left", "right"),
}
"""The logical sides that a physical side may be, by the page's direction."""
_OWN_SIZE = frozenset(("em", "ex", "ch", "ic", "cap", "lh"))
Lengths = tuple[float, ...]
"""Lengths in pixels, in the order of SIDES."""
NONE: Lengths = (0.0,) * len(SIDES)


class Padding(NamedTuple):
    """The padding of a box in which others are placed, and that of the box around it."""

    padding: Lengths = NONE
    around: Lengths = NONE
    height: float = 0.0
    """The minimum height of the box."""


NOWHERE = Padding()


def padding(values: Mapping[str, Any], size: float) -> Lengths:
    """An element's minimum padding."""
    found = dict.fromkeys(SIDES, 0.0)
    for side, tokens in _stated(values, "padding"):
        wide = _pixels(tokens, size, is_least=True)
        found[side] = max(wide or 0.0, 0.0)
        for other in _SAME.get(side, ()):
            found[other] = min(found[other], found[side])
    return tuple(found.values())


def least_height(values: Mapping[str, Any], size: float) -> float:
    """An element's minimum height."""
    found = (_pixels(values.get(name, ()), size) for name in ("min-block-size", "min-height"))
    return max(filter(None, found), default=0.0)


def margins(values: Mapping[str, Any], size: float) -> Lengths:
    """An element's margins, if they are lengths."""
    found = dict.fromkeys(SIDES, 0.0)
    for side, tokens in _stated(values, "margin"):
        found[side] = _pixels(tokens, size) or 0.0
    return tuple(found.values())


def stands_aside(
    values: Mapping[str, Any], place: Padding, size: float, letters: int, *, is_open: bool
) -> bool:
    """Whether a box that is placed by its sides stands in a padding; `letters` are those in it,
    of this size. An open box is as large as its contents unless a style sets its size."""
    offsets: dict[str, float | None] = dict.fromkeys(SIDES)
    for side, tokens in _stated(values, "inset"):
        offsets |= dict.fromkeys(_SAME.get(side, ()))
        offsets[side] = _pixels(tokens, size)
    moved = dict(zip(SIDES, margins(values, size), strict=True))
    scale = _scale(values.get("transform", ()))
    written = {"inline": letters * LETTER * size, "block": 1.5 * size if letters else 0.0}
    extents = {
        axis: scale
        * max(extent_of(values, axis, size, is_open=is_open and not letters), written[axis])
        for axis in _AXES
    }
    ends = {"inline": WIDEST, "block": max(1.5 * size, place.height) + 2 * NEAR}
    for number, side in enumerate(SIDES):
        offset = offsets[side]
        axis, other = ("block", "inline") if side.startswith("block") else ("inline", "block")
        starts = [one for name in _AXES[other] if (one := offsets[name]) is not None]
        if offset is None or (letters and axis == "block"):
            continue
        is_within = offset + moved[side] + extents[axis] <= place.padding[number] + 2
        is_in = offset + moved[side] >= -place.around[number] - NEAR
        is_along = _is_spread(values, other)
        is_short = min(starts, default=0.0) >= (-2 * LINE if is_along else -NEAR) and (
            is_along
            or _is_as_wide(values, other)
            or max(starts, default=0.0) + extents[other] <= ends[other]
        )
        if is_within and is_in and is_short:
            return True
    return False


def in_em(size: float, root: float) -> float:
    """The font size for lengths in em, where a rem has 16 pixels."""
    return 16 * size / root if root else size


def is_sign(values: Mapping[str, Any], size: float, name: str, *, is_open: bool) -> bool:
    """Whether a painted box in a line is thin enough to look like a minus or a digit one."""
    display = said_of(values.get("display", ())) or ("block" if name in BLOCKS else "inline")
    if display not in ("inline", "inline-block"):
        return False
    sizes = (extent_of(values, axis, size, is_open=is_open) for axis in _AXES)
    return min(sizes) <= SIGN


def keeps_within(values: Mapping[str, Any], size: float) -> bool:
    """Whether a box begins within the one that it is placed in."""
    for _, tokens in _stated(values, "inset"):
        parts = [one for one in tokens if one.type not in ("whitespace", "comment")]
        if len(parts) == 1 and parts[0].type == "percentage":
            if not 0 <= parts[0].value <= 100:
                return False
        elif said_of(tokens) != "auto" and abs(_pixels(tokens, size) or 0.0) > NEAR * 2:
            return False
    return min(margins(values, size)) > -LINE


def moved_over(
    values: Mapping[str, Any], around: Lengths, size: float, *, most: float, is_led: bool
) -> bool:
    """Whether margins move a box over what is beside it: further than the padding `around` it and
    `most`. A box without text before it can't cover any."""
    for side, moved, wide in zip(SIDES, margins(values, size), around, strict=True):
        is_free = side == "block-start" and not is_led
        if -moved > max(wide + 2, most) and not is_free:
            return True
    return False


def _stated(values: Mapping[str, Any], name: str) -> Iterator[tuple[str, list[Any]]]:
    """Each side that is set, with its value; later ones override earlier ones."""
    for key, value in values.items():
        if name == "inset" and key in ("top", "right", "bottom", "left"):
            yield _KNOWN_AS.get(key, key), [*value]
        if not key.startswith(name):
            continue
        parts = [[one] for one in value if one.type not in ("whitespace", "comment")]
        said = key.removeprefix(name).removeprefix("-")
        if said in _AXES and parts:
            yield from zip(_AXES[said], (parts[0], parts[-1]), strict=True)
        elif not said and parts:
            four = [
                parts[n if n < len(parts) else min(max(n - 2, 0), len(parts) - 1)] for n in range(4)
            ]
            yield from zip(_ORDER, four, strict=True)
            if said_of(four[1]) == said_of(four[3]):
                yield from (("inline-start", four[1]), ("inline-end", four[1]))
        elif said:
            yield _KNOWN_AS.get(said, said), [*value]


def _pixels(tokens: Sequence[Any], size: float, *, is_least: bool = False) -> float | None:
    """A length; None if only a layout could tell. Of the possible lengths in relative units, the
    larger is returned, or the smaller."""
    units = {*_units(tokens)}
    found = length(tokens)
    if found is None or "%" in units or any(unit[-2:-1] == "v" for unit in units):
        return 0.0 if found == 0 else None
    if units & _OWN_SIZE:
        factor = size / 16
        found *= min(factor, 1.0) if is_least else max(factor, 1.0)
    return found


def _units(tokens: Sequence[Any]) -> Iterator[str]:
    for token in tokens:
        if token.type == "percentage":
            yield "%"
        elif token.type == "dimension":
            yield token.lower_unit
        else:
            yield from _units(getattr(token, "arguments", getattr(token, "content", ())))


def extent_of(values: Mapping[str, Any], axis: str, size: float, *, is_open: bool) -> float:
    """The size of a box in one direction; infinite if only a layout could tell."""
    names = ("width", "inline-size") if axis == "inline" else ("height", "block-size")
    known = [0.0]
    for key in (f"{least}{name}" for name in names for least in ("", "min-")):
        if key in values:
            found = _pixels(values[key], size)
            known.append(inf if found is None else found)
    is_auto = len(known) == 1 and (is_open or _is_spread(values, axis))
    if "aspect-ratio" in values or is_auto:
        return inf
    padded = [
        _pixels(tokens, size) for side, tokens in _stated(values, "padding") if side in _AXES[axis]
    ]
    others = ("block", "top", "bottom") if axis == "inline" else ("inline", "left", "right")
    edges = [
        one
        if key.rpartition("-")[2] in ("start", "end", "left", "right", "top", "bottom")
        else 2 * one
        for key, value in values.items()
        if key.startswith("border") and "radius" not in key
        if not any(f"-{other}" in key for other in others)
        for one in lengths(value)
    ]
    return max(known) + sum(one or 0.0 for one in padded) + sum(edges)


def _is_as_wide(values: Mapping[str, Any], axis: str) -> bool:
    """Whether a box is about as wide as the one that it is placed in."""
    stated = values.get("inline-size", values.get("width", ())) if axis == "inline" else ()
    found = length(stated)
    return found is not None and "%" in {*_units(stated)} and found <= 100 * PERCENT + 2 * LINE


def _is_spread(values: Mapping[str, Any], axis: str) -> bool:
    """Whether both sides of a box are placed."""
    placed = {side for side, tokens in _stated(values, "inset") if said_of(tokens) != "auto"}
    return placed.issuperset(_AXES[axis]) or (axis == "inline" and {"left", "right"} <= placed)


def _scale(transform: Sequence[Any]) -> float:
    """The factor by which a transform may enlarge a box; infinite if it moves the box."""
    scale = 1.0
    for token in transform:
        if token.type == "function" and token.lower_name == "rotate":
            scale *= 2**0.5
        elif token.type == "function" and token.lower_name.startswith("scale"):
            scale *= max(1.0, *map(abs, lengths(token.arguments)), 0.0)
        elif token.type not in ("whitespace", "comment"):
            return 1.0 if tinycss2.serialize(transform).strip().lower() == "none" else inf
    return scale
