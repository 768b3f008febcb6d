"""A publication that writes values of many kinds, and its format lock."""

from pathlib import Path

from factsheet.cli.main import main
from factsheet.diagnostics import Findings
from factsheet.edition.edition import Edition
from factsheet.edition.formats import FormatRow
from factsheet.gate.editions import load_edition
from factsheet.gate.formatlock import LOCK, formats_in_use, profiles_of
from factsheet.workspace import Workspace
from support.publications import write_publication
from support.translations import BILINGUAL

VALUES = """\
facts:
  loan.term: {kind: duration, label: Term, value: P5Y, source: report, where: page 7}
  loan.once: {kind: duration, label: Once, value: P1Y, source: report, where: page 7}
  loan.fee: {kind: money, label: Fee, value: 2.50 USD, source: report, where: page 7}
  loan.way: {kind: quantity, label: Way, value: 1500 length-kilometer, source: report, where: page 7}
  loan.late: {kind: share, label: Late, value: 12.5%, source: report, where: page 7}
  loan.place: {kind: ordinal, label: Place, value: 2, source: report, where: page 7}
  loan.closed: {kind: period, label: Closed, value: 2021-11-23/2022-01-02, source: report, where: page 7}
  loan.often: {kind: frequency, label: Often, value: 3/year, source: report, where: page 7}
  loan.coin: {kind: currency, label: Coin, value: USD, source: report, where: page 7}
  loan.form: {kind: identifier, label: Form, value: AB-12, source: report, where: page 7}
"""
SHEET = """\
title: Loans
lead: Books for {loan.term}.
keywords: {loans: loans}
pages: 1
blocks:
  numbers:
    type: figures
    facts:
      [loan.term, loan.once, loan.fee, loan.way, loan.late, loan.place, loan.closed, loan.often,
       loan.coin, "loan.coin:code", loan.form, "loan.way:short", "library.languages:count",
       library.languages, library.seat, library.members]
"""


def loans(folder: Path, extra: dict[str, str] | None = None) -> Path:
    """The library's publication with a sheet about loans, in English and French."""
    files = {"factsheet.toml": BILINGUAL, "facts/loans.yaml": VALUES, "sheets/loans.yaml": SHEET}
    write_publication(folder, files | (extra or {}))
    assert main(["sync", "-q", "-C", str(folder)]) == 0
    return folder


def edition_of(folder: Path) -> Edition:
    edition = load_edition(Workspace(folder), Findings())
    assert edition is not None
    return edition


def rows_of(folder: Path) -> tuple[FormatRow, ...]:
    """What `factsheet formats` lists."""
    edition = edition_of(folder)
    documents = list(edition.documents(profiles_of(edition)))
    return formats_in_use(edition, documents)


def rewrite(folder: Path, before: str, after: str, name: str = LOCK) -> None:
    """Change one text of a file, the lock's if no other is named."""
    path = folder / name
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")
