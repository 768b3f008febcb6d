"""Find where each message of a marked page is printed, by WeasyPrint's laid-out boxes.

It imports WeasyPrint, so it is imported where a page is laid out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

POINTS_PER_PIXEL = 72 / 96
NAMES = ("data-source", "data-message")
"""Attributes that name a message: its msgid in a text of a template, otherwise its context."""


@dataclass(frozen=True, slots=True)
class PrintedPlace:
    """One place where a message is printed: a rectangle on a page.

    Lengths are in points from the page's upper left corner.
    """

    message: str
    """The msgid of a text of a template; the context of any other message."""
    page: int
    """Counted from 0."""
    left: float
    top: float
    right: float
    bottom: float


def places(document: Any) -> tuple[PrintedPlace, ...]:
    """The places of all messages on the pages of a WeasyPrint document, in reading order.

    A message that is printed in several blocks, or in a block that is divided over columns or
    pages, has a place in each part.
    """
    found: dict[tuple[int, str, int], PrintedPlace] = {}
    for number, page in enumerate(document.pages):
        for messages, container, text in _texts(page._page_box, (), 0):  # noqa: SLF001
            x, y = text.position_x, text.position_y
            sides = (x, y, x + text.width, y + text.height)
            for message in messages:
                place = PrintedPlace(message, number, *(side * POINTS_PER_PIXEL for side in sides))
                key = (number, message, container)
                found[key] = _around(found[key], place) if key in found else place
    return tuple(found.values())


def _texts(
    box: Any, messages: tuple[str, ...], container: int
) -> Iterator[tuple[tuple[str, ...], int, Any]]:
    """Each text or picture, the messages that it belongs to, and the block that contains it."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box  # noqa: SLF001
    if box.style["visibility"] != "visible":
        return
    if box.element is not None:
        message = next(filter(None, map(box.element.get, NAMES)), None)
        if message and message not in messages:
            messages = (*messages, message)
    if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
        if messages and (isinstance(box, boxes.ReplacedBox) or box.text.strip()):
            yield messages, container, box
        return
    if isinstance(box, boxes.BlockContainerBox):
        container = id(box)
    for child in getattr(box, "children", ()):
        yield from _texts(child, messages, container)


def _around(one: PrintedPlace, other: PrintedPlace) -> PrintedPlace:
    return PrintedPlace(
        one.message,
        one.page,
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )
