"""What was read is written as it was spelled, by whatever tool."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from factsheet.catalogs.parser import parse
from factsheet.catalogs.po import Entry, PoFile
from factsheet.catalogs.sync import MessageChange, sync
from factsheet.catalogs.template import make_template
from factsheet.catalogs.writer import serialize
from factsheet.diagnostics import Findings, Location
from factsheet.locales.profile import LocaleProfile
from factsheet.messages.message import Message

NOON = datetime(2021, 11, 25, 12, 0, tzinfo=UTC)
LONG = "The Organization enables police in all of its member countries to work together directly."
EDITORS = """\
# Traduction de Marie.
#
#   Deux blancs, et une ligne vide au-dessus.
msgid ""
msgstr ""
"Language: fr\\n"
"X-Poedit-SourceCharset: UTF-8\\n"
"Project-Id-Version: Library\\n"
"PO-Revision-Date: 2021-11-25 13:00+0100\\n"
"POT-Creation-Date: 2021-11-25 12:00+0000\\n"
"Plural-Forms: nplurals=2;"
" plural=n>1;\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8BIT\\n"
"X-Generator: Poedit 3.4.2\\n"


#no blank after the mark
#
#. Sheet “a”.
#: facts/a.yaml
#: facts/b.yaml
#, python-brace-format
#, no-wrap
msgctxt   "a"
msgid ""
"The Organization enables police"
" in all of its member countries to work together directly."
  msgstr "L’Organisation permet aux polices "
"de tous ses pays membres de collaborer directement, sans le moindre détour par ailleurs."

#. Sheet “b”.
#, fuzzy
#| msgid ""
#| "For"
#| "mer"
msgctxt "b"
msgid "Later"
msgstr ""
"Plus "
"tard"

#, fuzzy
#~| msgid "older"
#~ msgid "old sentence of old"
#~ msgstr ""
#~ "vieille "
#~ "phrase"

