"""Texts that claim something are printed while it is true."""

from datetime import date
from pathlib import Path

import pytest

from factsheet.catalogs.parser import parse
from factsheet.cli.main import main
from factsheet.diagnostics import Findings
from factsheet.edition.document import Document
from factsheet.edition.walk import inlines
from factsheet.gate.content.claims import check_claims
from factsheet.gate.editions import load_parts
from support.publications import write_publication

DAY = date(2021, 11, 25)
FACTS = """facts:
  n.old: {kind: count, value: 100, source: report, where: page 1}
  n.new: {kind: count, value: 250, source: report, where: page 1}
  n.gone: {kind: count, value: 1, until: 2001, source: report, where: page 1}
  n.share: {kind: share, value: 32%, source: report, where: page 1}
  n.budget: {kind: money, value: 5 EUR, source: report, where: page 1}
  n.time:
    kind: count
    statements:
      a: {value: 7, until: 2015, source: report, where: page 1}
      b: {value: 6, from: 2015, source: report, where: page 1}
  t.rooms:
    kind: series
    source: report
    where: table
    columns: {seats: {kind: count, label: Seats}}
    rows: {red: {seats: 10}, blue: {seats: 12}, green: {seats: 12}}
"""
SHEET = """title: Claims
lead: What is true.
pages: 1
keywords: {claims: Claims}
blocks:
  words:
    type: prose
    paragraphs:
      first: Always.
      claim: {TEXT}
"""


def publication(folder: Path, text: str) -> Path:
    files = {"facts/case.yaml": FACTS, "sheets/claims.yaml": SHEET.replace("{TEXT}", text)}
    write_publication(folder, files)
    return folder


def judged(folder: Path, claim: str, more: str = "") -> tuple[set[str], list[str], list[str]]:
    """The words that are printed, what check says, and what stops a build."""
    text = f'{{text: "It is so.", claim: {{{claim}}}{more}}}'
    workspace = write_publication(
        folder, {"facts/case.yaml": FACTS, "sheets/claims.yaml": SHEET.replace("{TEXT}", text)}
    )
    findings = Findings()
    edition = load_parts(workspace, findings, DAY)
    assert edition
    stopping = [finding.code for finding in findings]
    if stopping:
        return set(), [], stopping
    document = edition.localize(edition.sheets["claims"], "en")
    assert isinstance(document, Document)
    words = {getattr(one, "words", "") for one in inlines(document)}
    said = [found.message for found in check_claims(edition.publication, DAY)]
    return words & {"It is so.", "It is not.", "Always."}, said, stopping


@pytest.mark.parametrize(
    "claim",
    [
        "more: [n.new, n.old]",
        "less: [n.old, n.new]",
        "equal: [n.old, n.old]",
        "rose: [n.old, n.new]",
        "fell: [n.new, n.old]",
        "doubled: [n.old, n.new]",
        "halved: [n.new, n.old]",
        "fell_over: {of: n.time, from: 2010}",
        "rose_over: {of: n.time, from: 2016, to: 2017}, more: [n.new, n.old]",
        "largest: [t.rooms.blue.seats, t.rooms.seats]",
        "smallest: [t.rooms.red.seats, t.rooms.seats, n.old]",
        "at_least: {of: n.new, value: 250}",
        "above: {of: n.share, value: 31.9%}",
        "below: {of: n.share, value: 1/3}",
        "at_most: {of: n.budget, value: 5.00 EUR}",
        "near: {of: n.share, to: 1/3}",
        "near: {of: n.share, to: 1/4, within: 7%}",
    ],
)
def test_what_is_true_is_printed(claim: str, tmp_path: Path) -> None:
    words, said, stopping = judged(tmp_path, claim)
    if claim.startswith("rose_over"):  # one of two conditions is false
        assert words == {"Always."}
        assert "rose_over: 6, 6" in said[0]
        return
    assert (words, said, stopping) == ({"It is so.", "Always."}, [], [])


@pytest.mark.parametrize(
    ("claim", "shown"),
    [
        ("more: [n.old, n.new]", "more: 100, 250"),
        ("equal: [n.old, n.new]", "equal: 100, 250"),
        ("rose: [n.new, n.old]", "rose: 250, 100"),
        ("rose: [n.old, n.old]", "rose: 100, 100"),
        ("doubled: [n.new, n.old]", "doubled: 250, 100"),
        ("halved: [n.old, n.new]", "halved: 100, 250"),
        ("rose_over: {of: n.time, from: 2010}", "rose_over: 7, 6"),
        ("largest: [t.rooms.red.seats, t.rooms.seats]", "largest: 10, 12"),
        ("at_least: {of: n.new, value: 251}", "at_least: 250, 251"),
        ("above: {of: n.new, value: 250}", "above: 250, 250"),
        ("below: {of: n.new, value: 250}", "below: 250, 250"),
        ("near: {of: n.share, to: 1/4}", "near: 32%, 25%"),
        ("more: [n.gone, n.old]", "more: nothing is known"),
    ],
)
def test_what_is_false_is_left_out_and_reported_with_its_values(
    claim: str, shown: str, tmp_path: Path
) -> None:
    words, said, stopping = judged(tmp_path, claim)
    assert words == {"Always."}
    assert stopping == []
    [message] = said
    assert f"({shown})" in message


def test_other_words_take_its_place(tmp_path: Path) -> None:
    words, said, _ = judged(tmp_path, "more: [n.old, n.new]", ', otherwise: "It is not."')
    assert words == {"It is not.", "Always."}
    assert said == []


@pytest.mark.parametrize(
    ("claim", "code"),
    [
        ("more: [n.odl, n.new]", "compute-address"),
        ("more: [n.old]", "compute-operation"),
        ("more: [n.old, n.share]", "compute-units"),
        ("at_least: {of: n.budget, value: 5}", "compute-units"),
        ("rose_over: {of: n.gone, from: 2010}", "compute-undefined"),
        ("grew: [n.old, n.new]", "unknown-key"),
        ("", "empty-value"),
    ],
)
def test_what_cannot_be_judged_stops(claim: str, code: str, tmp_path: Path) -> None:
    assert code in judged(tmp_path, claim)[2]


def test_other_words_need_a_claim(tmp_path: Path) -> None:
    workspace = write_publication(
        tmp_path, {"sheets/claims.yaml": SHEET.replace("{TEXT}", "{text: A, otherwise: B}")}
    )
    findings = Findings()
    load_parts(workspace, findings, DAY)
    assert [finding.code for finding in findings] == ["missing-key"]


def test_both_texts_are_messages_whatever_is_true(tmp_path: Path) -> None:
    text = '{text: "It rose.", claim: {more: [n.old, n.new]}, otherwise: "It fell."}'
    library = publication(tmp_path, text)
    assert main(["sync", "-q", "-C", str(library)]) == 0
    file = parse((library / "locales/factsheet.pot").read_bytes(), "", Findings())
    assert file
    assert {
        "sheet:claims:words:claim": "It rose.",
        "sheet:claims:words:claim:otherwise": "It fell.",
    }.items() <= {entry.context: entry.singular for entry in file.entries}.items()
