"""factsheet sync --minor as its user meets it."""

import json
from pathlib import Path

import pytest

from factsheet.cli.main import main
from support.translations import translated_publication

LEAD = "sheet:library:lead"


@pytest.fixture(name="folder")
def library(tmp_path: Path) -> Path:
    translated_publication(tmp_path)
    return tmp_path


def change(folder: Path, old: str, new: str) -> None:
    for path in folder.glob("sheets/*.yaml"):
        text = path.read_text("utf-8")
        if old in text:
            path.write_text(text.replace(old, new), "utf-8")
            return
    raise AssertionError(old)


@pytest.mark.slow
def test_a_corrected_text_stays_translated_and_status_lists_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder, "lead: ", "lead: Indeed, ")
    assert main(["sync", "-C", str(folder), "--minor", LEAD]) == 0
    assert "1 corrected" in capsys.readouterr().err
    assert main(["status", "-C", str(folder), "--fail-under", "100"]) == 0
    printed = capsys.readouterr().out
    assert "fr: translations kept when their source text was corrected" in printed
    assert LEAD in printed
    assert main(["status", "-C", str(folder), "--format", "json"]) == 0
    status = json.loads(capsys.readouterr().out)
    [corrected] = status["locales"]["fr"]["corrected"]
    assert corrected["context"] == LEAD
    assert corrected["text"] == f"Indeed, {corrected['translated']}"
    assert main(["status", "-C", str(folder), "--format", "markdown"]) == 0
    assert f"`{LEAD}`" in capsys.readouterr().out
    main(["check", "-C", str(folder)])
    said = capsys.readouterr().err
    assert "previous-text" not in said
    assert "unknown-flag" not in said
    assert main(["sync", "-C", str(folder), "--minor", LEAD]) == 0
    assert "no translation was made for another text" in capsys.readouterr().err


def test_a_correction_that_is_none_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in folder.glob("locales/**/*.po*")}
    change(folder, "lead: ", "lead: In 2021, ")
    assert main(["sync", "-C", str(folder), "--minor", LEAD]) == 1
    assert "the change affects 2021" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in before} == before


def test_an_unknown_context_is_a_usage_error(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sync", "-C", str(folder), "--minor", "sheet:library:laed"]) == 2
    assert f"did you mean “{LEAD}”" in capsys.readouterr().err
