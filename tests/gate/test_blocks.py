"""What a block can't show is said at the block, before any template meets it."""

from pathlib import Path

import pytest

from factsheet.diagnostics import Diagnostic, Findings
from factsheet.gate.rules import check
from factsheet.load.publication import load_publication
from support.publications import write_publication

REFERENCE = "source: report, where: page 1"
FACTS = f"""\
facts:
  x.quarter: {{kind: share, label: A, value: 1/4, {REFERENCE}}}
  x.most:
    kind: share
    label: B
    statements:
      before: {{value: 3/4, until: 2020, {REFERENCE}}}
      since: {{value: 4/5, from: 2020, {REFERENCE}}}
  x.houses:
    kind: series
    columns: {{seat: {{kind: place, label: Seat}}, type: {{kind: text, label: Type}}}}
    rows:
      a: {{seat: library.seat, type: one, {REFERENCE}}}
      b: {{seat: library.seat, type: two, {REFERENCE}}}
      c: {{seat: library.seat, type: three, {REFERENCE}}}
      d: {{seat: library.seat, type: four, {REFERENCE}}}
      e: {{seat: library.seat, type: five, {REFERENCE}}}
      f: {{seat: library.seat, type: six, {REFERENCE}}}
"""
SHEET = "title: News\nlead: New.\npages: 1\nkeywords: {a: a}\nblocks:\n"


def found(folder: Path, block: str) -> list[Diagnostic]:
    files = {"facts/x.yaml": FACTS, "sheets/x.yaml": f"{SHEET}  block: {{{block}}}\n"}
    findings = Findings()
    check(load_publication(write_publication(folder, files), findings), findings)
    return list(findings)


@pytest.mark.parametrize(
    "block",
    [
        "type: figures, facts: ['x.houses:count', x.houses.a.seat]",
        "type: definitions, facts: [x.houses.a.seat, x.quarter]",
        "type: table, series: x.houses, columns: [seat, type]",
        "type: chart, kind: bars, facts: [library.members, library.loans], alternative: x",
        "type: chart, kind: donut, facts: [x.quarter], total: library.members, alternative: x",
    ],
)
def test_what_can_be_shown_passes(tmp_path: Path, block: str) -> None:
    assert found(tmp_path, block) == []


@pytest.mark.parametrize(
    ("block", "code", "said"),
    [
        ("type: figures, facts: [x.houses]", "unknown-form", "kind series"),
        ("type: definitions, facts: [x.houses]", "unknown-form", "kind series"),
        ("type: table, series: 'x.houses:count', columns: [seat]", "unknown-fact", ":count"),
        ("type: table, series: library.members, columns: [seat]", "wrong-kind", "kind count"),
        (
            "type: map, series: x.houses, place: seat, group: type, alternative: x",
            "too-many",
            "has 6",
        ),
        (
            "type: chart, kind: bars, facts: [library.members, x.quarter], alternative: x",
            "wrong-kind",
            "count and share",
        ),
        (
            "type: chart, kind: donut, facts: [x.quarter, x.most], alternative: x",
            "over-whole",
            "1.05",
        ),
    ],
)
def test_what_cannot_be_shown_is_said(tmp_path: Path, block: str, code: str, said: str) -> None:
    problems = found(tmp_path, block)
    assert code in {problem.code for problem in problems}
    assert any(said in problem.message for problem in problems)
    assert {problem.location.path for problem in problems} == {"sheets/x.yaml"}
    assert {problem.location.line for problem in problems} == {6}
