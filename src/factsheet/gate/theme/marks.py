"""Every value on a page can be read back: it stands in `<data>` or `<time>`."""

import re
from collections.abc import Iterator
from html import unescape

from factsheet.diagnostics import Severity
from factsheet.gate.rule import Rule

UNMARKED = Rule(
    code="unmarked-value",
    severity=Severity.ERROR,
    summary="A page has a number that says not which fact it is.",
    rationale="Values are printed in `<data>` or `<time>` with the fact's address, so that "
    "readers, programs and this toolkit's own proof of all languages can read them back. A "
    "template that prints a value as it stands loses that, and the locale's digits too.",
    bad="{{ fact.canonical }}",
    good="{{ fact.value|inline }}",
)
RULES = (UNMARKED,)

NUMBER = re.compile(r"\d+(?:[.,٫٬'’/:\u00a0\u202f]\d+)*")
MARKED = ("data", "time", "script", "style", "title")
"""Elements whose text bears its meaning, or is no text of the page."""
FURNITURE = frozenset(("marks", "source-number", "source-link", "running-page", "picture-credit"))
"""Classes of what counts sources and pages, shows addresses, or says whose a picture is."""
VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr")


BLOCK = "block-"
"""How the class of a block names its type."""


_TAG = re.compile(
    r"<!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"(?P<rest>(?:[^>\"']++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+)(?:>|\Z)"
)
"""A comment or a tag. What is never closed goes on to the end, as browsers read it."""
_CLASS = re.compile(r"""\bclass\s*=\s*["']([^"']*)""")


def unmarked(html: str) -> Iterator[tuple[str, str | None]]:
    """The numbers of a page that bear no fact, each with the type of block that it is in.

    Pages come from templates that escape all they print, so tags can be told by themselves,
    several times as fast as by an HTML parser.
    """
    depth, position = 0, 0
    block: str | None = None
    for tag in _TAG.finditer(html):
        if not depth:
            # An apostrophe is written &#39;, which is no number.
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
