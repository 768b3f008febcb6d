"""White space in files of translators' tools: what is a text's, and what is a file's layout."""

import re
from typing import TYPE_CHECKING

from factsheet.exchange.xml import SPACE

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = " \t\r\n"
"""White space of XML, which excludes no-break spaces: French needs them."""
_RUN = re.compile(f"[{_SPACE}]+")
_WITHOUT_SPACES = frozenset(("ja", "km", "lo", "my", "th", "yue", "zh"))
"""Languages that put no space between sentences."""


def keeps_space(element: "_Element") -> bool:
    """Whether white space counts in an element: `xml:space`, its own or the nearest ancestor's.

    By default a program may lay the file out anew, so it counts as single spaces.
    """
    for one in (element, *element.iterancestors()):
        if stated := one.get(SPACE):
            return str(stated) == "preserve"
    return False


def squeezed(text: str) -> str:
    """The text with single spaces, and none at its ends."""
    return single_spaced(text).strip(" ")


def single_spaced(text: str) -> str:
    """The text with one space for each run of white space."""
    return _RUN.sub(" ", text)


def respaced(text: str, sent: str, source: str) -> str:
    """A translation without the layout that its file has got since it was sent out.

    `sent` is the source text as the file has it, `source` as the catalog has it. Where
    these differ in white space alone, what a program did to the one it did to the other.
    """
    if "\r" not in source:
        text, sent = text.replace("\r\n", "\n"), sent.replace("\r\n", "\n")
    if sent == source or squeezed(sent) != squeezed(source) or not text.strip():
        return text
    inner = squeezed(text) if single_spaced(source) == source else text.strip(_SPACE)
    return f"{leading(source)}{inner}{trailing(source)}"


def leading(text: str) -> str:
    """The white space that a text begins with."""
    return text[: len(text) - len(text.lstrip(_SPACE))]


def trailing(text: str) -> str:
    """The white space that a text ends with."""
    return text[len(text.rstrip(_SPACE)) :]


def separator(before: str, gap: str, after: str, language: str) -> str:
    """What to put between two translated segments where their source has `gap`.

    Nothing where either brings its own space, or the language puts none there.
    """
    if trailing(before) or leading(after):
        return ""
    primary = language.replace("_", "-").partition("-")[0].casefold()
    return "" if primary in _WITHOUT_SPACES else single_spaced(gap)
