"""What the browser learns about findings and places, as JSON."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from factsheet.diagnostics import Diagnostic, Location

EDITORS = {
    "vscode": "vscode://file{path}:{line}:{column}",
    "vscodium": "vscodium://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
    "jetbrains": "jetbrains://idea/navigate/reference?path={path}:{line}:{column}",
    "emacs": "emacs://open?url=file://{path}&line={line}&column={column}",
    "none": "",
}
"""The addresses that open a file at a place in a program."""


@dataclass(frozen=True, slots=True)
class Links:
    """Makes links that open a place in the user's editor."""

    root: Path
    editor: str = EDITORS["vscode"]

    def place(self, at: Location) -> dict[str, Any]:
        """A place as JSON, with the address that opens it if the file exists."""
        file = self.root / at.path
        is_there = bool(at.path) and file.is_file()
        parts = {"path": quote(str(file)), "line": at.line or 1, "column": at.column or 1}
        name = f"{at.path}:{at.line}" if at.line else at.path
        return {"name": name, "link": self.editor.format(**parts) if is_there else ""}


def said(finding: Diagnostic, links: Links) -> dict[str, Any]:
    """A finding as JSON."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "locale": finding.locale,
        "sheet": finding.sheet,
        "context": finding.subject.context if finding.subject else None,
        "at": links.place(finding.location),
    }
