"""Number words are read back as the number that they were written for, and as no other."""

import pytest
from babel.core import Locale
from hypothesis import given
from hypothesis.strategies import integers, sampled_from

from factsheet.locales.spelled import LARGEST, LOCALES, spelled_numbers
from factsheet.locales.spelling import Agreement, Spelling

NUMBERS = integers(0, LARGEST)
LANGUAGES = sampled_from([(tag, locale) for tag, locales in LOCALES.items() for locale in locales])
AGREEMENTS = sampled_from([Agreement(), Agreement("feminine"), Agreement("feminine", "genitive")])


@given(NUMBERS, LANGUAGES, AGREEMENTS)
def test_cardinals(number: int, language: tuple[str, str], agreement: Agreement) -> None:
    tag, locale = language
    words = Spelling(Locale.parse(locale)).cardinal(number, agreement)
    assert words
    assert spelled_numbers(words, tag) == {number}


@given(NUMBERS, LANGUAGES, AGREEMENTS)
def test_ordinals(number: int, language: tuple[str, str], agreement: Agreement) -> None:
    tag, locale = language
    words = Spelling(Locale.parse(locale)).ordinal(number, agreement)
    assert not words or spelled_numbers(words, tag) == {number}


@pytest.mark.parametrize(
    ("text", "tag", "numbers"),
    [
        ("Six offices and twenty-six others", "en", {6, 26}),
        ("one hundred six", "en", {106}),
        ("one hundred and six", "en-GB", {106}),
        ("vingt et une fois par an", "fr", {21}),
        ("quatre-vingt-dix-sept", "fr-CH", {97}),
        ("once veces", "es", {11}),
        ("once a year", "en", set()),
        ("لستة أعضاء", "ar", {6}),
        ("خمسة وعشرين", "ar", {25}),
        ("الدورة التاسعة والثمانون", "ar", {89}),
        ("سنتان", "ar", set()),
        ("", "en", set()),
        ("sechs", "de", set()),
    ],
)
def test_words_of_a_text(text: str, tag: str, numbers: set[int]) -> None:
    assert spelled_numbers(text, tag) == numbers
