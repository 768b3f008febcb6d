"""Texts of glyphs, asked of the theme's own font."""

import unicodedata
from importlib.resources import files

import pytest
from fontTools.ttLib import TTFont

from factsheet.paper.tounicode import LIGATURES, FontText, font_text, repaired

DATA = files("factsheet").joinpath("theme", "fonts", "FactsSansArabic-Regular.ttf").read_bytes()


@pytest.fixture(scope="module")
def glyphs() -> dict[str, int]:
    """Glyph numbers by character."""
    path = files("factsheet").joinpath("theme", "fonts", "FactsSansArabic-Regular.ttf")
    with path.open("rb") as file, TTFont(file) as tables:
        return {chr(code): tables.getGlyphID(name) for code, name in tables.getBestCmap().items()}


def test_a_letter_is_itself_whatever_it_was_met_with(glyphs: dict[str, int]) -> None:
    meem = glyphs["م"]
    assert repaired({meem: "مُ"}, DATA) == {meem: "م"}
    assert repaired({meem: ""}, DATA) == {meem: "م"}


def test_a_form_of_a_letter_is_the_letter(glyphs: dict[str, int]) -> None:
    medial = glyphs["\ufee4"]
    assert repaired({medial: "مّ"}, DATA) == {medial: "م"}


def test_a_glyph_of_two_characters_keeps_the_one_it_was_met_as() -> None:
    space = FontText({3: frozenset(" \u00a0")}, {3: " "})
    assert space.of(3, "\u00a0") == "\u00a0"
    assert space.of(3, "\u2066") == " "


def test_lam_alef_becomes_one_code_that_means_both(glyphs: dict[str, int]) -> None:
    ligature = glyphs["\ufefb"]
    text = repaired({ligature: "لا"}, DATA)[ligature]
    assert len(text) == 1
    assert unicodedata.normalize("NFKC", text) == "لا"


def test_a_latin_ligature_is_its_letters(glyphs: dict[str, int]) -> None:
    assert font_text(DATA).of(glyphs["\ufb01"], "fi") in ("fi", "\ufb01")


def test_a_glyph_that_the_font_does_not_know_keeps_its_text() -> None:
    assert repaired({65000: "◦"}, DATA) == {65000: "◦"}


def test_every_copy_of_a_mark_is_the_mark() -> None:
    texts = font_text(DATA).texts
    copies = [text for text in texts.values() if set(text) <= set("ًٌٍَُِّْ")]
    assert len(copies) > 1000
    assert max(map(len, copies)) == 2


def test_a_code_for_a_ligature_decomposes_to_its_letters() -> None:
    assert LIGATURES["لا"] == "\ufefb"
    for letters, form in LIGATURES.items():
        assert unicodedata.normalize("NFKC", form) == letters
