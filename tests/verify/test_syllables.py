"""Letters that are drawn in another order than they are spoken, in Devanagari."""

import pytest

from factsheet.verify.syllables import as_drawn, syllables


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("किसी", ["कि", "सी"]),
        ("मार्च", ["मा", "र्च"]),
        ("व्यक्ति", ["व्य", "क्ति"]),
        ("क्\u200dष", ["क्\u200dष"]),
        ("two", ["t", "w", "o"]),
        ("", []),
    ],
)
def test_a_syllable_is_a_letter_and_what_is_joined_to_it(text: str, parts: list[str]) -> None:
    assert list(syllables(text)) == parts


def seen(character: str) -> bool:
    return character != "्"


def test_letters_change_places_within_their_syllable_alone() -> None:
    assert as_drawn("किसी", seen).fullmatch("िकसी")
    assert not as_drawn("किसी", seen).fullmatch("सीकि")
    assert as_drawn("वार्षिक", seen).fullmatch("वािषक")  # r and i are one shape
    assert not as_drawn("वार्षिक", seen).fullmatch("वाक")
    assert not as_drawn("किसी", seen).fullmatch("कसी")


def test_other_text_is_as_it_is_written() -> None:
    assert as_drawn("a (b) [c^-]", str.isascii).fullmatch("a (b) [c^-]")
    assert not as_drawn("10–20", seen).fullmatch("20–10")
