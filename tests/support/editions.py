"""An edition as a build wrote it, with the documents that it was made from."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factsheet.edition.document import Document
from factsheet.edition.edition import Edition

ROOT = Path(__file__).parents[2]
"""The repository: the INTERPOL publication's folder."""


@dataclass(frozen=True)
class Built:
    """An edition as it was written."""

    edition: Edition
    output: Path
    findings: list[str]
    """What its build had to say."""
    documents: dict[tuple[str, str], Document]
    """The text of each page, by locale and sheet."""

    @property
    def manifest(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads((self.output / "manifest.json").read_text("utf-8"))
        return loaded

    def pdfs(self) -> Iterator[tuple[Document, Path]]:
        for (locale, sheet), document in self.documents.items():
            yield document, self.output / locale / f"{sheet}.pdf"
