"""Read a published page: its passages, the values in them, and the names of its facts.

A passage is the text of one paragraph, heading or cell. Its pattern is the same with every
value replaced by its address, as a translator would write it: two editions of a sentence that
differ only in a value have one pattern.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "cite", "data", "em", "i", "span", "strong", "sub", "sup", "time")
)
"""Elements within a passage; any other begins and ends one."""
FURNITURE = frozenset(
    {
        *("actions", "band", "card-links", "downloads", "edition", "languages", "marks"),
        *("running", "skip", "source-number", "translation-notice", "untranslated-note"),
    }
)
"""Classes of navigation and numbering, which are not the sheet's text."""
SILENT = frozenset(("head", "nav", "script", "style"))
SPACE = re.compile(r"[ \t\n\r\f]+")
LINKED_DATA = "application/ld+json"


@dataclass(frozen=True, slots=True)
class PrintedValue:
    """A value on a page: its address, its canonical notation, and its printed words."""

    address: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class PagePassage:
    """The text of one paragraph, heading or cell. `block` is empty above the first block."""

    block: str
    words: str
    pattern: str
    values: tuple[PrintedValue, ...] = ()
    is_fallback: bool = False
    """Whether a part of it is marked as not translated."""

    @property
    def addresses(self) -> frozenset[str]:
        return frozenset(value.address for value in self.values)


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page."""

    passages: tuple[PagePassage, ...]
    labels: dict[str, str]
    """Names of facts in the page's language, by the facts' ids."""


def read_page(html: str) -> PageText:
    """The page's passages in reading order. Malformed pages raise no error."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_passage()
    labels = {name: label for text in reader.data for name, label in _labels(text)}
    return PageText(tuple(reader.passages), labels)


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet."""

    tag: str
    is_silent: bool
    block: str
    value: tuple[str, str] | None = None
    start: int = 0
    """The number of parts of the passage before the value."""


@dataclass(slots=True)
class _Draft:
    """A passage that is being read: plain parts, and values."""

    parts: list[str | PrintedValue] = field(default_factory=list)
    is_fallback: bool = False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.passages: list[PagePassage] = []
        self.data: list[str] = []
        self._open = [_Open("", is_silent=False, block="")]
        self._open_tags: Counter[str] = Counter()
        self._draft = _Draft()
        self._reads_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self.end_passage()
        if tag in VOID:
            return
        attributes = {name: value or "" for name, value in attrs}
        classes = frozenset(attributes.get("class", "").split())
        parent = self._open[-1]
        is_silent = parent.is_silent or tag in SILENT or not FURNITURE.isdisjoint(classes)
        block = attributes.get("id", "") if "block" in classes else parent.block
        element = _Open(tag, is_silent, block, start=len(self._draft.parts))
        if tag in ("data", "time") and "data-fact" in attributes:
            canonical = attributes.get("value") or attributes.get("datetime", "")
            element.value = (attributes["data-fact"], canonical)
        self._open.append(element)
        self._open_tags[tag] += 1
        self._draft.is_fallback |= "untranslated" in classes and not is_silent
        if tag == "figure" and "aria-label" in attributes and not is_silent:
            self._add(attributes["aria-label"])
            self.end_passage()
        if tag == "script" and attributes.get("type") == LINKED_DATA:
            self._reads_data = True
            self.data.append("")

    def handle_endtag(self, tag: str) -> None:
        if not self._open_tags[tag]:
            return
        if tag not in INLINE:
            self.end_passage()
        while self._open[-1].tag != tag:
            self._open_tags[self._open.pop().tag] -= 1
        element = self._open.pop()
        self._open_tags[tag] -= 1
        self._reads_data = False
        if element.value and not element.is_silent:
            words = _squeezed(map(_words, self._draft.parts[element.start :]))
            self._draft.parts[element.start :] = [PrintedValue(*element.value, words)]

    def handle_data(self, data: str) -> None:
        if self._reads_data:
            self.data[-1] += data
        elif not self._open[-1].is_silent:
            self._add(data)

    def end_passage(self) -> None:
        """End the passage, and keep it unless it is empty."""
        draft, self._draft = self._draft, _Draft()
        if words := _squeezed(map(_words, draft.parts)):
            pattern = _squeezed(map(_hole, draft.parts))
            values = tuple(part for part in draft.parts if isinstance(part, PrintedValue))
            block = self._open[-1].block
            self.passages.append(PagePassage(block, words, pattern, values, draft.is_fallback))

    def _add(self, words: str) -> None:
        self._draft.parts.append(words)


def _words(part: str | PrintedValue) -> str:
    return part.words if isinstance(part, PrintedValue) else part


def _hole(part: str | PrintedValue) -> str:
    return f"{{{part.address}}}" if isinstance(part, PrintedValue) else part


def _squeezed(parts: Iterator[str]) -> str:
    """The text with white space collapsed as in HTML: no-break spaces are kept."""
    return SPACE.sub(" ", "".join(parts)).strip(" ")


def _labels(text: str) -> Iterator[tuple[str, str]]:
    """Names of facts in a page's linked data; none if it is malformed."""
    try:
        yield from _named(json.loads(text))
    except (ValueError, RecursionError):
        return


def _named(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        name, fact = node.get("name"), node.get("propertyID")
        if isinstance(name, str) and isinstance(fact, str):
            yield fact, name
        for part in node.values():
            yield from _named(part)
    elif isinstance(node, list):
        for part in node:
            yield from _named(part)
