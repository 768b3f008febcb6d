"""Patterns that run over texts and styles from anybody take time in proportion to their length."""

import re
import time

import pytest

from factsheet.gate.translations import links, terminology
from factsheet.gate.translations.typography import punctuation, spacing
from factsheet.published.styles import left_out, read_styles

PATTERNS = {
    "spacing address": spacing._ADDRESS,
    "spacing bracket": spacing._OUTSIDE,
    "punctuation address": punctuation._ADDRESS,
    "terminology address": terminology._ADDRESS,
}
PIECES = (
    "a",
    "a@",
    "@",
    "a@a.",
    "1,",
    ".",
    "a.",
    "_x",
    "(",
    "a(",
    "/*a",
    "{",
    "@media",
    "a{}",
    "a:",
)
MOST = 12
"""Times as long that eight times the text may take."""


def taken(pattern: re.Pattern[str], text: str) -> float:
    """Seconds of the processor, the least of three runs."""
    least = 1e9
    for _ in range(3):
        began = time.process_time()
        pattern.sub("", text)
        least = min(least, time.process_time() - began)
    return least


@pytest.mark.parametrize("name", PATTERNS)
@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_text(name: str, piece: str) -> None:
    pattern = PATTERNS[name]
    large = taken(pattern, piece * 16_000)
    if large > 0.02:  # less can't be measured, and is no harm
        assert large < MOST * max(taken(pattern, piece * 2_000), 1e-4)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Write to info@library.example, please.", "Write to *, please."),
        ("(info@mail.library.example)", "(*)"),
        ("See https://a.example/x?y=1 now", "See * now"),
        ("a@b @c d@", "a@b @c d@"),
        ("A &amp; B", "A * B"),
    ],
)
def test_addresses_are_set_aside(text: str, rest: str) -> None:
    said = spacing._ADDRESS.sub("*", text)
    assert said in (rest, rest.replace("(*)", "*)"))


def test_addresses_among_words() -> None:
    text = "Ask a.b@library.int or see www.library.int/x, library.org and facts.csv."
    assert list(links.addresses(text)) == [
        "a.b@library.int",
        "www.library.int/x",
        "library.org",
        "facts.csv",
    ]


def test_what_paper_leaves_out() -> None:
    css = """/* .a { display: none } */ .b { display: none } .c, .d{display:none}
    @media screen { .e { display: none } } @media print { .f { position: running(x) } }
    .g { color: red } /* never closed .h { display: none }"""
    assert left_out([read_styles("a.css", css)]) == {"b", "c", "d", "f"}
