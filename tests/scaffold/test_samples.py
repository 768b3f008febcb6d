"""Each sample builds at once, in four languages, without a finding."""

from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.cli.scaffold import SAMPLES as CHOICES
from factsheet.diagnostics import Findings
from factsheet.gate.editions import load_edition
from factsheet.scaffold.samples import SAMPLES, sample_files, write_sample
from factsheet.workspace import Workspace
from support.documents import reported
from support.pdf_text import contains, text_of
from support.verapdf import validate

LOCALES = ("ar", "en", "fr", "es")
SAID = {
    "starter": ("united-nations", ("193", "193 States belong to it", "193", "193")),
    "statistics": ("membership", ("193", "more than doubled since 1955", "1955", "1955")),
}
"""A sheet of each sample, and words of it in each language."""


def test_the_command_knows_all() -> None:
    assert CHOICES == SAMPLES == tuple(SAID)


@pytest.mark.parametrize("sample", SAMPLES)
def test_it_holds_all_that_a_publication_needs(sample: str) -> None:
    names = {name for name, _ in sample_files(sample)}
    assert {"factsheet.toml", "README.md", f"sheets/{SAID[sample][0]}.yaml"} <= names
    assert {f"locales/{tag}/LC_MESSAGES/factsheet.po" for tag in LOCALES} <= names


@pytest.mark.slow
@pytest.mark.parametrize("sample", SAMPLES)
def test_it_is_complete_and_current(tmp_path: Path, sample: str) -> None:
    folder = tmp_path / "mine"
    write_sample(sample, folder)
    assert main(["sync", "--check", "--quiet", "-C", str(folder)]) == 0
    assert main(["check", "--strict", "--quiet", "-C", str(folder)]) == 0
    findings = Findings()
    edition = load_edition(Workspace(folder), findings)
    assert edition is not None
    documents = list(reported(edition, findings))
    assert {document.locale for document in documents} == set(LOCALES)
    assert list(findings) == []


@pytest.mark.slow
@pytest.mark.parametrize("sample", SAMPLES)
def test_new_then_build(tmp_path: Path, sample: str) -> None:
    folder = tmp_path / "mine"
    assert main(["new", str(folder), "--sample", sample, "--quiet"]) == 0
    assert main(["build", "--quiet", "-C", str(folder)]) == 0
    assert main(["verify", "--quiet", str(folder / "output")]) == 0
    sheet, words = SAID[sample]
    pdfs = {tag: folder / f"output/{tag}/{sheet}.pdf" for tag in LOCALES}
    for tag, expected in zip(LOCALES, words, strict=True):
        assert contains(text_of(pdfs[tag]), expected)
    assert validate(pdfs.values()) == []
