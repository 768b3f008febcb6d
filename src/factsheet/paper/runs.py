"""Mark up paragraphs of mixed direction so that WeasyPrint draws them in UAX #9 order.

WeasyPrint orders the text of each inline box separately, and then the boxes of a line. So
`H<sub>2</sub>O` in Arabic would be drawn from its end, and a “&” that ends a line would go to the
other side of the words before it. Levels are worked out over the whole paragraph here, each
element with a `dir` as one neutral character, and every run of the other direction is put into a
`<span dir>`. Markup in which such a run begins or ends is split in two there. Runs that are right
in any line are unchanged: words of the other direction, and numbers.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple
from unicodedata import bidirectional
from xml.etree.ElementTree import Element

from factsheet.bidi.levels import levels
from factsheet.paper.tags.passages import RIGHT_TO_LEFT

RUN = "data-run"
"""The attribute of spans made here, which no published page has."""
# fmt: off
INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
))
# fmt: on
"""Elements that browsers lay out inline."""
ATOMIC = frozenset(("img", "svg", "{http://www.w3.org/2000/svg}svg", "object", "embed", "input"))
"""Inline elements that are laid out as a whole."""
UNREAD = ATOMIC | {"head", "script", "style", "template", "title"}
OBJECT = "\ufffc"
"""Replaces an atomic element or an isolate in the text of a paragraph."""
DIRECTIONS = ("ltr", "rtl")
_OTHER = {"ltr": frozenset(("R", "AL", "AN")), "rtl": frozenset(("L", "EN", "AN"))}
"""Classes of characters that may run in another direction than the paragraph."""
_WORDS = {"ltr": frozenset(("R", "AL", "NSM", "WS")), "rtl": frozenset(("L", "NSM", "WS"))}
"""Character classes of a run of words in the other direction."""
_LETTERS = frozenset(("R", "AL", "NSM", "WS"))
_BESIDE_A_NUMBER = frozenset(("WS", "R", "AL", "NSM"))
_SPACES = str.maketrans("\n\t\r\f", "    ")
Path = tuple[Element, ...]
"""The inline elements around an item, from the outermost."""


class InlineItem(NamedTuple):
    """A character of a paragraph, or an atomic element."""

    character: str
    content: str | Element
    path: Path
    text: int
    """The number of the text node that it is in; atomic elements have their own."""


@dataclass(frozen=True, slots=True)
class DirectionalRun:
    """Items that run in one direction."""

    items: Sequence[InlineItem]
    is_other: bool
    """Whether their direction differs from the paragraph's, so that they must be marked up."""


def mark_runs(root: Element) -> None:
    """Mark up the paragraphs below an element, in place."""
    is_mixed = RIGHT_TO_LEFT.search("".join(root.itertext()))
    if not is_mixed and all(one.get("dir") != "rtl" for one in root.iter()):
        return
    waiting = [(root, "ltr", False)]
    while waiting:
        element, around, is_in_line = waiting.pop()
        if element.tag in UNREAD or not isinstance(element.tag, str):
            continue
        own = element.get("dir", "")
        direction = own if own in DIRECTIONS else around
        is_in_line = is_in_line and element.tag in INLINE and own not in DIRECTIONS
        if not is_in_line:
            _mark(element, direction)
        waiting += [(child, direction, True) for child in element]


def without_runs(element: Element, parents: dict[Element, Element]) -> Element:
    """The element itself or, for a span made here, the nearest element of the page."""
    while element.get(RUN) is not None and element in parents:
        element = parents[element]
    return element


def _mark(element: Element, direction: str) -> None:
    """Mark up each stretch of text and inline elements between an element's blocks and line
    breaks."""
    nodes = list(_nodes(element))
    made: list[str | Element] = []
    is_changed = False
    for is_stretch, some in groupby(nodes, key=_is_in_line):
        stretch = list(some)
        marked = _marked(stretch, direction) if is_stretch else None
        is_changed = is_changed or marked is not None
        made += stretch if marked is None else marked
    if is_changed:
        _fill(element, made)


def _is_in_line(node: str | Element) -> bool:
    if isinstance(node, str):
        return True
    if node.tag in ATOMIC or node.tag == "wbr":
        return True
    return node.tag in INLINE and (
        node.get("dir") in DIRECTIONS or all(_is_in_line(child) for child in node)
    )


def _nodes(element: Element) -> Iterator[str | Element]:
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


