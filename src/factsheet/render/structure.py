"""Languages and reading order in a tagged PDF's structure tree.

WeasyPrint writes the document's language only, and text as it is drawn: right-to-left
text from its end. What follows reads `/Lang` of a passage (ISO 14289-1, 7.2) and, for
right-to-left text, `/ActualText` in logical order (ISO 32000-1, 14.9.4) off the boxes.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


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
    for number, passages in enumerate(pages):
        shared: dict[bytes, list[Passage]] = {}
        for identifier, passage in sorted(passages.items()):
            shared.setdefault(by_page[number][identifier], []).append(passage)
        for reference, parts in shared.items():
            _annotate_element(_object(pdf, reference), parts, language)


def _annotate_element(element: Any, parts: Sequence[Passage], language: str | None) -> None:
    from pydyf import String

    languages = {part.language for part in parts}
    if len(languages) == 1 and (own := languages.pop()) and own != language:
        element["Lang"] = String(own)
    text = "".join(part.text or "" for part in parts)
    if RIGHT_TO_LEFT.search(text):
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
