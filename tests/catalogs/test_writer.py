"""Bytes as GNU gettext writes them."""

from collections.abc import Callable
from typing import Any

from factsheet.catalogs.parser import parse
from factsheet.catalogs.po import Entry, PoFile, Previous
from factsheet.catalogs.writer import WIDTH, serialize
from factsheet.diagnostics import Findings

HEADER = Entry("", translations=("Language: fr\nContent-Type: text/plain; charset=UTF-8\n",))
PROSE = (
    "L’Organisation internationale de police criminelle relie les polices du monde entier pour "
    "qu’elles puissent lutter ensemble contre la criminalité.\nElle a son siège à « Lyon »."
)
ARABIC = "المنظمة الدولية التي تربط أجهزة الشرطة في العالم لتكافح معاً الإجرامَ العابرَ للحدود. " * 2
FILE = PoFile(
    (
        Entry("short", "a", translations=("court",)),
        Entry("", "b", translations=(PROSE,), extracted=("one", "", "two"), comments=("",)),
        Entry(PROSE, "c", ARABIC, (ARABIC, "日本語の文章です"), flags=("fuzzy",)),
        Entry(
            'tab\t "quoted" \\ back',
            previous=Previous("before", PROSE, "plural"),
            translations=("line\nline\n",),
            references=tuple(f"facts/{name * 9}.yaml" for name in "abcdefgh"),
            flags=("fuzzy", "python-brace-format"),
        ),
        Entry("x" * 72, translations=("x" * 68,)),
        Entry("y " * 40, translations=("y " * 40 + "\n",)),
    ),
    HEADER,
    (Entry(PROSE, "gone", translations=(PROSE,), flags=("fuzzy",), is_obsolete=True),),
)


def test_prose_is_wrapped_as_msgcat_wraps_it(gnu: Callable[..., Any]) -> None:
    data = serialize(FILE)
    assert gnu("msgcat", "-", data=data).stdout == data


def test_a_placeholder_or_an_address_is_not_broken() -> None:
    unbreakable = ("{assembly.sessions.s89.number:feminine}", "https://example.org/a-b/c-d?e=f-g")
    text = " ".join(unbreakable * 5)
    data = serialize(PoFile((Entry(text),))).decode()
    assert [data.count(part) for part in unbreakable] == [5, 5]


def test_lines_that_can_be_broken_keep_the_width() -> None:
    entry = Entry("word " * 100, translations=("文章 " * 100,), references=("a/b.yaml",) * 30)
    lines = serialize(PoFile((entry,))).decode().splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert max(len(line) + line.count("文") + line.count("章") for line in lines) <= WIDTH


def test_the_same_file_gives_the_same_bytes_again() -> None:
    data = serialize(FILE)
    again = parse(data, "f.po", Findings())
    assert again == FILE
    assert serialize(again) == data


def test_an_empty_file_is_a_line() -> None:
    assert serialize(PoFile()) == b"\n"


def test_a_comment_that_ends_in_a_backslash_is_one_line_for_gettext_too(
    gnu: Callable[..., Any],
) -> None:
    entry = Entry("a", comments=("C:\\",), extracted=("D:\\",), references=("E:\\",))
    data = serialize(PoFile((entry,)))
    file = parse(data, "f.po", Findings())
    assert file is not None
    assert file.entries == (entry,)
    assert gnu("msgcat", "-", data=data).returncode == 0
