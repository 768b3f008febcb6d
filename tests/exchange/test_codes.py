"""Texts in pieces: nothing is lost, and what a tool must protect is a code."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.exchange.codes import Numbering, SpanningCode, StandaloneCode, codes, joined, split

PIECES = st.sampled_from(
    ["{a.b}", "{a.b:in}", "{{", "}}", "{", "}", "<em>", "</em>", "<strong>", "</strong>", "</em >"]  # noqa: RUF005
    + ['<a href="https://x.example/?a&b">', "</a>", "<a1>", "<br/>", "<b", ">", "%(date)s", "%"]
    + ["\x01", "\ufffe", "\x0b", "\r", "\n", "\t", " ", "x", "مرحبا", "<em\x01>", "<em \x02>"]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=40)


@given(TEXTS)
def test_pieces_say_the_text(text: str) -> None:
    pieces = split(text)
    assert joined(pieces) == text
    assert all(not (isinstance(a, str) and isinstance(b, str)) for a, b in pairwise(pieces))


@given(TEXTS, TEXTS)
def test_every_code_has_an_id_of_its_own(source: str, target: str) -> None:
    numbering = Numbering(split(source))
    given_ids = numbering.target(split(target))
    assert len(given_ids) == len(list(codes(split(target)))) == len(set(given_ids))


def test_placeholders_and_tags_are_codes() -> None:
    text = 'See <a href="https://x.example">{place.lyon:in}</a>, {{x}}.'
    assert split(text) == (
        "See ",
        SpanningCode('<a href="https://x.example">', "a", (StandaloneCode("{place.lyon:in}"),)),
        ", ",
        StandaloneCode("{{"),
        "x",
        StandaloneCode("}}"),
        ".",
    )


def test_what_does_not_pair_is_text() -> None:
    assert split("<em>a</strong>") == ("<em>a</strong>",)
    assert split("<strong><em>a</strong>") == (SpanningCode("<strong>", "strong", ("<em>a",)),)
    assert split("{Not A Placeholder}") == ("{Not A Placeholder}",)


def test_a_target_takes_the_ids_of_its_source() -> None:
    numbering = Numbering(split("{a.b} of <em>{c}</em>"))
    assert numbering.source == ["1", "2", "3"]
    # another order, another form of the first, and one that the source has not
    assert numbering.target(split("<em>{c}</em> {x} {a.b:in}")) == ["2", "3", "4", "1"]


@pytest.mark.slow
def test_nesting_has_a_limit() -> None:
    text = "<em>" * 50_000 + "x" + "</em>" * 50_000
    assert joined(split(text)) == text
