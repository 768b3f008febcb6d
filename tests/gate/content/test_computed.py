"""Computed facts as files declare them: their values, and what is reported where they have none."""

from datetime import date
from pathlib import Path

import pytest

from factsheet.diagnostics import Findings
from factsheet.gate.editions import load_parts
from factsheet.load.publication import load_publication
from factsheet.model.base import FactBase
from support.publications import write_publication

DAY = date(2021, 11, 25)
STATED = """\
sources:
  survey: {title: Survey, publisher: Library, language: en, kind: book, date: 2020}
facts:
  n.men: {kind: count, value: 30, source: survey, where: page 1}
  n.women: {kind: count, value: 50, source: report, where: page 1, as_of: 2021-05}
  n.none: {kind: count, value: 0, source: report, where: page 1}
  n.gone: {kind: count, value: 4, until: 2000, source: report, where: page 1}
  n.between: {kind: count, value: 4..5, source: report, where: page 1}
  n.opened: {kind: date, value: 1950, source: report, where: page 1}
  n.staff:
    kind: count
    statements:
      old: {value: 80, until: 2010, source: report, where: page 1}
      new: {value: 100, from: 2010, source: survey, where: page 1}
  s.old: {kind: share, value: 20%, source: report, where: page 1}
  s.new: {kind: share, value: 1/3, source: report, where: page 1}
  m.euros: {kind: money, value: 10.50 EUR, source: report, where: page 1}
  m.more: {kind: money, value: 4.75 EUR, source: report, where: page 1}
  m.dollars: {kind: money, value: 3 USD, source: report, where: page 1}
  q.road: {kind: quantity, value: 500 length-kilometer, source: report, where: page 1}
  q.rail: {kind: quantity, value: 20 length-kilometer, source: report, where: page 1}
  t.rooms:
    kind: series
    source: report
    where: table
    columns:
      seats: {kind: count, label: Seats, optional: true}
      cost: {kind: money, label: Cost, source: survey, where: table 2}
    rows:
      red: {seats: 10, cost: 5 EUR}
      blue: {seats: 12, cost: 6 EUR}
      green: {seats: 12, cost: 7 EUR}
      grey: {cost: 8 EUR}
      past: {seats: 99, cost: 9 EUR, until: 2001}
"""


def computed(folder: Path, *facts: str) -> tuple[FactBase, Findings]:
    """The base with facts `x.a`, `x.b` … that are written so, and what is reported."""
    lines = [f"  x.{name}: {fact}\n" for name, fact in zip("abc", facts, strict=False)]
    workspace = write_publication(folder, {"facts/case.yaml": STATED + "".join(lines)})
    findings = Findings()
    edition = load_parts(workspace, findings, DAY)
    assert edition
    return edition.publication.base, findings


@pytest.mark.parametrize(
    ("kind", "computation", "value"),
    [
        ("count", "sum: [n.men, n.women]", "80"),
        ("count", "sum: [n.men, t.rooms.seats]", "64"),
        ("count", "sum: [n.men, t.rooms.red.seats]", "40"),
        ("money", "sum: [t.rooms.cost]", "26 EUR"),
        ("money", "difference: [m.euros, m.more]", "5.75 EUR"),
        ("count", "difference: [n.men, n.women]", "-20"),
        ("points", "difference: [s.new, s.old], round: 1", "13.3"),
        ("share", "difference: [s.new, s.old]", "2/15"),
        ("quantity", "average: [q.road, q.rail]", "260 length-kilometer"),
        ("money", "average: [t.rooms.cost]", "6.5 EUR"),
        ("count", "average: [t.rooms.seats], round: 0", "11"),
        ("count", "largest: [t.rooms.seats, n.men]", "30"),
        ("count", "smallest: [t.rooms.seats]", "10"),
        ("count", "count: [t.rooms]", "4"),
        ("count", "count: [t.rooms.seats]", "3"),
        ("share", "share: {of: n.men, in: n.women}", "3/5"),
        ("share", "share: {of: m.more, in: m.euros}, round: 1", "113/250"),
        ("rate", "rate: {of: n.men, per: n.women, times: 1000}", "600/1000"),
        ("rate", "rate: {of: m.euros, per: n.men}, round: 2", "0.35/1"),
        ("share", "change: [n.women, n.men]", "-2/5"),
        ("count", "change: [n.women, n.men]", "-20"),
        ("points", "change: [s.old, s.new], round: 0", "13"),
        ("share", "change_over: {of: n.staff, from: 2005}", "1/4"),
        ("count", "change_over: {of: n.staff, from: 2005-01, to: 2009-12-31}", "0"),
        ("ordinal", "rank: {of: t.rooms.blue.seats}", "1"),
        ("count", "rank: {of: t.rooms.red.seats}", "3"),
        ("ordinal", "rank: {of: t.rooms.grey.cost, order: lowest}", "4"),
    ],
)
def test_values(kind: str, computation: str, value: str, tmp_path: Path) -> None:
    base, findings = computed(tmp_path, f"{{kind: {kind}, compute: {{{computation}}}}}")
    assert list(findings) == []
    found = base.find("x.a", DAY)
    assert found
    assert found.value.canonical == value  # type: ignore[union-attr]


def test_all_sources_are_cited_and_the_latest_observation_counts(tmp_path: Path) -> None:
    fact = "{kind: count, compute: {sum: [n.men, n.women]}}"
    base, _ = computed(tmp_path, fact, "{kind: money, compute: {sum: [t.rooms.cost]}}")
    found, cells = base.find("x.a", DAY), base.find("x.b", DAY)
    assert found
    assert found.sources == ("survey", "report")
    assert found.statement.as_of
    assert found.statement.as_of.canonical == "2021-05"
    assert cells
    assert cells.sources == ("survey",), "a column may have a source of its own"


