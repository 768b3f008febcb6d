"""What the grammar takes; what it refuses is in broken/."""

from pathlib import Path

import pytest

from factsheet.catalogs import parser
from factsheet.catalogs.parser import (
    MAXIMUM_BYTES,
    MAXIMUM_PROBLEMS,
    parse,
)
from factsheet.catalogs.po import Entry, PoFile, Previous
from factsheet.diagnostics import Findings
from factsheet.model.text import MAXIMUM_TEXT

PATH = "locales/ar/LC_MESSAGES/factsheet.po"


def read(text: str) -> PoFile:
    findings = Findings()
    file = parse(text.encode(), PATH, findings)
    assert file is not None, list(findings)
    assert list(findings) == []
    return file


def test_every_part_of_an_entry_is_read_and_knows_its_line() -> None:
    file = read(
        "# mine\n"
        "#. yours\n"
        "#: facts/a.yaml:3 \u2068facts/b c.yaml\u2069:4\n"
        "#, fuzzy, python-brace-format\n"
        '#| msgctxt "before"\n'
        '#| msgid "old "\n'
        '#| "text"\n'
        '#| msgid_plural "old texts"\n'
        'msgctxt "now"\n'
        'msgid ""\n'
        '"new "\n'
        '"text"\n'
        'msgid_plural "new texts"\n'
        'msgstr[0] "eins"\n'
        'msgstr[1] "zwei"\n'
    )
    (entry,) = file.entries
    assert entry == Entry(
        singular="new text",
        context="now",
        plural="new texts",
        translations=("eins", "zwei"),
        flags=("fuzzy", "python-brace-format"),
        comments=("mine",),
        extracted=("yours",),
        references=("facts/a.yaml:3", "\u2068facts/b c.yaml\u2069:4"),
        previous=Previous("before", "old text", "old texts"),
    )
    assert str(entry.location) == f"{PATH}:9:1"
    assert entry.form_lines == (14, 15)
    assert entry.fuzzy
    assert not entry.is_translated


@pytest.mark.parametrize(
    ("literal", "text"),
    [
        (r'"a\tb\nc\"d\\e"', 'a\tb\nc"d\\e'),
        (r'"\a\b\v\f\r"', "\a\b\v\f\r"),
        (r'"\x41\101\7"', "AA\a"),
        ('"a" "b"', "ab"),
        ('"a\u2028b\u0085c\x1cd"', "a\u2028b\u0085c\x1cd"),
        ('"« مرحبا »"', "« مرحبا »"),
    ],
)
def test_texts(literal: str, text: str) -> None:
    assert read(f'msgid "x"\nmsgstr {literal}\n').entries[0].translations == (text,)


def test_entries_need_no_blank_line_between_them_and_any_line_ends_do() -> None:
    file = read('msgid "a"\r\nmsgstr "b"\r\nmsgid "c"\r\n\t msgstr "d"')
    assert [(e.singular, *e.translations) for e in file.entries] == [("a", "b"), ("c", "d")]


def test_obsolete_entries_are_apart_and_keep_their_former_text() -> None:
    file = read('# note\n#, fuzzy\n#~| msgid "older"\n#~ msgid "old"\n#~ msgstr "alt"\n\n# end\n')
    assert file.entries == ()
    (entry,) = file.obsolete
    assert (entry.comments, entry.fuzzy) == (("note",), True)
    assert entry.previous == Previous(None, "older")
    assert file.tail == "# end"


def test_more_than_nine_forms() -> None:
    forms = "".join(f'msgstr[{number}] "{number}"\n' for number in range(12))
    (entry,) = read(f'msgid "a"\nmsgid_plural "b"\n{forms}').entries
    assert entry.translations == tuple(map(str, range(12)))


def test_header_fields_are_found_in_any_case_and_set_in_their_place() -> None:
    file = read('msgid ""\nmsgstr "X-A: 1\\nlanguage: fr\\nno field\\nX-B:2\\n"\n')
    assert (file.field("Language"), file.field("X-B"), file.field("X-C")) == ("fr", "2", None)
    changed = file.with_fields({"Language": "ar", "X-C": "3"})
    assert changed.header is not None
    assert changed.header.translations == ("X-A: 1\nLanguage: ar\nno field\nX-B:2\nX-C: 3\n",)


def test_a_file_that_names_another_is_not_that_file(tmp_path: Path) -> None:
    other = tmp_path / "other.po"
    other.write_text('msgid "secret"\nmsgstr "secret"\n')
    findings = Findings()
    assert parse(str(other).encode(), PATH, findings) is None
    assert [found.code for found in findings] == ["po-syntax"]


def test_a_file_of_something_else_gets_a_short_answer() -> None:
    findings = Findings()
    assert parse(b"<svg>\n" * 100_000, PATH, findings) is None
    assert len(findings) == 1


def test_a_file_with_a_fault_in_every_line_too() -> None:
    findings = Findings()
    assert parse(b'msgid "x\n' * 100_000, PATH, findings) is None
    assert len(findings) == MAXIMUM_PROBLEMS + 1
    assert "further problems" in list(findings)[-1].message


def test_a_huge_file_is_refused_before_it_is_read() -> None:
    findings = Findings()
    assert parse(b"#" * (MAXIMUM_BYTES + 1), PATH, findings) is None
    assert [found.code for found in findings] == ["po-too-large"]


def test_a_long_text_is_a_text() -> None:
    long = '\\n\\"word ' * (MAXIMUM_TEXT // 7)
    text = read(f'msgid "a"\nmsgstr "{long}"\n').entries[0].translations[0]
    assert MAXIMUM_TEXT - 7 < len(text) <= MAXIMUM_TEXT


@pytest.mark.parametrize("sign", ["{", "<em>", "é", "mot "])
def test_a_text_that_no_page_could_hold_is_refused(sign: str) -> None:
    findings = Findings()
    long = sign * 1_000_000
    assert (
        parse(f'msgid "b"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "{long}"\n'.encode(), PATH, findings)
        is None
    )
    (found,) = findings
    assert (found.code, found.location.line) == ("po-too-large", 4)


def test_lines_that_end_as_on_old_macs() -> None:
    findings = Findings()
    assert parse(b'msgid "a"\rmsgstr "b"\r', PATH, findings) is None
    (found,) = findings
    assert (found.code, found.location.column) == ("po-encoding", 10)
    assert "CR alone" in found.message


def test_more_entries_than_any_publication_has(monkeypatch: pytest.MonkeyPatch) -> None:
    assert parser.MAXIMUM_ENTRIES == 100_000
    monkeypatch.setattr(parser, "MAXIMUM_ENTRIES", 2000)
    findings = Findings()
    many = "".join(f'msgid "{n}"\nmsgstr ""\n' for n in range(2010))
    assert parse(many.encode(), PATH, findings) is None
    assert next(found.code for found in findings) == "po-too-large"


def test_what_looks_like_code_is_text() -> None:
    text = "{0.__class__} %(x)999999999d ${7*7} {{ config }} <script>alert(1)</script> $(reboot)"
    assert read(f'msgid "a"\nmsgstr "{text}"\n').entries[0].translations == (text,)


@pytest.mark.parametrize("unit", ["\\\\", '""', "\\n", "\\", "\\x41", "\u2068"])
def test_a_long_line_of_whatever_takes_little_time(unit: str) -> None:
    parse(f'msgid "a"\nmsgstr "{unit * 200_000}\n'.encode(), PATH, Findings())
    parse(f"#: {unit * 200_000}\n".encode(), PATH, Findings())
