"""Languages and logical text, written into a small structure tree."""

import pydyf
import pytest

from factsheet.render.structure import Passage, annotate

ARABIC = "الأمانة العامة"


def tree(*elements: list[int]) -> tuple[pydyf.PDF, list[pydyf.Dictionary]]:
    """One page with an element for each list of marked-content identifiers."""
    pdf = pydyf.PDF()
    made: list[pydyf.Dictionary] = []
    page: dict[int, bytes] = {}
    for identifiers in elements:
        element = pydyf.Dictionary({"Type": "/StructElem", "K": pydyf.Array(identifiers)})
        pdf.add_object(element)
        made.append(element)
        page |= dict.fromkeys(identifiers, element.reference)
    numbers = pydyf.Dictionary(
        {"Nums": pydyf.Array([0, pydyf.Array(page[key] for key in sorted(page)), 1, b"9 0 R"])}
    )
    pdf.add_object(numbers)
    root = pydyf.Dictionary({"ParentTree": numbers.reference})
    pdf.add_object(root)
    pdf.catalog["StructTreeRoot"] = root.reference
    return pdf, made


def test_right_to_left_text_is_given_in_logical_order() -> None:
    pdf, (element,) = tree([0])
    annotate(pdf, [{0: Passage(ARABIC, "ar")}], "ar")
    assert element["ActualText"].string == ARABIC
    assert "Lang" not in element


def test_text_from_left_to_right_is_left_alone() -> None:
    pdf, (element,) = tree([0])
    annotate(pdf, [{0: Passage("General Secretariat", "en")}], "en")
    assert set(element) == {"Type", "K"}


def test_numbers_among_letters_from_right_to_left_are_said() -> None:
    pdf, (phone, name, _) = tree([0], [1], [2])
    passages = {0: Passage("+33 4 72", "ar"), 1: Passage("Lyon", "ar"), 2: Passage(ARABIC, "ar")}
    annotate(pdf, [passages], "ar")
    assert phone["ActualText"].string == "+33 4 72"
    assert "ActualText" not in name


def test_another_language_than_the_document_s_is_named() -> None:
    pdf, (english, figure, arabic) = tree([0], [1], [2])
    passages = {0: Passage("Lyon", "en"), 1: Passage(None, "fr"), 2: Passage(ARABIC, "ar")}
    annotate(pdf, [passages], "ar")
    assert [element.get("Lang") and element["Lang"].string for element in (english, figure)] == [
        "en",
        "fr",
    ]
    assert "Lang" not in arabic


def test_an_element_of_several_pieces_has_the_text_of_all() -> None:
    pdf, (link,) = tree([0, 1])
    annotate(pdf, [{1: Passage("العامة", "ar"), 0: Passage("الأمانة ", "ar")}], "fr")
    assert link["ActualText"].string == ARABIC
    assert link["Lang"].string == "ar"


def test_each_part_of_an_element_of_two_languages_has_an_element_of_its_own() -> None:
    pdf, (link, after) = tree([0, 1], [2])
    passages = {0: Passage(ARABIC, "ar"), 1: Passage(" Lyon", "en"), 2: Passage("x", "fr")}
    annotate(pdf, [passages], "fr")
    assert "Lang" not in link
    parts = [pdf.objects[int(kid.split()[0])] for kid in link["K"]]
    assert [(part["S"], part["P"], part["K"]) for part in parts] == [
        ("/Span", link.reference, [0]),
        ("/Span", link.reference, [1]),
    ]
    assert [part["Lang"].string for part in parts] == ["ar", "en"]
    assert [part.get("ActualText") and part["ActualText"].string for part in parts] == [
        ARABIC,
        None,
    ]
    numbers = pdf.objects[
        int(pdf.objects[int(pdf.catalog["StructTreeRoot"].split()[0])]["ParentTree"].split()[0])
    ]
    assert numbers["Nums"][1] == [parts[0].reference, parts[1].reference, after.reference]


@pytest.mark.parametrize("text", ["(", "5 < 6", "Auf\u200clage", "e\u0301", "हिन्दी", "ไทย", "שלום"])
def test_what_glyphs_do_not_give_back_is_said(text: str) -> None:
    """A bracket is mirrored when it runs from right to left, a joiner has no glyph."""
    pdf, (element,) = tree([0])
    annotate(pdf, [{0: Passage(text, "fr")}], "fr")
    assert element["ActualText"].string == text


@pytest.mark.parametrize("language", [None, ""])
def test_a_passage_without_language_has_the_document_s(language: str | None) -> None:
    pdf, (element,) = tree([0])
    annotate(pdf, [{0: Passage("Lyon", language)}], "fr")
    assert "Lang" not in element
