"""What counts as printed, and as translated."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.catalogs.catalog import TranslationState
from factsheet.catalogs.po import Entry
from factsheet.cli.main import main
from factsheet.diagnostics import Findings, Location
from factsheet.edition.completeness import Completeness, PrintedMessage, Tally, measure
from factsheet.edition.document import Document, LeftOut
from factsheet.edition.edition import Edition
from factsheet.edition.localizer import localize
from factsheet.edition.speaker import Speaker
from factsheet.gate.editions import load_edition
from factsheet.load.theme import load_theme
from factsheet.messages.message import Message
from factsheet.model.sheet import Sheet
from factsheet.workspace import Workspace
from support.documents import reported
from support.publications import FACTS, SHEET, write_publication
from support.translations import BILINGUAL, translate, translated_publication

LEAD, TITLE = "sheet:library:lead", "sheet:library:title"


def load(folder: Path, findings: Findings | None = None, day: date | None = None) -> Edition:
    edition = load_edition(Workspace(folder), findings or Findings(), day)
    assert edition is not None
    return edition


def completeness(folder: Path, tag: str = "fr", day: date | None = None) -> Completeness:
    return measure(load(folder, day=day), load_theme(Workspace(folder)))[tag]


def contexts(found: Completeness) -> set[str | None]:
    return {unit.message.context for unit in found.units}


def test_what_is_translated_is_complete(tmp_path: Path) -> None:
    found = completeness(translated_publication(tmp_path))
    assert found.unfinished == ()
    assert Tally.of(found.units).percent == 100


def test_missing_and_fuzzy_have_a_line_in_the_catalog(tmp_path: Path) -> None:
    translated_publication(tmp_path)
    translate(tmp_path, "fr", missing=[LEAD], fuzzy=[TITLE])
    found = completeness(tmp_path)
    progress = {unit.message.context: unit.progress for unit in found.unfinished}
    assert progress == {LEAD: TranslationState.MISSING, TITLE: TranslationState.FUZZY}
    lines = (tmp_path / "locales/fr/LC_MESSAGES/factsheet.po").read_text("utf-8").splitlines()
    for unit in found.unfinished:
        assert lines[unit.at.line - 1] == f'msgctxt "{unit.message.context}"'


def test_a_message_that_the_catalog_does_not_have_is_missing(tmp_path: Path) -> None:
    translated_publication(tmp_path)
    sheet = SHEET.replace("In short", "In brief")
    write_publication(tmp_path, {"factsheet.toml": BILINGUAL, "sheets/library.yaml": sheet})
    [unit] = completeness(tmp_path).unfinished
    assert (unit.message.singular, unit.progress) == ("In brief", TranslationState.MISSING)
    assert unit.at == Location("locales/fr/LC_MESSAGES/factsheet.po")


def test_a_plural_is_whole_or_missing(tmp_path: Path) -> None:
    translated_publication(tmp_path)
    path = tmp_path / "locales/fr/LC_MESSAGES/factsheet.po"
    text = path.read_text("utf-8")
    form = 'msgstr[0] "‹{library.members} people are members.›"'
    assert form in text
    path.write_text(text.replace(form, 'msgstr[0] ""'), "utf-8")
    [unit] = completeness(tmp_path).unfinished
    assert (unit.message.context, unit.progress) == (
        "sheet:library:intro:members",
        TranslationState.MISSING,
    )


def test_the_source_language_is_always_complete(tmp_path: Path) -> None:
    translated_publication(tmp_path)
    source = completeness(tmp_path, "en")
    assert source.unfinished == ()
    assert contexts(source) == contexts(completeness(tmp_path, "fr"))


def test_only_what_the_day_prints_counts(tmp_path: Path) -> None:
    facts = FACTS + (
        "  library.rule:\n    kind: text\n    statements:\n"
        "      old: {value: Books are chained., until: 2020, source: report, where: page 7}\n"
        "      new: {value: Books are lent., from: 2020, source: report, where: page 8}\n"
        "  library.motto: {kind: text, value: Read., source: report, where: page 9}\n"
    )
    sheet = SHEET.replace(
        "{fact: library.purpose}", "{fact: library.purpose}\n      rule: {fact: library.rule}"
    )
    files = {
        "factsheet.toml": BILINGUAL,
        "facts/library.yaml": facts,
        "sheets/library.yaml": sheet,
    }
    write_publication(tmp_path, files)
    assert main(["sync", "-q", "-C", str(tmp_path)]) == 0
    now, then = completeness(tmp_path), completeness(tmp_path, day=date(2019, 1, 1))
    assert {"fact:library.rule:new:text"} == contexts(now) - contexts(then)
    assert {"fact:library.rule:old:text"} == contexts(then) - contexts(now)
    assert "fact:library.motto:text" not in contexts(now) | contexts(then)


def test_what_is_reported_by_a_build_is_what_is_counted(tmp_path: Path) -> None:
    """Law: a language is complete exactly where its documents fall back nowhere."""
    translated_publication(tmp_path)
    gone = [TITLE, "fact:library.seat:in", "fact:library.members:caption", "source:report:title"]
    translate(tmp_path, "fr", missing=gone)
    findings = Findings()
    edition = load(tmp_path)
    assert len(list(reported(edition, findings, ["fr"]))) == 1
    found = completeness(tmp_path)
    assert {unit.at for unit in found.unfinished} == {found.location for found in findings}
    assert {unit.message.context for unit in found.unfinished} == set(gone)


def test_a_text_within_a_missing_one_counts_too(tmp_path: Path) -> None:
    """The sentence falls back as a whole; its translator will need the name in it."""
    translated_publication(tmp_path)
    translate(tmp_path, "fr", missing=[LEAD, "fact:library.seat:in"])
    found = {unit.message.context for unit in completeness(tmp_path).unfinished}
    assert found == {LEAD, "fact:library.seat:in"}


def test_a_message_of_two_sheets_counts_in_both_and_once_in_all(tmp_path: Path) -> None:
    write_publication(tmp_path, {"factsheet.toml": BILINGUAL, "sheets/second.yaml": SHEET})
    assert main(["sync", "-q", "-C", str(tmp_path)]) == 0
    found = completeness(tmp_path)
    [label] = [unit for unit in found.units if unit.message.context == "fact:library.members:label"]
    assert label.sheets == ("library", "second")
    parts = [Tally.of(found.of_sheet(sheet)).total for sheet in ("library", "second")]
    assert Tally.of(found.units).total < sum(parts) + Tally.of(found.of_frame()).total


def test_phrases_and_templates_belong_to_no_sheet(tmp_path: Path) -> None:
    found = completeness(translated_publication(tmp_path))
    frame = {unit.message.context or unit.message.singular for unit in found.of_frame()}
    assert {"phrase:about", "Download as PDF"} <= frame
    assert not any(
        str(unit.message.context).startswith("phrase:") for unit in found.of_sheet("library")
    )
    assert "phrase:partly_translated" not in frame


UNITS = st.lists(
    st.builds(
        PrintedMessage,
        st.text("ab {}").map(Message),
        st.sampled_from(TranslationState),
        st.just(Location("fr.po")),
    )
)


@given(UNITS)
def test_100_percent_is_all_of_it(units: list[PrintedMessage]) -> None:
    tally = Tally.of(units)
    assert (tally.percent == 100) == (tally.left == 0)
    assert tally.total == len(units)
    assert 0 <= tally.percent <= 100


def test_the_words_of_a_text_with_several_contexts_count_once_a_state() -> None:
    def unit(
        n: int, progress: TranslationState, translation: str = "", *flags: str
    ) -> PrintedMessage:
        entry = Entry("Main sources", str(n), translations=(translation,), flags=flags)
        return PrintedMessage(
            Message("Main sources", str(n)), progress, Location("fr.po"), (), entry
        )

    missing = [unit(n, TranslationState.MISSING) for n in range(3)]
    unknown = PrintedMessage(
        Message("Main sources", "4"), TranslationState.MISSING, Location("fr.po")
    )
    tally = Tally.of([*missing, unknown])
    assert (tally.left, tally.words_left) == (4, 2)

    limited = unit(5, TranslationState.MISSING, "", "max-length:20")
    assert Tally.of([*missing, limited]).words_left == 4

    other = [
        unit(6, TranslationState.FUZZY, "Sources", "fuzzy"),
        unit(7, TranslationState.FUZZY, "Bron", "fuzzy"),
    ]
    tally = Tally.of([*missing, *other, unit(8, TranslationState.TRANSLATED, "Sources")])
    assert (tally.left, tally.words_left) == (5, 6)
    assert tally.words == {
        TranslationState.TRANSLATED: 2,
        TranslationState.FUZZY: 4,
        TranslationState.MISSING: 2,
    }


def test_a_sheet_that_was_measured_is_not_localized_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = load(translated_publication(tmp_path))
    made = []

    def counting(sheet: Sheet, speaker: Speaker, *more: Any) -> Document | LeftOut:
        made.append((sheet.id, speaker.voice.profile.tag))
        return localize(sheet, speaker, *more)

    monkeypatch.setattr("factsheet.edition.edition.localize", counting)
    measure(edition, load_theme(Workspace(tmp_path)))
    documents = list(edition.documents())
    assert sorted(made) == sorted((one.sheet_id, one.locale) for one in documents)
