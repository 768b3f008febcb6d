"""Where each message of a marked page is printed, as pdfium reads the PDF."""

import re
from collections.abc import Iterator

import pypdfium2
import pytest

from factsheet.paper.pdf import Pdf
from factsheet.paper.places import PrintedPlace
from support.printing import made, page

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
        yield place.message, set(re.findall(r"\w+", text))
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
