"""The library's edition in two languages, built once a run, and copied for each test to damage."""

import re
import shutil
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

import pytest

import factsheet.verify.verify
from factsheet.cli.main import main
from factsheet.diagnostics import Diagnostic, Findings
from factsheet.published.markup import ParsedPage, read_markup
from factsheet.published.pdf.file import PdfFile, read_pdf
from factsheet.published.styles import Styles, read_styles
from factsheet.verify.cascade import Cascade
from factsheet.verify.concealment import Sight
from factsheet.verify.surroundings import Answers
from support.once import filled_once
from support.planted import LOGO
from support.proofs import Folder
from support.publications import CONFIG, FACTS, SHEET, write_publication
from support.words import ARABIC, translate

TWO = re.sub(r"\[locales\.(fr|es)\]\n*", "", CONFIG)
EVENTS = """\
  library.organization:
    kind: organization
    value: {name: Group of Twenty Libraries, acronym: G20}
    source: report
    where: page 7
  library.events:
    kind: series
    columns:
      date: {kind: date, label: Date}
      place: {kind: place, label: Place}
      event: {kind: text, label: Event}
    rows:
      opening: {date: 2001, place: library.seat, event: The doors open., source: report, where: page 8}
      fair: {date: 2019-05, place: library.seat, event: "=SUM is the motto of the fair.", source: report, where: page 9}
"""
BLOCKS = """\
  body: {type: prose, heading: Body, paragraphs: {member: "The library is a member of {library.organization:acronym}."}}
  events: {type: table, heading: Events, series: library.events, columns: [date, place, event], caption: All events}
  sources: {type: sources}
"""
WITH_EVENTS = {
    "facts/library.yaml": FACTS + EVENTS,
    "sheets/library.yaml": SHEET.replace("  sources: {type: sources}\n", BLOCKS),
}


MOST_KNOWN = 64
MOST_CASCADES = 8


@pytest.fixture(scope="session", autouse=True)
def known_files() -> Iterator[None]:
    """Hundreds of editions differ in one file: what is found in the others is known.

    What `verify` says of a page's markup and looks depends on that page and its style sheets
    alone, and what it reads in a PDF on that PDF alone.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(factsheet.verify.verify, "read_styles", cache(read_styles))
        patch.setattr(factsheet.verify.verify, "read_markup", lru_cache(MOST_KNOWN)(read_markup))
        patch.setattr(factsheet.verify.verify, "read_pdf", read_known_pdf)
        patch.setattr(factsheet.verify.verify, "Sight", KnownSight)
        yield


class KnownSight(Sight):
    """Says again what was found on the same page with the same style sheets.

    Where these are known, so is what was found out about their rules on other pages.
    """

    known: dict[object, tuple[list[Diagnostic], object]] = {}  # noqa: RUF012 – shared by all
    """What was found by the ids of page and style sheets, and these themselves: as long as they
    are kept, nothing else has their ids."""
    shared = (Answers(), {}, {})
    cascades: dict[object, dict[object, Cascade]] = {}  # noqa: RUF012

    def __init__(self, styles: Mapping[str, Styles]) -> None:
        super().__init__(styles)
        self._key = tuple((name, id(one)) for name, one in styles.items())
        self._answers, self._same, self._declared = self.shared
        self._cascades = self.cascades.pop(self._key, {})
        self.cascades[self._key] = self._cascades  # the last to be forgotten
        if len(self.cascades) > MOST_CASCADES:
            del self.cascades[next(iter(self.cascades))]

    def check(self, markup: ParsedPage, locale: str | None, findings: Findings) -> None:
        key = (id(markup), locale, self._key)
        if key not in self.known:
            super().check(markup, locale, found := Findings())
            if len(self.known) == MOST_KNOWN:
                self.known.clear()
            self.known[key] = (list(found), (markup, *self.styles.values()))
        findings.add(*self.known[key][0])


LARGEST_KNOWN = 16 << 20
"""Bytes of a PDF that is remembered."""


def read_known_pdf(path: Path, known: dict[bytes, PdfFile] = {}) -> PdfFile:  # noqa: B006
    """What was read in a PDF of the same bytes."""
    if not path.is_file() or path.stat().st_size > LARGEST_KNOWN:
        return read_pdf(path)
    if (data := path.read_bytes()) not in known:
        found = read_pdf(path)
        if len(known) == MOST_KNOWN:
            known.clear()
        known[data] = found
    return known[data]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled_once(tmp_path_factory, "library", _publish) / "output"


def _publish(folder: Path) -> None:
    write_publication(folder, {"factsheet.toml": TWO, **WITH_EVENTS})
    assert main(["sync", "-q", "-C", str(folder)]) == 0
    translate(folder, "ar", ARABIC)
    assert main(["build", "-q", "-C", str(folder)]) == 0


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition's English pages alone, with a logo and a search."""
    return filled_once(tmp_path_factory, "pages", _publish_pages) / "output"


def _publish_pages(folder: Path) -> None:
    config = re.sub(r"\[locales\.ar\]\nmonths.*\n*", "", TWO)
    logo = '\n[theme]\nlogo = "templates/images/mark.svg"\nsearch = true\n'
    images = {"templates/images/mark.svg": LOGO}
    write_publication(folder, {"factsheet.toml": config + logo, **WITH_EVENTS, **images})
    assert main(["sync", "-q", "-C", str(folder)]) == 0
    assert main(["build", "-q", "--format", "html", "-C", str(folder)]) == 0


@pytest.fixture
def edition(built: Path, tmp_path: Path) -> Folder:
    """A whole edition, without its publication."""
    shutil.copytree(built, tmp_path / "edition")
    return Folder(tmp_path / "edition")
