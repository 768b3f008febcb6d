"""Rendered PDFs by the key of what they were made from: nothing is rendered twice.

The output folder holds those of one edition; here are also those of another branch, of
yesterday's wording, and of a gate that looked at the layout.
"""

import json
import os
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from factsheet.render.pdf import Pdf
from factsheet.render.pictures import Picture
from factsheet.workspace import replace_file

LIMIT = 512 * 2**20
"""Bytes that the folder may hold; what was not used for longest goes first."""
ABOUT, PDF = "about.json", "sheet.pdf"


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of archives, each named by its key."""

    root: Path

    def get(self, key: str) -> Pdf | None:
        """The PDF made from that; None where there is none, or the archive is damaged."""
        path = self.root / key
        try:
            with zipfile.ZipFile(path) as archive:  # which holds a checksum of each part
                about = json.loads(archive.read(ABOUT))
                pictures = {
                    picture: archive.read(picture.suffix)
                    for picture in Picture
                    if picture.suffix in archive.namelist()
                }
                data, pages, step = archive.read(PDF), int(about["pages"]), int(about["step"])
                found = Pdf(data, pages, (), step, pictures=pictures)
            os.utime(path)
        except (OSError, zipfile.BadZipFile, ValueError, KeyError, TypeError, EOFError):
            return None
        return found

    def put(self, key: str, pdf: Pdf) -> None:
        """Keep a PDF that nothing is wrong with. Raises OSError."""
        if not pdf.is_sound:
            raise ValueError("a PDF with problems is made again, so that they are told again")
        data = BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            archive.writestr(ABOUT, json.dumps({"pages": pdf.pages, "step": pdf.step}))
            archive.writestr(PDF, pdf.data)
            for picture, painted in pdf.pictures.items():
                archive.writestr(picture.suffix, painted)
        replace_file(self.root / key, data.getvalue())

    def trim(self, limit: int = LIMIT) -> None:
        """Remove what was used longest ago, until the rest is within the limit."""
        try:
            files = [(path.stat(), path) for path in self.root.iterdir()]
            files.sort(key=lambda file: file[0].st_mtime_ns, reverse=True)
            total = 0
            for status, path in files:
                total += status.st_size
                if total > limit:
                    path.unlink()
        except FileNotFoundError:
            return  # no store yet, or another build trims it at this moment
