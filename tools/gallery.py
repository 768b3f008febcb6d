"""Renew docs/gallery/: the pictures that README.md shows, and one sheet's PDF in each language.

    python tools/gallery.py [OUTPUT]

Pictures and PDFs are copied from OUTPUT (output/), where `factsheet build` has made them. The
text between the comments “gallery” and “end of gallery” in README.md and docs/gallery/README.md is
replaced.
"""

import html
import json
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from factsheet.pages.pictures import Picture

ROOT = Path(__file__).parents[1]
GALLERY = ROOT / "docs/gallery"
LANGUAGES = {"ar": "Arabic", "en": "English", "fr": "French", "es": "Spanish"}
OVERVIEW = [(tag, "at-a-glance") for tag in LANGUAGES]
"""One sheet in every language; its PDFs are in the gallery too."""
MORE = [
    ("ar", "general-assembly"),
    ("en", "general-assembly"),
    ("fr", "general-secretariat"),
    ("es", "membership"),
    ("ar", "secretary-general"),
    ("en", "session-89"),
]
PLACE = re.compile(r"(?<=<!-- gallery -->\n).*?(?=<!-- end of gallery -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LocalizedValue:
    """A sheet's first page in one language."""

    tag: str
    sheet: str
    title: str
    """In English, which both files are written in."""

    has_paper: bool = False
    """Whether its PDF is in the gallery too."""

    @property
    def source(self) -> str:
        return f"{self.tag}/{self.sheet}{Picture.THUMBNAIL.suffix}"

    @property
    def file(self) -> str:
        return f"{self.sheet}.{self.tag}{Picture.THUMBNAIL.suffix}"

    @property
    def paper(self) -> str:
        return f"{self.sheet}.{self.tag}.pdf"

    def element(self, folder: str, width: int) -> str:
        """`width` is in percent of the column's."""
        mirrored = ", laid out from right to left" if self.tag == "ar" else ""
        what = f"First page of the fact sheet “{self.title}” in {LANGUAGES[self.tag]}{mirrored}"
        image = f'<img src="{folder}{self.file}" width="{width}%" alt="{html.escape(what)}">'
        return f'<a href="{folder}{self.paper}">{image}</a>' if self.has_paper else image


def main() -> int:
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "output"
    overview, more = (
        [LocalizedValue(tag, sheet, _title(output, sheet), has_paper) for tag, sheet in chosen]
        for chosen, has_paper in ((OVERVIEW, True), (MORE, False))
    )
    GALLERY.mkdir(exist_ok=True)
    for suffix in (Picture.THUMBNAIL.suffix, ".pdf"):
        for old in GALLERY.glob(f"*{suffix}"):
            old.unlink()
    for shown in (*overview, *more):
        shutil.copyfile(output / shown.source, GALLERY / shown.file)
    for shown in overview:
        shutil.copyfile(output / shown.tag / f"{shown.sheet}.pdf", GALLERY / shown.paper)
    _write(ROOT / "README.md", [shown.element("docs/gallery/", 24) for shown in overview])
    _write(GALLERY / "README.md", [shown.element("", 49) for shown in (*overview, *more)])
    return 0


def _title(output: Path, sheet: str) -> str:
    data = json.loads((output / "en" / f"{sheet}.jsonld").read_text("utf-8"))
    return str(data["name"])


def _write(path: Path, elements: list[str]) -> None:
    text = path.read_text("utf-8")
    if not PLACE.search(text):
        raise SystemExit(f"{path} has no comments that say where the gallery stands")
    row = "\n".join(["<p>", *elements, "</p>", ""])
    path.write_text(PLACE.sub(lambda _: row, text, count=1), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