def _marked(stretch: Sequence[str | Element], direction: str) -> list[str | Element] | None:
    """The stretch with its runs marked up; None if it needs no markup."""
    kinds = set(map(bidirectional, "".join(_texts(stretch)).translate(_SPACES)))
    is_one_text = len(stretch) == 1 and isinstance(stretch[0], str)
    if _OTHER[direction].isdisjoint(kinds) or (is_one_text and _is_easy(kinds, direction)):
        return None
    items = list(_items(stretch))
    text = "".join(item.character for item in items)
    classes = [bidirectional(character) for character in text]
    runs = list(_runs(items, classes, levels(text, direction), direction))
    if not any(run.is_other for run in runs):
        return None
    used: set[Element] = set()
    made: list[str | Element] = []
    for run in runs:
        content = _nested([(item.content, item.path) for item in run.items], used)
        if run.is_other:
            span = Element("span", {"dir": "ltr" if direction == "rtl" else "rtl", RUN: ""})
            _fill(span, content)
            content = [span]
        made += content
    return made


def _texts(nodes: Iterable[str | Element]) -> Iterator[str]:
    """The texts of a paragraph, without those of isolates."""
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif node.tag not in ATOMIC and node.get("dir") not in DIRECTIONS:
            yield from _texts(_nodes(node))


def _is_easy(kinds: set[str], direction: str) -> bool:
    """Whether text of these classes is drawn correctly without markup: words of both directions
    without signs, or right-to-left words and numbers in a right-to-left paragraph."""
    return kinds <= _LETTERS | {"L"} or (direction == "rtl" and kinds <= _LETTERS | {"EN"})


def _items(nodes: Sequence[str | Element], path: Path = ()) -> Iterator[InlineItem]:
    for number, node in enumerate(nodes):
        if isinstance(node, str):
            key = hash((path, number))
            for written, character in zip(node, node.translate(_SPACES), strict=True):
                yield InlineItem(character, written, path, key)
        elif node.tag == "wbr":
            yield InlineItem("\u200b", node, path, id(node))
        elif node.tag in ATOMIC or node.get("dir") in DIRECTIONS:
            yield InlineItem(OBJECT, node, path, id(node))
        else:
            yield from _items(list(_nodes(node)), (*path, node))


def _runs(
    items: Sequence[InlineItem], classes: Sequence[str], found: Sequence[int], direction: str
) -> Iterator[DirectionalRun]:
    base = DIRECTIONS.index(direction)
    start = 0
    for is_other, some in groupby(found, key=lambda level: level != base):
        end = start + sum(1 for _ in some)
        is_marked = is_other and not _is_right_in_any_line(items, classes, start, end, direction)
        # In a paragraph from left to right, Arabic-Indic digits run from left to right too.
        is_marked = is_marked and (base == 1 or set(found[start:end]) != {2})
        yield DirectionalRun(items[start:end], is_marked)
        start = end


def _is_right_in_any_line(
    items: Sequence[InlineItem], classes: Sequence[str], start: int, end: int, direction: str
) -> bool:
    """Whether the run is drawn correctly without markup, wherever lines break. It must be in one
    text node, and have no character whose direction depends on one that may be on another line.
    """
    if items[start].text != items[end - 1].text:
        return False
    own = set(classes[start:end])
    if own <= _WORDS[direction]:
        return True
    beside = {*classes[max(start - 1, 0) : start], *classes[end : end + 1]}
    characters = {item.character for item in items[start:end]}
    is_number = own <= {"EN", "CS"} and not characters & {"\u00a0", "\u202f", "/"}
    return direction == "rtl" and is_number and beside <= _BESIDE_A_NUMBER


def _nested(parts: Sequence[tuple[str | Element, Path]], used: set[Element]) -> list[str | Element]:
    """Nodes for characters and elements, in the markup around them. If an element's content is
    split, all but one of its parts are copies without its id.
    """
    made: list[str | Element] = []
    for outer, some in groupby(parts, key=lambda part: part[1][:1]):
        inner = list(some)
        if not outer:
            made += _joined([content for content, _ in inner])
            continue
        (element,) = outer
        content = _nested([(node, path[1:]) for node, path in inner], used)
        if element in used:
            attributes = {name: value for name, value in element.items() if name != "id"}
            element = Element(element.tag, attributes)
        used.add(element)
        _fill(element, content)
        made.append(element)
    return made


def _joined(contents: Sequence[str | Element]) -> Iterator[str | Element]:
    for is_text, some in groupby(contents, key=lambda content: isinstance(content, str)):
        if is_text:
            yield "".join(one for one in some if isinstance(one, str))
        else:
            yield from some


def _fill(element: Element, nodes: Sequence[str | Element]) -> None:
    """Make nodes the content of an element."""
    for child in list(element):
        element.remove(child)
    element.text = None
    last: Element | None = None
    for node in nodes:
        if isinstance(node, str):
            if last is None:
                element.text = (element.text or "") + node
            else:
                last.tail = (last.tail or "") + node
        else:
            node.tail, last = None, node
            element.append(node)
