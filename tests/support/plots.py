"""Charts for tests of their drawing: random tables of numbers, and what a page gets of them."""

from hypothesis import strategies as st

from factsheet.edition.blocks import Plot, PlotLine, PlotPlace, PlotPoint, PlotTick
from factsheet.edition.document import Phrase, Run
from factsheet.edition.scales import scale

cells = st.one_of(st.none(), st.integers(-1000, 1000).map(float))
tables = st.integers(1, 5).flatmap(
    lambda columns: st.lists(
        st.lists(cells, min_size=columns, max_size=columns), min_size=2, max_size=12
    )
)


def said(words: str) -> Phrase:
    return Phrase((Run(words),))


def plot(rows: list[list[float | None]], *, stacked: bool = False, years: bool = True) -> Plot:
    places = tuple(
        PlotPlace(said(str(2000 + n)), float(2000 + n) if years else None, years)
        for n in range(len(rows))
    )
    lines = tuple(
        PlotLine(
            said(f"Line {n}"),
            tuple(None if one is None else PlotPoint(said(str(one)), one) for one in column),
        )
        for n, column in enumerate(zip(*rows, strict=True))
    )
    numbers = [sum(abs(one or 0) for one in row) for row in rows] if stacked else []
    numbers += [one for row in rows for one in row if one is not None]
    low = [-sum(abs(one or 0) for one in row) for row in rows] if stacked else []
    ticks = tuple(PlotTick(float(t), said(str(t))) for t in scale([*numbers, *low], has_zero=True))
    return Plot(places, lines, stacked, ticks)
