"""Assign the content of laid-out boxes to structure elements.

It imports WeasyPrint, so it is imported where a page is laid out.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from factsheet.paper.runs import without_runs
from factsheet.paper.tags.outline import Outline
from factsheet.paper.tags.passages import ends_with_space, logical_text
from factsheet.paper.tags.roles import is_described
from factsheet.paper.tags.tree import Mark, Structure, StructureTree

SVG = "{http://www.w3.org/2000/svg}"
POINTS = 72 / 96
INLINES = {"q": "Quote", "code": "Code"}
GENERATED = ("marker", "before")
"""Pseudo-elements of an item that show its number or its bullet."""


class BoxPlace(NamedTuple):
    """The position of a box in the page's element tree."""

    block: Element | None = None
    """The element of the paragraph, heading, item or cell around it."""
    pseudo: str = ""
    inlines: tuple[tuple[str, Element], ...] = ()
    """The inline elements of that block around it, with their types."""
    artifact: str = ""
    """The type of artifact, if it is one (ISO 32000-1, 14.8.2.2)."""


class Stream(NamedTuple):
    """A page's content stream, or a form's that is drawn on it."""

    content: Any
    form: Any
    """None for the page's own stream."""
    marks: dict[Any, int]
    """The identifiers of marked content by its box."""


