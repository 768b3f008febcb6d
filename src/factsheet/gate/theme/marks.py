"""Check that every value on a page is machine-readable, in `<data>` or `<time>`."""

import re
from collections.abc import Iterator
from html import unescape

from factsheet.rules import error

UNMARKED = error(
    code="unmarked-value",
    summary="A page has a number that does not state its fact.",
    rationale="Values are printed in `<data>` or `<time>` with the fact's address, so that "
    "readers, programs and `factsheet verify` can read them back. A template that prints a bare "
    "value loses that, and the locale's digits.",
    bad="{{ fact.canonical }}",
    good="{{ fact.value|inline }}",
)
RULES = (UNMARKED,)

NUMBER = re.compile(r"\d+(?:[.,٫٬'’/:\u00a0\u202f]\d+)*")
MARKED = ("data", "time", "script", "style", "title")
"""Elements whose numbers are marked, or that are not text of the page."""
FURNITURE = frozenset(("marks", "source-number", "source-link", "running-page", "picture-credit"))
"""Classes of source and page numbers, addresses and picture credits."""
VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr")


BLOCK = "block-"
"""Prefix of the class that names the type of a block."""


_TAG = re.compile(
    r"<!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"(?P<rest>(?:[^>\"']++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+)(?:>|\Z)"
)
"""A comment or a tag. Unclosed ones extend to the end, as in browsers."""
_CLASS = re.compile(r"""\bclass\s*=\s*["']([^"']*)""")


def unmarked(html: str) -> Iterator[tuple[str, str | None]]:
    """The unmarked numbers of a page, each with the type of its block.

    Templates escape all values, so tags can be found by a regular expression, which is several
    times as fast as an HTML parser.
    """
    depth, position = 0, 0
    block: str | None = None
    for tag in _TAG.finditer(html):
        if not depth:
            # The 39 of &#39;, an apostrophe, does not count as a number.
            words = unescape(html[position : tag.start()])
            for number in NUMBER.findall(words):
                yield number, block
        position = tag.end()
        name = (tag["name"] or "").lower()
        if not name or name in VOID or tag["rest"].endswith("/"):
            continue
        if tag["end"]:
            depth = max(0, depth - 1)
            continue
        found = _CLASS.search(tag["rest"])
        classes = found[1].split() if found else []
        if classes[:1] == ["block"]:
            block = next((c.removeprefix(BLOCK) for c in classes if c.startswith(BLOCK)), None)
        if depth or name in MARKED or not FURNITURE.isdisjoint(classes):
            depth += 1
