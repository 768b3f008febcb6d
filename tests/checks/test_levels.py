"""Levels of findings: those that can be set, and those that can't."""

from pathlib import Path

from factsheet.build.gate import inspect
from support.publications import CONFIG, write_publication

LEVELS = """
[checks]
terminolgy = "error"
placeholder-missing = "off"
unused-fact = "off"

[checks.sheets.libary]
doubled-word = "off"
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
        "unknown-rule": ('terminolgy = "error"', "did you mean “terminology”?"),
        "fixed-rule": ('placeholder-missing = "off"', "take the line away"),
        "unknown-sheet": ("[checks.sheets.libary]", "did you mean “library”?"),
    }
