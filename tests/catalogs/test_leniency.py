"""Files that GNU gettext's programs accept are accepted here, with the same content.

Each sample is one that translators' tools or merges have been seen to write.
"""

from collections.abc import Callable
from typing import Any

import pytest

from factsheet.catalogs.parser import parse
from factsheet.catalogs.po import PoFile
from factsheet.catalogs.writer import serialize
from factsheet.diagnostics import Findings

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ACCEPTED = {
    "an entry on one line": 'msgid "a" msgstr "b"\n',
    "a plural entry on one line": (
        'msgctxt "c" msgid "a" msgid_plural "p" msgstr[0] "b" msgstr[1] "d"\n'
    ),
    "an obsolete entry on one line": '#~ msgid "a" msgstr "b"\n',
    "texts on the lines after their keywords": 'msgid\n"a"\nmsgstr\n"b"\n"c"\n',
    "keywords without blanks": 'msgid"a"msgstr"b"\n',
    "blanks around a number": 'msgid "a"\nmsgid_plural "b"\nmsgstr [ 0 ]"c"\nmsgstr[ 01 ] "d"\n',
    "flags of an obsolete entry": '#~ #, fuzzy\n#~ msgid "a"\n#~ msgstr "b"\n',
    "marks without blanks": '#~#, fuzzy, c-format\n#~msgid "a"\n#~msgstr "b"\n',
    "comments of an obsolete entry": (
        '#~ # mine\n#~ #. yours\n#~ #: file:1\n#~ #| msgid "o"\n#~ msgid "a"\n#~ msgstr "b"\n'
    ),
    "comments between obsolete entries": (
        '#~ msgid "a"\n#~ msgstr "b"\n#~ # mine\n#~ msgid "d"\n#~ msgstr "e"\n'
    ),
    "obsolete lines that are blank": '#~\n#~ msgid "a"\n#~\n#~ msgstr "b"\n',
    "octal escapes of UTF-8": 'msgid "a"\nmsgstr "\\303\\251t\\303\\251 \\1011"\n',
    "hexadecimal escapes of UTF-8": 'msgid "a"\nmsgstr "\\xd9\\x85\\xd8\\xb1 \\x0041 \\xe2\\x82\\xac"\n',
    "both": 'msgid "a"\nmsgstr "\\xc3\\251"\n',
    "former texts on one line": '#, fuzzy\n#| msgctxt "k" msgid "o"\nmsgid "a"\nmsgstr "c"\n',
}
SHARING_LINES = {
    "two entries on one line": 'msgid "a" msgstr "b" msgid "c" msgstr "d"\n',
    "an entry that begins where another ends": (
        'msgid "a"\nmsgstr "b" msgctxt "x" msgid "c"\nmsgstr "d"\n'
    ),
}


def read(data: bytes) -> PoFile:
    findings = Findings()
    file = parse(data, "x.po", findings)
    assert file is not None, list(findings)
    return file


def agreed(sample: str, gnu: Callable[..., Any]) -> PoFile:
    """The parsed file, which equals msgcat's result, and is the same after writing and reading."""
    data = (HEADER + sample).encode()
    ours, theirs = read(data), gnu("msgcat", "-", data=data)
    assert theirs.returncode == 0, theirs.stderr
    assert ours == read(theirs.stdout) == read(serialize(ours))
    return ours


@pytest.mark.parametrize("sample", ACCEPTED.values(), ids=ACCEPTED)
def test_it_is_read_as_msgcat_reads_it_and_written_as_it_was(
    sample: str, gnu: Callable[..., Any]
) -> None:
    assert serialize(agreed(sample, gnu)) == (HEADER + sample).encode()


@pytest.mark.parametrize("sample", SHARING_LINES.values(), ids=SHARING_LINES)
def test_entries_that_share_a_line_get_lines_of_their_own(
    sample: str, gnu: Callable[..., Any]
) -> None:
    written = serialize(agreed(sample, gnu)).decode()
    assert [line for line in written.splitlines() if line.count("msg") > 1] == []


REFUSED = {
    "an escape that is no letter": 'msgid "a"\nmsgstr "\\351"\n',
    "a cut-off letter": 'msgid "a"\nmsgstr "\\xe2\\x82"\n',
    "half of a surrogate pair": 'msgid "a"\nmsgstr "\\xed\\xa0\\x80"\n',
    "a keyword without a text": 'msgid "a"\nmsgstr\n\nmsgid "b"\nmsgstr "b"\n',
    "a keyword at the end without a text": 'msgid "a"\nmsgstr',
    "a comment within an entry": 'msgid "a"\n# mine\nmsgstr "b"\n',
    "a comment within an obsolete entry": '#~ msgid "a"\n#~ # mine\n#~ msgstr "b"\n',
    "words after a text": 'msgid "a" # mine\nmsgstr "b"\n',
    "marks upon marks": "#~ " * 100_000 + 'msgid "a"\n',
}


@pytest.mark.parametrize("sample", REFUSED.values(), ids=REFUSED)
def test_what_says_nothing_certain_is_refused(sample: str) -> None:
    findings = Findings()
    assert parse((HEADER + sample).encode(), "x.po", findings) is None
    assert {found.code for found in findings} == {"po-syntax"}
    assert all(found.location.line and found.location.column is not None for found in findings)


LAID_OUT = """\


# Header
msgid ""
msgstr "Language: fr\\n"


#~ msgid "gone"
#~ msgstr "parti"
msgid "a"
msgstr "b"
msgid "c"
msgstr "d"

#~ msgid "gone too"
#~ msgstr "parti aussi"



#, fuzzy
#~ msgid "and this"
#~ msgstr "ça aussi"

msgid "e"
msgstr "f"

#~ msgid "last"
#~ msgstr "dernier"


# vim: ft=po


"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n\n"])
def test_blank_lines_and_the_places_of_obsolete_entries_stay(end: str, newline: str) -> None:
    data = (LAID_OUT.rstrip("\n") + end).replace("\n", newline).encode()
    assert serialize(read(data)) == data
