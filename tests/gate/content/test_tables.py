"""Tables whose parts don't fit together, and totals that are no sums."""

from datetime import date
from pathlib import Path

import pytest

from factsheet.diagnostics import Findings
from factsheet.gate.content.computed import with_computed
from factsheet.gate.content.tables import check_totals
from factsheet.gate.rules import check
from factsheet.load.publication import load_publication
from support.publications import write_publication

DAY = date(2021, 11, 25)
FACTS = """facts:
  t.use:
    kind: series
    source: report
    where: table
    columns:
      house: {kind: text, label: House}
      bank: {kind: term, label: Bank}
      code: {kind: identifier, label: Code}
      loans: {kind: count, label: Loans}
      hours: {kind: quantity, label: Hours, unit: duration-hour, optional: true}
      rooms: {kind: count, label: Rooms, optional: true}
    rows:
      a: {house: A, bank: t.north, code: a1, loans: 3, hours: 1.5, rooms: 1}
      b: {house: B, bank: t.north, code: b1, loans: 4, hours: 2.25}
      c: {house: C, bank: t.south, code: c1, loans: 5, hours: 3.1, rooms: 2}
      d: {house: D, bank: t.south, code: d1, loans: 99, hours: 9, rooms: 9, until: 2020}
  t.other:
    kind: series
    columns: {house: {kind: text, label: House}}
    rows: {x: {house: X, source: report, where: table}}
  t.north: {kind: term, value: {name: North}, source: report, where: page 1}
  t.south: {kind: term, value: {name: South}, source: report, where: page 1}
  t.seven: {kind: count, value: 7, source: report, where: page 1}
  t.twelve: {kind: count, value: 12, source: report, where: page 1}
  t.about: {kind: count, value: 10, approximation: about, source: report, where: page 1}
  t.mean: {kind: count, compute: {average: [t.use.loans], round: 0}}
  t.sum: {kind: count, compute: {sum: [t.use.loans]}}
  t.hours: {kind: quantity, value: 6.9 duration-hour, source: report, where: page 1}
  t.minutes: {kind: quantity, value: 6 duration-minute, source: report, where: page 1}
  t.more_hours: {kind: quantity, value: 7.3 duration-hour, source: report, where: page 1}
"""
SHEET = """title: Use
lead: All houses.
pages: 1
keywords: {a: a}
blocks:
  use: {type: table, series: t.use, columns: [house, code, loans, hours, rooms], {MORE}}
"""


def publication(folder: Path, more: str) -> tuple[Findings, object]:
    sheet = SHEET.replace("{MORE}", more)
    workspace = write_publication(folder, {"facts/t.yaml": FACTS, "sheets/use.yaml": sheet})
    findings = Findings()
    loaded = load_publication(workspace, findings)
    check(loaded, findings)
    return findings, loaded


@pytest.mark.parametrize(
    ("more", "code", "words"),
    [
        ("spans: {a: {heading: A, columns: [code, hours]}}", "wrong-shape", "not side by side"),
        ("spans: {a: {heading: A, columns: [code, lones]}}", "unknown-column", "“lones”"),
        (
            "spans: {a: {heading: A, columns: [code, loans]}, b: {heading: B, columns: [loans]}}",
            "wrong-shape",
            "“loans” stands under two headings",
        ),
        ("group: banks", "unknown-column", "“banks”"),
        ("sort: lones", "unknown-column", "to sort by"),
        ("sort: code", "wrong-kind", "of kind identifier"),
        ("sort: house, limit: 2", "limited-names", "differ from language to language"),
        ("descending: true", "missing-key", "needs “sort”"),
        ("totals: {a: {values: {house: t.seven}}}", "wrong-shape", "the first column"),
        ("totals: {a: {values: {hours: t.seven}}}", "wrong-kind", "of kind count"),
        ("totals: {a: {values: {bank: t.north}}}", "unknown-column", "no column “bank”"),
        ("totals: {a: {values: {loans: t.sevens}}}", "unknown-fact", "“t.sevens”"),
        (
            "totals: {a: {where: {bank: t.seven}, values: {loans: t.seven}}}",
            "wrong-kind",
            "no row has it",
        ),
        ("notes: {a: {text: N., cells: [t.other.x.house]}}", "unknown-column", "not a cell"),
        ("notes: {a: {text: N., cells: [t.use.a.bank]}}", "unknown-column", "“bank”"),
        ("notes: {a: {text: N., cells: [t.use.z.loans]}}", "unknown-fact", "t.use.z.loans"),
    ],
)
def test_what_does_not_fit_is_reported(tmp_path: Path, more: str, code: str, words: str) -> None:
    findings, _ = publication(tmp_path, more)
    (one,) = findings
    assert (one.code, one.location.path) == (code, "sheets/use.yaml")
    assert words in one.message


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ("loans: t.twelve", ""),
        ("loans: t.sum", ""),
        ("loans: t.seven", "“t.seven” is 7, and the rows above it add up to 12 in “loans”"),
        ("loans: t.mean", ""),  # computed, and no sum
        ("loans: t.about", ""),
        ("hours: t.hours", ""),  # 6.85, and four numbers of one decimal
        ("hours: t.minutes", ""),  # units that differ are no sum
        ("hours: t.more_hours", "add up to 6.85"),
        ("rooms: t.seven", ""),  # a room is not known
    ],
)
def test_totals_are_sums(tmp_path: Path, values: str, found: str) -> None:
    assert_total(tmp_path, f"{{values: {{{values}}}}}", found)


@pytest.mark.parametrize(
    ("value", "found"),
    [("t.seven", ""), ("t.sum", "“t.sum” is 12, and the rows above it add up to 7")],
)
def test_a_subtotal_is_of_its_rows(tmp_path: Path, value: str, found: str) -> None:
    assert_total(tmp_path, f"{{where: {{bank: t.north}}, values: {{loans: {value}}}}}", found)


def assert_total(folder: Path, total: str, found: str) -> None:
    sheet = SHEET.replace("{MORE}", f"totals: {{all: {total}}}")
    workspace = write_publication(folder, {"facts/t.yaml": FACTS, "sheets/use.yaml": sheet})
    findings = Findings()
    loaded = with_computed(load_publication(workspace, findings), DAY, findings)
    check(loaded, findings)
    assert list(findings) == []
    messages = [one.message for one in check_totals(loaded, DAY)]
    assert len(messages) == bool(found)
    assert all(found in message for message in messages)
