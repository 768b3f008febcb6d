"""The library's edition in two languages, built once, and copied for each test to damage."""

import re
import shutil
from pathlib import Path

import pytest

from factsheet.cli.main import main
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


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    sheet = SHEET.replace("  sources: {type: sources}\n", BLOCKS)
    facts = {"facts/library.yaml": FACTS + EVENTS, "sheets/library.yaml": sheet}
    write_publication(folder, {"factsheet.toml": TWO, **facts})
    assert main(["sync", "-q", "-C", str(folder)]) == 0
    translate(folder, "ar", ARABIC)
    assert main(["build", "-q", "-C", str(folder)]) == 0
    return folder / "output"


@pytest.fixture
def edition(built: Path, tmp_path: Path) -> Folder:
    """A whole edition, without its publication."""
    shutil.copytree(built, tmp_path / "edition")
    return Folder(tmp_path / "edition")
