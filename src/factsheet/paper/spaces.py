"""Spaces between a number and an Arabic or Hebrew word, as readers of PDFs understand them.

A number and its unit stay on one line, and so does «الـ» before a number, so a no-break space
stands between them. pdfium counts that character with the digits (its bidirectional class is CS,
UAX #9), and reads «4 أيام» and «الـ 89» with the space on the wrong side of the number. On paper
an ordinary space takes its place, and the style of the value, or a word joiner (UAX #14, LB11),
keeps the line from breaking. Within numbers that run from left to right, such as
+44 20 7946, no-break spaces are read rightly, and stay.
"""

import re
from xml.etree.ElementTree import Element

from factsheet.edition.lines import NO_BREAK_SPACE, RIGHT_TO_LEFT_LETTERS, WORD_JOINER

_RTL = RIGHT_TO_LEFT_LETTERS
_DIGIT = "0-9٠-٩۰-۹"
_BESIDE_WORD = re.compile(f"(?<=[{_DIGIT}%٪])\u00a0(?=[{_RTL}])|(?<=[{_RTL}])\u00a0(?=[{_DIGIT}])")
_AFTER_WORD = re.compile(f"(?<=[{_RTL}]){NO_BREAK_SPACE}$")
_BEFORE_WORD = re.compile(f"^{NO_BREAK_SPACE}(?=[{_RTL}])")
_STARTS, _ENDS = re.compile(f"[{_DIGIT}]"), re.compile(f"[{_DIGIT}%٪]$")
_VALUES = frozenset(("data", "time"))
_UNBROKEN = "white-space: nowrap"
_UNBROKEN_SPACE = f" {WORD_JOINER}"


def ease_spaces(root: Element) -> None:
    """Exchange such spaces in the values below an element and beside them, in place."""
    for element in root.iter():
        if element.tag in _VALUES and element.get("dir") == "rtl":
            _ease_within(element)
        _ease_beside_values(element)


def _ease_within(value: Element) -> None:
    text = value.text or ""
    eased = _BESIDE_WORD.sub(" ", text)
    if eased != text:
        value.text = eased
        own = value.get("style")
        value.set("style", f"{own}; {_UNBROKEN}" if own else _UNBROKEN)


def _ease_beside_values(parent: Element) -> None:
    before = None
    for child in parent:
        if child.tag in _VALUES and child.text:
            if _STARTS.match(child.text):
                if before is None:
                    parent.text = _AFTER_WORD.sub(_UNBROKEN_SPACE, parent.text or "")
                else:
                    before.tail = _AFTER_WORD.sub(_UNBROKEN_SPACE, before.tail or "")
            if _ENDS.search(child.text):
                child.tail = _BEFORE_WORD.sub(_UNBROKEN_SPACE, child.tail or "")
        before = child
