"""The manifest's format number: what older editions mean, and what a newer one stops."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from factsheet.cli.main import main
from factsheet.publish.artifacts import FORMAT
from factsheet.publish.cache.seal import note_made
from support.translations import translate, translated_publication

LEAD = "sheet:library:lead"
HTML = ("--format", "html")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A publication that has been built, whose policy keeps a language."""
    made = translated_publication(tmp_path / "made", '[policy]\nincomplete = "keep"\n')
    assert main(["build", "-q", "-C", str(made), *HTML]) == 0
    return made


def rewrite(folder: Path, **keys: Any) -> dict[str, Any]:
    """Give the manifest other keys; None takes one away."""
    path = folder / "output/manifest.json"
    data = json.loads(path.read_text("utf-8")) | keys
    data = {name: value for name, value in data.items() if value is not None}
    path.write_text(json.dumps(data), "utf-8")
    return data


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_build_writes_the_number_first(folder: Path) -> None:
    data = json.loads((folder / "output/manifest.json").read_text("utf-8"))
    assert next(iter(data.items())) == ("format", FORMAT)


@pytest.mark.slow
def test_an_edition_without_a_number_is_of_the_first_format(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(folder / "output", folder / "last")
    rewrite(folder, format=None)
    main(["verify", str(folder / "output")])
    assert "[manifest-" not in capsys.readouterr().err
    assert main(["diff", "--exit-code", str(folder / "last"), str(folder / "output")]) == 0
    translate(folder, "fr", missing=[LEAD])
    note_made((folder / "output/manifest.json").read_bytes())  # by the older version
    assert main(["build", "-C", str(folder), *HTML]) == 0
    assert "“fr” keeps its earlier pages" in capsys.readouterr().err
    assert json.loads((folder / "output/manifest.json").read_text())["format"] == FORMAT


COMMANDS = [
    ["build", *HTML],
    ["build", "--locale", "fr", *HTML],
    ["status"],
    ["check", "--layout"],
    ["clean"],
    ["verify"],
]


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_newer_edition_stops_a_command(
    command: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rewrite(folder, format=FORMAT + 1)
    before = snapshot(folder / "output")
    assert main([*command, "-C", str(folder)]) == 1
    told = capsys.readouterr().err
    assert f"manifest.json: error: the manifest has format {FORMAT + 1}" in told
    assert "[manifest-newer]" in told
    assert "hint: the edition was built by a later version of factsheet" in told
    assert snapshot(folder / "output") == before


@pytest.mark.parametrize("side", ["A", "B"])
def test_a_newer_edition_is_not_compared(
    side: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(folder / "output", folder / "last")
    rewrite(folder, format=FORMAT + 1)
    places = [str(folder / "output"), str(folder / "last")]
    assert main(["diff", *(places if side == "A" else places[::-1])]) == 2
    told = capsys.readouterr().err
    assert f"can’t be read: the manifest has format {FORMAT + 1}" in told
    assert "later version of factsheet" in told


@pytest.mark.slow
@pytest.mark.parametrize("number", ["2", True, 0, -1, 1.0, [2]], ids=repr)
def test_what_is_not_a_number_is_a_damaged_manifest(
    number: object, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rewrite(folder, format=number)
    assert main(["verify", str(folder / "output")]) == 1
    assert "[manifest-unreadable]" in capsys.readouterr().err
    assert main(["diff", str(folder / "output"), str(folder / "output")]) == 2
    # As with any damaged manifest, a build makes everything anew
    assert main(["build", "-q", "-C", str(folder), *HTML]) == 0
    assert json.loads((folder / "output/manifest.json").read_text())["format"] == FORMAT
