"""Rows that a map of data can't show, reported where they are written."""

from pathlib import Path

import pytest

from factsheet.diagnostics import Findings
from factsheet.gate.rules import check
from factsheet.load.publication import load_publication
from support.publications import write_publication

FACTS = """\
facts:
  library.abroad:
    kind: series
    source: report
    where: page 9
    columns:
      country: {{kind: territory, label: Country}}
      year: {{kind: date, label: Year, optional: true}}
      loans: {{kind: {kind}, label: Loans, optional: true}}
    rows:
      one: {one}
      other: {other}
  library.year: {{kind: date, value: 2020, source: report, where: page 9}}
"""
SHEET = """\
title: A title
lead: Its lead.
pages: 1
keywords: {a: a}
blocks:
  map: {type: choropleth, series: library.abroad, place: country, value: loans, alternative: A map}
"""
KENYA = "{country: KE, loans: 20}"


def found(folder: Path, one: str, other: str, kind: str = "count", sheet: str = SHEET) -> list[str]:
    facts = FACTS.format(one=one, other=other, kind=kind)
    files = {"facts/abroad.yaml": facts, "sheets/map.yaml": sheet}
    findings = Findings()
    check(load_publication(write_publication(folder, files), findings), findings)
    return [f"{one.location} {one.code}" for one in findings]


@pytest.mark.parametrize(
    ("other", "kind", "expected"),
    [
        ("{country: GH, loans: 5}", "count", []),
        ('{country: "002", loans: 5}', "count", ["12:24 not-on-map"]),
        ('{country: "002"}', "count", []),
        ("{country: AQ, loans: 5}", "count", []),
        ("{country: XK, loans: 5}", "count", []),
        ("{country: KE, loans: 5}", "count", ["12:24 drawn-twice"]),
        ("{country: KE, loans: 5, from: 2020}", "count", ["12:24 drawn-twice"]),
        ("{country: GH, loans: 5..7}", "count", ["12:35 range-drawn"]),
        ("{country: GH, loans: 6 (5..7)}", "count", []),
        ("{country: GH, loans: 5 EUR}", "money", ["12:35 mixed-units"]),
    ],
)
def test_what_a_row_has(other: str, kind: str, expected: list[str], tmp_path: Path) -> None:
    one = KENYA.replace("20", "20 USD") if kind == "money" else KENYA
    assert found(tmp_path, one, other, kind) == [f"facts/abroad.yaml:{at}" for at in expected]


def test_rows_of_other_times_and_groups_are_others(tmp_path: Path) -> None:
    dated = "{country: KE, loans: 20, until: 2020}", "{country: KE, loans: 25, from: 2020}"
    assert found(tmp_path / "dates", *dated) == []
    years = "{country: KE, year: 2020, loans: 20}", "{country: KE, year: 2021, loans: 25}"
    assert found(tmp_path / "all", *years) == ["facts/abroad.yaml:12:24 drawn-twice"]
    where = SHEET.replace("place:", "where: {year: library.year}, place:")
    assert found(tmp_path / "one", *years, sheet=where) == []
    region = '{country: "002", year: 2021, loans: 25}'
    assert found(tmp_path / "region", years[0], region, sheet=where) == []
