"""Characters and glyphs: what needs one, what HarfBuzz composes, what paper does not show."""

import unicodedata

import pytest

from factsheet.load.theme import load_theme
from factsheet.pages.coverage import (
    hidden_on_paper,
    lacking,
    named,
    needs_glyph,
    printed_text,
    unshaped,
)
from factsheet.pages.families import Repertoire


def font(characters: str, *scripts: str) -> Repertoire:
    return Repertoire(frozenset(map(ord, characters)), frozenset(scripts))


@pytest.mark.parametrize(
    "name",
    [
        *("ZERO WIDTH NON-JOINER", "RIGHT-TO-LEFT ISOLATE", "ARABIC LETTER MARK", "SOFT HYPHEN"),
        *("VARIATION SELECTOR-16", "WORD JOINER", "NO-BREAK SPACE", "IDEOGRAPHIC SPACE"),
        *("COMBINING GRAPHEME JOINER", "MONGOLIAN VOWEL SEPARATOR", "LINE SEPARATOR"),
    ],
)
def test_what_nobody_sees_needs_no_glyph(name: str) -> None:
    assert not needs_glyph(unicodedata.lookup(name))


@pytest.mark.parametrize("character", ["अ", "\u0301", "\u06dd", "\ue000", "\U0001f600", "\u0378"])
def test_letters_marks_signs_and_what_has_no_name_need_one(character: str) -> None:
    assert needs_glyph(character)


def test_what_no_font_has_is_lacking() -> None:
    assert lacking(set("aب漢字"), [font("漢")]) == {"字"}
    assert lacking(set("漢字"), [font("漢"), font("字")]) == set()


def test_fonts_are_opened_only_until_nothing_is_lacking() -> None:
    opened = iter([font("漢字"), font("")])
    assert lacking(set("漢字"), opened) == set()
    assert next(opened) == font("")
    opened = iter([font("")])
    assert lacking(set("Everything, по-русски, στα ελληνικά, بالعربية"), opened) == set()
    assert next(opened) == font("")


def test_letters_are_taken_apart_as_harfbuzz_does() -> None:
    assert lacking({"\u0958"}, [font("\u0915\u093c")]) == set()
    assert lacking({"\u1e09"}, [font("c\u0327")]) == {"\u1e09"}
    assert lacking({"\u2011"}, [font("\u2010")]) == set()


def test_a_font_without_rules_for_devanagari_is_told_of() -> None:
    assert list(unshaped({"क"}, font("क", "latn"))) == ["Devanagari"]
    assert list(unshaped({"क"}, font("क", "dev2"))) == []
    assert list(unshaped({"ก"}, font("ก"))) == []
    assert list(unshaped({"क"}, font("अ"))) == []


def test_the_first_ten_characters_are_named() -> None:
    assert named("℞") == "“℞” (U+211E PRESCRIPTION TAKE)"
    assert named("\ue000") == "“\ue000” (U+E000 without a name)"
    assert named("一二三四五六七八九十百千").endswith(" and 2 more")


def test_the_theme_hides_links_between_pages_from_paper() -> None:
    assert {"languages", "skip"} <= hidden_on_paper(load_theme())


def test_what_is_hidden_is_not_printed() -> None:
    page = (
        "<html><head><title>t</title></head><body><nav class='languages'><a>中文<br></a></nav>"
        "<p>a &amp; <img alt='x'>b</p><svg><title>c</title><path d='0'/><text>d</text></svg>"
        "<style>e</style>f</body></html>"
    )
    assert printed_text(page, {"languages"}) == "a & bdf"
    assert printed_text(page, set()) == "中文a & bdf"
