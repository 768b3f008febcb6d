"""The gallery's PDFs open, and are what their names say: renewed at releases, not at each commit."""

import json
import re
from pathlib import Path

import pikepdf
import pytest

from factsheet.config.load import load_config
from factsheet.diagnostics import Findings
from factsheet.workspace import Workspace
from support.editions import ROOT

GALLERY = ROOT / "docs/gallery"
PAPERS = sorted(GALLERY.glob("*.pdf"))


def test_there_is_one_sheet_in_every_language() -> None:
    config = load_config(Workspace(ROOT), Findings())
    assert config is not None
    names = [path.name.split(".") for path in PAPERS]
    assert len({sheet for sheet, _, _ in names}) == 1
    assert {tag for _, tag, _ in names} == {style.tag for style in config.locales}


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_pdf(path: Path) -> None:
    sheet, tag, _ = path.name.split(".")
    assert path.stat().st_size < 150_000
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == tag
        assert pdf.Root.MarkInfo.Marked
        assert len(pdf.pages) > 0
        metadata = pdf.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        facts = json.loads(pdf.attachments["facts.json"].get_file().read_bytes())
    assert facts["sheet"] == sheet


@pytest.mark.parametrize("page", ["README.md", "docs/gallery/README.md"])
def test_readers_are_led_to_each(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    linked = {Path(name).name for name in re.findall(r'(?:\]\(|href=")([^")]+\.pdf)', text)}
    assert linked == {path.name for path in PAPERS}
