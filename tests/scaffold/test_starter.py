"""The starter publication builds at once, in four languages, without a finding."""

from pathlib import Path

from factsheet.cli.main import main
from factsheet.diagnostics import Findings
from factsheet.gate.editions import load_edition
from factsheet.scaffold.starter import starter_files, write_starter
from factsheet.workspace import Workspace
from support.documents import reported
from support.pdf_text import contains, text_of
from support.verapdf import validate

SAID = {
    "ar": "193",
    "en": "193 States belong to it",
    "fr": "193",
    "es": "193",
}


def test_it_holds_all_that_a_publication_needs() -> None:
    names = {name for name, _ in starter_files()}
    assert {"factsheet.toml", "facts/united-nations.yaml", "sheets/united-nations.yaml"} <= names
    assert {f"locales/{tag}/LC_MESSAGES/factsheet.po" for tag in SAID} <= names


def test_it_is_complete_and_current(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    write_starter(folder)
    assert main(["sync", "--check", "--quiet", "-C", str(folder)]) == 0
    findings = Findings()
    edition = load_edition(Workspace(folder), findings)
    assert edition is not None
    documents = list(reported(edition, findings))
    assert {document.locale for document in documents} == set(SAID)
    assert list(findings) == []


def test_new_then_build(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    assert main(["new", str(folder), "--quiet"]) == 0
    assert main(["build", "--quiet", "-C", str(folder)]) == 0
    pdfs = {tag: folder / f"output/{tag}/united-nations.pdf" for tag in SAID}
    for tag, words in SAID.items():
        assert contains(text_of(pdfs[tag]), words)
    assert validate(pdfs.values()) == []
