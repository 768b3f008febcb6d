"""The elements of a page that correspond to structure types in its PDF."""

from collections.abc import Mapping
from dataclasses import dataclass

from factsheet.paper.tags.roles import CAPTIONED, GROUPING, INLINE, role_of

MAXIMUM_DEPTH = 256
_SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}


@dataclass(eq=False, slots=True)
class Node:
    """An element of the page, compared by identity."""

    role: str
    tag: str = ""
    scope: str | None = None
    """The scope of a header cell."""
    cells: int = 0
    """The number of cells of a row."""
    item: "Node | None" = None
    """For a `<dl>`: the LI for its terms. For a `<figure>`: its caption."""
    number: int = 0
    """For an `<ol>`: the number of its last item. For the LI of an item: its own number."""
    is_begun: bool = False
    """For an LI: whether it has text."""
    is_captioned: bool = False
    """For a `<figure>`: whether it has a caption."""
    body: "Node | None" = None
    """For an LI: its LBody. For a label in the page's text: the LBody that contains it if styles
    number items."""

    def __str__(self) -> str:
        return f"<{self.tag}>" if self.tag else self.role


Path = tuple[Node, ...]
"""Elements from the outermost to the innermost."""


def entered(above: Path, tag: str, attributes: Mapping[str, str], parent: str) -> Path:
    """The path within an element; `parent` is the name of its parent. Elements nested deeper than
    any page needs are ignored, so paths stay short.
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
    """A path without figures that have no element in the PDF, and with the elements around
    captions."""
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
    """The path of text in an element. An item's number in the page's text is its label."""
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
    """Whether it is inline, or an image."""
    return role in INLINE or role == "Figure"


def _item(above: Node, attributes: Mapping[str, str]) -> Path:
    above.number = _integer(attributes.get("value"), above.number + 1)
    number = above.number if above.tag == "ol" else 0
    return Node("LI", "li", number=number), Node("LBody", "li")


def _pair(above: Node, tag: str) -> Node:
    """The LI of terms and definitions; a term after a definition begins another one."""
    if above.item is None or (tag == "dt" and above.item.body is not None):
        above.item = Node("LI", "dt")
    return above.item


def _integer(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default
