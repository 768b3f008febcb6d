"""`factsheet status`, as users run it."""

import json
from pathlib import Path

import pytest

from factsheet.cli.main import main
from support.translations import translate, translated_publication

LEAD = "sheet:library:lead"


@pytest.fixture(name="folder")
def library(tmp_path: Path) -> Path:
    translated_publication(tmp_path, '[policy]\nrequired = ["sheet:*:lead"]\n')
    translate(tmp_path, "fr", missing=[LEAD])
    return tmp_path


def test_missing_translations_are_reported_and_no_failure(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(folder.rglob("*"))
    assert main(["status", "-C", str(folder)]) == 0
    printed, said = capsys.readouterr()
    assert "fr: with fallback" in printed
    assert "missing, required  sheet:library:lead" in printed
    assert said == ""
    assert sorted(folder.rglob("*")) == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--locale", "fr"], 1),
        (["--locale", "en"], 0),
        (["--locale", "en", "--locale", "fr"], 1),
        (["--sheet", "library"], 1),
    ],
)
def test_under_a_threshold_it_fails(
    options: list[str], code: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["status", "-C", str(folder), *options]
    assert main([*arguments, "--fail-under", "99"]) == code
    printed, said = capsys.readouterr()
    assert ("% is translated, less than 99%" in said) == bool(code)
    assert "edition of 2021-11-25" in printed
    assert main([*arguments, "--fail-under", "50%"]) == 0
    assert main(arguments) == 0


def test_a_threshold_is_not_rounded(folder: Path) -> None:
    arguments = ["status", "-q", "-C", str(folder), "--locale", "fr", "--fail-under"]
    json_path = folder / "status.json"
    assert main([*arguments, "0", "--format", "json", "-o", str(json_path)]) == 0
    messages = json.loads(json_path.read_text("utf-8"))["locales"]["fr"]["messages"]
    share = 100 * messages["translated"] / messages["total"]
    assert main([*arguments, f"{share - 0.01:.2f}"]) == 0
    assert main([*arguments, f"{share + 0.01:.2f}"]) == 1


@pytest.mark.parametrize("wrong", ["101", "-1", "many", "nan", ""])
def test_a_threshold_is_a_percentage(
    wrong: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", "-C", str(folder), f"--fail-under={wrong}"]) == 2
    assert "is not a percentage from 0 to 100" in capsys.readouterr().err


def test_it_agrees_with_the_build(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "-q", "--format", "html", "-C", str(folder)]) == 0
    assert main(["status", "--format", "json", "-C", str(folder)]) == 0
    status = json.loads(capsys.readouterr().out)["locales"]
    built = json.loads((folder / "output/manifest.json").read_text("utf-8"))["locales"]
    for tag, record in built.items():
        assert (status[tag]["state"], status[tag]["percent"]) == (
            record["state"],
            record["percent"],
        )


def test_a_badge_goes_into_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "badges/fr.svg"
    arguments = ["status", "--format", "svg", "--locale", "fr", "-o", str(path), "-C", str(folder)]
    assert main(arguments) == 0
    assert capsys.readouterr().out == ""
    assert path.read_text("utf-8").startswith("<svg ")


def test_another_day_is_another_edition(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--as-of", "2021-11-01", "-C", str(folder)]) == 0
    assert "edition of 2021-11-01" in capsys.readouterr().out


def test_broken_content_has_no_status(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "facts/bad.yaml").write_text("facts:\n  a.b: {kind: cuont}\n")
    assert main(["status", "-C", str(folder)]) == 1
    printed, said = capsys.readouterr()
    assert printed == ""
    assert "facts/bad.yaml:2:15: error:" in said


def test_unknown_names_are_usage_errors(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--locale", "frr", "-C", str(folder)]) == 2
    assert "did you mean “fr”?" in capsys.readouterr().err
    assert main(["status", "--sheet", "libary", "-C", str(folder)]) == 2
    assert main(["status", "--format", "pdf", "-C", str(folder)]) == 2


def test_a_pattern_that_guards_nothing_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = folder / "factsheet.toml"
    config.write_text(config.read_text("utf-8").replace("sheet:*:lead", "sheet:*:laed"), "utf-8")
    assert main(["status", "-C", str(folder)]) == 0
    said = capsys.readouterr().err
    assert "factsheet.toml:12:1: warning: required: “sheet:*:laed” matches no message" in said
