"""Geometry of charts: laws, and what is drawn of small ones."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.edition.blocks import Plot, PlotLine, PlotPlace, PlotPoint
from factsheet.model.sheet import ChartKind, Width
from factsheet.pages.plots import LINE, PlotDrawing, apart, draw
from support.plots import plot, said, tables


def points(drawing: PlotDrawing, kind: str, number: int) -> set[tuple[float, float]]:
    """The points of all paths of a kind."""
    return {
        (float(x), float(y))
        for shape in drawing.shapes
        if (shape.kind, shape.number) == (kind, number)
        for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", shape.path)
    }


def height_of(drawing: PlotDrawing, made: Plot, number: float) -> float:
    low, high = made.ticks[0].number, made.ticks[-1].number
    return round(drawing.height * (high - number) / (high - low), 2)


@pytest.mark.slow
@given(tables)
def test_lines_pass_through_their_numbers_and_no_others(rows: list[list[float | None]]) -> None:
    made = plot(rows)
    drawing = draw(made, ChartKind.LINES, Width.FULL)
    for number, line in enumerate(made.lines, 1):
        ys = sorted(y for _, y in points(drawing, "line", number) | points(drawing, "dot", number))
        stated = sorted(height_of(drawing, made, p.number or 0) for p in line.points if p)
        assert ys == pytest.approx(stated, abs=0.02)


@pytest.mark.slow
@given(tables)
def test_a_missing_number_is_a_gap(rows: list[list[float | None]]) -> None:
    made = plot(rows)
    drawing = draw(made, ChartKind.LINES, Width.HALF)
    for number, line in enumerate(made.lines, 1):
        there = "".join("x" if point else " " for point in line.points)
        runs = [len(run) for run in there.split()]
        paths = [s.path for s in drawing.shapes if (s.kind, s.number) == ("line", number)]
        assert [path.count("L") + 1 for path in paths] == [run for run in runs if run > 1]


@pytest.mark.slow
@given(tables)
def test_stacked_columns_are_as_high_as_their_sums(rows: list[list[float | None]]) -> None:
    made = plot(rows, stacked=True)
    drawing = draw(made, ChartKind.COLUMNS, Width.FULL)
    whole = [row for row in rows if None not in row]
    tops = [sum(max(one or 0, 0) for one in row) for row in whole]
    extent = made.ticks[-1].number - made.ticks[0].number
    ends = [
        (float(low), float(high))
        for shape in drawing.shapes
        for low, high in re.findall(r"M\S+ (\S+)V(\S+)H", shape.path)
    ]
    assert len(ends) == sum(map(len, whole))
    up = sum(low - high for low, high in ends if low > high)
    assert up == pytest.approx(sum(tops) * drawing.height / extent, abs=0.02 * len(ends) + 0.02)


@pytest.mark.slow
@given(tables)
def test_grouped_columns_stand_beside_each_other(rows: list[list[float | None]]) -> None:
    made = plot(rows, years=False)
    drawing = draw(made, ChartKind.COLUMNS, Width.FULL)
    boxes = sorted(
        (float(left), float(right))
        for shape in drawing.shapes
        for left, right in re.findall(r"M(\S+) \S+V\S+H(\S+?)V", shape.path)
    )
    assert all(right <= left for (_, right), (left, _) in pairwise(boxes))
    assert all(left >= 0 and right <= drawing.width for left, right in boxes)


@pytest.mark.slow
@given(tables)
def test_the_scale_is_as_high_as_the_drawing(rows: list[list[float | None]]) -> None:
    """In rem: from the middle of the first label to that of the last."""
    drawing = draw(plot(rows), ChartKind.LINES, Width.THIRD)
    high = sum(label.gap for label in drawing.scale) + LINE * (len(drawing.scale) - 1)
    assert high == pytest.approx(drawing.height / 16, abs=0.01)
    assert [y for y, _ in drawing.grid] == sorted((y for y, _ in drawing.grid), reverse=True)


@pytest.mark.slow
@given(tables, st.sampled_from(list(Width)), st.booleans())
def test_labels_stand_in_the_middle_of_their_places(
    rows: list[list[float | None]], width: Width, years: bool
) -> None:
    drawing = draw(plot(rows, years=years), ChartKind.DOTS, width)
    assert all(label.gap >= -0.01 for label in drawing.places)
    assert sum(label.gap + label.size for label in drawing.places) <= 100.1
    if not years:
        assert len(drawing.places) == len(rows)


def test_labels_of_years_are_as_many_as_fit_without_meeting() -> None:
    drawing = draw(plot([[1.0]] * 30), ChartKind.LINES, Width.HALF)
    assert [label.text.text for label in drawing.places] == ["2000", "2010", "2020"]
    wide = draw(plot([[1.0]] * 30), ChartKind.LINES, Width.FULL)
    assert [label.text.text for label in wide.places][:3] == ["2000", "2005", "2010"]


@given(st.lists(st.tuples(st.floats(0, 10), st.sampled_from([1.2, 2.4])), max_size=4))
def test_labels_at_ends_are_not_on_each_other(boxes: list[tuple[float, float]]) -> None:
    boxes.sort()
    tops = apart(boxes, 12.0)
    for (one, (_, height)), (other, _) in pairwise(zip(tops, boxes, strict=True)):
        assert other >= one + height - 1e-6
    assert all(
        top >= 0 and top + height <= 12.0 + 1e-6
        for top, (_, height) in zip(tops, boxes, strict=True)
    )


def test_labels_that_have_room_stay_where_they_are() -> None:
    assert apart([(2.0, 1.2), (6.0, 1.2)], 12.0) == pytest.approx([1.4, 5.4])


def test_an_estimate_has_a_band_or_whiskers() -> None:
    made = plot([[5.0], [7.0], [9.0]])
    ranged = PlotPoint(said("7"), 7.0, (), 6.0, 8.0)
    line = PlotLine(None, (made.lines[0].points[0], ranged, ranged))
    made = Plot(made.places, (line,), ticks=made.ticks)
    kinds = {
        kind: [s.kind for s in draw(made, kind, Width.FULL).shapes]
        for kind in ChartKind
        if kind not in ("donut", "bars")
    }
    assert kinds[ChartKind.LINES] == ["band", "line", "dot"]
    assert kinds[ChartKind.DOTS] == ["dot", "whisker", "dot", "whisker", "dot"]
    assert kinds[ChartKind.COLUMNS] == ["column", "column", "whisker", "column", "whisker"]


def test_a_break_parts_a_line() -> None:
    made = plot([[1.0], [2.0], [3.0], [4.0]])
    places = [*made.places]
    places[2] = PlotPlace(places[2].name, places[2].moment, is_dated=True, break_=said("Anew"))
    drawing = draw(Plot(tuple(places), made.lines, ticks=made.ticks), ChartKind.LINES, Width.FULL)
    assert [s.kind for s in drawing.shapes] == ["break", "line", "line", "dot"]
    cut = float(drawing.shapes[0].path[1:].split()[0])
    xs = sorted(x for x, _ in points(drawing, "line", 1))
    assert xs[1] < cut < xs[2]