def test_facts_may_rest_on_facts_that_are_written_later(tmp_path: Path) -> None:
    base, findings = computed(
        tmp_path,
        "{kind: share, compute: {share: {of: x.b, in: x.c}}}",
        "{kind: count, compute: {sum: [n.men, n.women]}}",
        "{kind: count, compute: {sum: [x.b, n.staff]}}",
    )
    assert list(findings) == []
    assert base.facts["x.a"].statements[0].value.canonical == "4/9"


def test_nothing_is_computed_from_what_does_not_hold(tmp_path: Path) -> None:
    fact = "{kind: count, compute: {sum: [n.men, n.gone]}}"
    base, findings = computed(tmp_path, fact, "{kind: count, compute: {sum: [x.a]}}")
    assert list(findings) == []
    assert base.find("x.a", DAY) is None
    assert base.find("x.b", DAY) is None


@pytest.mark.parametrize(
    ("kind", "computation", "code", "said"),
    [
        ("count", "round: 1", "compute-operation", "no operation"),
        ("count", "sum: [n.men], count: [n.men]", "compute-operation", "2 operations"),
        ("count", "difference: [n.men]", "compute-operation", "two addresses"),
        ("count", "rank: {of: n.men}", "compute-operation", "not a cell"),
        ("count", "sum: [n.man]", "compute-address", "did you mean “n.men”"),
        ("count", "sum: [t.rooms]", "compute-units", "not a single number"),
        ("count", "sum: [x.a]", "compute-circle", "x.a → x.a"),
        ("money", "sum: [m.euros, m.dollars]", "compute-units", "money in EUR, money in USD"),
        ("count", "sum: [n.between]", "compute-units", "not a single number"),
        ("count", "sum: [n.opened]", "compute-units", "not a single number"),
        ("count", "share: {of: n.men, in: n.women}", "compute-units", "write kind: share"),
        ("share", "share: {of: n.men, in: n.none}", "compute-undefined", "division by zero"),
        ("share", "change: [n.none, n.men]", "compute-undefined", "division by zero"),
        ("count", "change_over: {of: n.gone, from: 2005}", "compute-undefined", "2005-01-01"),
        ("count", "average: [t.rooms.seats]", "compute-inexact", "round: 0"),
        ("ordinal", "sum: [n.men]", "compute-units", "write kind: count"),
        ("count", "sum: []", "empty-value", ""),
        ("count", "product: [n.men]", "unknown-key", "known: "),
        ("count", "share: {of: n.men}", "missing-key", "in"),
    ],
)
def test_mistakes(kind: str, computation: str, code: str, said: str, tmp_path: Path) -> None:
    _, findings = computed(tmp_path, f"{{kind: {kind}, compute: {{{computation}}}}}")
    found = next(one for one in findings if one.code == code)
    assert said in f"{found.message} {found.hint}"
    assert found.location.path == "facts/case.yaml"
    assert found.location.line > STATED.count("\n")


def test_a_long_chain_is_reported(tmp_path: Path) -> None:
    lines = [f"  x.c{n}: {{kind: count, compute: {{sum: [x.c{n + 1}]}}}}\n" for n in range(30)]
    chain = "".join(lines) + "  x.c30: {kind: count, value: 1, source: report, where: page 1}\n"
    findings = Findings()
    load_parts(write_publication(tmp_path, {"facts/case.yaml": STATED + chain}), findings, DAY)
    assert {found.code for found in findings} == {"too-deep"}


def test_a_computed_fact_states_nothing_itself(tmp_path: Path) -> None:
    fact = "{kind: count, value: 3, source: report, where: page 1, compute: {sum: [n.men]}}"
    _, findings = computed(tmp_path, fact)
    assert {found.code for found in findings} == {"unknown-key"}


def test_growth_may_exceed_the_whole(tmp_path: Path) -> None:
    from factsheet.gate.suspicions.facts import check_shares

    change = "{kind: share, compute: {change: [t.rooms.red.seats, n.men]}}"  # from 10 to 30
    part = "{kind: share, compute: {share: {of: n.men, in: t.rooms.red.seats}}}"
    computed(tmp_path, change, part)
    edition = load_parts(write_publication(tmp_path), Findings(), DAY)
    assert edition
    found = [one.message for one in check_shares(edition.publication)]
    assert found == ["“x.b” states 3 times the whole"]


def test_a_source_of_a_column_is_cited(tmp_path: Path) -> None:
    from factsheet.gate.content.facts import check_uses

    stated = STATED.replace("source: survey", "source: report", 1).replace(
        "sources:\n",
        "sources:\n  costs: {title: Costs, publisher: P, language: en, kind: book, date: 2020}\n",
    )
    stated = stated.replace("source: survey, where: table 2", "source: costs, where: table 2")
    workspace = write_publication(tmp_path, {"facts/case.yaml": stated})
    unused = {found.message for found in check_uses(load_publication(workspace, Findings()))}
    assert not [message for message in unused if "costs" in message]


def test_what_a_computed_fact_rests_on_is_used(tmp_path: Path) -> None:
    from factsheet.gate.content.facts import check_uses

    computed(tmp_path, "{kind: count, compute: {sum: [t.rooms.seats, n.men]}}")
    publication = load_publication(write_publication(tmp_path), Findings())
    unused = {found.message for found in check_uses(publication)}
    assert "no sheet prints “n.women”" in unused
    assert not unused & {"no sheet prints “n.men”", "no sheet prints “t.rooms”"}
