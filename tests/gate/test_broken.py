"""Each file of broken/ is a publication's only fault; its comments say what is reported.

    # expect LINE:COLUMN CODE[: part of the hint]

A new case is a new file: NAME.facts.yaml, NAME.sheet.yaml or NAME.editions.yaml.
"""

import re
from pathlib import Path

import pytest

from factsheet.diagnostics import Findings
from factsheet.gate.rules import check
from factsheet.load.publication import load_publication
from support.publications import write_publication

ABROAD = """\
facts:
  library.abroad:
    kind: series
    source: report
    where: page 9
    columns:
      country: {kind: territory, label: Country}
      year: {kind: date, label: Year}
      loans: {kind: count, label: Loans}
    rows:
      kenya: {country: KE, year: 2020, loans: 20}
      ghana: {country: GH, year: 2020, loans: 25}
  library.year: {kind: date, value: 2020, source: report, where: page 9}
"""
"""What maps of data are broken with; nothing in it is a fault."""
CASES = sorted(Path(__file__).parent.joinpath("broken").glob("*.yaml"))
PLACES = {"facts": "facts/case.yaml", "sheet": "sheets/case.yaml", "editions": "editions.yaml"}
EXPECT = re.compile(r"^# expect (\d+):(\d+) ([\w-]+)(?:: (.*))?$", re.MULTILINE)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_reports_exactly_what_the_file_expects(case: Path, tmp_path: Path) -> None:
    text = case.read_text("utf-8")
    name = PLACES[case.name.split(".")[-2]]
    base = tmp_path / "facts" / "base.yaml"
    workspace = write_publication(tmp_path, {name: text, "facts/z.yaml": ABROAD})
    (tmp_path / "facts" / "library.yaml").rename(base)

    findings = Findings()
    check(load_publication(workspace, findings), findings)

    found = [(d.location.line, d.location.column, d.code) for d in findings]
    expected = EXPECT.findall(text)
    assert expected, "the case expects nothing"
    assert found == [(int(line), int(column), code) for line, column, code, _ in expected]
    for diagnostic, (*_, hint) in zip(findings, expected, strict=True):
        assert diagnostic.location.path == name
        assert hint in (diagnostic.hint or "")


def test_every_file_is_reported_in_one_run(tmp_path: Path) -> None:
    one = "facts:\n  x.a: {kind: count, value: x, source: report, where: page 1}\n"
    workspace = write_publication(
        tmp_path, {"facts/a.yaml": one, "facts/b.yaml": "facts: [", "sheets/c.yaml": "title: [x]"}
    )
    findings = Findings()
    load_publication(workspace, findings)
    assert {found.location.path for found in findings} == {
        "facts/a.yaml",
        "facts/b.yaml",
        "sheets/c.yaml",
    }


def test_the_sample_publication_is_clean(tmp_path: Path) -> None:
    findings = Findings()
    check(load_publication(write_publication(tmp_path), findings), findings)
    assert list(findings) == []


HOUSES = """\
facts:
  library.houses:
    kind: series
    columns: {seat: {kind: place, label: Seat}}
    rows: {one: {seat: library.old, source: report, where: page 1}}
  library.old: {kind: place, value: {city: Angers, territory: FR}, source: report, where: page 1}
"""
SHEET = """\
title: Houses
lead: All houses.
pages: 1
keywords: {a: a}
blocks:
  line: {type: timeline, series: library.houses, date: seat, title: [seat]}
  world: {type: map, series: library.houses, place: seat, group: seat, alternative: A map.}
"""


def test_a_timeline_runs_along_dates_and_a_map_has_points(tmp_path: Path) -> None:
    files = {"facts/houses.yaml": HOUSES, "sheets/houses.yaml": SHEET}
    findings = Findings()
    check(load_publication(write_publication(tmp_path, files), findings), findings)
    found = [(str(d.location), d.code, d.severity.value) for d in findings]
    assert found == [
        ("facts/houses.yaml:5:24", "no-coordinates", "warning"),
        ("sheets/houses.yaml:6:3", "wrong-kind", "error"),
    ]
