"""A sheet is named by its file, and a name is taken once."""

from pathlib import Path

from factsheet.diagnostics import Findings
from factsheet.load.publication import load_publication
from support.publications import SHEET, write_publication


def codes(folder: Path, *names: str) -> list[tuple[str, str]]:
    findings = Findings()
    workspace = write_publication(folder, dict.fromkeys(names, SHEET))
    load_publication(workspace, findings)
    return [(found.code, found.location.path) for found in findings]


def test_two_files_of_one_name_are_two_sheets_with_one_id(tmp_path: Path) -> None:
    assert codes(tmp_path, "sheets/more/library.yml") == [
        ("duplicate-id", "sheets/more/library.yml")
    ]


def test_no_sheet_takes_the_name_of_the_list_of_sheets(tmp_path: Path) -> None:
    assert codes(tmp_path, "sheets/index.yaml") == [("bad-id", "sheets/index.yaml")]
