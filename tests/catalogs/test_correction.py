"""Corrections of a source text that keep its translations."""

from datetime import UTC, datetime

import pytest

from factsheet.catalogs.correction import SOURCE_CORRECTED, reason_against
from factsheet.catalogs.parser import parse
from factsheet.catalogs.po import Entry, PoFile, Previous
from factsheet.catalogs.sync import MessageChange, sync
from factsheet.catalogs.template import make_template
from factsheet.catalogs.writer import serialize
from factsheet.diagnostics import Findings
from factsheet.locales.profile import LocaleProfile
from factsheet.messages.message import Message

NOON = datetime(2021, 11, 25, 12, 0, tzinfo=UTC)


def synced(
    text: str, old: bytes, profile: LocaleProfile, *minor: str
) -> tuple[bytes, Entry, MessageChange, Findings]:
    findings = Findings()
    template = make_template([Message(text, "lead")], publisher="Library", now=NOON)
    found = sync(template, old, profile, findings, minor=minor)
    assert found
    file = parse(found.data, "", findings)
    assert file
    [change] = found.counts
    return found.data, file.entries[0], change, findings


def catalog(entry: Entry) -> bytes:
    fields = {"Language": "fr", "Content-Type": "text/plain; charset=UTF-8"}
    return serialize(PoFile((entry,)).with_fields(fields))


def test_a_corrected_text_keeps_its_translation_until_the_next_real_change(
    fr: LocaleProfile,
) -> None:
    old = catalog(Entry("All {n} memebrs", "lead", translations=("Les {n} membres",)))
    data, entry, change, findings = synced("All {n} members", old, fr, "lead")
    assert change is MessageChange.CORRECTED
    assert not findings
    assert entry.is_translated
    assert entry.translations == ("Les {n} membres",)
    assert SOURCE_CORRECTED in entry.flags
    assert entry.previous == Previous("lead", "All {n} memebrs")

    again, _, change, _ = synced("All {n} members", data, fr)
    assert (again, change) == (data, MessageChange.UNCHANGED)

    twice, entry, change, _ = synced("All {n} members.", data, fr, "lead")
    assert change is MessageChange.CORRECTED
    assert entry.previous == Previous("lead", "All {n} memebrs")

    _, entry, change, _ = synced("All {n} rivals", twice, fr)
    assert change is MessageChange.CHANGED
    assert entry.fuzzy
    assert SOURCE_CORRECTED not in entry.flags
    assert entry.previous == Previous("lead", "All {n} memebrs")


def test_without_its_flag_the_former_text_goes(fr: LocaleProfile) -> None:
    previous = Previous(None, "Memebrs")
    entry = Entry("Members", "lead", translations=("Membres",), previous=previous)
    _, entry, _, _ = synced("Members", catalog(entry), fr)
    assert entry.previous is None


@pytest.mark.parametrize(
    "old",
    [
        Entry("Memebrs", "lead", translations=("Membres",), flags=("fuzzy",)),
        Entry("Memebrs", "lead", translations=("Membres",), is_obsolete=True),
    ],
    ids=["fuzzy", "obsolete"],
)
def test_what_awaits_review_still_does(old: Entry, fr: LocaleProfile) -> None:
    data = catalog(old)
    if old.is_obsolete:
        data = serialize(PoFile(obsolete=(old,)).with_fields({"Language": "fr"}))
    _, entry, _, _ = synced("Members", data, fr, "lead")
    assert entry.fuzzy
    assert SOURCE_CORRECTED not in entry.flags


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("194 members", "195 members", "194"),
        ("{n} members", "{m} members", "{n}"),
        ("<em>All</em> members", "All members", "<em>"),
        ("On %(date)s", "On %(day)s", "%(date)"),
    ],
)
def test_a_correction_affects_nothing_that_translations_repeat(
    before: str, after: str, reason: str, fr: LocaleProfile
) -> None:
    assert reason in (reason_against(Entry(before), Entry(after)) or "")
    old = catalog(Entry(before, "lead", translations=("Membres",)))
    _, entry, _, findings = synced(after, old, fr, "lead")
    assert [finding.code for finding in findings] == ["correction-refused"]
    assert entry.fuzzy


def test_a_correction_changes_no_plural() -> None:
    plural = Entry("{n} member", plural="{n} members")
    assert "plural" in (reason_against(Entry("{n} member"), plural) or "")
    assert "plural" in (reason_against(plural, Entry("{n} member")) or "")
