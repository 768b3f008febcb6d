"""An edition against its source: every byte is compared with what a new build gives."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from factsheet.cli.main import main
from factsheet.diagnostics import Findings
from factsheet.published.manifest import Manifest
from factsheet.verify.rebuild import compare_files
from factsheet.verify.verify import verify
from factsheet.workspace import Workspace
from support.proofs import PDF, Folder


def differing(edition: Folder, publication: Path) -> dict[str, str]:
    """What the comparison with the source finds, by place."""
    findings = Findings()
    verify(edition.path, findings, lambda *_: None, Workspace(publication))
    return {str(one.location): one.message for one in findings if one.code == "source-differs"}


def state_of(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}


def test_every_change_is_seen(built: Path, edition: Folder) -> None:
    """Changes that fit each other, vouched for by the manifest, in every kind of file."""
    edition.edit("ar/library.html", "width=device-width", "width=device-height")
    edition.edit("assets/css/20-page.css", "body,", "body ,")
    with (edition.path / PDF).open("ab") as pdf:
        pdf.write(b"\n")
    edition.vouch(PDF)
    before = state_of(built.parent)
    found = differing(edition, built.parent)
    assert state_of(built.parent) == before
    page = next(place for place in found if place.startswith("ar/library.html:"))
    assert found[page].count("width=device-") == 2
    assert PDF in found
    assert any(place.startswith("assets/css/20-page.css:") for place in found)
    assert any(place.startswith("manifest.json:") for place in found)
    assert len(found) == 4


def test_what_the_source_gives_is_proven_whole(
    built: Path, edition: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["verify", str(edition.path), "--format", "json"]
    assert main([*command, "--source", str(built.parent)]) == 0
    assert json.loads(capsys.readouterr().out)["not_proven"] == []
    assert main(command) == 0
    assert len(json.loads(capsys.readouterr().out)["not_proven"]) > 2


@pytest.mark.parametrize("tools", [5, [], None, {"Python": [{}]}])
def test_a_manifest_may_say_anything_of_tools(tmp_path: Path, tools: object) -> None:
    for name, said in (("edition", tools), ("built", {"Python": "3.14"})):
        (tmp_path / name).mkdir()
        (tmp_path / name / "manifest.json").write_text(json.dumps({"tools": said}), "utf-8")
    findings = Findings()
    none: dict[str, Any] = {}
    manifest = Manifest("2021-01-01", none, none, none, none)
    compare_files(tmp_path / "edition", tmp_path / "built", manifest, findings)
    assert [one.code for one in findings] == ["source-differs"]


def test_no_publication(edition: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(edition.path), "--source", str(edition.path)]) == 2
    assert "factsheet.toml" in capsys.readouterr().err


def test_a_source_that_cannot_be_built(built: Path, edition: Folder, tmp_path: Path) -> None:
    source = tmp_path / "source"
    shutil.copytree(built.parent, source, ignore=shutil.ignore_patterns("output", ".factsheet"))
    (source / "facts/library.yaml").write_text("facts: [", "utf-8")
    findings = Findings()
    verify(edition.path, findings, lambda *_: None, Workspace(source))
    assert "source-unbuilt" in {one.code for one in findings}


def test_another_day_of_the_source_is_said_first(
    built: Path, edition: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "source"
    shutil.copytree(built.parent, source, ignore=shutil.ignore_patterns("output", ".factsheet"))
    config = source / "factsheet.toml"
    config.write_text(config.read_text("utf-8").replace("2021-11-25", "2021-12-01"), "utf-8")
    assert main(["verify", str(edition.path), "--source", str(source)]) == 1
    told = capsys.readouterr().err.splitlines()
    first, hint, *_ = told[next(n for n, line in enumerate(told) if line.endswith("]")) :]
    assert first.startswith("manifest.json: warning: the edition is of 2021-11-25")
    assert "2021-12-01 now" in first
    assert first.endswith("[source-day]")
    assert "checkout of its tag" in hint
