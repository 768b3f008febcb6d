"""Block views: what templates receive for each block. Fields are those of the block's model, with
phrases in place of texts and views in place of facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from factsheet.diagnostics import Location
from factsheet.edition.document import FactView, ItemView, NoteView, Phrase, RowView
from factsheet.model.picture import ImageFile, Licence
from factsheet.model.sheet import ChartKind, ClassMethod, Icon, Inset, Width
from factsheet.model.values import Absence


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """The fields that every block has."""

    at: Location
    heading: Phrase | None = None
    width: Width = Width.FULL
    new_page: bool = False
    notes: tuple[NoteView, ...] = ()
    """The notes of its phrases, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresView(BlockView):
    """Large numbers."""

    facts: tuple[FactView, ...]
    icons: tuple[Icon | None, ...] = ()
    """One for each fact; empty if the block has no icons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphsView(BlockView):
    """A block of prose or a note."""

    paragraphs: Mapping[str, Phrase]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsView(BlockView):
    """A tree, or a list."""

    items: Mapping[str, ItemView]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView(ItemsView):
    """An ordered or unordered list."""

    ordered: bool = False
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionsView(BlockView):
    """Pairs of label and value."""

    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView(BlockView):
    """A block that prints rows of a series. `series` holds only those rows."""

    series: FactView
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class SpanView:
    """Neighbouring columns of a table under a heading of their own, or without one."""

    heading: Phrase | None
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TotalView:
    """A row of totals. `label` is None for “Total”."""

    label: Phrase | None
    cells: Mapping[str, Phrase]
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A group of a table's rows, or its totals, which are the last section and have no rows."""

    start: int
    """The number of its first row, from 0."""
    stop: int
    heading: bool
    """Whether the value of the column `group` is printed above it as a heading."""
    totals: tuple[TotalView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView(SeriesView):
    """A table of rows, with the named columns."""

    columns: tuple[str, ...]
    caption: Phrase | None = None
    numeric: frozenset[str] = frozenset()
    """The columns of numbers, which are aligned by their decimal signs."""
    decimal_signs: str = ""
    """The decimal signs of the language's numbers and money."""
    missing: Mapping[tuple[str, str], Phrase] = field(default_factory=dict)
    """The sign in each empty cell of a column of numbers, by the row's id and the column."""
    absences: Mapping[Absence, Phrase] = field(default_factory=dict)
    """Those signs, by what they mean."""
    spans: tuple[SpanView, ...] = ()
    """Its columns, grouped by the headings over several of them; empty without such headings."""
    group: str | None = None
    sections: tuple[SectionView, ...]
    """Its rows in groups, in the order of `series`."""

    @property
    def lines(self) -> tuple[RowView | TotalView, ...]:
        """All rows with cells: rows of the series and totals."""
        return (*self.series.rows, *(total for part in self.sections for total in part.totals))


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView(SeriesView):
    """Rows in order of time. `date`, `title` and `text` name columns."""

    date: str
    title: tuple[str, ...]
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSeriesView(SeriesView):
    """Places on a world map. `place` and `group` name columns."""

    place: str
    group: str
    alternative: Phrase
    inset: Inset | None = None


@dataclass(frozen=True, slots=True)
class MapClass:
    """A class of a map of data: from `low` up to, but not including, `high`."""

    low: Phrase | None
    high: Phrase | None
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoroplethView(SeriesView):
    """Territories in the colours of their numbers' classes. `place` and `value` name columns."""

    place: str
    value: str
    alternative: Phrase
    method: ClassMethod | None = None
    """None if the publication chose the classes."""
    classes: tuple[MapClass, ...]
    missing: tuple[RowView, ...]
    """The rows without a number."""
    listed: bool = False
    inset: Inset | None = None


@dataclass(frozen=True, slots=True)
class PlotPlace:
    """A place on the axis of a chart: a date, or a row with a name."""

    name: Phrase
    moment: float | None = None
    """The position on a time axis, in years."""
    is_dated: bool = False
    """Whether it is a date, so that not every place needs a label."""
    break_: Phrase | None = None
    """Why later numbers cannot be compared with earlier ones."""


@dataclass(frozen=True, slots=True)
class PlotPoint:
    """A number of a chart."""

    value: Phrase
    number: float | None
    """None for a range without an estimate."""
    sources: tuple[int, ...] = ()
    low: float | None = None
    high: float | None = None
    """The bounds of a range."""


@dataclass(frozen=True, slots=True)
class PlotLine:
    """A line of a chart, or a group of columns or bars: a point for each place."""

    name: Phrase | None
    points: tuple[PlotPoint | None, ...]


@dataclass(frozen=True, slots=True)
class PlotTick:
    """A number of the scale."""

    number: float
    text: Phrase


@dataclass(frozen=True, slots=True)
class Plot:
    """The content of a chart with a scale. Places that are dates are in chronological order."""

    places: tuple[PlotPlace, ...]
    lines: tuple[PlotLine, ...]
    is_stacked: bool = False
    ticks: tuple[PlotTick, ...] = ()
    """Rising, at equal steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartView(BlockView):
    """Facts, or rows of a series as facts, that are drawn to scale."""

    kind: ChartKind
    alternative: Phrase
    facts: tuple[FactView, ...] = ()
    series: FactView | None = None
    limit: int | None = None
    label: str | None = None
    value: str | None = None
    values: tuple[str, ...] = ()
    stacked: bool = False
    axis: Phrase | None = None
    breaks: str | None = None
    total: FactView | None = None
    plot: Plot | None = None
    """The plot of a chart with a scale, or with several numbers at one place."""
    table: TableView | None = None
    """The numbers of such a chart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView(BlockView):
    """A quotation and its speaker."""

    text: Phrase
    speaker: FactView


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView(BlockView):
    """Postal address and links of a contact."""

    address: Mapping[str, Phrase]
    telephone: FactView | None = None
    email: FactView | None = None
    web: FactView | None = None
    alternative: Phrase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView(BlockView):
    """A picture with its credit and licence."""

    image: ImageFile
    alternative: Phrase
    credit: str
    licence: Licence
    caption: Phrase | None = None


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A value that is new since an edition; `before` is None if nothing was stated then."""

    label: Phrase
    before: FactView | None
    after: FactView


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView(BlockView):
    """What is new since an edition."""

    changes: tuple[ChangeView, ...]


VIEWS: Mapping[str, type[BlockView]] = {
    "figures": FiguresView,
    "prose": ParagraphsView,
    "list": ListView,
    "definitions": DefinitionsView,
    "table": TableView,
    "timeline": TimelineView,
    "chart": ChartView,
    "map": MapSeriesView,
    "choropleth": ChoroplethView,
    "quote": QuoteView,
    "note": ParagraphsView,
    "contact": ContactView,
    "tree": ItemsView,
    "picture": PictureView,
    "changes": ChangesView,
    "sources": BlockView,
}
"""The view of each type of block."""
