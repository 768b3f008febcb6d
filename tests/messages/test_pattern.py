"""Texts parse into patterns, and nothing but the allow-list becomes markup."""

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
        ("a {b", 2, "not a placeholder"),
        ("a } b", 2, "not a placeholder"),
        ("a {b c}", 2, "not a placeholder"),
        ("a <script>x</script>", 2, "not allowed"),
        ("<em>a", 0, "never closed"),
        ("a</em>", 1, "closes nothing"),
        ("<em><strong>a</em></strong>", 13, "closes nothing"),
        ('<em class="x">a</em>', 0, "must be written"),
        ('<a href="javascript:x">a</a>', 0, "no link target"),
        ('<a href="file:///etc/passwd">a</a>', 0, "no link target"),
        ('<a href="https://a.b" onclick="x">a</a>', 0, "must be written"),
        ('<a href="https://a.b"><em>a</em></a>', 22, "words only"),
    ],
)
def test_says_where_a_text_does_not_parse(text: str, offset: int, problem: str) -> None:
    with pytest.raises(PatternError, match=problem) as raised:
        parse_pattern(text)
    assert raised.value.offset == offset


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