# vim: ft=po
#, what follows nothing
"""
MESSAGES = [
    Message(
        LONG,
        "a",
        None,
        ("Sheet “a”.",),
        (Location("facts/a.yaml", 3), Location("facts/b.yaml", 4)),
        ("python-brace-format",),
    ),
    Message("Later", "b", None, ("Sheet “b”.",)),
]


def synced(messages: list[Message], old: str, profile: LocaleProfile, hours: int = 0) -> str:
    template = make_template(messages, publisher="Library", now=NOON + timedelta(hours=hours))
    done = sync(template, old.encode(), profile, Findings())
    assert done is not None
    again = sync(template, done.data, profile, Findings())
    assert again is not None
    assert again.data == done.data
    return done.data.decode()


def changed_lines(old: str, new: str) -> set[str]:
    return set(old.split("\n")) ^ set(new.split("\n"))


def test_the_whole_file_stays_where_nothing_changes(fr: LocaleProfile) -> None:
    assert synced(MESSAGES, EDITORS, fr) == EDITORS


def test_a_new_message_changes_no_line_but_its_own_and_the_date(fr: LocaleProfile) -> None:
    new = synced([*MESSAGES, Message("Sources", "c")], EDITORS, fr, hours=1)
    assert changed_lines(EDITORS, new) == {
        '"POT-Creation-Date: 2021-11-25 12:00+0000\\n"',
        '"POT-Creation-Date: 2021-11-25 13:00+0000\\n"',
        'msgctxt "c"',
        'msgid "Sources"',
        'msgstr ""',
    } - {'msgstr ""'}


def test_another_comment_changes_that_comment_alone(fr: LocaleProfile) -> None:
    other = [replace(MESSAGES[0], comments=("Sheet “z”.",)), MESSAGES[1]]
    new = synced(other, EDITORS, fr)
    assert changed_lines(EDITORS, new) == {"#. Sheet “a”.", "#. Sheet “z”."}


def test_another_source_text_leaves_the_translation_in_its_lines(fr: LocaleProfile) -> None:
    new = synced([replace(MESSAGES[0], singular=f"{LONG} Daily."), MESSAGES[1]], EDITORS, fr)
    assert '\n  msgstr "L’Organisation permet aux polices "\n"de tous ses pays membres' in new
    assert '\n#~ msgstr ""\n#~ "vieille "\n#~ "phrase"\n' in new
    assert "#no blank after the mark\n#\n#. Sheet “a”." in new


def test_what_was_removed_comes_back_in_its_lines(fr: LocaleProfile) -> None:
    gone = synced(MESSAGES[1:], EDITORS, fr)
    assert '#~ msgstr "L’Organisation permet aux polices "\n#~ "de tous ses pays' in gone
    back = synced(MESSAGES, gone, fr)
    assert 'msgstr "L’Organisation permet aux polices "\n"de tous ses pays' in back
    assert changed_lines(EDITORS, back) <= {
        # what is said again is written as gettext does it
        "#: facts/a.yaml",
        "#: facts/b.yaml",
        "#: facts/a.yaml facts/b.yaml",
        'msgctxt   "a"',
        'msgctxt "a"',
        '  msgstr "L’Organisation permet aux polices "',
        'msgstr "L’Organisation permet aux polices "',
        "#, no-wrap",
    }


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_ends_stay_and_are_the_same_everywhere(newline: str, fr: LocaleProfile) -> None:
    old = EDITORS.replace("\n", newline)
    assert synced(MESSAGES, old, fr) == old
    new = synced([*MESSAGES, Message(f"{LONG} {LONG}", "c")], old, fr)
    assert new.count("\n") == new.count(newline)
    assert new != old


@pytest.mark.parametrize(
    "options", [("--no-wrap",), ("--width=120",), ("--width=40",), ("--indent",)]
)
def test_msgcat_may_rewrite_the_file(
    options: tuple[str, ...], fr: LocaleProfile, gnu: Callable[..., Any]
) -> None:
    # it forgets all but the last of several lines of flags
    plain = EDITORS.partition("\n# vim")[0].replace("\n#, no-wrap", ", no-wrap")
    rewritten = gnu("msgcat", *options, "-", data=plain.encode()).stdout.decode()
    assert rewritten != plain
    assert synced(MESSAGES, rewritten, fr) == rewritten
    new = synced([*MESSAGES, Message(LONG, "c")], rewritten, fr)
    assert rewritten.split("\n\n")[1] in new, "an entry that stays has other bytes"


def test_a_text_that_is_another_by_now_is_not_written_in_its_former_lines() -> None:
    file = parse(b'# note\nmsgid "a"\nmsgstr ""\n"first\\n"\n"sec" "ond\\n"\n', "", Findings())
    assert file is not None
    (entry,) = file.entries
    other = replace(file, entries=(replace(entry, translations=("first\nthird\n",)),))
    assert serialize(other) == b'# note\nmsgid "a"\nmsgstr ""\n"first\\n"\n"third\\n"\n'


def test_an_entry_that_becomes_plural_has_no_lines_for_its_forms() -> None:
    file = parse(b'msgid "a"\nmsgstr   "x"\n', "", Findings())
    assert file is not None
    plural = replace(file.entries[0], plural="b", translations=("x", "x"))
    assert serialize(PoFile((plural,))) == (
        b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[1] "x"\n'
    )


def test_spelling_makes_no_difference_between_entries() -> None:
    file = parse(b'msgid   "a"\nmsgstr "b"\n', "", Findings())
    assert file is not None
    assert file.entries == (Entry("a", translations=("b",)),)


def test_nothing_has_changed_but_the_order(fr: LocaleProfile) -> None:
    template = make_template(MESSAGES[::-1], publisher="Library", now=NOON)
    done = sync(template, EDITORS.encode(), fr, Findings())
    assert done is not None
    assert done.counts == {MessageChange.UNCHANGED: 2}
    header, first, second, *rest = EDITORS.split("\n\n")
    # the empty line above an entry goes along with it
    assert done.data.decode() == "\n\n".join((header, second, first, *rest))
