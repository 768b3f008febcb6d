"""The INTERPOL publication, built once a run for all tests of this folder."""

import json
from pathlib import Path

import pytest

from factsheet.diagnostics import Findings
from factsheet.gate.editions import load_edition
from factsheet.publish.build import Request, build
from factsheet.publish.layout import Means
from factsheet.workspace import Workspace
from support.editions import ROOT, Built
from support.once import filled_once


@pytest.fixture(scope="session")
def interpol(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Everything, in the default edition."""
    findings = Findings()
    workspace = Workspace(ROOT)
    edition = load_edition(workspace, findings)
    assert edition is not None, list(findings)

    def publish(folder: Path) -> None:
        request = Request(
            folder / "output", tuple(edition.voices), tuple(edition.publication.sheets)
        )
        means = Means.of(workspace, edition.config, findings)
        assert build(workspace, edition, means, request, findings, lambda *_: None), list(findings)
        (folder / "findings.json").write_text(json.dumps([str(one) for one in findings]), "utf-8")

    folder = filled_once(tmp_path_factory, "interpol", publish)
    documents = {(d.locale, d.sheet_id): d for d in edition.documents()}
    found = json.loads((folder / "findings.json").read_text("utf-8"))
    return Built(edition, folder / "output", found, documents)