class ContentReader:
    """Reads the content of pages into an outline."""

    def __init__(self, tree: StructureTree, outline: Outline, *, is_mixed: bool) -> None:
        self.tree = tree
        self.outline = outline
        self.is_mixed = is_mixed
        self.bookmarks: list[tuple[str, Element]] = []
        """Titles of bookmarks and the elements that they lead to, in order."""
        self.seen: dict[Element, Any] = {}
        """Elements that may be repeated on later pages, with their first box."""
        self.order = {element: number for number, element in enumerate(outline.html.iter())}
        self.last: tuple[Element | None, Any, Structure | None] = (None, None, None)
        """The block, the box and the element of the previous text."""

    def add_page(self, number: int, page: Any, streams: Sequence[Stream]) -> None:
        """Tag the content of a page; what is not part of the outline becomes an artifact."""
        self.number = number
        self.reference = self.tree.pdf.page_references[number]
        self.height = page.height
        self.streams = {box: stream for stream in streams for box in stream.marks}
        self.owners: dict[Any, Mark] = {}
        self.artifacts: dict[Any, str] = {}
        self._walk(page._page_box, BoxPlace())  # noqa: SLF001
        for stream in streams:
            self._number(stream)

    def _number(self, stream: Stream) -> None:
        """Renumber the marked content of a stream, without artifacts."""
        by_old = {old: box for box, old in stream.marks.items()}
        items = stream.content.stream
        owners = pydyf.Array()
        for index, item in enumerate(items):
            if not isinstance(item, pydyf.Dictionary) or "MCID" not in item:
                continue
            box = by_old[item["MCID"]]
            if box in self.owners:
                item["MCID"] = len(owners)
                self.owners[box].number(len(owners))
                owners.append(self.owners[box].element.reference)
                continue
            items[index - 1] = "/Artifact"
            del item["MCID"]
            if kind := self.artifacts.get(box):
                item["Type"] = kind
        if stream.form is None:
            self.tree.key(owners, self.number)
        elif owners:
            stream.form.extra["StructParents"] = self.tree.key(owners)

    def _walk(self, box: Any, place: BoxPlace) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box  # noqa: SLF001
        element = box.element
        if isinstance(box, boxes.MarginBox):
            place = BoxPlace(artifact="/Pagination")
        elif element is not None:
            place = self._entered(box, element, place)
        if box in self.streams:
            self._add(box, place)
        for child in self._children(box):
            self._walk(child, place)

    def _entered(self, box: Any, element: Element, place: BoxPlace) -> BoxPlace:
        """The place of a box's content."""
        pseudo = box.element_tag.partition("::")[2] or (
            place.pseudo if place.block is element else ""
        )
        annotation = getattr(box, "link_annotation", None)
        if not place.artifact and self._is_repeated(box, element):
            place = place._replace(artifact="/Pagination")
        if box.bookmark_label and box.style["bookmark_level"] != "none":
            self.bookmarks.append((box.bookmark_label, element))
        is_cell = isinstance(box, boxes.TableCellBox) and element.tag in ("td", "th")
        if is_cell and not place.artifact:
            self.outline.add_cell(element, box.colspan, box.rowspan)
        if is_described(element.attrib) and not place.artifact:
            node = self.outline.node(element)
            node.setdefault("A", pydyf.Dictionary({"O": "/Layout", "BBox": self._bounds(box)}))
        is_link = annotation is not None and not place.artifact
        if isinstance(box, (boxes.BlockContainerBox, boxes.FlexContainerBox)) and not isinstance(
            box, boxes.InlineLevelBox
        ):
            if is_link and box.element_tag == "a" and place.block is not None:
                self.outline.add_inline("Link", element, self._holder(place))
            place = BoxPlace(element, pseudo, (), place.artifact)
        elif isinstance(box, boxes.InlineLevelBox) and element is not place.block:
            role = "Link" if is_link and box.element_tag == "a" else INLINES.get(element.tag)
            if role and (role, element) not in place.inlines:
                place = place._replace(inlines=(*place.inlines, (role, element)))
        else:
            place = place._replace(pseudo=pseudo)
        if is_link:
            self._add_link(element, place, annotation)
        return place

    def _is_repeated(self, box: Any, element: Element) -> bool:
        """Whether it repeats an earlier box: a table's head on a later page, a fixed box."""
        is_group = isinstance(box, boxes.TableRowGroupBox) and (box.is_header or box.is_footer)
        if not is_group and box.style["position"] != "fixed":
            return False
        first = self.seen.setdefault(element, (self.number, box))
        return first[0] != self.number or first[1] is not box

    def _children(self, box: Any) -> Sequence[Any]:
        """A box's children in the order of the page's elements, not in that of a flex container."""
        children: Sequence[Any] = getattr(box, "children", ())
        if isinstance(box, (boxes.FlexContainerBox, boxes.GridContainerBox)) and (
            box.style["flex_direction"].endswith("reverse")
            or any(child.style["order"] for child in children)
        ):
            return sorted(children, key=lambda child: self.order.get(child.element, 0))
        return children

    def _holder(self, place: BoxPlace) -> Structure:
        """The structure element for the content at a place."""
        block = self.outline.html if place.block is None else place.block
        is_label = place.pseudo in GENERATED and block.tag == "li"
        node = self.outline.holder(block, is_label=is_label)
        for role, element in place.inlines:
            node = self.outline.add_inline(role, element, node)
        return node

    def _add_link(self, element: Element, place: BoxPlace, annotation: Any) -> None:
        """Add the active area of a link. One element may have several."""
        node = self._holder(place)
        links = [one for role, one in place.inlines if role == "Link"]
        if links:
            node = self.outline.nodes[links[-1]]
        elif str(node["S"]) != "/Link":
            node = self.outline.add_inline("Link", element, node)
        self.tree.add_annotation(node, annotation, self.reference)

    def _add(self, box: Any, place: BoxPlace) -> None:
        if place.artifact:
            self.artifacts[box] = place.artifact
        elif isinstance(box, boxes.TextBox):
            self._add_text(box, place)
        else:
            self._add_image(box, place)

    def _add_text(self, box: Any, place: BoxPlace) -> None:
        block, last, span = self.last
        is_going_on = block is place.block and last is not None and not place.pseudo
        if not box.text.strip():
            # A space between two words of a block belongs to it; any other is an artifact.
            if is_going_on:
                self._own(box, self._holder(place))
            return
        if is_going_on and span is not None and box.position_y > last.position_y + last.height / 2:
            text = span["ActualText"].string
            if ends_with_space(text):
                span["ActualText"] = pydyf.String(f"{text} ")
        node = self._label(box) or self._holder(place)
        if place.pseudo in GENERATED and place.block is not None and place.block.tag == "li":
            self.outline.set_numbering(place.block, box.style["list_style_type"])
        entries: dict[str, Any] = {}
        language = box.style["lang"]
        if language and language != self.outline.language_of(node):
            entries["Lang"] = pydyf.String(language)
        if text := logical_text(box.text, is_mixed=self.is_mixed):
            entries["ActualText"] = pydyf.String(text)
        if entries:
            node = self.tree.add("Span", node, **entries)
        self._own(box, node)
        self.last = place.block, box, node if text else None

    def _label(self, box: Any) -> Structure | None:
        """The label of an item whose number is an element of the page."""
        element = without_runs(box.element, self.outline.parents)
        if not box.text.strip().isdecimal() or element.tag == "li":
            return None
        item = next((one for one in self.outline.around(element) if one.tag == "li"), None)
        if item is None or item in self.outline.nodes or item in self.outline.labels:
            return None
        if int(box.text) != self.outline.ordinal(item):
            return None
        self.outline.set_numbering(item, "decimal")
        return self.outline.label(item)

    def _add_image(self, box: Any, place: BoxPlace) -> None:
        alternative = _alternative(box)
        if not alternative:
            self._add_drawing(box, place)
            return
        # An element without children is false, and Python 3.12 and later warn about testing it.
        block = box.element if place.block is None else place.block
        node = self._holder(place) if place.inlines else self.outline.node(block)
        figure = self.outline.add_inline("Figure", None, node)
        figure["Alt"] = pydyf.String(alternative)
        language = box.style["lang"]
        if language and language != self.outline.language_of(node):
            figure["Lang"] = pydyf.String(language)
        figure["A"] = pydyf.Dictionary({"O": "/Layout", "BBox": self._bounds(box)})
        self._own(box, figure)

    def _add_drawing(self, box: Any, place: BoxPlace) -> None:
        """Add a drawing; without its own description, it may be part of a described element."""
        if place.block is not None and box.element.tag == f"{SVG}svg":
            node = self.outline.node(place.block)
            if node["S"] == "/Figure":
                self._own(box, node)

    def _bounds(self, box: Any) -> Any:
        """The bounding box in the page's default space (ISO 32000-1, 14.8.5.4.3)."""
        x, y = box.content_box_x(), box.content_box_y()
        left, right = POINTS * x, POINTS * (x + box.width)
        bottom, top = POINTS * (self.height - y - box.height), POINTS * (self.height - y)
        return pydyf.Array((left, bottom, right, top))

    def _own(self, box: Any, node: Structure) -> None:
        self.owners[box] = self.tree.add_mark(node, self.reference, self.streams[box].form)


