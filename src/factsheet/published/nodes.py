"""The elements of a page that have a structure type in its PDF, as the page's source has them."""

from collections.abc import Mapping
from dataclasses import dataclass

from factsheet.paper.tags.roles import CAPTIONED, GROUPING, INLINE, role_of

MAXIMUM_DEPTH = 256
_SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}


@dataclass(eq=False, slots=True)
class Node:
    """One element of the page; two with the same type are two."""

    role: str
    tag: str = ""
    scope: str | None = None
    """What a header cell says that it is the header of."""
    cells: int = 0
    """How many cells a row has."""
    item: "Node | None" = None
    """Of a `<dl>`: the LI that its terms are put into. Of a `<figure>`: what its caption is."""
    number: int = 0
    """Of an `<ol>`: that of its last item. Of the LI of an item: its own."""
    is_begun: bool = False
    """Of an LI: whether it has text."""
    is_captioned: bool = False
    """Of a `<figure>`: whether it has a caption."""
    body: "Node | None" = None
    """Of an LI: its LBody. Of a label that stands on the page: the LBody that it is in where
    styles number items."""

    def __str__(self) -> str:
        return f"<{self.tag}>" if self.tag else self.role


Path = tuple[Node, ...]
"""From outside."""


def entered(above: Path, tag: str, attributes: Mapping[str, str], parent: str) -> Path:
    """The path of what is in an element; `parent` is the name of the element around it.

    Elements nested deeper than any page needs are passed over, so paths stay short.
    """
    last = above[-1]
    if len(above) >= MAXIMUM_DEPTH:
        return above
    if tag == "li":
        return (*above, *_item(last, attributes))
    if tag in ("dt", "dd") and parent == "dl":
        item, node = _pair(last, tag), Node("Lbl" if tag == "dt" else "LBody", tag)
        item.body = node if tag == "dd" else item.body
        return (*above, item, node)
    if tag == "figure":
        return (*above, Node("Sect", tag))
    if tag == "figcaption" and last.tag == "figure":
        last.is_captioned = True
    role = "Link" if tag == "a" and "href" in attributes else role_of(tag, attributes, parent)
    if role is None:
        return above
    node = Node(role, tag)
    if role in ("TH", "TD"):
        last.cells += 1
        node.scope = _SCOPES.get(attributes.get("scope", "")) if role == "TH" else None
    if parent == "figure" and role in CAPTIONED and last.item is None:
        last.item = node
    if tag == "ol":
        node.number = _integer(attributes.get("start"), 1) - 1
    return (*above, node)


def resolved(path: Path) -> list[Node]:
    """A path without figures that make no element, and with what their captions are put into."""
    found = []
    for node, inner in zip(path, (*path[1:], None), strict=True):
        if node.tag != "figure":
            found.append(node)
        elif inner is not None and inner.tag == "figcaption":
            found.append(node.item or node)
        elif node.is_captioned and node.item is None:
            found.append(node)
    return found


def text_path(path: Path, words: str, tag: str) -> Path:
    """The path of text in an element: a number of an item that stands on the page is its label."""
    place = next((n for n in range(len(path) - 1, -1, -1) if path[n].role == "LI"), None)
    if place is None or not words.strip():
        return path
    item, is_first = path[place], not path[place].is_begun
    item.is_begun = True
    is_number = words.strip().isdecimal() and int(words) == item.number
    if not (is_first and is_number) or tag == "li":
        return path
    return (*path[: place + 1], Node("Lbl", "li", body=path[place + 1]))


def holds_no_text(node: Node) -> bool:
    """Whether text directly in it is put into a P."""
    return node.role in GROUPING


def is_inline(role: str) -> bool:
    """Whether it stands in a line of text, or is an image."""
    return role in INLINE or role == "Figure"


def _item(above: Node, attributes: Mapping[str, str]) -> Path:
    above.number = _integer(attributes.get("value"), above.number + 1)
    number = above.number if above.tag == "ol" else 0
    return Node("LI", "li", number=number), Node("LBody", "li")


def _pair(above: Node, tag: str) -> Node:
    """The LI of terms and what they mean; a term after a meaning begins another."""
    if above.item is None or (tag == "dt" and above.item.body is not None):
        above.item = Node("LI", "dt")
    return above.item


def _integer(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default
