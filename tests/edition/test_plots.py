"""What charts draw, of a publication in English and Arabic."""

from pathlib import Path

import pytest

from factsheet.diagnostics import Findings
from factsheet.edition.blocks import ChartView, Plot
from factsheet.edition.document import NOTE, Element, Phrase
from factsheet.edition.walk import inlines
from factsheet.gate.editions import load_edition
from support.documents import reported
from support.publications import CONFIG, write_publication

FACTS = """\
facts:
  x.years:
    kind: series
    label: Years
    source: report
    where: page 1
    columns:
      year: {kind: date, label: Year}
      loans: {kind: count, label: Loans, optional: true}
      lost: {kind: count, label: Lost, optional: true}
      part: {kind: share, label: Part, optional: true}
      why: {kind: text, label: Remark, optional: true}
    rows:
      c: {year: 2015, loans: 3000000 (2500000..4000000), lost: 1, why: Counted anew.}
      a: {year: 2010, loans: 1000000, lost: 2, part: 45%}
      b: {year: 2011, lost: 4, part: 50.5%}
"""
SHEET = """\
title: Charts
lead: Drawn.
pages: 1
keywords: {{a: a}}
blocks:
  drawn: {{type: chart, alternative: x, {0}}}
"""


def chart(folder: Path, block: str, facts: str = FACTS) -> ChartView:
    files = {
        "factsheet.toml": CONFIG.partition("[locales.ar]")[0],
        "facts/x.yaml": facts,
        "sheets/x.yaml": SHEET.format(block),
    }
    findings = Findings()
    edition = load_edition(write_publication(folder, files), findings)
    found = [one for one in reported(edition, findings, ["en"]) if one.sheet_id == "x"]
    assert [str(one) for one in findings if one.location.path == "sheets/x.yaml"] == []
    (view,) = (block for document in found for _, _, block in document.blocks)
    assert isinstance(view, ChartView)
    return view


def drawn(folder: Path, block: str) -> Plot:
    plot = chart(folder, block).plot
    assert plot is not None
    return plot


def words(plot: Plot) -> list[str]:
    return [tick.text.text.strip("\u2066\u2069") for tick in plot.ticks]


LINES = "kind: lines, series: x.years, label: year, values: [loans, lost], breaks: why"


def test_lines_run_along_time_with_their_gaps(tmp_path: Path) -> None:
    plot = drawn(tmp_path, LINES)
    assert [place.name.text.strip("\u2066\u2069") for place in plot.places] == [
        "2010",
        "2011",
        "2015",
    ]
    moments = [place.moment or 0 for place in plot.places]
    assert moments[2] - moments[1] == pytest.approx(4 * (moments[1] - moments[0]), rel=0.01)
    loans, lost = plot.lines
    assert [point and point.number for point in loans.points] == [1e6, None, 3e6]
    assert [point and point.number for point in lost.points] == [2, 4, 1]
    assert [place.break_.text if place.break_ else "" for place in plot.places] == [
        "",
        "",
        "Counted anew.",
    ]


def test_the_scale_covers_ranges_and_is_written_as_values_are(tmp_path: Path) -> None:
    assert words(drawn(tmp_path, LINES)) == ["0", "1m", "2m", "3m", "4m"]


def test_a_scale_of_shares_is_in_per_cent(tmp_path: Path) -> None:
    plot = drawn(tmp_path, "kind: dots, series: x.years, label: year, value: part")
    assert words(plot) == ["45%", "46%", "47%", "48%", "49%", "50%", "51%"]
    assert plot.lines[0].points[2] is None


def test_columns_have_zero_and_keep_equal_steps(tmp_path: Path) -> None:
    plot = drawn(tmp_path, "kind: columns, series: x.years, label: year, value: lost")
    assert words(plot) == ["0", "1", "2", "3", "4"]
    assert {place.moment for place in plot.places} == {None}
    assert all(place.is_dated for place in plot.places)


def test_a_stack_is_as_high_as_its_sum(tmp_path: Path) -> None:
    block = "kind: columns, stacked: true, series: x.years, label: year, values: [lost, lost]"
    assert words(drawn(tmp_path, block)) == ["0", "2", "4", "6", "8"]


def test_facts_are_columns(tmp_path: Path) -> None:
    plot = drawn(tmp_path, "kind: columns, facts: [library.members, library.loans]")
    (line,) = plot.lines
    assert line.name is None
    assert all(point and point.number for point in line.points)


def test_a_note_of_a_row_is_called_in_the_chart_alone(tmp_path: Path) -> None:
    facts = FACTS.replace("Counted anew.", "Counted<note>By hand.</note> anew.")
    view = chart(tmp_path, LINES, facts)
    assert view.plot is not None
    assert view.table is not None
    said = view.plot.places[2].break_
    assert said is not None
    assert has_note(said)
    assert len(view.notes) == 1
    assert not any(has_note(cell) for row in view.table.series.rows for cell in row.cells.values())


def has_note(phrase: Phrase) -> bool:
    return any(isinstance(one, Element) and one.tag == NOTE for one in inlines(phrase))
