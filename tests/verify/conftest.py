"""The library's edition in two languages, built once a run, and copied for each test to damage."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from factsheet.cli.main import main
from support.known import known_files_remembered
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


@pytest.fixture(scope="session", autouse=True)
def known_files() -> Iterator[None]:
    """Hundreds of editions differ in one file."""
    with known_files_remembered():
        yield


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
