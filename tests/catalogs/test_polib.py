"""Conversion of polib's values, and untrusted .mo files."""

import struct
from collections.abc import Callable
from typing import Any

import polib
import pytest

from factsheet.catalogs.parser import parse
from factsheet.catalogs.po import Entry, PoFile, Previous
from factsheet.catalogs.polib import from_polib, read_mo, to_polib
from factsheet.diagnostics import Findings

FILE = PoFile(
    entries=(
        Entry(
            "{n} file",
            "c",
            "{n} files",
            ("{n} fichier", "{n} fichiers"),
            flags=("fuzzy", "python-brace-format"),
            comments=("ask Marie", "", "again"),
            extracted=("Sheet “a”.",),
            references=("facts/a.yaml:3", "facts/b.yaml"),
            previous=Previous("b", "one file", "{n} file"),
        ),
        Entry('a\tb\\c"d\n', translations=("é\n",)),
        Entry("a", "", translations=("",)),
    ),
    header=Entry(
        "",
        translations=("Language: fr\nContent-Type: text/plain; charset=UTF-8\nX-A: a:b\n",),
        comments=("Marie",),
    ),
    obsolete=(Entry("gone", translations=("parti",), is_obsolete=True),),
)


def test_all_that_an_entry_says_goes_there_and_back() -> None:
    assert from_polib(to_polib(FILE)) == FILE


def test_a_script_edits_and_saves_a_catalog() -> None:
    catalog = to_polib(FILE)
    entry = catalog.find("a", msgctxt="")
    assert entry is not None
    entry.msgstr = "A"
    catalog.metadata["Last-Translator"] = "Marie"
    saved = parse(str(catalog).encode(), "x.po", Findings())
    assert saved is not None
    assert saved.entries[:2] == FILE.entries[:2]
    assert saved.entries[2].translations == ("A",)
    assert saved.field("Last-Translator") == "Marie"
    assert saved.obsolete == FILE.obsolete


def test_a_file_without_a_header_gets_none() -> None:
    assert from_polib(to_polib(PoFile(FILE.entries))).header is None


def test_a_mo_of_msgfmt_and_one_of_polib_say_the_same(gnu: Callable[..., Any]) -> None:
    text = str(to_polib(PoFile(FILE.entries[1:2], FILE.header)))
    for data in (
        gnu("msgfmt", "-o", "-", "-", data=text.encode()).stdout,
        gnu("msgfmt", "--endianness=big", "-o", "-", "-", data=text.encode()).stdout,
        to_polib(PoFile(FILE.entries[1:2], FILE.header)).to_binary(),
    ):
        assert read_mo(data).entries == (Entry('a\tb\\c"d\n', translations=("é\n",)),)


SOUND = polib.POFile()
SOUND.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
SOUND.append(polib.POEntry(msgid="a", msgstr="b"))
MO = SOUND.to_binary()


def overlapping(count: int = 50_000) -> bytes:
    """Each message is the whole file: read as it says, it would fill the memory."""
    size = 28 + 16 * count
    index = struct.pack("<2I", size, 0) * count
    return struct.pack("<7I", 0x950412DE, 0, count, 28, 28, 0, 0) + index * 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xde\x12",
        b"<svg/>" * 10,
        MO[:20],
        MO[:60],
        struct.pack("<7I", 0x950412DE, 0, 2**32 - 1, 28, 28, 0, 0),
        struct.pack("<7I", 0x950412DE, 9 << 16, 0, 28, 28, 0, 28),
        overlapping(),
        MO.replace(b"charset=UTF-8", b"charset=X-\xff\xff\xff"),
        MO.replace(b"a\0", b"\xff\0"),
        MO + b"\0" * 2**24,
    ],
    ids=range(11),
)
def test_a_file_that_is_none_is_refused_in_little_time(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_mo(data)
