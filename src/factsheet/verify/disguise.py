"""Find styles that make a page look different from its text: words that they add, digits drawn as
others, and changed order."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from unicodedata import category

from factsheet.diagnostics import excerpt
from factsheet.verify.inks import said_of

STRINGS = ("list-style", "list-style-type", "quotes", "hyphenate-character", "text-overflow")
"""Properties other than `content` whose strings are printed."""
INDICES = frozenset(("sub", "sup"))
"""Elements whose text is raised or lowered."""
ITEMS = frozenset(("li", "dt", "dd", "tr", "td", "th", "tbody", "data", "time"))
"""Elements whose order has a meaning."""
_INNER = (
    "float",
    "position",
    "vertical-align",
    "font-size",
    "font",
    "transform",
    "text-decoration",
)
"""Properties that elements within a value must not have: each could make a number look like
another."""
_SIGNS = re.compile("dings|symbol|barcode|icon|emoji")
"""Found in the names of fonts that draw symbols instead of digits."""
_FAMILIES = "serif sans-serif monospace system-ui ui-serif ui-sans-serif ui-monospace"
_GENERIC = frozenset(_FAMILIES.split())
"""Families that have all digits, so that browsers use no later one for them."""
_FEATURES = re.compile(
    "kern|liga|[cdr]lig|[cs]alt|ccmp|locl|mark|mkmk|[tplo]num|zero|smcp|c2sc|pcap|case|cpsp|titl"
    r"|(?:ss|cv)\d\d"
)
"""Font features that keep the position and size of digits."""
_REDRAWN = re.compile("super|sub|ordinal|fractions")
_QUOTES = frozenset(("Pi", "Pf", "Ps", "Pe"))
_POINTS = frozenset(("Po", "Pd"))
_BULLETS = frozenset("•◦‣▪▫■□●○▸▹▶▷◆◇→←↗↖↑↓✓✔★☆|¦/·\u2060\u200b\u2003")
_PARTS = frozenset("%‰‱٪؉'′″°#&@*")
"""Signs that belong to numbers, which styles may not add."""
_NAME = re.compile(r"[a-z_-][\w-]*+")
_BETWEEN = re.compile(r"[,;:.،؛、，；：]\s+")
"""What separates items in a line: white space keeps it apart from the next number."""


def generated(content: Sequence[Any], *, is_numbered: bool, is_valued: bool, is_after: bool) -> str:
    """The text that `content` would add, if it is more than a mark; `is_valued` beside a value,
    `is_after` at the end of its element."""
    for token in content:
        if token.type == "string":
            is_between = is_after and _BETWEEN.fullmatch(token.value)
            if not is_between and not is_mark(token.value, is_valued=is_valued):
                return f"“{excerpt(token.value, 40)}”"
        if token.type == "url":
            return "a picture"
        if token.type == "function":
            kind = token.lower_name
            if kind not in ("counter", "counters"):
                return f"what {kind}() gives"
            if not is_numbered:
                return "a number"
    return ""


def is_mark(text: str, *, is_valued: bool) -> bool:
    """Whether a string is a mark; beside a value, it must not be a sign, point or unit either."""
    kinds = _QUOTES if is_valued else _QUOTES | _POINTS
    return all(
        one.isspace() or one in _BULLETS or (category(one) in kinds and one not in _PARTS)
        for one in text
    )


def misdrawn(name: str, values: Mapping[str, Any], *, is_inner: bool) -> str:
    """The style that makes digits look like others; `is_inner` for elements within a value."""
    if said_of(values.get("writing-mode", ())) not in ("", "horizontal-tb"):
        return "writing-mode"
    for token in values.get("font-feature-settings", ()):
        if token.type == "string" and not _FEATURES.fullmatch(token.value):
            return "font-feature-settings"
    if name not in INDICES:
        for key in ("font-variant", "font-variant-position", "font-variant-numeric"):
            if _REDRAWN.search(said_of(values.get(key, ()))):
                return key
    if any(map(_is_strange, (values.get("font", ()), values.get("font-family", ())))):
        return "font-family"
    if not is_inner or name in INDICES:
        return ""
    if said_of(values.get("display", ())) not in ("", "inline", "contents"):
        return "display"
    return next((key for key in _INNER if key in values), "")


def _is_strange(families: Sequence[Any]) -> bool:
    """Whether one of the fonts for digits may draw something else."""
    for family in said_of(families).split(","):
        if _SIGNS.search(family):
            return True
        if not _GENERIC.isdisjoint(family.split()):
            return False
    return False


def reversing(values: Mapping[str, Any]) -> str:
    """The property by which an element reverses the order of its contents, if it does."""
    keys = ("flex-direction", "flex-flow", "flex-wrap")
    return next((key for key in keys if "reverse" in said_of(values.get(key, ()))), "")


def turned_round(said: str, children: Sequence[tuple[str, bool, bool]]) -> str:
    """How reversing the order changes what an element states; empty if it does not. `children` are
    (name, has text, has values)."""
    told = [name for name, is_spoken, _ in children if is_spoken]
    is_ordered = len(told) > 2 or not ITEMS.isdisjoint(told)
    is_paired = sum(is_valued for *_, is_valued in children) > 1
    return f"reverses the order of its text (“{said}”)" if is_ordered or is_paired else ""


def grid_place(values: Mapping[str, Any]) -> str:
    """The place in a grid that an element sets in both directions; empty if it does not. Elements
    with a place in one direction only never overlap others (CSS Grid 2, 8.5).
    """
    area = said_of(values.get("grid-area", ()))
    rows = _lines(values, "grid-row")
    columns = _lines(values, "grid-column")
    if area and not _is_open(area):
        return "lines" if rows or columns or not _NAME.fullmatch(area) else area
    return "lines" if (rows or area == "1 / -1") and columns else ""


def _lines(values: Mapping[str, Any], name: str) -> bool:
    said = (said_of(values.get(f"{name}{side}", ())) for side in ("", "-start", "-end"))
    return any(one and not _is_open(one) for one in said)


def _is_open(said: str) -> bool:
    return said == "auto" or said.startswith("span ")
