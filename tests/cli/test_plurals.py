"""factsheet plurals, as its user meets it."""

import json
from pathlib import Path

import pytest

from factsheet.cli.main import main
from support.publications import CONFIG, write_publication

NAME = "locales/ar/LC_MESSAGES/factsheet.po"


@pytest.fixture(name="folder")
def library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = write_publication(tmp_path, {"factsheet.toml": CONFIG.split("[locales.fr]")[0]}).root
    assert main(["sync", "-q", "-C", str(folder)]) == 0
    capsys.readouterr()
    return folder


def test_one_line_a_form(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["plurals", "-C", str(folder), "--locale", "ar", "phrase:per_year", "sheet:*:members"]
    assert main(command) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head == "sheet:library:intro:members (ar)"
    assert lines[0] == "    {library.members} people are members."
    assert [line.split()[1:4] for line in lines[1:5]] == [
        *(["0", "zero", "0"], ["1", "one", "1"], ["2", "two", "2"], ["3", "few", "3"]),
    ]
    assert lines[5].split(maxsplit=1)[1] == "* 4  many   195  (not translated)"
    where = lines[5].split()[0].split(":")
    assert where[0] == NAME
    assert (folder / NAME).read_text("utf-8").splitlines()[int(where[1]) - 1] == 'msgstr[4] ""'
    assert lines[-1] == "* the number of this edition"


def test_sentences_stand_between_isolates(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plurals", "-C", str(folder), "--locale", "ar", "phrase:per_year"]) == 0
    rows = [row for row in capsys.readouterr().out.splitlines() if NAME in row]
    assert len(rows) == 6
    assert all(row.count("\u2067") == row.count("\u2069") == 1 for row in rows)
    assert len({row.index("\u2067") for row in rows}) == 1


def test_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["plurals", "-C", str(folder), "--format", "json", "--as-of", "2021-11-01"]
    assert main([*command, "sheet:library:intro:members"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert list(data) == ["en", "ar"]
    [message] = data["en"]
    written = (folder / NAME.replace("/ar/", "/en/")).read_text("utf-8").splitlines()
    line = written.index('msgstr[1] "{library.members} people are members."') + 1
    assert message["forms"][1] == {
        "form": 1,
        "category": "other",
        "number": "194",
        "selected": True,
        "sentence": "194 people are members.",
        "problem": None,
        "file": "locales/en/LC_MESSAGES/factsheet.po",
        "line": line,
    }


def test_unknown_names_are_usage_errors(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plurals", "-C", str(folder), "--locale", "fr"]) == 2
    assert main(["plurals", "-C", str(folder), "phrase:per_yaer"]) == 2
    assert "did you mean “phrase:per_year”?" in capsys.readouterr().err


def test_a_catalog_that_cannot_be_read_is_a_finding(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / NAME).unlink()
    assert main(["plurals", "-C", str(folder)]) == 1
    assert "po-missing" in capsys.readouterr().err
