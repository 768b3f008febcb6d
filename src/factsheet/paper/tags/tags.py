"""What stands in for WeasyPrint's `add_tags`: a structure tree that is the page's outline.

It imports WeasyPrint, so it is imported where a page is laid out.
"""

from collections.abc import Sequence
from typing import Any

import pydyf

from factsheet.paper.tags.content import ContentReader, streams_of
from factsheet.paper.tags.destinations import lead_to_elements
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
        lead_to_elements(pdf, outline, content.bookmarks)
    tree.write()
    if "Lang" not in pdf.catalog:
        pdf.catalog["Lang"] = pydyf.String()
