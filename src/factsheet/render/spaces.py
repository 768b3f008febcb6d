"""Spaces between a number and an Arabic or Hebrew word, as readers of PDFs understand them.

A number and its unit stay on one line, so a no-break space stands between them. pdfium counts
that character with the digits (its bidirectional class is CS, UAX #9), and reads «4 أيام» with
the space on the wrong side of the number. On paper an ordinary space takes its place, and the
style of the value keeps its line from breaking. Within numbers that run from left to right,
such as +44 20 7946, no-break spaces are read rightly, and stay.
"""

import re
from xml.etree.ElementTree import Element

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_BESIDE_WORD = re.compile(
    f"(?<=[0-9٠-٩۰-۹%٪])\u00a0(?=[{_RTL}])|(?<=[{_RTL}])\u00a0(?=[0-9٠-٩۰-۹])"
)
_VALUES = frozenset(("data", "time"))
_UNBROKEN = "white-space: nowrap"


def ease_spaces(root: Element) -> None:
    """Exchange such spaces in the values below an element, in place."""
    for element in root.iter():
        if element.tag not in _VALUES or element.get("dir") != "rtl" or not element.text:
            continue
        eased = _BESIDE_WORD.sub(" ", element.text)
        if eased != element.text:
            element.text = eased
            own = element.get("style")
            element.set("style", f"{own}; {_UNBROKEN}" if own else _UNBROKEN)