def _alternative(box: Any) -> str:
    """The alternative text of an image; "" for decoration."""
    element = box.element
    if "::" in box.element_tag or element.get("aria-hidden") == "true":
        return ""
    if element.tag == f"{SVG}svg":
        title = element.find(f"{SVG}title")
        said = element.get("aria-label") if title is None else title.text
        return said or ""
    said = element.get("alt")
    if said is None:
        source = element.get("src", "unknown")
        logging.getLogger("weasyprint").error('Image "%s" has no required alt description', source)
    return said or ""


def streams_of(pdf: Any, pages: Sequence[Any]) -> Mapping[int, Sequence[Stream]]:
    """Each page's streams with marked content: its own, and those of forms, which transparency
    needs."""
    found: dict[int, list[Stream]] = {}
    keys = {id(page._tags): number for number, page in enumerate(pages)}  # noqa: SLF001
    own = set(map(id, pages))
    for item in pdf.objects:
        tags = getattr(item, "_tags", None)
        if tags is None or id(tags) not in keys:
            continue
        identifiers = {
            part["MCID"]
            for part in item.stream
            if isinstance(part, pydyf.Dictionary) and "MCID" in part
        }
        marks = {box: mark["mcid"] for box, mark in tags.items() if mark["mcid"] in identifiers}
        form = None if id(item) in own else item
        if marks or form is None:
            found.setdefault(keys[id(tags)], []).append(Stream(item, form, marks))
    return found
