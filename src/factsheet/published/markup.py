"""Read pages as browsers do: the tree of the HTML standard's parser, with places.

The rest of `verify` reads a page as it is written. Both must be the same, so a page that browsers
would repair is refused: repeated attributes, tags that are not closed, comments that end elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import zip_longest
from typing import Any
from xml.etree.ElementTree import Element

import tinyhtml5.parser

from factsheet.diagnostics import Location, excerpt
from factsheet.gate.theme.marks import VOID

DEEPEST = 100
"""Maximum depth of elements."""
MOST_ATTRIBUTES = 100
"""Maximum number of attributes of one element."""
MOST_PROBLEMS = 20
"""Maximum number of problems of one page that are named."""
MOST_VALUES = 8
"""Maximum depth of values within values, since each includes the text of those inside."""
_NAMED_VALUES = frozenset(("data", "time"))
HTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
_SHOWN = 40
Attributes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A start tag, an end tag or a text."""

    kind: str
    said: str
    """The element's name, or the text without white space around it."""
    attributes: Attributes = ()
    at: Location | None = None
    element: Element | None = None
    """The element in the browsers' tree."""

    @property
    def essence(self) -> tuple[str, str, Attributes]:
        return self.kind, self.said, self.attributes

    def __str__(self) -> str:
        shown = excerpt(self.said, _SHOWN)
        return {"start": f"<{shown}>", "end": f"</{shown}>"}.get(self.kind, f"“{shown}”")


@dataclass(slots=True)
class ParsedPage:
    """A page's tree, and the problems of its markup."""

    name: str
    root: Element | None = None
    """None if the tree differs from what is written."""
    places: dict[Element, Location] = field(default_factory=dict)
    problems: list[tuple[str, Location]] = field(default_factory=list)
    is_too_deep: bool = False
    """Whether nothing else is read of it, because it is nested too deep or has too many
    attributes."""


def read_markup(name: str, html: str) -> ParsedPage:
    """The page as the HTML standard's parser reads it."""
    markup = ParsedPage(name)
    written = _Written(name, markup.problems)
    written.feed(html)
    written.close()
    markup.is_too_deep = written.is_too_deep
    if written.is_too_deep or markup.problems:
        _leave_some(markup)
        return markup
    parser = tinyhtml5.parser.HTMLParser()
    root = parser.parse(html)
    for (line, column), code, _ in parser.errors[: MOST_PROBLEMS + 1]:
        markup.problems.append((f"browsers have to repair it ({code})", _at(name, line, column)))
    last = Location(name, 1, 1)
    for one, other in zip_longest(written.events, _events(root)):
        last = one.at if one is not None and one.at else last
        if one is None or other is None or one.essence != other.essence:
            said = f"browsers read {other or 'nothing'} where {one or 'nothing'} is written"
            markup.problems.append((said, last))
            _leave_some(markup)
            return markup
        if other.element is not None:
            markup.places[other.element] = last
    _check_encoding(root, markup)
    markup.root = root if not markup.problems else None
    _leave_some(markup)
    return markup


def _leave_some(markup: ParsedPage) -> None:
    """Keep only the first problems of the page, which are enough to refuse it."""
    if len(markup.problems) > MOST_PROBLEMS:
        last = markup.problems[MOST_PROBLEMS - 1][1]
        markup.problems[MOST_PROBLEMS:] = [("there are more problems, which are not listed", last)]


def _check_encoding(root: Element, markup: ParsedPage) -> None:
    """Check the encoding: browsers use the first one that a page names, and guess if there is
    none."""
    said = [e for e in root.iter() if is_element(e) and "charset" in e.attrib]
    for element in said:
        if element.attrib["charset"].strip().lower() not in ("utf-8", "utf8"):
            shown = excerpt(element.attrib["charset"], _SHOWN)
            at = markup.places.get(element, Location(markup.name))
            markup.problems.append((f"it says that its encoding is “{shown}”, not UTF-8", at))
    if not said:
        markup.problems.append(("it does not say that it is UTF-8", Location(markup.name, 1, 1)))


