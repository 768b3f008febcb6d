"""Build one structure element for each HTML element that has a type. A heading, a list or a table
is one element, however many boxes, columns and pages it takes. Elements are created with their
first content, so none is empty.
"""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import pydyf

from factsheet.paper.tags.roles import CAPTIONED, GROUPING, ROLES, role_of
from factsheet.paper.tags.tree import Structure, StructureTree

NUMBERINGS = {
    "decimal": "Decimal",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
}
"""Values of ListNumbering (ISO 32000-1, 14.8.5.5) by `list-style-type`."""
KINDS_OF_LISTS = {"ol": "Ordered", "ul": "Unordered", "dl": "Description"}
"""The same in PDF 2.0 (ISO 32000-2, 14.8.5.5), which need not describe labels."""


class Outline:
    """The structure elements of a page's HTML elements."""

    def __init__(self, tree: StructureTree, html: Element, language: str | None) -> None:
        self.tree = tree
        self.html = html
        self.parents = {child: parent for parent in html.iter() for child in parent}
        self.nodes: dict[Element, Structure] = {}
        self.items: dict[Element, Structure] = {}
        """The LI of each `<li>`, and the LI for the terms of a `<dl>`."""
        self.labels: dict[Element, Structure] = {}
        self.paragraphs: dict[Element, Structure] = {}
        """The P for text directly in a grouping element."""
        self.languages: dict[int, str | None] = {tree.top.number: language}
        """Languages by the number of the structure element."""
        self.ordinals: dict[Element, dict[Element, int]] = {}
        """The numbers of items, by list."""

    def node(self, element: Element) -> Structure:
        """The structure element of an HTML element, or of its nearest ancestor that has one."""
        if element not in self.nodes:
            parent = self.parents.get(element)
            self.nodes[element] = self.tree.top if parent is None else self._made(element, parent)
        return self.nodes[element]

    def holder(self, block: Element, *, is_label: bool = False) -> Structure:
        """The structure element for a block's text: that of the block, or a P if that only
        groups."""
        if is_label:
            return self.label(block)
        node = self.node(block)
        if str(node["S"])[1:] not in GROUPING:
            return node
        last = self.paragraphs.get(block)
        if last is None or node["K"][-1] != last.reference:
            last = self.paragraphs[block] = self._add("P", node)
        return last

    def add_inline(self, role: str, element: Element | None, holder: Structure) -> Structure:
        """The structure element of an inline element; one for each block that it is in."""
        if element is None:
            return self._add(role, holder)
        known = self.nodes.get(element)
        if known is None or known["S"] != f"/{role}":
            known = self.nodes[element] = self._add(role, holder, element)
        return known

    def label(self, item: Element) -> Structure:
        """The Lbl of an `<li>`."""
        if item not in self.labels:
            holder = self._item(item)
            self.labels[item] = self._add("Lbl", holder)
        return self.labels[item]

    def set_numbering(self, item: Element, style: str) -> None:
        """Set how the items of a list are numbered, which is known from the first label."""
        if self.tree.is_pdf_2:
            return
        above = self.parents[item]
        usual = "Decimal" if above.tag == "ol" else "Disc"
        numbering = NUMBERINGS.get(style, usual)
        self.node(above)["A"]["ListNumbering"] = f"/{numbering}"

    def ordinal(self, element: Element) -> int | None:
        """The number that an item of an `<ol>` has by its place (HTML, 4.4.8)."""
        above = self.parents.get(element)
        if element.tag != "li" or above is None or above.tag != "ol":
            return None
        if above not in self.ordinals:
            self.ordinals[above] = dict(_numbered(above))
        return self.ordinals[above].get(element)

    def add_cell(self, element: Element, columns: int, rows: int) -> None:
        """Add a table's cell, which spans `columns` and `rows`, even if it is empty.

        `Scope` lets readers find the headers of every cell (ISO 14289-1, 7.5).
        """
        cell = self.node(element)
        if "A" in cell:
            return
        entries: dict[str, Any] = {"O": "/Table"}
        if columns != 1:
            entries["ColSpan"] = columns
        if rows != 1:
            entries["RowSpan"] = rows
        if element.tag == "th":
            entries["Scope"] = f"/{self._scope(element)}"
        cell["A"] = pydyf.Dictionary(entries)

    def _scope(self, element: Element) -> str:
        """The scope of a `<th>`; derived from its place if the page doesn't state it."""
        said = element.get("scope")
        if said in ("row", "rowgroup"):
            return "Row"
        row = self.parents.get(element)
        group = None if row is None else self.parents.get(row)
        if said or group is None or group.tag == "thead":
            return "Column"
        return "Row" if any(cell.tag == "td" for cell in row or ()) else "Column"

    def language_of(self, structure: Structure) -> str | None:
        """Its own language, or the inherited one."""
        return self.languages.get(structure.number)

    def place_of(self, element: Element) -> Structure:
        """The target of a link to an HTML element: its own structure element, else the first one in
        it, else the nearest around it."""
        near = (*element.iter(), *self.around(element))
        return next((self.nodes[one] for one in near if self._has_own(one)), self.tree.top)

    def _has_own(self, element: Element) -> bool:
        """Whether it has its own structure element."""
        own = self.nodes.get(element)
        above = self.parents.get(element)
        return own is not None and (above is None or own is not self.nodes.get(above))

    def around(self, element: Element) -> Iterator[Element]:
        """An element and its ancestors, from the innermost."""
        here: Element | None = element
        while here is not None:
            yield here
            here = self.parents.get(here)

    def _made(self, element: Element, parent: Element) -> Structure:
        role = role_of(element.tag, element.attrib, parent.tag)
        if element.tag == "li":
            return self._add("LBody", self._item(element), element)
        if element.tag == "figure" and element.find("figcaption") is not None:
            role = None if _captioned(element) is not None else "Sect"
        captioned = _captioned(parent) if element.tag == "figcaption" else None
        above = self.node(parent if captioned is None else captioned)
        if element.tag in ("dt", "dd") and parent.tag == "dl":
            above = self._pair(element, parent)
        if role is None:
            return above
        made = self._add(role, above, element)
        if role == "Figure":
            made["Alt"] = pydyf.String(element.get("aria-label"))
        elif role == "L":
            made["A"] = self._list(element)
        elif role == "Caption" and parent[0] is element:
            # First in the page's source, so first here, wherever it is drawn.
            above["K"].insert(0, above["K"].pop())
        return made

    def _item(self, element: Element) -> Structure:
        """The LI of an `<li>`."""
        if element not in self.items:
            parent = self.parents.get(element)
            above = self.tree.top if parent is None else self.node(parent)
            self.items[element] = self._add("LI", above)
        return self.items[element]

    def _pair(self, element: Element, parent: Element) -> Structure:
        """The LI of terms and definitions; a term after a definition begins another one."""
        last = self.items.get(parent)
        is_new = last is None or (
            element.tag == "dt" and any(self._role(kid) == "/LBody" for kid in last["K"])
        )
        if is_new:
            last = self.items[parent] = self._add("LI", self.node(parent))
        return last

    def _role(self, kid: Any) -> str:
        return str(self.tree.pdf.objects[int(kid.split()[0])]["S"])

    def _list(self, element: Element) -> Any:
        kind = KINDS_OF_LISTS[element.tag] if self.tree.is_pdf_2 else "None"
        return pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{kind}"})

    def _add(self, role: str, above: Structure, element: Element | None = None) -> Structure:
        made = self.tree.add(role, above)
        inherited = self.languages.get(above.number)
        own = self._language(element) if element is not None else None
        self.languages[made.number] = own or inherited
        if own and own != inherited:
            made["Lang"] = pydyf.String(own)
        return made

    def _language(self, element: Element) -> str | None:
        return next((one.get("lang") for one in self.around(element) if one.get("lang")), None)


def _captioned(figure: Element) -> Element | None:
    """The element that the caption of a figure is put into."""
    return next((child for child in figure if ROLES.get(child.tag) in CAPTIONED), None)


def _numbered(numbered_list: Element) -> Iterator[tuple[Element, int]]:
    number = _integer(numbered_list.get("start"), 1) - 1
    for item in numbered_list:
        if item.tag == "li":
            number = _integer(item.get("value"), number + 1)
            yield item, number


def _integer(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default
