"""The PDFs, read back: valid, within their pages, and saying in text what the pages say."""

import json
from dataclasses import fields
from typing import Any

import pypdfium2
import pytest

from factsheet.edition.blocks import BlockView
from factsheet.edition.document import Datum, Element, FactView, Inline, Phrase, RowView, Run
from support.editions import Built
from support.outlines import page_tree, pdf_tree, shape
from support.pdf_text import contains, folded, objects_of, text_of
from support.verapdf import validate

NO_COLUMNS: set[str] = set()


def phrases(node: Any, columns: set[str] = NO_COLUMNS) -> list[Phrase]:
    """Every phrase that a document's blocks print, of rows the columns that they name."""
    if isinstance(node, Phrase):
        return [node]
    if isinstance(node, FactView):
        return phrases((node.value, node.rows), columns)
    if isinstance(node, RowView):
        return [node.said(name) for name in node.cells if name in columns]
    if isinstance(node, BlockView):
        # A map's groups are headings over several rows, in words of their own.
        names = [one.name for one in fields(node) if one.name not in ("alternative", "group")]
        printed = {name: getattr(node, name) for name in names}
        return phrases(printed, named(tuple(printed.values())))
    if isinstance(node, dict):
        return phrases(tuple(node.values()), columns)
    if isinstance(node, tuple):
        return [found for part in node for found in phrases(part, columns)]
    return []


def named(node: Any) -> set[str]:
    """The columns that a block's fields name."""
    if isinstance(node, tuple):
        return {name for part in node for name in named(part)}
    return {node} if isinstance(node, str) else set()


def data(children: tuple[Inline, ...]) -> list[Datum]:
    found = []
    for child in children:
        if isinstance(child, Datum):
            found.append(child)
        elif isinstance(child, Element):
            found += data(child.children)
    return found


def words(children: tuple[Inline, ...]) -> str:
    return "".join(c.text if isinstance(c, Run) else words(c.children) for c in children)


def letters(text: str) -> str:
    """Letters and digits in their order.

    Lines may break inside a value, and pdfium moves a full stop or a hyphen beside a
    number in a right-to-left line.
    """
    return "".join(character for character in folded(text) if character.isalnum())


@pytest.mark.slow
def test_they_conform_to_pdf_ua_and_pdf_a(interpol: Built) -> None:
    assert validate([path for _, path in interpol.pdfs()]) == []


def test_their_structure_is_the_page_s(interpol: Built) -> None:
    """As an independent script reads both."""
    for _, path in interpol.pdfs():
        page = path.with_suffix(".html").read_text("utf-8")
        assert shape(pdf_tree(path)) == shape(page_tree(page)), path


def test_they_keep_their_page_limits(interpol: Built) -> None:
    for document, path in interpol.pdfs():
        pdf = pypdfium2.PdfDocument(path)
        assert 1 <= len(pdf) <= document.pages, path
        pdf.close()


@pytest.mark.parametrize("tag", ["ar", "en", "es", "fr"])
def test_every_printed_value_is_found_in_their_text(interpol: Built, tag: str) -> None:
    missing = []
    for document, path in interpol.pdfs():
        if document.locale == tag:
            text = letters(text_of(path))
            for phrase in phrases(tuple(block for _, _, block in document.blocks)):
                missing += [
                    (document.sheet_id, datum.address, words(datum.children))
                    for datum in data(phrase.children)
                    if letters(words(datum.children)) not in text
                ]
    assert missing == []


@pytest.mark.parametrize("tag", ["ar", "en", "es", "fr"])
def test_titles_can_be_searched(interpol: Built, tag: str) -> None:
    for document, path in interpol.pdfs():
        if document.locale == tag:
            assert contains(text_of(path), words(document.title.children)), path


def test_metadata_and_reading_direction(interpol: Built) -> None:
    for document, path in interpol.pdfs():
        pdf = pypdfium2.PdfDocument(path)
        metadata = pdf.get_metadata_dict()
        assert metadata["Title"] == document.title.text, path
        assert metadata["Subject"] == document.lead.text, path
        assert metadata["Keywords"], path
        raw = objects_of(path)
        assert (b"/Direction /R2L" in raw) == (document.direction == "rtl"), path
        assert f"/Lang ({document.locale})".encode() in raw, path
        assert len(list(pdf.get_toc())) >= 3, path
        pdf.close()


def test_they_carry_the_same_facts_in_every_language(interpol: Built) -> None:
    carried: dict[str, set[bytes]] = {}
    for document, path in interpol.pdfs():
        pdf = pypdfium2.PdfDocument(path)
        attachment = pdf.get_attachment(0)
        assert attachment.get_name() == "facts.json"
        content = bytes(attachment.get_data())
        stated = {fact["id"] for fact in json.loads(content)["facts"]}
        assert stated >= {fact.id for fact, _ in document.facts}
        carried.setdefault(document.sheet_id, set()).add(content)
        pdf.close()
    assert {sheet for sheet, contents in carried.items() if len(contents) != 1} == set()
