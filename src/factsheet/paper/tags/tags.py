"""Replace WeasyPrint's `add_tags`: write a structure tree that is the page's outline.

It imports WeasyPrint, so it is imported where a page is laid out.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from xml.etree.ElementTree import Element

import pydyf

from factsheet.paper.tags.content import ContentReader, streams_of
from factsheet.paper.tags.outline import Outline
from factsheet.paper.tags.passages import is_mixed
from factsheet.paper.tags.tree import StructureTree


def add_tags(pdf: Any, document: Any, version: Any, streams: Sequence[Any]) -> None:
    """Tag a pydyf.PDF of a WeasyPrint document; `version` is that of PDF, `streams` its pages'.

    WeasyPrint makes an element for every box: two for a heading with a box in it, one for
    each column of a list and each page of a table.
    """
    language = document.metadata.lang
    html = document.pages[0]._page_box.children[0].element  # noqa: SLF001
    tree = StructureTree(pdf, is_pdf_2=str(version) >= "2.0")
    outline = Outline(tree, html, language)
    found = streams_of(pdf, streams)
    texts = (getattr(box, "text", "") for stream in streams for box in stream._tags)  # noqa: SLF001
    content = ContentReader(tree, outline, is_mixed=is_mixed(texts))
    # Pages' keys in the parent tree come first.
    tree.numbers = dict.fromkeys(range(len(document.pages)))
    for number, page in enumerate(document.pages):
        content.add_page(number, page, found.get(number, ()))
    if tree.is_pdf_2:
        _lead_to_elements(pdf, outline, content.bookmarks)
    tree.write()
    if "Lang" not in pdf.catalog:
        pdf.catalog["Lang"] = pydyf.String()


def _lead_to_elements(pdf: Any, outline: Outline, bookmarks: Iterable[tuple[str, Element]]) -> None:
    """Make every destination of a pydyf.PDF a structure destination (ISO 14289-2, 8.8;
    ISO 32000-2, 12.3.2.3).

    `bookmarks` are the titles and elements of its bookmarks, in order.
    """
    by_title: dict[str, list[Element]] = {}
    for title, element in bookmarks:
        by_title.setdefault(title, []).append(element)
    for item in pdf.objects:
        if isinstance(item, dict) and "Title" in item and "Dest" in item:
            left = by_title.get(item["Title"].string)
            element = left.pop(0) if left else outline.html
            item["Dest"][0] = outline.place_of(element).reference
    names = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", [])
    elements = {name: one for one in outline.html.iter() if (name := one.get("id"))}
    for name, destination in zip(names[::2], names[1::2], strict=True):
        target = elements.get(name.string, outline.html)
        destination[0] = outline.place_of(target).reference
