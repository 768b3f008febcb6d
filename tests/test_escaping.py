"""What is shown of files: nothing in it acts on a terminal, a log or a format."""

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.escaping import json_text, markdown, markdown_code, printable, shown

ANY = st.text(st.characters(exclude_categories=()) | st.sampled_from("\x1b\n\r\x85\u202e\udcff:#["))
FORGED = ("::error file=x::y", "##[error]y", "##vso[task.complete]y")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\x1b]0;x\x07\n::error file=x::y", r"\x1b]0;x\x07\n::error file=x::y"),
        ("a\r\tb\x9bc\x7f", r"a\r\tb\x9bc\x7f"),
        ("\u202eab\u202c \u2028", r"\u202eab\u202c \u2028"),
        ("caf\udce9 \ud800 \uffff", r"caf\xe9 \ud800 \uffff"),
        (
            "\u2068عضو\u2069 \u2067a \u2068b\u2069\u2069",
            "\u2068عضو\u2069 \u2067a \u2068b\u2069\u2069",
        ),
        ("\u2068a", r"\u2068a"),
        ("a\u2069 \u2068b", r"a\u2069 \u2068b"),
        ("é “ü” \u200f\u00a0\U0001f600 \\x1b", "é “ü” \u200f\u00a0\U0001f600 \\x1b"),
    ],
)
def test_a_line_names_what_would_act(text: str, said: str) -> None:
    assert printable(text) == said
    assert printable(said) == said


@given(ANY)
def test_a_line_is_one_line_of_text(text: str) -> None:
    line = printable(text)
    assert {unicodedata.category(char) for char in line}.isdisjoint(("Cc", "Cs", "Zl", "Zp"))
    assert printable(line) == line
    assert line.encode().decode() == line


@given(ANY)
def test_lines_stay_lines_and_none_is_a_command(text: str) -> None:
    lines = shown(text)
    assert lines.count("\n") == text.count("\n")
    assert {c for c in lines if unicodedata.category(c) in ("Cc", "Cs", "Zl")} <= {"\n", "\t"}
    assert not any(line.lstrip().startswith("::") for line in lines.split("\n"))
    assert "##[" not in lines
    assert shown(lines) == lines


@pytest.mark.parametrize("command", FORGED)
@pytest.mark.parametrize("before", ["", "  ", "a\n", "a\n\u00a0\u2003"])
def test_commands_of_runners_are_broken(command: str, before: str) -> None:
    # GitHub looks for the newer form at the beginning of a line, for the older one in all of it.
    lines = shown(before + command).split("\n")
    assert not any(re.match(r"\s*::", line) or "##[" in line or "##vso[" in line for line in lines)


def test_isolates_that_are_nested_deeply_take_time_in_proportion() -> None:
    deep = "\u2068" * 100_000
    assert printable(deep + "\u2069" * 100_000) == deep + "\u2069" * 100_000
    assert printable(deep) == r"\u2068" * 100_000


@pytest.mark.slow
@given(st.dictionaries(ANY, ANY, max_size=3))
def test_json_says_the_same_and_holds_no_control(data: dict[str, str]) -> None:
    text = json_text(data)
    assert {c for c in text if unicodedata.category(c) in ("Cc", "Cs", "Zl")} <= {"\n"}
    assert "##[" not in text
    if not any("\ud800" <= c <= "\udfff" for part in data.items() for c in "".join(part)):
        assert json.loads(text) == data
    assert len(json.loads(text)) <= len(data)


def test_json_names_half_a_character() -> None:
    assert json.loads(json_text({"path": "caf\udce9 \ud83d"})) == {"path": r"caf\xe9 \ud83d"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a | b_c *d* `e`", r"a \| b\_c \*d\* \`e\`"),
        (
            "<script>x</script> & [a](javascript:b)",
            r"&lt;script&gt;x&lt;/script&gt; &amp; \[a\](javascript:b)",
        ),
        ("two\n\nlines\x1b", r"two lines\\x1b"),
        ("# x", r"\# x"),
        ("- x - y", r"\- x - y"),
        ("12. x 3. y", r"12\. x 3. y"),
        ("12.5 x", r"12\.5 x"),
        ("", ""),
    ],
)
def test_markdown_is_text(text: str, said: str) -> None:
    assert markdown(text) == said


def test_code_that_would_end_is_text() -> None:
    assert markdown_code("a.b:c") == "`a.b:c`"
    assert markdown_code("a`b") == r"a\`b"
    assert markdown_code("a|b") == r"a\|b"
    assert markdown_code("a\x1b") == r"`a\x1b`"
