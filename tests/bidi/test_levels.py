"""The bidirectional algorithm, held against another implementation (python-bidi, in Rust)."""

import unicodedata

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from factsheet.bidi.levels import levels, reordered
from factsheet.bidi.paragraph import MIRRORS
from support.growth import is_in_proportion

LETTERS = "abAB12٣٤שאعب().,-+%[] /:«»$€'\u064b\u200e\u200f\u061c"
CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TEXTS = st.text(st.sampled_from(LETTERS + CONTROLS), max_size=20)


def seen(text: str, direction: str) -> str:
    """The text from left to right, brackets as they are written."""
    return "".join(text[place] for place in reordered(levels(text, direction)))


def shown(text: str) -> str:
    """Without what takes no place, and white space, whose order nobody sees."""
    return "".join(one for one in text if unicodedata.category(one) != "Cf" and not one.isspace())


@given(TEXTS, st.sampled_from(("ltr", "rtl")))
def test_the_order_is_that_of_another_implementation(text: str, direction: str) -> None:
    assert shown(seen(text, direction)) == shown(get_display(text, base_dir=direction[0].upper()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("شرطة (UN) عالم", "ملاع (UN) ةطرش"),
        ("هاتف \u2066+33 4 72\u2069.", ".\u2066+33 4 72\u2069 فتاه"),
        ("من 10–20", "20–10 نم"),
        ("نحو -3.4%", "%3.4- وحن"),
        ("שלום Jürgen Stock!", "!Jürgen Stock םולש"),
        ("تلفن ۰۲۱-۱۲۳", "۱۲۳-۰۲۱ نفلت"),
    ],
)
def test_what_readers_see(text: str, expected: str) -> None:
    """Arabic, Hebrew and Persian, in paragraphs from right to left."""
    found = levels(text, "rtl")
    order = reordered(found)
    mirrored = (MIRRORS.get(text[n], text[n]) if found[n] % 2 else text[n] for n in order)
    assert shown("".join(mirrored)) == shown(expected)


def test_a_line_is_ordered_as_a_part_of_its_paragraph() -> None:
    """What L2 does with two characters depends on those between them alone."""
    text = "قال John Smith (UN) ثم 12% في Lyon"
    found = levels(text, "rtl")
    whole = [place for place in reordered(found) if 4 <= place < 20]
    assert [4 + place for place in reordered(found[4:20])] == whole


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["ש(b) 12% ", "()", "(a", "\u2068א", "\u2067a\u2069 ", "\u202b", "\u064b", "[]]", "1,+"],
)
def test_time_grows_with_the_text(piece: str) -> None:
    assert is_in_proportion(lambda count: reordered(levels(piece * count, "rtl")), 2000)
