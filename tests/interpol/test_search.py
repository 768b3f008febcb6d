"""Every word of every page is found, as one word, when its PDF is searched."""

import pytest

from support.editions import Built
from support.search import unfound


@pytest.mark.parametrize("tag", ["ar", "en", "es", "fr"])
def test_readers_find_every_word_of_the_page(interpol: Built, tag: str) -> None:
    missing = {
        (path.name, *miss)
        for document, path in interpol.pdfs()
        if document.locale == tag
        for miss in unfound(path)
    }
    assert missing == set()
