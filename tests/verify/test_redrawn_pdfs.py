"""PDFs whose text stands or looks otherwise than their page says, or who tell something else."""

import shutil
from pathlib import Path

import pikepdf
import pytest

from factsheet.diagnostics import Findings
from factsheet.published.html import read_page
from factsheet.published.manifest import Manifest, read_manifest
from factsheet.published.page import PublishedPage
from factsheet.published.pdf.file import read_pdf
from factsheet.published.styles import is_for_paper, left_out, read_styles, running
from factsheet.verify.papers import Paper, carried_facts, check_carried, check_paper
from factsheet.verify.reading import check_reading
from support.redrawn import REDRAWN, Change

PDF = "en/library.pdf"
Known = tuple[Manifest, PublishedPage]


@pytest.fixture(scope="module")
def known(built: Path) -> Known:
    """What the manifest and the page say, read once."""
    paths = [path for path in built.glob("assets/css/*.css") if is_for_paper(path.name)]
    sheets = [read_styles(path.name, path.read_text("utf-8")) for path in paths]
    html = (built / PDF).with_suffix(".html")
    page = read_page("en/library.html", html.read_text("utf-8"), left_out(sheets), running(sheets))
    return read_manifest(built), page


def found(pdf: Path, known: Known) -> list[str]:
    manifest, page = known
    findings, paper = Findings(), Paper(PDF, read_pdf(pdf), page)
    check_paper(paper, manifest, findings)
    check_reading(paper, findings)
    if (carried := carried_facts(paper, {}, findings)) is not None:
        check_carried(paper, carried, manifest.printable, findings)
    return [one.code for one in findings]


def test_a_pdf_as_it_was_built(built: Path, known: Known) -> None:
    assert found(built / PDF, known) == []


@pytest.mark.filterwarnings("ignore:This document has:UserWarning")
@pytest.mark.parametrize("change", REDRAWN.values(), ids=REDRAWN.keys())
def test_a_pdf_that_was_changed(change: Change, built: Path, known: Known, tmp_path: Path) -> None:
    path = tmp_path / "library.pdf"
    shutil.copy(built / PDF, path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path)
    assert found(path, known) != []
