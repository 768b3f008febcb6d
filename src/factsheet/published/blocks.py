"""Collect the text of a page, block by block, in the order of its source."""

import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple

from factsheet.diagnostics import Location
from factsheet.paper.tags.roles import is_described
from factsheet.published.nodes import Node, entered, text_path

_BLOCKS = """
address article aside blockquote body caption dd details div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table
tbody td tfoot th thead tr ul
"""
BLOCKS = frozenset(_BLOCKS.split())
"""Elements that browsers lay out as separate blocks."""
UNREAD = frozenset(("head", "script", "style", "template", "svg"))
NAMES = frozenset(("abbr", "cite", "code", "data", "time"))
"""Elements of names, titles and values."""
OPENING = {"ltr": "\u2066", "rtl": "\u2067"}
CLOSING = "\u2069"
ISOLATING = frozenset(("", *OPENING.values(), CLOSING))
CALL = "doc-noteref"
"""The role of a link to a footnote (DPUB-ARIA)."""
FIGURE = "img"
"""The kind of block for the alternative text of an image, also of `<svg>`."""
KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("td", "th"), "table cell"),
    **dict.fromkeys(("caption", "figcaption"), "caption"),
    "li": "list item",
    "dt": "term",
    "dd": "definition",
    "blockquote": "quotation",
    FIGURE: "alternative text",
}


class Part(NamedTuple):
    """Text of a block; a `dir` within the block is written as an isolate (UAX #9)."""

    text: str
    language: str
    is_name: bool = False
    """Whether it is a value, a title or an abbreviation rather than words of a sentence."""
    path: tuple[Node, ...] = ()
    """The enclosing elements with a structure type, from the outermost."""
    is_call: bool = False
    """Whether it leads to a footnote."""


@dataclass(slots=True)
class TextBlock:
    """A paragraph, heading, item, cell, caption, or the alternative of a figure."""

    name: str
    """The id of the nearest enclosing element that has one."""
    tag: str
    at: Location
    direction: str
    is_on_paper: bool
    is_running: bool = False
    """Whether it is repeated in the margins of printed pages."""
    parts: list[Part] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text in logical order."""
        return "".join(part.text for part in self.parts)

    @property
    def own_text(self) -> str:
        """The text without links to footnotes."""
        return "".join(part.text for part in self.parts if not part.is_call)

    @property
    def languages(self) -> list[str]:
        """The language of each character of the text."""
        return [part.language for part in self.parts for _ in part.text]

    def __str__(self) -> str:
        kind = KINDS.get(self.tag, "paragraph")
        return f"the {kind} in “{self.name}”" if self.name else f"the {kind}"


@dataclass(slots=True)
class _Frame:
    """An open element."""

    tag: str
    at: Location
    language: str
    direction: str
    name: str
    is_block: bool
    is_read: bool
    is_on_paper: bool
    is_name: bool
    is_call: bool
    path: tuple[Node, ...] = ()
    isolate: str = ""
    """The isolate that opens it, if it is inline and has its own direction."""
    opened_in: TextBlock | None = None
    is_running: bool = False


class BlockCollector:
    """Gathers the blocks of a page while it is read."""

    def __init__(self, left_out: frozenset[str], running: frozenset[str], at: Location) -> None:
        self.blocks: list[TextBlock] = []
        self.left_out, self.running = left_out, running
        top = (Node("Document"),)
        self.frames = [_Frame("", at, "", "ltr", "", True, True, True, False, False, top)]
        self.current: TextBlock | None = None

    @property
    def is_on_paper(self) -> bool:
        """Whether the innermost element is printed."""
        return self.frames[-1].is_on_paper

    @property
    def before(self) -> str:
        """The last character of the block so far; "" at its beginning."""
        said = (part.text for part in reversed(self.current.parts)) if self.current else ()
        return next((text[-1] for text in said if text not in ISOLATING), "")

    def is_printed(self, attributes: dict[str, str]) -> bool:
        """Whether an element with these attributes is printed, here."""
        return self.is_on_paper and not self._is_left_out(attributes)

    def start(self, tag: str, attributes: dict[str, str], at: Location) -> None:
        """Handle a start tag that has an end tag."""
        above = self.frames[-1]
        is_title = tag == "title" and above.tag == "svg"
        is_block = tag in BLOCKS or is_title or tag == FIGURE
        path = above.path
        if is_title or tag == FIGURE:
            path = (*path, Node("Figure", tag))
        elif above.is_read and tag not in UNREAD:
            path = entered(path, tag, attributes, above.tag)
        direction = attributes.get("dir", "")
        hidden = "hidden" in attributes or self._is_left_out(attributes)
        frame = _Frame(
            FIGURE if is_title else tag,
            at,
            attributes.get("lang") or above.language,
            direction if is_block and direction in OPENING else above.direction,
            attributes.get("id") or above.name,
            is_block,
            (above.is_read or is_title) and tag not in UNREAD,
            above.is_on_paper and not hidden,
            above.is_name or tag in NAMES,
            above.is_call or attributes.get("role") == CALL,
            path,
            "" if is_block else OPENING.get(direction, ""),
        )
        classes = attributes.get("class", "").split()
        frame.is_running = above.is_running or not self.running.isdisjoint(classes)
        self.frames.append(frame)
        if is_block or tag == "svg":
            self.current = None
        if is_described(attributes):
            self._describe(attributes["aria-label"], frame)

    def _describe(self, words: str, frame: _Frame) -> None:
        """Put the alternative of a figure with text before that text."""
        described = TextBlock(
            frame.name, FIGURE, frame.at, frame.direction, frame.is_on_paper, frame.is_running
        )
        described.parts.append(
            Part(unicodedata.normalize("NFC", words), frame.language, path=frame.path)
        )
        self.blocks.append(described)

    def void(self, tag: str, attributes: dict[str, str], at: Location) -> None:
        """Handle an element without an end tag."""
        if tag == "br":
            self.current = None
        elif tag == "img" and attributes.get("alt"):
            self.start(FIGURE, attributes, at)
            self.text(attributes["alt"])
            self.end()

    def end(self) -> None:
        """Handle the end of the innermost element."""
        frame = self.frames.pop()
        if frame.is_block:
            self.current = None
        elif frame.isolate and self.current is not None and frame.opened_in is self.current:
            self.current.parts.append(Part(CLOSING, frame.language))

    def text(self, data: str) -> None:
        """Handle text in the innermost element."""
        frame = self.frames[-1]
        if not frame.is_read or (self.current is None and not data.strip()):
            return
        number = next(n for n in range(len(self.frames) - 1, -1, -1) if self.frames[n].is_block)
        own = self.frames[number]
        # Text that only one medium shows is not part of the other's paragraph.
        if self.current is None or self.current.is_on_paper != frame.is_on_paper:
            self.current = TextBlock(
                own.name, own.tag, own.at, own.direction, frame.is_on_paper, frame.is_running
            )
            self.blocks.append(self.current)
        for inline in self.frames[number + 1 :]:
            if inline.isolate and inline.opened_in is not self.current:
                self.current.parts.append(Part(inline.isolate, inline.language))
                inline.opened_in = self.current
        words = unicodedata.normalize("NFC", data)
        path = text_path(frame.path, words, frame.tag)
        self.current.parts.append(Part(words, frame.language, frame.is_name, path, frame.is_call))

    def _is_left_out(self, attributes: dict[str, str]) -> bool:
        return not self.left_out.isdisjoint(attributes.get("class", "").split())
