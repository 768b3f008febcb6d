"""Every word of every page is found, as one word, when its PDF is searched."""

import pytest

from support.editions import Built
from support.pdf_text import folded, text_of
from support.search import unfound, units_of


@pytest.mark.parametrize("tag", ["ar", "en", "es", "fr"])
def test_readers_find_every_word_of_the_page(interpol: Built, tag: str) -> None:
    missing = {
        (path.name, *miss)
        for document, path in interpol.pdfs()
        if document.locale == tag
        for miss in unfound(path)
    }
    assert missing == set()


def test_pdfium_finds_numbers_with_their_units(interpol: Built) -> None:
    """Poppler puts the marks of direction, which a search does not type, between the two."""
    found = 0
    for document, path in interpol.pdfs():
        units = units_of(path.with_suffix(".html"))
        found += len(units)
        text = folded(text_of(path))
        assert [unit for unit in units if unit not in text] == [], document.sheet_id
    assert found > 3
