"""The direction of a text, and isolates around it."""

import re
import unicodedata

_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_OPENING = {"ltr": "\u2066", "rtl": "\u2067"}
_POP = "\u2069"
_MARKS = "\u200e\u200f\u061c"
"""LRM, RLM and ALM. CLDR puts them beside signs (he «\u200e-430 מטר»): they keep a sign on its
side of the number and say nothing about the words."""
_ISOLATE = re.compile("[\u2066-\u2069]")


def direction_of(text: str) -> str:
    """`ltr` or `rtl` by the first letter (UAX #9, P2, ignoring direction marks).

    A text without letters, such as a number and its sign, runs from left to right.
    """
    return _first_strong(text) or "ltr"


def letters_direction(text: str) -> str | None:
    """`ltr` or `rtl` by the first letter outside isolates; None for a text without letters."""
    return _first_strong(_outside_isolates(text))


def isolated(text: str, direction: str) -> str:
    """The text between isolates (U+2066/2067 … U+2069) if it runs against `direction`.

    Otherwise «US$» in right-to-left text would be drawn as «$US», because the final sign takes the
    direction of the surrounding text.
    """
    own = letters_direction(text) or direction
    return text if own == direction else f"{_OPENING[own]}{text}{_POP}"


def isolated_number(number: str) -> str:
    """A number, with or without unit, between isolates unless its words are right-to-left, so that
    digits and sign stay in order beside another number."""
    own = letters_direction(number) or "ltr"
    return number if own == "rtl" else f"{_OPENING[own]}{number}{_POP}"


def _outside_isolates(text: str) -> str:
    """The text without its isolates; one that is never closed goes on to the end (BD9, P2)."""
    parts: list[str] = []
    depth = start = 0
    for found in _ISOLATE.finditer(text):
        if found[0] != _POP:
            if not depth:
                parts.append(text[start : found.start()])
            depth += 1
        elif depth:
            depth -= 1
            start = found.end()
    return "".join(parts) + ("" if depth else text[start:])


def _first_strong(text: str) -> str | None:
    for character in text:
        if character not in _MARKS and (found := _STRONG.get(unicodedata.bidirectional(character))):
            return found
    return None
