"""Lengths and colours of CSS values, as far as they are known without a layout."""

from collections.abc import Sequence
from typing import Any

from tinycss2.color4 import parse_color

_WINDOW = tuple(
    f"{kind}v{axis}" for kind in ("", "s", "l", "d") for axis in ("w", "h", "i", "b", "min", "max")
)
UNITS = {
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "q": 96 / 101.6,
    **dict.fromkeys(("em", "rem", "fr"), 16.0),
    **dict.fromkeys(("ic", "cap", "ric", "rcap"), 16.0),
    **dict.fromkeys(("ex", "ch", "rex", "rch"), 8.0),
    **dict.fromkeys(("lh", "rlh"), 24.0),
    **dict.fromkeys(_WINDOW, 9.0),
    "deg": 1.0,
    "turn": 360.0,
    "rad": 57.3,
    "grad": 0.9,
}
"""Units in CSS pixels. A hundredth of the window counts as nine, of a box as eight; a degree as
one."""
PERCENT = 8.0
SYSTEM_INKS = frozenset(
    ("canvastext", "linktext", "visitedtext", "activetext", "buttontext", "fieldtext", "marktext")
)
"""System colours for text (CSS Color 4, 6.2)."""
Colour = tuple[float, float, float, float]
"""Red, green, blue and opacity, each 0 to 1."""


_Measure = tuple[float, int]
"""A number, and how many lengths are multiplied in it: 0 for a plain number, 1 for a length."""


def length(tokens: Sequence[Any]) -> float | None:
    """A length in pixels, with calc(), min(), max() and clamp(); None if it is not one."""
    found = measured(tokens)
    return None if found is None else found[0]


def measured(tokens: Sequence[Any]) -> tuple[float, bool] | None:
    """A length in pixels or a number, and whether it is a plain number; None if it is neither, or
    if browsers would not understand it (CSS Values and Units 4, 10.9)."""
    try:
        parts = _Sum([token for token in tokens if token.type not in ("whitespace", "comment")])
        value, power = parts.sum()
    except (ValueError, ZeroDivisionError, IndexError, OverflowError):
        return None
    return (value, power == 0) if parts.is_done and power in (0, 1) else None


class _Sum:
    """CSS Values and Units 4, 10.1: products and sums."""

    def __init__(self, tokens: Sequence[Any]) -> None:
        self.tokens = tokens
        self.place = 0

    @property
    def is_done(self) -> bool:
        return self.place == len(self.tokens)

    def sum(self) -> _Measure:
        value, power = self._product()
        while sign := self._sign("+-"):
            other, another = self._product()
            if power != another:
                raise ValueError
            value = value + other if sign == "+" else value - other
        return value, power

    def _product(self) -> _Measure:
        value, power = self._value()
        while sign := self._sign("*/"):
            other, another = self._value()
            if sign == "/" and another:
                raise ValueError
            value = value * other if sign == "*" else value / other
            power += another
        return value, power

    def _sign(self, signs: str) -> str:
        token = None if self.is_done else self.tokens[self.place]
        if token is None or token.type != "literal" or token.value not in signs:
            return ""
        self.place += 1
        return str(token.value)

    def _value(self) -> _Measure:
        token = self.tokens[self.place]
        self.place += 1
        if token.type == "number":
            return float(token.value), 0
        if token.type == "percentage":
            return float(token.value) * PERCENT, 1
        if token.type == "dimension" and token.lower_unit in UNITS:
            return float(token.value) * UNITS[token.lower_unit], 1
        if token.type == "() block":
            return _whole(token.content)
        if token.type == "function" and token.lower_name in ("calc", "min", "max", "clamp"):
            return _function(token)
        raise ValueError(token.type)


def _whole(tokens: Sequence[Any]) -> _Measure:
    found = measured(tokens)
    if found is None:
        raise ValueError
    return found[0], 0 if found[1] else 1


def _function(token: Any) -> _Measure:
    parts: list[list[Any]] = [[]]
    for argument in token.arguments:
        if argument.type == "literal" and argument.value == ",":
            parts.append([])
        else:
            parts[-1].append(argument)
    measures = [_whole(part) for part in parts]
    values, power = [value for value, _ in measures], measures[0][1]
    if any(another != power for _, another in measures):
        raise ValueError
    if token.lower_name == "clamp":
        return max(values[0], min(values[1], values[2])), power
    return min(values) if token.lower_name == "min" else max(values), power


def lengths(tokens: Sequence[Any]) -> list[float]:
    """The lengths among a list of values."""
    found = (length([token]) for token in tokens if token.type not in ("whitespace", "comment"))
    return [value for value in found if value is not None]


def colour(tokens: Sequence[Any]) -> Colour | None:
    """The first colour among the values; None if none is known."""
    for token in tokens:
        if token.type not in ("hash", "ident", "function"):
            continue
        found = _mixed(token) or _system(token) or parse_color(token)
        if found is None or isinstance(found, str):
            continue
        if isinstance(found, tuple):
            return found
        try:
            red, green, blue, alpha = found.to("srgb")
        except (NotImplementedError, AttributeError, ValueError):
            return None
        return red, green, blue, alpha
    return None


def _mixed(token: Any) -> Colour | None:
    """The result of color-mix(), mixed in sRGB in any case (CSS Color 5, 2.1)."""
    if token.type != "function" or token.lower_name != "color-mix":
        return None
    parts: list[list[Any]] = [[]]
    for one in token.arguments:
        if one.type == "literal" and one.value == ",":
            parts.append([])
        elif one.type not in ("whitespace", "comment"):
            parts[-1].append(one)
    tints = [tint for part in parts[1:] if (tint := colour(part)) is not None]
    shares = [next((p.value / 100 for p in part if p.type == "percentage"), None) for part in parts]
    if len(tints) != 2 or len(parts) != 3:
        return None
    first, second = shares[1:]
    if first is None:
        first = 0.5 if second is None else 1 - second
    second = 1 - first if second is None else second
    whole = first + second
    if whole <= 0:
        return None
    one, other = tints
    alpha = (one[3] * first + other[3] * second) / whole
    weights = one[3] * first / whole, other[3] * second / whole
    red, green, blue = (
        (a * weights[0] + b * weights[1]) / alpha if alpha else 0.0
        for a, b in zip(one[:3], other[:3], strict=True)
    )
    return red, green, blue, alpha * min(whole, 1.0)


def _system(token: Any) -> Colour | None:
    """A system colour: browsers keep those for text and for backgrounds distinct."""
    name = token.lower_value if token.type == "ident" else ""
    if name in ("canvas", "field", "buttonface", "mark"):
        return 1.0, 1.0, 1.0, 1.0
    return (0.0, 0.0, 0.0, 1.0) if name in SYSTEM_INKS else None


def contrast(one: Colour, other: Colour) -> float:
    """WCAG 2.2, “contrast ratio”, 1 to 21, of a colour on an opaque ground."""
    shown = [part * one[3] + ground * (1 - one[3]) for part, ground in zip(one, other, strict=True)]
    lighter, darker = sorted((_luminance(shown), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Sequence[float]) -> float:
    linear: list[float] = [max(0.0, min(1.0, part)) ** 2.2 for part in colour[:3]]
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
