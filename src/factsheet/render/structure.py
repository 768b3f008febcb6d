"""Languages and reading order in a tagged PDF's structure tree.

WeasyPrint writes the document's language only, and text as it is drawn: right-to-left
text from its end, brackets mirrored, joiners lost. What follows reads `/Lang` of a passage
(ISO 14289-1, 7.2) and, where glyphs don't give the text, `/ActualText` in logical order
(ISO 32000-1, 14.9.4) off the boxes.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
OTHERWISE_DRAWN = re.compile(
    "[\u0300-\u036f\u0590-\u109f\u135d-\u135f\u1700-\u1cff\u1dc0-\u1dff\u200c\u200d"
    "\u20d0-\u20ff\ua800-\uabff\ufb1d-\ufdff\ufe00-\ufe2f\ufe70-\ufefc]"
)
"""Letters that glyphs don't give back one by one and in order: those that run from right to
left, join or move about their neighbours (Hebrew, Arabic, the scripts of India and South-East
Asia), marks, and joiners, which have no glyph."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What one piece of marked content says, and in which language."""

    text: str | None
    """None for an image."""
    language: str | None


def annotate(pdf: Any, pages: Sequence[Mapping[int, Passage]], language: str | None) -> None:
    """Add languages and logical text to the elements of a structure tree.

    `pdf` is a pydyf.PDF with a structure tree, `pages` has each page's passages by
    marked-content identifier, `language` is the document's.
    """
    by_page = _parent_tree(pdf)
    texts = (passage.text or "" for passages in pages for passage in passages.values())
    is_mixed = any(map(RIGHT_TO_LEFT.search, texts))
    for number, passages in enumerate(pages):
        shared: dict[bytes, dict[int, Passage]] = {}
        for identifier, passage in sorted(passages.items()):
            shared.setdefault(by_page[number][identifier], {})[identifier] = passage
        for reference, parts in shared.items():
            element = _object(pdf, reference)
            if len({part.language for part in parts.values()}) == 1:
                _annotate_element(element, list(parts.values()), language, is_mixed=is_mixed)
                continue
            for identifier, part in parts.items():
                own = _wrap(pdf, element, reference, identifier)
                by_page[number][identifier] = own.reference
                _annotate_element(own, [part], language, is_mixed=is_mixed)


def _wrap(pdf: Any, element: Any, reference: bytes, identifier: int) -> Any:
    """Give one piece of an element's content an element of its own."""
    from pydyf import Array, Dictionary

    span = Dictionary({"Type": "/StructElem", "S": "/Span", "P": reference})
    span["K"] = Array([identifier])
    if "Pg" in element:
        span["Pg"] = element["Pg"]
    pdf.add_object(span)
    element["K"][element["K"].index(identifier)] = span.reference
    return span


def _annotate_element(
    element: Any, parts: Sequence[Passage], language: str | None, *, is_mixed: bool
) -> None:
    from pydyf import String

    own = parts[0].language
    if own and own != language:
        element["Lang"] = String(own)
    text = "".join(part.text or "" for part in parts)
    # Between letters from right to left, numbers and signs may be drawn in another order.
    is_moved = is_mixed and not all(one.isalpha() or one.isspace() for one in text)
    if is_moved or OTHERWISE_DRAWN.search(text) or any(map(unicodedata.mirrored, text)):
        element["ActualText"] = String(text)


def _parent_tree(pdf: Any) -> dict[int, list[bytes]]:
    """Each page's structure elements, by marked-content identifier."""
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    numbers = _object(pdf, root["ParentTree"])["Nums"]
    return {
        key: value
        for key, value in zip(numbers[::2], numbers[1::2], strict=True)
        if isinstance(value, list)
    }


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
