"""What is extracted is what is looked up, and says where it stands."""

from pathlib import Path

from factsheet.catalogs.catalog import Translation, TranslationState
from factsheet.diagnostics import Findings
from factsheet.edition.edition import Edition
from factsheet.gate.editions import load_sources
from factsheet.load.theme import load_theme
from factsheet.messages.message import Message
from support.publications import write_publication


def extracted(folder: Path) -> tuple[Edition, dict[str | None, Message]]:
    workspace = write_publication(folder)
    findings = Findings()
    edition = load_sources(workspace, findings)
    assert edition is not None, list(findings)
    messages = list(edition.messages(load_theme(workspace), findings))
    assert not findings.has_errors
    return edition, {message.context: message for message in messages}


def test_contexts_are_stable_ids(tmp_path: Path) -> None:
    _, messages = extracted(tmp_path)
    assert {
        "sheet:library:title",
        "sheet:library:keywords:books",
        "sheet:library:intro:heading",
        "sheet:library:intro:members",
        "fact:library.members:caption",
        "fact:library.purpose:text",
        "fact:library.seat:in",
        "source:report:title",
        "phrase:about",
    } <= messages.keys()
    assert "sheet:library:intro:purpose" not in messages


def test_a_message_says_where_it_stands_and_what_it_will_show(tmp_path: Path) -> None:
    _, messages = extracted(tmp_path)
    members = messages["sheet:library:intro:members"]
    assert members.plural == "{library.members} people are members."
    assert members.comments == (
        "Sheet “The library”, prose “In short”.",
        "{library.members} shows: 195",
    )
    assert members.flags == ("python-brace-format",)
    assert str(members.references[0]) == "sheets/library.yaml:13:16"
    caption = messages["fact:library.members:caption"]
    assert caption.comments[-1] == "The number that selects the form: 195"
    assert "On: library." in caption.comments[0]


class _Recorder:
    """A catalog that has nothing, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: set[tuple[str | None, str]] = set()

    def translation(
        self, context: str | None, singular: str, *, is_plural: bool | None
    ) -> Translation:
        self.asked.add((context, singular))
        return Translation(TranslationState.MISSING)


def test_what_is_looked_up_has_been_extracted(tmp_path: Path) -> None:
    edition, messages = extracted(tmp_path)
    recorder = _Recorder()
    for tag, voice in edition.voices.items():
        edition.voices[tag] = voice.__class__(voice.profile, recorder, voice.is_source)  # type: ignore[arg-type]
    documents = list(edition.documents())
    assert len(documents) == 4
    keys = {message.key for message in messages.values()}
    assert recorder.asked <= keys
    shown = {context for context, _ in recorder.asked}
    assert {"sheet:library:intro:members", "fact:library.purpose:text", "phrase:about"} <= shown
