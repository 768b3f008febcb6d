from pathlib import Path

import pytest

from edition.test_completeness import load
from edition.test_localizer import edition_of
from factsheet.edition.document import Document, LocalizedText, LocalizedValue, Run, plain
from factsheet.edition.walk import inlines, printed
from support.translations import translate, translated_publication


def texts(document: Document) -> list[LocalizedText]:
    return [one for one in inlines(document) if isinstance(one, LocalizedText)]


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Document:
    folder = tmp_path_factory.mktemp("whole")
    translated_publication(folder)
    [document] = load(folder).documents(["fr"])
    return document


def test_every_text_knows_its_message_and_the_entry_that_words_it(french: Document) -> None:
    said = texts(french)
    names = {one.name for one in said}
    assert {"sheet:library:title", "fact:library.members:caption", "source:report:title"} <= names
    for one in said:
        assert (one.locale, one.fell_back) == ("fr", False)
        assert one.wording is not None
        assert one.wording.entry is not None
        assert one.wording.entry.key == (one.text.context, one.text.singular)


def test_a_plural_knows_what_chose_its_form(tmp_path: Path) -> None:
    [document] = edition_of(tmp_path).documents(["ar"])
    [said] = (one for one in texts(document) if one.name == "sheet:library:intro:members")
    assert said.wording is not None
    assert (said.number, said.wording.index) == (195, 4)
    assert "library.members" in said.addresses


def test_a_figure_knows_its_address(french: Document) -> None:
    shown = {one.name: one for one in inlines(french) if isinstance(one, LocalizedValue)}
    assert "library.loans" in shown["library.loans"].addresses
    assert "1\u202f000" in shown["library.loans"].words


def test_what_is_printed_comes_once_and_in_order(french: Document) -> None:
    parts = list(printed(french))
    assert len({id(part) for part in parts}) == len(parts)
    words = "".join(part.text for part in parts if isinstance(part, Run))
    assert words.startswith(plain(french.title.children) + plain(french.lead.children))


def test_a_text_that_fell_back_says_so_and_where_its_words_are_from(tmp_path: Path) -> None:
    translated_publication(tmp_path)
    translate(tmp_path, "fr", missing=["sheet:library:title"])
    [document] = load(tmp_path).documents(["fr"])
    [fallen] = (one for one in texts(document) if one.fell_back)
    assert (fallen.name, fallen.locale) == ("sheet:library:title", "en")
    [found] = (one for one in document.findings if one.code == "untranslated")
    assert found.subject is not None
    assert found.subject.context == "sheet:library:title"
