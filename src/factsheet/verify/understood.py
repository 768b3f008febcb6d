"""Check that browsers understand the values that may hide or move text.

Browsers ignore a declaration that they don't understand, and an earlier one applies (CSS Syntax 3,
2.2). So other values are refused, because their effect is unknown.
"""

from collections.abc import Sequence
from typing import Any

from factsheet.published.measure import colour, measured

_EVERYWHERE = frozenset(("inherit", "initial", "unset", "revert"))
_SIZES = "auto none min-content max-content fit-content"
_NAMED = {
    "display": "none block inline inline-block flow-root flex inline-flex grid inline-grid "
    "contents list-item table inline-table table-row table-cell table-caption table-row-group "
    "table-header-group table-footer-group",
    "visibility": "visible hidden collapse",
    "position": "static relative absolute fixed sticky",
    "float": "none left right inline-start inline-end footnote",
    "unicode-bidi": "normal embed isolate plaintext bidi-override isolate-override",
    **dict.fromkeys(("overflow", "overflow-x", "overflow-y"), "visible hidden clip auto scroll"),
    "flex-direction": "row column row-reverse column-reverse",
}
_MEASURED = {
    "opacity": "",
    "z-index": "auto",
    "line-height": "normal",
    "font-size": "xx-small x-small small medium large x-large xx-large xxx-large smaller larger",
    **dict.fromkeys(("letter-spacing", "word-spacing"), "normal"),
    "text-indent": "",
    **dict.fromkeys(("inset", "top", "right", "bottom", "left"), "auto"),
    **{
        f"{name}{side}": "auto"
        for name in ("inset", "margin")
        for side in ("-block", "-block-start", "-block-end", "-inline", "-inline-start")
    },
    **dict.fromkeys(("inset-inline-end", "margin-inline-end", "margin"), "auto"),
    **{f"margin-{side}": "auto" for side in ("top", "right", "bottom", "left")},
    **{
        f"{least}{name}": _SIZES
        for least in ("", "min-", "max-")
        for name in ("width", "height", "inline-size", "block-size")
    },
}
_PLAIN = frozenset(("opacity", "z-index", "line-height"))
"""Properties that take numbers without a unit."""
_SEVERAL = {"inset": 4, "margin": 4, "overflow": 2}
_SEVERAL |= {f"{name}-{axis}": 2 for name in ("inset", "margin") for axis in ("block", "inline")}
"""The number of values of properties that take more than one."""
_KEYWORDS = {name: frozenset(words.split()) for name, words in (_NAMED | _MEASURED).items()}


def is_understood(name: str, value: Sequence[Any]) -> bool:
    """Whether browsers understand a value without variables; True for other properties."""
    tokens = [token for token in value if token.type not in ("whitespace", "comment")]
    if name == "color":
        return len(tokens) == 1 and _is_colour(tokens[0])
    if name not in _KEYWORDS:
        return True
    if not 1 <= len(tokens) <= _SEVERAL.get(name, 1):
        return False
    if name == "position" and tokens[0].type == "function":
        return bool(tokens[0].lower_name == "running")  # on paper alone
    return all(_is_one(name, token) for token in tokens)


def _is_one(name: str, token: Any) -> bool:
    if token.type == "ident":
        known = _EVERYWHERE if name != "opacity" else frozenset(("initial", "unset", "revert"))
        return token.lower_value in known or token.lower_value in _KEYWORDS[name]
    if name in _NAMED:
        return False
    if token.type == "function" and token.lower_name == "fit-content":
        return _KEYWORDS[name] >= {"fit-content"}
    found = measured([token])
    if found is None:
        return False
    number, is_plain = found
    if name in ("opacity", "z-index"):
        return is_plain or token.type == "percentage"
    return not is_plain or name in _PLAIN or (number == 0 and token.type == "number")


def _is_colour(token: Any) -> bool:
    if token.type == "ident" and token.lower_value in (*_EVERYWHERE, "currentcolor"):
        return True
    if token.type == "ident" and token.lower_value in ("canvas", "field", "buttonface", "mark"):
        return False  # a ground
    return colour([token]) is not None
