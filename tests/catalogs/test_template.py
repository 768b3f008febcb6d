from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from factsheet.catalogs.parser import parse
from factsheet.catalogs.po import Entry
from factsheet.catalogs.template import make_template
from factsheet.catalogs.writer import serialize
from factsheet.diagnostics import Findings, Location
from factsheet.messages.message import Message

NOON = datetime(2021, 11, 25, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(days=1)
TITLE = Message("Sessions", "sheet:a:title", references=(Location("sheets/a.yaml", 3, 8),))
COUNT = Message(
    "{n} session",
    "fact:a:caption",
    "{n} sessions",
    ("Under the number.\n{n} shows: 89", ""),
    (Location("facts/a b.yaml", 7, 1), Location("facts/a b.yaml", 9, 1)),
    ("python-brace-format",),
)


def template(*messages: Message, now: datetime = NOON, previous: bytes | None = None) -> bytes:
    known = parse(previous, "", Findings()) if previous else None
    return serialize(make_template(messages, publisher="Library", now=now, previous=known))


def test_the_file_as_translators_tools_expect_it() -> None:
    assert template(TITLE, COUNT).decode() == (
        "# Library: texts of the fact sheets.\n"
        "#, fuzzy\n"
        'msgid ""\n'
        'msgstr ""\n'
        '"Project-Id-Version: Library\\n"\n'
        '"Report-Msgid-Bugs-To: \\n"\n'
        '"POT-Creation-Date: 2021-11-25 12:00+0000\\n"\n'
        '"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n"\n'
        '"Last-Translator: FULL NAME <EMAIL@ADDRESS>\\n"\n'
        '"Language-Team: LANGUAGE <LL@li.org>\\n"\n'
        '"Language: \\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"\n'
        '"Generated-By: factsheet\\n"\n'
        "\n"
        "#: sheets/a.yaml:3\n"
        'msgctxt "sheet:a:title"\n'
        'msgid "Sessions"\n'
        'msgstr ""\n'
        "\n"
        "#. Under the number.\n"
        "#. {n} shows: 89\n"
        "#: \u2068facts/a b.yaml\u2069:7 \u2068facts/a b.yaml\u2069:9\n"
        "#, python-brace-format\n"
        'msgctxt "fact:a:caption"\n'
        'msgid "{n} session"\n'
        'msgid_plural "{n} sessions"\n'
        'msgstr[0] ""\n'
        'msgstr[1] ""\n'
    )


def test_gettext_reads_it(gnu: Callable[..., Any]) -> None:
    # GNU gettext 0.21 forgets the isolates around a path with blanks when it has a line.
    plain = replace(COUNT, references=(Location("facts/a.yaml", 7, 1),))
    data = template(TITLE, plain)
    assert gnu("msgcat", "-", data=data).stdout == data


def test_the_date_stays_until_a_text_is_another() -> None:
    first = template(TITLE, COUNT)
    assert template(TITLE, COUNT, now=LATER, previous=first) == first
    moved = Message("Sessions", "sheet:a:title", references=(Location("sheets/b.yaml", 9, 1),))
    again = template(COUNT, moved, now=LATER, previous=first)
    assert b"2021-11-25 12:00" in again
    assert b"sheets/b.yaml" in again
    for changed in (
        [TITLE],
        [TITLE, COUNT, Message("New")],
        [Message("Session", "sheet:a:title"), COUNT],
        [Message("Sessions", "sheet:b:title"), COUNT],
        [TITLE, Message("{n} session", "fact:a:caption", "{n} of them")],
    ):
        assert b"2021-11-26 12:00" in template(*changed, now=LATER, previous=first)


def test_the_date_is_in_universal_time() -> None:
    lyon = datetime(2021, 11, 25, 13, 0, tzinfo=timezone(timedelta(hours=1)))
    assert template(TITLE, now=lyon) == template(TITLE)


def test_a_message_of_several_places_stands_once() -> None:
    one = Message("Sources", None, None, ("Heading.",), (Location("a.jinja", 1),), ("x",))
    two = Message("Sources", None, "Sources", ("Heading.", "Link."), (Location("b.jinja"),))
    made = make_template([one, TITLE, two], publisher="Library", now=NOON)
    assert made.entries == (
        Entry(
            "Sources",
            plural="Sources",
            translations=("", ""),
            flags=("x",),
            extracted=("Heading.", "Link."),
            references=("a.jinja:1", "b.jinja"),
        ),
        make_template([TITLE], publisher="Library", now=NOON).entries[0],
    )


def test_an_empty_text_does_not_become_a_second_header() -> None:
    assert template(Message("")) == template()
