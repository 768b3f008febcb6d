"""Levels of findings: those that can be set, and those that can't."""

from pathlib import Path

import pytest

from factsheet.diagnostics import Severity
from factsheet.gate.inspect import inspect
from support.publications import CONFIG, SHEET, write_publication

LEVELS = """
[checks]
terminolgy = "error"
placeholder-missing = "off"
unused-fact = "off"

[checks.sheets.libary]
doubled-word = "off"

[checks.sheets.library]
unused-source = "off"

[checks.locales.fr]
review-due = "off"
"""


def test_what_can_not_be_set_is_said_at_its_line(tmp_path: Path) -> None:
    workspace = write_publication(tmp_path, {"factsheet.toml": CONFIG + LEVELS})
    lines = (CONFIG + LEVELS).splitlines()
    found = {
        one.code: (lines[one.location.line - 1], one.hint)
        for one in inspect(workspace).findings
        if one.location.path == "factsheet.toml"
    }
    assert found == {
        "level-without-effect": ('review-due = "off"', "move the line to [checks]"),
        "unknown-rule": ('terminolgy = "error"', "did you mean “terminology”?"),
        "fixed-rule": ('placeholder-missing = "off"', "remove the line"),
        "unknown-sheet": ("[checks.sheets.libary]", "did you mean “library”?"),
    }


@pytest.mark.parametrize("path", ["library.yaml", "a/library.yaml", "a/b/library.yaml"])
@pytest.mark.parametrize("level", ["error", "off", None])
def test_a_sheet_keeps_its_levels_wherever_its_file_lies(
    path: str, level: str | None, tmp_path: Path
) -> None:
    text = SHEET.replace("title: The library", "title: The library of 195")
    levels = f'\n[checks.sheets.library]\ntyped-value = "{level}"\n' if level else ""
    files = {"sheets/library.yaml": "", f"sheets/{path}": text, "factsheet.toml": CONFIG + levels}
    findings = inspect(write_publication(tmp_path, files)).findings
    found = [(one.sheet, one.severity) for one in findings if one.code == "typed-value"]
    weight = {"error": [Severity.ERROR], "off": [], None: [Severity.WARNING]}[level]
    assert found == [("library", severity) for severity in weight]
