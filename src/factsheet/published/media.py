"""Evaluate conditions of styles for typical devices (Media Queries, level 4)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import tinycss2

from factsheet.published.measure import length

SUPPORTS = "supports"
"""The beginning of an @supports condition."""
_FEATURES = """
width height aspect-ratio orientation resolution color color-gamut dynamic-range monochrome hover
any-hover pointer any-pointer prefers-color-scheme prefers-reduced-motion prefers-contrast
prefers-reduced-transparency forced-colors inverted-colors scripting update display-mode
"""
FEATURES = frozenset(_FEATURES.split())
"""Media features that conditions may use."""
_NAMED = re.compile(r"\(\s*(?:min-|max-)?([a-z-]++)|[<>=]\s*([a-z-]++)")
_MOUSE = {"hover": "hover", "any-hover": "hover", "pointer": "fine", "any-pointer": "fine"}
_FINGER = {"hover": "none", "any-hover": "none", "pointer": "coarse", "any-pointer": "coarse"}
_ALL = {
    "color": "8",
    "monochrome": "0",
    "scripting": "enabled",
    "update": "fast",
    "forced-colors": "none",
    "inverted-colors": "none",
    "prefers-reduced-motion": "no-preference",
    "prefers-contrast": "no-preference",
    "prefers-reduced-transparency": "no-preference",
    "display-mode": "browser",
    "color-gamut": "srgb",
    "dynamic-range": "standard",
}
_SIZES: Sequence[tuple[int, int, Mapping[str, str]]] = (
    (390, 840, _FINGER),
    (800, 1200, _FINGER),
    (1024, 768, _MOUSE),
    (1440, 900, _MOUSE),
)
_READERS: Sequence[Mapping[str, str]] = (
    {},
    {"forced-colors": "active"},
    {"prefers-contrast": "more", "prefers-reduced-motion": "reduce"},
)
Device = Mapping[str, str]


def joined(one: str, other: str) -> str:
    """The condition that holds if both do: each part of one combined with each of the other."""
    if not one or not other:
        return one or other
    pairs = product(one.split(","), other.split(","))
    return ", ".join(f"{a.strip()} and {b.strip()}" for a, b in pairs)


def unknown_features(condition: str) -> list[str]:
    """The features of a media condition that are not in the list."""
    named = (one or other for one, other in _NAMED.findall(condition))
    return sorted({*filter(None, named)} - FEATURES - {"not", "and", "or"})


def devices() -> Iterator[Device]:
    """Phones, tablets and screens, light and dark, and readers who prefer contrast."""
    for (width, height, hand), scheme, reader in product(_SIZES, ("light", "dark"), _READERS):
        way = "portrait" if height > width else "landscape"
        size = {"width": str(width), "height": str(height), "orientation": way}
        yield {**_ALL, **size, **hand, "prefers-color-scheme": scheme, **reader}


def holds(condition: str, device: Device) -> bool:
    """Whether a condition holds on a screen; @supports as in current browsers."""
    if not condition:
        return True
    tokens = tinycss2.parse_component_value_list(condition, skip_comments=True)
    queries: list[list[Any]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            queries.append([])
        elif token.type != "whitespace":
            queries[-1].append(token)
    return any(_query(query, device) for query in queries)


def _query(tokens: Sequence[Any], device: Device) -> bool:
    """One query of a list: types and features, with `and`, `or`, `not` between them."""
    found, is_or, is_not, is_supports = True, False, False, False
    for token in tokens:
        word = token.lower_value if token.type == "ident" else ""
        if word in ("and", "only"):
            is_or = False
            continue
        if word in ("or", "not", SUPPORTS):
            is_or, is_not = word == "or" or is_or, word == "not" or is_not
            is_supports = word == SUPPORTS or is_supports
            continue
        if word:
            one = word in ("all", "screen")
        elif token.type == "() block":
            one = is_supports or _block(token.content, device)
        else:
            one = is_supports
        one = one != is_not
        # `not` before a type negates the whole query.
        is_not = is_not and bool(word)
        found = found or one if is_or else found and one
        is_or = False
    return found


def _block(tokens: Sequence[Any], device: Device) -> bool:
    parts = [token for token in tokens if token.type not in ("whitespace", "comment")]
    if any(token.type == "() block" for token in parts):
        return _query(parts, device)
    words = [token.lower_value if token.type == "ident" else "" for token in parts]
    if len(parts) > 2 and parts[1].type == "literal" and parts[1].value == ":":
        return _stated(words[0], parts[2:], device)
    if len(parts) == 1:
        return device.get(words[0], "none") not in ("none", "0", "no-preference")
    return _ranged(parts, device)


def _stated(name: str, value: Sequence[Any], device: Device) -> bool:
    for prefix in ("min-", "max-"):
        if name.startswith(prefix):
            limit, own = length(value[:1]), _size(name.removeprefix(prefix), device)
            if limit is None or own is None:
                return False
            return own >= limit if prefix == "min-" else own <= limit
    said = str(tinycss2.serialize(value)).strip().lower()
    return device.get(name) == said


def _size(name: str, device: Device) -> float | None:
    said = device.get(name, "")
    return float(said) if said.isdecimal() else None


def _ranged(parts: Sequence[Any], device: Device) -> bool:
    """`width > 40rem` and `20rem <= width < 40rem`."""
    values: list[float | None] = []
    signs: list[str] = [""]
    for token in parts:
        if token.type == "literal":
            signs[-1] += str(token.value)
        else:
            is_name = token.type == "ident"
            values.append(_size(token.lower_value, device) if is_name else length([token]))
            signs.append("")
    signs = signs[1:]
    compared = zip(values, signs, values[1:], strict=False)
    return all(
        a is not None and b is not None and _is_ordered(a, sign, b) for a, sign, b in compared
    )


def _is_ordered(one: float, sign: str, other: float) -> bool:
    if one == other:
        return "=" in sign
    return one < other if "<" in sign else one > other and ">" in sign
