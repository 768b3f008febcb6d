from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from factsheet.catalogs.sync import MessageChange
from factsheet.catalogs.update import Update, updates
from factsheet.config.style import LocaleStyle
from factsheet.diagnostics import Findings, Location
from factsheet.locales.profile import profile_of
from factsheet.messages.message import Message
from factsheet.workspace import Workspace

NOON = datetime(2021, 11, 25, 12, 0, tzinfo=UTC)
PROFILES = [profile_of(LocaleStyle(tag)) for tag in ("en", "ar", "pt-BR")]
MESSAGES = [Message("Sessions", "a"), Message("{n} session", "b", "{n} sessions")]


def bring(
    workspace: Workspace, findings: Findings, messages: list[Message], hours: int = 0
) -> tuple[Update, ...]:
    found = updates(
        workspace,
        messages,
        PROFILES,
        findings,
        source_locale="en",
        publisher="Library",
        now=NOON + timedelta(hours=hours),
    )
    for update in found:
        assert workspace.write(update.path, update.data) == update.is_needed
    return found


def test_the_life_of_a_publication(tmp_path: Path) -> None:
    workspace, findings = Workspace(tmp_path), Findings()
    first = bring(workspace, findings, MESSAGES)
    assert [(update.path, update.locale, update.is_needed) for update in first] == [
        ("locales/factsheet.pot", None, True),
        ("locales/en/LC_MESSAGES/factsheet.po", "en", True),
        ("locales/ar/LC_MESSAGES/factsheet.po", "ar", True),
        ("locales/pt_BR/LC_MESSAGES/factsheet.po", "pt-BR", True),
    ]
    assert [update.counts for update in first] == [{}, *[{MessageChange.ADDED: 2}] * 3]
    assert 'msgstr[1] "{n} sessions"' in first[1].data.decode()

    assert not any(update.is_needed for update in bring(workspace, findings, MESSAGES, hours=1))

    less = bring(workspace, findings, MESSAGES[:1], hours=2)
    assert all(update.is_needed for update in less)
    assert all(b"2021-11-25 14:00" in update.data for update in less)
    assert less[-1].counts == {MessageChange.UNCHANGED: 1, MessageChange.REMOVED: 1}
    assert list(findings) == []


def test_a_catalog_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    workspace, findings = Workspace(tmp_path), Findings()
    bring(workspace, findings, MESSAGES)
    path = "locales/ar/LC_MESSAGES/factsheet.po"
    workspace.write(path, b"<<<<<<< HEAD\n")
    found = bring(workspace, findings, MESSAGES[:1])
    assert [update.locale for update in found] == [None, "en", "pt-BR"]
    assert workspace.read_bytes(path) == b"<<<<<<< HEAD\n"
    assert [(d.code, d.location.path) for d in findings] == [("po-merge-conflict", path)]


def test_a_template_that_cannot_be_read_is_made_anew(tmp_path: Path) -> None:
    workspace, findings = Workspace(tmp_path), Findings()
    first = bring(workspace, findings, MESSAGES)
    workspace.write("locales/factsheet.pot", b"<<<<<<< HEAD\n")
    assert bring(workspace, findings, MESSAGES)[0] == first[0]
    assert list(findings) == []


def test_other_line_numbers_are_no_reason_to_write_a_file(tmp_path: Path) -> None:
    workspace, findings = Workspace(tmp_path), Findings()
    at = (Location("facts/a.yaml", 3, 1),)
    bring(workspace, findings, [replace(MESSAGES[0], references=at)])
    moved = (Location("facts/a.yaml", 4, 1),)
    assert not any(
        update.is_needed
        for update in bring(workspace, findings, [replace(MESSAGES[0], references=moved)], hours=1)
    )


def test_a_checkout_with_other_line_ends_is_not_behind(tmp_path: Path) -> None:
    workspace, findings = Workspace(tmp_path), Findings()
    for update in bring(workspace, findings, MESSAGES):
        workspace.write(update.path, update.data.replace(b"\n", b"\r\n"))
    assert not any(update.is_needed for update in bring(workspace, findings, MESSAGES, hours=1))


def test_a_huge_catalog_is_not_even_read(tmp_path: Path) -> None:
    workspace, findings = Workspace(tmp_path), Findings()
    bring(workspace, findings, MESSAGES)
    path = "locales/ar/LC_MESSAGES/factsheet.po"
    with workspace.path(path).open("r+b") as file:
        file.truncate(2**40)
    assert [update.locale for update in bring(workspace, findings, MESSAGES)] == [
        None,
        "en",
        "pt-BR",
    ]
    assert [found.code for found in findings] == ["po-too-large"]
