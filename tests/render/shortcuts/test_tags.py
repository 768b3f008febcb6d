"""Tags read at once, beside tinyhtml5's own way through its states."""

from collections.abc import Iterator
from xml.etree.ElementTree import tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinyhtml5.constants import Token
from tinyhtml5.parser import HTMLParser
from tinyhtml5.tokenizer import HTMLTokenizer

from factsheet.render.shortcuts.tags import read_at_once

OWN = HTMLTokenizer.tag_open_state
NAMES = ("p", "DIV", "svg", "path", "br", "td", "table", "a", "b", "h1", "x-y", "script", "title")
ATTRIBUTES = ("id", "CLASS", "viewBox", "xlink:href", "data-x", "_x", "é", "=x", "type")
VALUES = ('"v"', '""', '"a &amp; b"', '"&lt"', "'v'", "v", '"x\ny"', '"<p>"', '"\0"', '"é >"')
SPACES = (" ", "\n", "\t ", "", "/", "\f")


@pytest.fixture(autouse=True)
def _own() -> Iterator[None]:
    yield
    HTMLTokenizer.tag_open_state = OWN


@st.composite
def tags(draw: st.DrawFn) -> str:
    pair = st.tuples(st.sampled_from(SPACES), st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES))
    pairs = draw(st.lists(pair, max_size=3))
    attributes = "".join(f"{space}{name}={value}" for space, name, value in pairs)
    open_, name = draw(st.sampled_from(("<", "<", "</", "< ", "<!"))), draw(st.sampled_from(NAMES))
    close = draw(st.sampled_from((">", ">", "/>", " />", " hidden>", "")))
    return f"{open_}{name}{attributes}{close}"


def read(html: str) -> tuple[bytes, list[object]]:
    """The tree and what was wrong, with the place where it was."""
    parser = HTMLParser(namespace_html_elements=False)
    return tostring(parser.parse(html)), parser.errors


@given(st.lists(tags() | st.sampled_from(("text", " ", "&amp;", "<!-- x -->"))))
def test_the_tree_and_its_errors_are_the_same(parts: list[str]) -> None:
    html = "".join(parts)
    HTMLTokenizer.tag_open_state = OWN
    expected = read(html)
    HTMLTokenizer.tag_open_state = read_at_once(OWN, Token)
    assert read(html) == expected


def test_a_tag_may_lie_across_the_end_of_a_chunk() -> None:
    for length in range(10_225, 10_245):
        html = "x" * length + '<p class="a b" id="c">y</p>'
        HTMLTokenizer.tag_open_state = OWN
        expected = read(html)
        HTMLTokenizer.tag_open_state = read_at_once(OWN, Token)
        assert read(html) == expected


def test_what_our_pages_are_made_of_is_read_at_once() -> None:
    def never(tokenizer: object) -> bool:
        raise AssertionError(tokenizer)

    HTMLTokenizer.tag_open_state = read_at_once(never, Token)
    tree, errors = read(
        '<html lang="ar"><body><p class="x" id="y">z<br></p><svg viewBox="0 0 1 1"/>'
    )
    assert b'viewBox="0 0 1 1"' in tree
    assert b'<p class="x" id="y">z<br /></p>' in tree
    assert [code for _, code, _ in errors] == ["expected-doctype-but-got-start-tag"]
