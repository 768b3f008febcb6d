"""Plots: the lines or groups of numbers of a chart with a scale, their places, and the scale."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import fsum
from typing import Any

from factsheet.edition.blocks import Plot, PlotLine, PlotPlace, PlotPoint, PlotTick, TableView
from factsheet.edition.citations import without_notes
from factsheet.edition.document import FactView, Phrase, RowView
from factsheet.edition.scales import AXIS, LARGE, is_brief, scale
from factsheet.edition.speaker import Used
from factsheet.edition.tables import parts_of
from factsheet.edition.views import Views, drawn_number
from factsheet.model.dates import PartialDate, Period, YearPart
from factsheet.model.numbers import Count, Share
from factsheet.model.ranges import Range
from factsheet.model.sheet import Chart, ChartKind, Table
from factsheet.model.values import Value

TIMED = (ChartKind.LINES, ChartKind.AREAS, ChartKind.DOTS)
"""Charts whose dates are placed on a time axis."""


def parts_of_chart(
    chart: Chart, series: FactView | None, facts: tuple[FactView, ...], block: str, views: Views
) -> dict[str, Any]:
    """The fields of the chart's view that are not copied from its block; `block` is its id."""
    if chart.is_plotted:
        made = plot(chart, series or facts, block, views)
        return {"plot": made, "table": _table_of(chart, series, views)}
    if series and chart.label and chart.numbers:
        return {"facts": views.parts(series, chart.label, *chart.numbers)}
    return {}


def plot(chart: Chart, drawn: FactView | Sequence[FactView], block: str, views: Views) -> Plot:
    """The lines or groups of a chart: of the rows of a series, or of facts. `block` is its id."""
    made = _of_series(chart, drawn) if isinstance(drawn, FactView) else _of_facts(drawn)
    ticks = scale(_extent(made), has_zero=chart.kind not in (ChartKind.LINES, ChartKind.DOTS))
    is_share = _is_share(drawn, chart.numbers)
    return replace(made, ticks=tuple(_ticks(ticks, block, views, is_share=is_share)))


def _of_series(chart: Chart, series: FactView) -> Plot:
    label = chart.label or ""
    rows = [row for row in series.rows if label in row.cells]
    moments = {row.id: _moment(row.values[label]) for row in rows}
    is_dated = None not in moments.values()
    if is_dated:
        rows.sort(key=lambda row: moments[row.id] or 0)
    is_timed = is_dated and chart.kind in TIMED
    places = tuple(
        PlotPlace(
            row.cells[label],
            moments[row.id] if is_timed else None,
            is_dated,
            row.cells.get(chart.breaks or ""),
        )
        for row in rows
    )
    headings = series.columns or {}
    lines = tuple(
        PlotLine(headings[column], tuple(_point(row, column) for row in rows))
        for column in chart.numbers
    )
    is_stacked = len(lines) > 1 and (chart.stacked or chart.kind is ChartKind.AREAS)
    return Plot(places, lines, is_stacked)


def _of_facts(facts: Sequence[FactView]) -> Plot:
    places = tuple(PlotPlace(fact.label or fact.caption or Phrase(())) for fact in facts)
    points = tuple(PlotPoint(fact.value, fact.number, fact.sources) for fact in facts)
    return Plot(places, (PlotLine(None, points),))


def _point(row: RowView, column: str) -> PlotPoint | None:
    value = row.values.get(column)
    if value is None:
        return None
    low, high = (
        (drawn_number(value.low), drawn_number(value.high))
        if isinstance(value, Range)
        else (None, None)
    )
    return PlotPoint(row.cells[column], drawn_number(value), row.sources, low, high)


def _moment(value: Value) -> float | None:
    """The middle of a date or a period, in years; None for any other value."""
    match value:
        case PartialDate(year=year) if value.is_before_era:
            return year + 1.5
        case PartialDate():
            days = (value.first_day.toordinal() + value.last_day.toordinal() + 1) / 2
            return days / 365.2425
        case Period() | YearPart():
            ends = [_moment(one) or 0.0 for one in (value.start, value.end)]
            return sum(ends) / 2
    return None


def _extent(made: Plot) -> Iterator[float]:
    """All numbers that the scale has to cover."""
    for column in zip(*(line.points for line in made.lines), strict=True):
        points = [point for point in column if point]
        if made.is_stacked:
            numbers = [point.number or 0.0 for point in points]
            yield fsum(number for number in numbers if number > 0)
            yield fsum(number for number in numbers if number < 0)
        for point in () if made.is_stacked else points:
            known = (point.number, point.low, point.high)
            yield from (number for number in known if number is not None)


def _is_share(drawn: FactView | Sequence[FactView], columns: Iterable[str]) -> bool:
    if not isinstance(drawn, FactView):
        return any(fact.kind == "share" for fact in drawn)
    values = (row.values.get(column) for row in drawn.rows for column in columns)
    return any(isinstance(getattr(value, "low", value), Share) for value in values)


def _ticks(
    ticks: Sequence[Decimal], block: str, views: Views, *, is_share: bool
) -> Iterator[PlotTick]:
    """The numbers of a scale as the language writes them. A unit is not repeated with each."""
    is_large = ticks[1] - ticks[0] >= LARGE
    is_short = is_large and all(is_brief(int(tick)) for tick in ticks)
    for tick in ticks:
        value: Value = Count(tick)
        form: str | None = "compact-short" if is_short else "number"
        if is_share:
            value, form = Share(Fraction(tick)), None
        said = views.speaker.value(value, f"{AXIS}{block}", form, views.speaker.voice, Used())
        yield PlotTick(float(tick), Phrase(said))


def _table_of(chart: Chart, series: FactView | None, views: Views) -> TableView | None:
    """The numbers of a chart as a table; bars have theirs beside them."""
    if chart.series is None or series is None or chart.kind is ChartKind.BARS:
        return None
    table = Table(at=chart.at, width=chart.width, series=chart.series, columns=chart.printed)
    parts = parts_of(table, series, "", views)
    rows = tuple(
        replace(row, cells={name: without_notes(cell) for name, cell in row.cells.items()})
        for row in series.rows
    )
    series = replace(series, rows=rows)
    return TableView(at=table.at, width=table.width, series=series, columns=table.columns, **parts)
