"""Texts parse into patterns, and nothing but the allow-list becomes markup."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.messages.pattern import (
    Literal,
    Markup,
    Pattern,
    PatternError,
    Placeholder,
    parse_pattern,
    placeholders,
)


def write(pattern: Pattern) -> str:
    """The inverse of parsing."""
    parts = []
    for node in pattern:
        if isinstance(node, Literal):
            parts.append(node.text.replace("{", "{{").replace("}", "}}"))
        elif isinstance(node, Placeholder):
            parts.append(str(node))
        else:
            attributes = "".join(f' {name}="{value}"' for name, value in node.attributes)
            parts.append(f"<{node.tag}{attributes}>{write(node.children)}</{node.tag}>")
    return "".join(parts)


def test_reads_placeholders_forms_braces_and_markup() -> None:
    assert parse_pattern("In {place.lyon:city} <em>{a.b}</em> {{x}} 3 < 4 & so") == (
        Literal("In "),
        Placeholder("place.lyon", "city"),
        Literal(" "),
        Markup("em", (), (Placeholder("a.b"),)),
        Literal(" {x} 3 < 4 & so"),
    )


@pytest.mark.parametrize(
    ("text", "offset", "problem"),
    [
        ("a {B}", 2, "not a placeholder"),
        ("a {b", 2, "“{” is never closed: “a {b”"),
        ("a } b", 2, "“}” closes no placeholder: “a } b”"),
        ("a }} {b} } c", 9, "closes no placeholder"),
        ("a {b {c}", 2, "never closed"),
        ("a {b c}", 2, "not a placeholder"),
        ("a <script>x</script>", 2, "not allowed"),
        ("<em>a", 0, "never closed"),
        ("a</em>", 1, "closes nothing"),
        ("<em><strong>a</em></strong>", 13, "</em> comes while <strong> is still open"),
        ("<em>a</strong>", 5, "</strong> comes while <em> is still open"),
        ("<em>a</em> b</em>", 12, "closes nothing: “<em>a</em> b</em>”"),
        ("<EM>a</EM>", 0, "<EM> must be in lower case: <em>"),
        ("<Strong>a</strong>", 0, "lower case: <strong>"),
        ("<em>a</EM>", 5, "</EM> comes while <em> is still open"),
        ("a <em/> b", 2, "<em/> would be empty: write <em>…</em>"),
        ('a <span lang="ar" /> b', 2, "would be empty"),
        ('a <a href="https://a.b"/>', 2, "would be empty"),
        ('<a href="https://a.b">b<a> c', 23, "<a> starts a link inside a link"),
        ('<a href="https://a.b">b<a href="https://c.d">', 23, "inside a link"),
        ("one <sup>two<sup> three", 12, "<sup> is never closed"),
        ("<em>a</em> and <em>b, which is long enough to be cut off", 15, "“<em>a</em> and <em>"),
        ("x" * 99 + "<em>" + "y" * 99, 99, f": “…{'x' * 15}<em>{'y' * 21}…”"),
        ('<em class="x">a</em>', 0, "must be written"),
        ('<a href="javascript:x">a</a>', 0, "not a link target"),
        ('<a href="file:///etc/passwd">a</a>', 0, "not a link target"),
        ('<a href="https://">a</a>', 0, "not a link target"),
        ('<a href="https:///x">a</a>', 0, "not a link target"),
        ('<a href="https://a..b/">a</a>', 0, "not a link target"),
        ('<a href="https://a:99999/">a</a>', 0, "not a link target"),
        ('<a href="https://known.example@other.example">a</a>', 0, "not a link target"),
        ('<a href="https://a.b/&#10;x">a</a>', 0, "not a link target"),
        ('<a href="https://a.b" onclick="x">a</a>', 0, "must be written"),
        ('<a href="https://a.b"><em>a</em></a>', 22, "only text"),
    ],
)
def test_says_where_a_text_does_not_parse(text: str, offset: int, problem: str) -> None:
    with pytest.raises(PatternError, match=re.escape(problem)) as raised:
        parse_pattern(text)
    assert raised.value.offset == offset


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("<em>a", "write </em> after the words that it applies to"),
        ("one <sup>two<sup> three", "to close the <sup> before it, write </sup>"),
        ("<em><strong>a</em></strong>", "write </strong></em>"),
        ("<em>a</EM>", "write </em>"),
        ("<em>a</strong>", "write </em>"),
        ('<a href="https://a.b">b<a>', "to close the first link, write </a>"),
        ("a<em/>", "to close a tag, write </em>"),
    ],
)
def test_says_what_to_write_instead(text: str, hint: str) -> None:
    with pytest.raises(PatternError) as raised:
        parse_pattern(text)
    assert raised.value.hint == hint


names = st.from_regex(r"[a-z][a-z0-9_]{0,5}(\.[a-z][a-z0-9_]{0,5}){0,2}", fullmatch=True)
holes = st.builds(Placeholder, names, st.none() | st.sampled_from(["in", "of", "words"]))
literals = st.builds(Literal, st.text(st.characters(exclude_characters="<"), min_size=1))
nodes = st.recursive(
    holes | literals,
    lambda inner: st.builds(
        Markup, st.sampled_from(["em", "strong"]), st.just(()), st.tuples(inner)
    ),
    max_leaves=6,
)


@pytest.mark.slow
@given(st.lists(nodes))
def test_parsing_what_was_written_loses_nothing(
    parts: list[Literal | Placeholder | Markup],
) -> None:
    text = write(tuple(parts))
    assert write(parse_pattern(text)) == text
    assert list(placeholders(parse_pattern(text))) == list(placeholders(tuple(parts)))


@given(st.text())
def test_any_text_parses_or_is_refused(text: str) -> None:
    try:
        pattern = parse_pattern(text)
    except PatternError as error:
        refused_at = error.offset
    else:
        refused_at = 0
        assert parse_pattern(write(pattern)) == pattern
    assert 0 <= refused_at <= len(text)
