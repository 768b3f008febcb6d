"""A picture that no page may show stops check and build, and is not proven."""

import json
from pathlib import Path

import pytest

from factsheet.diagnostics import Findings
from factsheet.gate.inspect import inspect
from factsheet.publish.artifacts import digest
from factsheet.verify.verify import verify
from factsheet.workspace import Workspace
from publish.test_build import publication, run

PLAIN = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">\n<path d="M0 0L9 9z"/>\n</svg>'
)
RUNNING = PLAIN.replace("<path", "<script>alert(1)</script><path")
WRONG = {"runs.svg": RUNNING, "wide.svg": PLAIN.replace('"40"', '"nan"')}


def library(folder: Path, name: str, drawing: str) -> Workspace:
    workspace = publication(folder)
    config = folder / "factsheet.toml"
    logo = f'[theme]\nlogo = "templates/images/{name}"\n\n[locales.en]'
    config.write_text(config.read_text("utf-8").replace("[locales.en]", logo), "utf-8")
    (folder / "templates/images").mkdir(parents=True)
    (folder / "templates/images" / name).write_text(drawing)
    return workspace


@pytest.mark.parametrize("name", WRONG)
def test_neither_checked_nor_built(tmp_path: Path, name: str) -> None:
    workspace = library(tmp_path, name, WRONG[name])
    wanted = ("unsafe-image", f"templates/images/{name}")
    found = [(one.code, one.location.path) for one in inspect(workspace).findings]
    assert found == [wanted]
    findings = Findings()
    assert run(workspace, findings, formats=("html",)) is None
    assert [(one.code, one.location.path) for one in findings] == [wanted]
    assert not (tmp_path / "output").exists()


@pytest.mark.slow
def test_not_proven(tmp_path: Path) -> None:
    workspace = library(tmp_path, "logo.svg", PLAIN)
    assert run(workspace, formats=("html",)) is not None
    output = tmp_path / "output"
    verify(output, before := Findings(), lambda *_: None)
    assert "unsafe-image" not in {one.code for one in before}
    name = "assets/images/logo.svg"
    (output / name).write_text(RUNNING)
    manifest = json.loads((output / "manifest.json").read_bytes())
    manifest["artifacts"][name]["sha256"] = digest(RUNNING.encode())
    (output / "manifest.json").write_text(json.dumps(manifest))
    verify(output, after := Findings(), lambda *_: None)
    [found] = [one for one in after if one.code == "unsafe-image"]
    assert str(found.location) == f"{name}:2:1"
