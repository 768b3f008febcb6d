"""Find where the parts of a page are printed, by WeasyPrint's laid-out boxes: each message of a
marked page, and for `parts` values, blocks and structure types too.

It imports WeasyPrint, so it is imported where a page is laid out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from factsheet.paper.tags.roles import role_of

POINTS_PER_PIXEL = 72 / 96
MESSAGES = {"data-source": "source", "data-message": "message"}
"""Attributes that name a message: its msgid in a text of a template, otherwise its context."""
WORDS = {**MESSAGES, "data-fact": "fact"}
"""The kinds of printed text, by the attributes that name it."""


Name = tuple[str, str]
"""A kind and a name."""


@dataclass(frozen=True, slots=True)
class PrintedPlace:
    """One place where a part is printed: a rectangle on a page.

    Lengths are in points from the page's upper left corner.
    """

    name: str
    """The msgid of a text of a template; the context of any other message; a value's address; a
    block's id; a structure type of PDF."""
    page: int
    """Counted from 0."""
    left: float
    top: float
    right: float
    bottom: float
    kind: str = "message"
    """`source`, `message`, `fact`, `block` or `tag`."""


def places(document: Any) -> tuple[PrintedPlace, ...]:
    """The places of all messages on the pages of a WeasyPrint document, in reading order.

    A message that is printed in several blocks, or in a block that is divided over columns or
    pages, has a place in each part.
    """
    return _words(document, MESSAGES, boxes.BlockContainerBox)


def parts(document: Any) -> tuple[PrintedPlace, ...]:
    """The places of all messages and values in each line, then those of blocks and of structure
    elements: one place for each part if an element is divided over columns or pages."""
    boxes_of = (
        PrintedPlace(name, number, *_border(box), kind)
        for number, page in enumerate(document.pages)
        for box, above in _blocks(page._page_box, None)  # noqa: SLF001
        for kind, name in _names(box.element, above)
    )
    return (*_words(document, WORDS, boxes.LineBox), *boxes_of)


def _words(
    document: Any, attributes: Mapping[str, str], containers: type[Any]
) -> tuple[PrintedPlace, ...]:
    """The places of what these attributes name, one for each containing box of a kind."""
    found: dict[tuple[int, Name, int], PrintedPlace] = {}
    for number, page in enumerate(document.pages):
        for names, container, text in _texts(page._page_box, (), 0, attributes, containers):  # noqa: SLF001
            sides = _points(text.position_x, text.position_y, text.width, text.height)
            for kind, name in names:
                place = PrintedPlace(name, number, *sides, kind)
                key = (number, (kind, name), container)
                found[key] = _around(found[key], place) if key in found else place
    return tuple(found.values())


def _texts(
    box: Any,
    names: tuple[Name, ...],
    container: int,
    attributes: Mapping[str, str],
    containers: type[Any],
) -> Iterator[tuple[tuple[Name, ...], int, Any]]:
    """Each text or picture, the names that it belongs to, and its containing box."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box  # noqa: SLF001
    if box.style["visibility"] != "visible":
        return
    if box.element is not None:
        named = ((kind, box.element.get(attribute)) for attribute, kind in attributes.items())
        own = next(((kind, name) for kind, name in named if name), None)
        if own and own not in names:
            names = (*names, own)
    if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
        if names and (isinstance(box, boxes.ReplacedBox) or box.text.strip()):
            yield names, container, box
        return
    if isinstance(box, containers):
        container = id(box)
    for child in getattr(box, "children", ()):
        yield from _texts(child, names, container, attributes, containers)


def _around(one: PrintedPlace, other: PrintedPlace) -> PrintedPlace:
    return PrintedPlace(
        one.name,
        one.page,
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
        one.kind,
    )


def _blocks(box: Any, above: str | None) -> Iterator[tuple[Any, str | None]]:
    """Each box that is not inline, and the name of its parent element."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box  # noqa: SLF001
    if isinstance(box, boxes.LineBox) or box.style["visibility"] != "visible":
        return
    element = box.element
    if element is not None and not isinstance(box, boxes.PageBox | boxes.MarginBox):
        yield box, above
        above = element.tag
    for child in getattr(box, "children", ()):
        yield from _blocks(child, above)


def _names(element: Any, above: str | None) -> Iterator[Name]:
    if "block" in element.get("class", "").split():
        yield "block", element.get("id", "")
    if role := role_of(element.tag, element.attrib, above):
        yield "tag", role


def _border(box: Any) -> tuple[float, float, float, float]:
    start = box.border_box_x(), box.border_box_y()
    return _points(*start, box.border_width(), box.border_height())


def _points(x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
    """Left, top, right and bottom in points; the arguments are in pixels."""
    one = POINTS_PER_PIXEL
    return x * one, y * one, (x + width) * one, (y + height) * one
