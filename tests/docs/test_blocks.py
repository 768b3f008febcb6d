"""The example of each block in docs/examples/blocks: built, valid, proven, and held to its values."""

import re
import shutil
from pathlib import Path

import pytest

from factsheet.build.gate import inspect
from factsheet.cli.main import main
from factsheet.diagnostics import Findings
from factsheet.verify.verify import verify
from factsheet.workspace import Workspace
from support.editions import ROOT
from support.verapdf import validate

EXAMPLE = ROOT / "docs/examples/blocks"
SHEETS = sorted(path.stem for path in EXAMPLE.glob("sheets/*.yaml"))
LOCALES = ("ar", "en")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("blocks") / "output"
    assert main(["build", "--quiet", "-C", str(EXAMPLE), "--output", str(folder)]) == 0
    return folder


def pages(output: Path, sheet: str) -> dict[str, str]:
    return {tag: (output / tag / f"{sheet}.html").read_text("utf-8") for tag in LOCALES}


def found(output: Path) -> list[str]:
    findings = Findings()
    assert verify(output, findings, lambda *_: None) is not None
    return [f"{one.location.path}: {one.message} [{one.code}]" for one in findings]


def test_nothing_is_to_be_said_of_it() -> None:
    assert [str(one) for one in inspect(Workspace(EXAMPLE)).findings] == []
    assert main(["sync", "--check", "--quiet", "-C", str(EXAMPLE)]) == 0


def test_the_pdfs_are_valid(output: Path) -> None:
    made = [output / tag / f"{sheet}.pdf" for tag in LOCALES for sheet in SHEETS]
    assert validate(made) == []


def test_it_is_proven(output: Path) -> None:
    assert found(output) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("ar/notes.html", ">48,500<", ">48,600<"),
        ("en/notes.html", "two weeks</strong>", "ten weeks</strong>"),
    ],
)
def test_a_changed_value_is_noticed(
    output: Path, tmp_path: Path, name: str, old: str, new: str
) -> None:
    changed = tmp_path / "output"
    shutil.copytree(output, changed)
    text = (changed / name).read_text("utf-8")
    assert old in text
    (changed / name).write_text(text.replace(old, new), "utf-8")
    assert {one for one in found(changed) if "[file-changed]" not in one}


def test_notes_stand_at_the_end_of_their_block_and_lead_back(output: Path) -> None:
    labels = {}
    for tag, page in pages(output, "notes").items():
        calls = re.findall(r'<a id="call_(\d)" href="#note_(\d)"[^>]*>([^<]+)</a>', page)
        notes = re.findall(r'id="note_(\d)" role="doc-footnote"><p><a [^>]*href="#call_(\d)"', page)
        assert [call[:2] for call in calls] == notes == [("1", "1"), ("2", "2"), ("3", "3")]
        labels[tag] = [label for *_, label in calls]
        in_table = page.index('id="note_3"')
        assert page.index("</table>") < in_table < page.index('class="block block-sources')
    assert labels == {"ar": ["أ", "ب", "ج"], "en": ["a", "b", "c"]}


def test_items_may_have_items_of_their_own(output: Path) -> None:
    page = pages(output, "notes")["en"]
    assert re.search(r"<li>Books\s*<ul class=\"list list-under\">\s*<li>New titles", page)
    assert page.count("<ol class=") == 3  # how to join, what is under it, and the sources