def _at(name: str, line: int, column: int) -> Location:
    return Location(name, max(line, 1), max(column, 1))


def is_element(node: Any) -> bool:
    """Whether a node of the tree is an element, not a comment."""
    return isinstance(node.tag, str)


def local_name(name: Any) -> str:
    """An element's or attribute's name without its namespace, in lower case."""
    return str(name).rpartition("}")[2].rpartition(":")[2].lower()


class _Written(HTMLParser):
    """Records the markup as written, tag by tag."""

    def __init__(self, name: str, problems: list[tuple[str, Location]]) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.problems = problems
        self.events: list[Event] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.values = 0
        """The number of open values."""
        self.is_too_deep = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.is_too_deep:
            return
        self._end_text()
        if len(attrs) > MOST_ATTRIBUTES:
            self.is_too_deep = True
            self._refuse(f"<{excerpt(tag, _SHOWN)}> has more than {MOST_ATTRIBUTES} attributes")
            return
        if len({name for name, _ in attrs}) < len(attrs):
            self._refuse(f"<{tag}> has an attribute twice")
        attributes = _sorted({local_name(name): value or "" for name, value in attrs})
        self.events.append(Event("start", local_name(tag), attributes, self._here()))
        if tag in VOID:
            self.events.append(Event("end", local_name(tag)))
            return
        self.open.append(tag)
        self.values += tag in _NAMED_VALUES
        if len(self.open) > DEEPEST:
            self.is_too_deep = True
            self._refuse(f"elements are nested more than {DEEPEST} deep")
        if self.values > MOST_VALUES:
            self.is_too_deep = True
            self._refuse(f"values are nested more than {MOST_VALUES} deep")

    def handle_endtag(self, tag: str) -> None:
        if self.is_too_deep:
            return
        self._end_text()
        if not self.open or self.open[-1] != tag:
            self._refuse(f"</{excerpt(tag, _SHOWN)}> closes another element")
            return
        self.values -= self.open.pop() in _NAMED_VALUES
        self.events.append(Event("end", local_name(tag)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        if data.lstrip().lower().startswith(("[if", "[endif", "<!")):
            self._refuse("a comment has conditions, which some programs obey")

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html" or self.events:
            self._refuse(f"<!{excerpt(decl, _SHOWN)}> is not <!doctype html>")

    def unknown_decl(self, data: str) -> None:
        self._refuse(f"<![{excerpt(data, _SHOWN)} is not HTML")

    def handle_pi(self, data: str) -> None:
        self._refuse(f"<?{excerpt(data, _SHOWN)} is not HTML")

    def close(self) -> None:
        super().close()
        self._end_text()
        if self.open and not self.is_too_deep:
            self._refuse(f"<{excerpt(self.open[-1], _SHOWN)}> is not closed")

    def _end_text(self) -> None:
        if text := "".join(self.texts).strip():
            self.events.append(Event("text", text))
        self.texts.clear()

    def _refuse(self, message: str) -> None:
        if len(self.problems) <= MOST_PROBLEMS:
            self.problems.append((message, self._here()))

    def _here(self) -> Location:
        line, offset = self.getpos()
        return Location(self.name, line, offset + 1)


def _events(root: Element) -> Iterator[Event]:
    """The events of a tree, without comments."""
    texts: list[str] = []
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, is_done = stack.pop()
        is_tag = is_element(element)
        if is_tag and (text := "".join(texts).strip()):
            yield Event("text", text)
        if is_tag:
            texts.clear()
        if is_done or not is_tag:
            if is_tag:
                yield Event("end", local_name(element.tag))
            texts.append(element.tail or "")
            continue
        attributes = _sorted({local_name(name): v for name, v in element.attrib.items()})
        yield Event("start", local_name(element.tag), attributes, None, element)
        texts.append(element.text or "")
        stack.append((element, True))
        stack += [(child, False) for child in reversed(element)]
    if text := "".join(texts).strip():
        yield Event("text", text)


def _sorted(attributes: dict[str, str]) -> Attributes:
    return tuple(sorted(attributes.items()))
