"""factsheet verify, as it is called."""

import json
from pathlib import Path

import pytest

from factsheet.cli.main import main
from support.publications import write_publication
from support.translations import BILINGUAL


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A publication in English, built without PDFs."""
    english = BILINGUAL.split("[locales.fr]")[0]
    write_publication(tmp_path, {"factsheet.toml": english})
    assert main(["build", "-q", "-C", str(tmp_path), "--format", "html"]) == 0
    return tmp_path


def spoil(library: Path) -> None:
    page = library / "output/en/library.html"
    page.write_text(page.read_text("utf-8").replace(">195<", ">196<"), "utf-8")


@pytest.mark.slow
def test_proven(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "-C", str(library / "facts")]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("edition of 2021-11-25: 3 pages and 0 PDFs in 1 language, ")
    first, *rest = said.err.splitlines()
    assert first.endswith(" values: proven")
    assert rest
    assert all(line.startswith("not proven without --source: ") for line in rest)


@pytest.mark.slow
def test_a_folder_needs_no_publication(library: Path) -> None:
    edition = library.parent / f"{library.name}-edition"
    (library / "output").rename(edition)
    assert main(["verify", "-q", str(edition)]) == 0
    assert main(["verify", "-q", "-C", str(edition)]) == 0


@pytest.mark.slow
def test_not_proven(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(library)
    assert main(["verify", "-C", str(library)]) == 1
    said = capsys.readouterr().err
    assert "en/library.html: error: this is not the file that was built" in said
    assert "“196” is printed for “library.members”, whose value is “195” (en)" in said
    [extent] = [line for line in said.splitlines() if line.startswith("edition of ")]
    assert extent.endswith(": not proven")


@pytest.mark.slow
def test_json(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(library)
    monkeypatch.chdir(library)
    assert main(["verify", "-q", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["errors"] == len(report["findings"]) > 1
    (words,) = {
        (one["path"], one["locale"]) for one in report["findings"] if one["code"] == "words-differ"
    }
    assert words == ("output/en/library.html", "en")


def test_no_edition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path / "gone")]) == 2
    assert main(["verify", "-C", str(tmp_path)]) == 2
    assert "there is no edition in" in capsys.readouterr().err


def test_a_folder_without_a_manifest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path)]) == 1
    assert "[manifest-unreadable]" in capsys.readouterr().err
