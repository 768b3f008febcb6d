import pytest
import pyuca
from hypothesis import given
from hypothesis import strategies as st

from factsheet.locales.collation import TAILORINGS, _collator, sort


def _without_tangut(text: str) -> bool:
    return not any("\U00017000" <= character <= "\U00018aff" for character in text)


@pytest.fixture(scope="module")
def whole_ducet() -> pyuca.Collator:
    return pyuca.Collator()


@pytest.mark.parametrize(
    ("language", "in_order"),
    [
        ("en", ["Coté", "côte", "cotta", "zebra"]),
        ("fr", ["Égypte", "Espagne", "États-Unis", "Éthiopie", "Zambie"]),
        ("es", ["nube", "nz", "ñame", "ñu", "oso"]),
        ("de", ["Apfel", "Äpfel", "Arm", "Zug"]),
        ("sv", ["z", "å", "ä", "ö"]),
        ("fi", ["z", "å", "ä", "ö"]),
        ("da", ["z", "æ", "ø", "å", "aa", "åb"]),
        ("nb", ["z", "æ", "ø", "å"]),
        ("pl", ["lz", "łaska", "mały"]),
        ("cs", ["cz", "čaj", "hz", "chata", "ibis"]),
        ("hu", ["cukor", "csak", "sót", "szó"]),
        ("tr", ["hz", "ıhlamur", "IŞIK", "ilk", "İlk"]),
        ("ar", ["أثينا", "إسبانيا", "البرازيل", "أوروبا", "تونس", "يونان"]),
        ("ru", ["ёж", "ежи", "жук"]),
        ("fa", ["آب", "ابر", "پدر", "گل", "واحه", "هما", "یزد"]),
    ],
)
def test_alphabets(language: str, in_order: list[str]) -> None:
    assert sort(reversed(in_order), str, language) == in_order


def test_letters_of_one_language_are_marks_in_another() -> None:
    words = ["ñu", "nz", "oso"]
    assert sort(words, str, "es") == ["nz", "ñu", "oso"]
    assert sort(words, str, "fr") == ["ñu", "nz", "oso"]


def test_numbers_and_case_and_marks_weigh_less_than_letters() -> None:
    assert sort(["b", "B", "a", "A", "á", "10", "9"], str, "en") == [
        *("10", "9"),
        *("a", "A", "á"),
        *("b", "B"),
    ]


def test_items_sort_by_their_key_and_equals_keep_their_order() -> None:
    items = [("b", 1), ("a", 2), ("b", 3), ("a", 4)]
    assert sort(items, lambda item: item[0], "en") == [("a", 2), ("a", 4), ("b", 1), ("b", 3)]


def test_isolates_around_values_do_not_count() -> None:
    assert sort(["\u2067b\u2069", "c", "\u2066a\u2069"], str, "en") == [
        "\u2066a\u2069",
        "\u2067b\u2069",
        "c",
    ]


# Without Tangut, whose weights pyuca computes from a table of ranges.
@pytest.mark.slow
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=12).filter(_without_tangut))
def test_reading_ducet_by_need_changes_no_key(whole_ducet: pyuca.Collator, text: str) -> None:
    assert _collator("en").sort_key(text) == whole_ducet.sort_key(text)


@given(
    st.sampled_from(list(TAILORINGS)),
    st.lists(st.text(alphabet="abcdehilnorstuyzåäæöøñąčćńóšžçğıÅÑءاأتةيى", max_size=4)),
)
def test_an_order_is_the_same_whatever_it_starts_from(language: str, words: list[str]) -> None:
    words = sorted(set(words))
    assert sort(words, str, language) == sort(words[::-1], str, language)
