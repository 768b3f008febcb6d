"""Every value on a page can be read back: it stands in `<data>` or `<time>`."""

import re
from collections.abc import Collection, Iterator
from html.parser import HTMLParser

from factsheet.checks.rule import Rule
from factsheet.diagnostics import Severity

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

NUMBER = re.compile(r"\d+(?:[.,٫٬/:\u00a0\u202f]\d+)*")
MARKED = ("data", "time", "script", "style", "title")
"""Elements whose text bears its meaning, or is no text of the page."""
FURNITURE = ("marks", "source-number", "source-link", "running-page")
"""Classes of what counts sources and pages, or shows addresses."""
VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr")


BLOCK = "block-"
"""How the class of a block names its type."""


def unmarked(html: str, written: Collection[str]) -> Iterator[tuple[str, str | None]]:
    """The numbers of a page that bear no fact, each with the type of block that it is in.

    `written` are numbers that texts have, which may be there.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for words, block in reader.found:
        for number in NUMBER.findall(words):
            if number not in written:
                yield number, block


class _Reader(HTMLParser):
    """Gathers the words of a page that stand outside marked elements."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str | None]] = []
        self.block: str | None = None
        self.depth = 0
        """How many elements are open within a marked one, that one included."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        classes = (dict(attrs).get("class") or "").split()
        if classes[:1] == ["block"]:
            self.block = next((c[len(BLOCK) :] for c in classes if c.startswith(BLOCK)), None)
        if self.depth or tag in MARKED or any(name in FURNITURE for name in classes):
            self.depth += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content, as in SVG."""

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.depth = max(0, self.depth - 1)

    def handle_data(self, data: str) -> None:
        if not self.depth and any(character.isdigit() for character in data):
            self.found.append((data, self.block))
