"""The INTERPOL publication, built once for all tests of this folder."""

import pytest

from factsheet.build.build import Request, build
from factsheet.build.edition import load_edition
from factsheet.build.means import Means
from factsheet.diagnostics import Findings
from factsheet.workspace import Workspace
from support.editions import ROOT, Built


@pytest.fixture(scope="session")
def interpol(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Everything, in the default edition."""
    output = tmp_path_factory.mktemp("interpol")
    findings = Findings()
    workspace = Workspace(ROOT)
    edition = load_edition(workspace, findings)
    assert edition is not None, list(findings)
    request = Request(output, tuple(edition.voices), tuple(edition.publication.sheets))
    means = Means.of(workspace, edition.config, findings)
    assert build(workspace, edition, means, request, findings, lambda *_: None), list(findings)
    documents = {(d.locale, d.sheet_id): d for _, d in edition.documents(Findings())}
    return Built(edition, output, findings, documents)
