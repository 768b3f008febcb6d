"""A cache of rendered PDFs, by the key of their inputs.

The output folder holds the PDFs of one edition. The cache also has those of other branches,
earlier wordings, and checks of the layout by the gate.
"""

import json
import os
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from factsheet.pages.pictures import Picture
from factsheet.paper.pagefill import PageFill
from factsheet.paper.pdf import Pdf
from factsheet.publish.cache.seal import read_sealed, write_sealed

LIMIT = 512 * 2**20
"""Maximum size of the folder in bytes; the least recently used files are removed."""
FORMAT = "archive 2"
"""Incremented when the file format changes."""
ABOUT, PDF = "about.json", "sheet.pdf"


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of archives, each named by its key."""

    root: Path

    def get(self, key: str) -> Pdf | None:
        """The PDF with this key; None if it is not stored, or damaged."""
        data = read_sealed(self.root / key, FORMAT)
        if data is None:
            return None
        with suppress(OSError):  # the store may be read-only
            os.utime(self.root / key)
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            pictures = {p: archive.read(p.suffix) for p in Picture if p.suffix in names}
            return Pdf(archive.read(PDF), problems=(), pictures=pictures, **_about(archive))

    def put(self, key: str, pdf: Pdf) -> None:
        """Store a sound PDF. Raises OSError."""
        if not pdf.is_sound:
            raise ValueError("a PDF with problems is made again, so that they are reported again")
        data = BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            fill = [page.data for page in pdf.fills]
            about = {"pages": pdf.pages, "step": pdf.step, "fill": fill}
            archive.writestr(ABOUT, json.dumps(about))
            archive.writestr(PDF, pdf.data)
            for picture, painted in pdf.pictures.items():
                archive.writestr(picture.suffix, painted)
        write_sealed(self.root / key, FORMAT, data.getvalue())

    def trim(self, limit: int = LIMIT) -> None:
        """Remove the least recently used files until the rest is within the limit."""
        try:
            files = [(path.stat(), path) for path in self.root.iterdir()]
            files.sort(key=lambda file: file[0].st_mtime_ns, reverse=True)
            total = 0
            for status, path in files:
                total += status.st_size
                if total > limit:
                    path.unlink()
        except FileNotFoundError:
            return  # no store yet, or another build is trimming it


def _about(archive: zipfile.ZipFile) -> dict[str, Any]:
    about: dict[str, Any] = json.loads(archive.read(ABOUT))
    fills = tuple(map(PageFill.read, about.pop("fill")))
    return {**about, "fills": fills}
