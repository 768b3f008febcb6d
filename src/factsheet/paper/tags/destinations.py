"""Bookmarks and links within a document that lead to structure elements (ISO 14289-2, 8.8)."""

from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element

from factsheet.paper.tags.outline import Outline


def lead_to_elements(pdf: Any, outline: Outline, bookmarks: Iterable[tuple[str, Element]]) -> None:
    """Make every destination of a pydyf.PDF a structure destination (ISO 32000-2, 12.3.2.3).

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
