"""Where each message of a marked page is printed, as pdfium reads the PDF."""

import re
from collections.abc import Iterator
from datetime import date

import pypdfium2
import pytest

from factsheet.paper.pdf import Pdf, render_pdf
from factsheet.paper.places import PrintedPlace
from support.printing import FONTS, made, page

STYLE = """
@page { size: 100mm 60mm; margin: 10mm }
html { font: 10pt/1.5 "Facts Sans Arabic" }
body, p, h1, table { margin: 0 }
"""


def words_at(pdf: Pdf) -> Iterator[tuple[str, set[str]]]:
    """Each message with the words that its rectangle shows, in whatever order pdfium has them."""
    document = pypdfium2.PdfDocument(pdf.data)
    for place in pdf.places:
        sheet = document[place.page]
        height = sheet.get_height()
        text = sheet.get_textpage().get_text_bounded(
            place.left - 1, height - place.bottom - 1, place.right + 1, height - place.top + 1
        )
        yield place.name, set(re.findall(r"\w+", text))
    document.close()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_place_shows_the_words_of_its_message(direction: str) -> None:
    html = page(
        '<h1><span data-message="title">The library</span></h1>'
        '<p><span data-message="lead">It has <data value="4"><span data-message="unit">four '
        "rooms</span></data> for readers.</span> Unmarked words.</p>"
        '<table><tr><td data-message="cell">Books</td><td>9</td></tr></table>'
        '<p style="break-before: page"><span data-message="title">The library</span></p>'
        '<p style="visibility: hidden"><span data-message="hidden">Nothing</span></p>',
        direction,
    )
    pdf = made(html, with_places=True, a=STYLE)
    assert list(words_at(pdf)) == [
        ("title", {"The", "library"}),
        ("lead", {"It", "has", "four", "rooms", "for", "readers"}),
        ("unit", {"four", "rooms"}),
        ("cell", {"Books"}),
        ("title", {"The", "library"}),
    ]
    assert [place.page for place in pdf.places] == [0, 0, 0, 0, 1]


def test_a_text_over_two_columns_has_two_places() -> None:
    content = (
        '<div style="columns: 2"><p><span data-message="m">' + "word " * 40 + "</span></p></div>"
    )
    first, second = made(page(content), with_places=True, a=STYLE).places
    assert isinstance(first, PrintedPlace)
    assert first.right < second.left


def test_places_are_found_where_they_are_asked_for() -> None:
    html = page('<p><span data-message="m">Words</span></p>')
    plain, marked = made(html, a=STYLE), made(html, with_places=True, a=STYLE)
    assert not plain.places
    assert marked.places
    assert plain.data == marked.data


def drafted(html: str) -> Pdf:
    resources, dated = {"a.css": STYLE.encode()}, date(2021, 11, 25)
    return render_pdf(
        html, resources=resources, fonts=FONTS, dated=dated, with_places=True, is_draft=True
    )


def test_parts_of_a_draft_are_values_blocks_and_structure_too() -> None:
    html = page(
        '<section class="block block-prose" id="rooms"><h2><span data-message="title">Rooms</span>'
        '</h2><p>It has <data value="4" data-fact="rooms">four</data>.</p></section>'
    )
    found = drafted(html)
    assert not found.data
    by_name = {(one.kind, one.name): one for one in found.places}
    assert list(by_name) == [
        *(("message", "title"), ("fact", "rooms"), ("block", "rooms"), ("tag", "Sect")),
        *(("tag", "H2"), ("tag", "P")),
    ]
    block, value = by_name["block", "rooms"], by_name["fact", "rooms"]
    assert block.left < value.left < value.right < block.right
    assert block.top < value.top < value.bottom < block.bottom + 1


def test_a_part_has_a_place_in_each_line() -> None:
    found = drafted(page('<p><span data-message="m">' + "word " * 40 + "</span></p>"))
    tops = [one.top for one in found.places if one.kind == "message"]
    assert len(tops) > 2
    assert tops == sorted(set(tops))


def test_a_draft_with_places_says_what_cannot_be_read() -> None:
    html = page(
        '<div class="block" id="wide"><p style="margin-left: 95mm">Notwithstanding</p></div>'
    )
    assert [(one.kind, one.block) for one in drafted(html).problems] == [("off-page", "wide")]
