"""Sheets, and the blocks they are made of.

A block is one dataclass here and one template of the same name in the theme. Fields
that hold texts or references to facts are found by their type, so a new block needs
nothing else. Whatever holds several texts is keyed by an id, because the id becomes
part of each message's context.
"""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from factsheet.diagnostics import Location
from factsheet.model.dates import PartialDate
from factsheet.model.picture import ImageFile, Licence
from factsheet.model.text import FactRef, Text


@dataclass(frozen=True, slots=True)
class FactLine:
    """One or several text facts, printed one after the other as a paragraph or an item."""

    facts: tuple[FactRef, ...]


Content = Text | FactLine


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list or a tree, with the items below it."""

    text: Content
    items: "dict[str, Item]" = field(default_factory=dict)


class Width(StrEnum):
    """The share of the page's width that a block takes. Neighbours that fit share a row."""

    FULL = "full"
    HALF = "half"
    THIRD = "third"
    TWO_THIRDS = "two-thirds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The fields of every block."""

    at: Location
    heading: Text | None = None
    width: Width = Width.FULL
    new_page: bool = False
    """In print, the row that begins with this block starts a new page."""


class Icon(StrEnum):
    """Drawings that can be shown above a large number. Each is a template in `theme/icons`."""

    ARROW = "arrow"
    BUILDING = "building"
    CALENDAR = "calendar"
    CHART = "chart"
    CLOCK = "clock"
    COINS = "coins"
    DOCUMENT = "document"
    FLAG = "flag"
    GLOBE = "globe"
    NETWORK = "network"
    PEOPLE = "people"
    PERSON = "person"
    PIN = "pin"
    SCALES = "scales"
    SHIELD = "shield"
    SPEECH = "speech"


@dataclass(frozen=True, slots=True)
class FigureIcon:
    """The drawing above one of a block's figures."""

    fact: FactRef
    icon: Icon


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures(Block):
    """Large numbers, each with its caption, and optionally with a drawing above it."""

    facts: tuple[FactRef, ...]
    icons: tuple[FigureIcon, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose(Block):
    """Paragraphs."""

    paragraphs: dict[str, Content]


@dataclass(frozen=True, slots=True, kw_only=True)
class List(Block):
    """An ordered or unordered list, whose items may have inner items."""

    items: dict[str, Item]
    ordered: bool = False
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions(Block):
    """Facts as pairs of label and value."""

    facts: tuple[FactRef, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that selects rows of a series: a cell equals the value at an address."""

    column: str
    value: FactRef


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesBlock(Block):
    """A block that prints rows of a series: all, or those that meet every condition."""

    series: FactRef
    where: tuple[Condition, ...] = ()
    limit: int | None = None
    """Maximum number of rows, counted from the first one written."""

    @property
    def printed(self) -> tuple[str, ...]:
        """The columns that it shows."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class ColumnSpan:
    """A heading over neighbouring columns of a table."""

    heading: Text
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """A row of totals below the rows: facts, by column."""

    values: tuple[Condition, ...]
    label: Text | None = None
    """Its label; None for “Total”."""
    where: tuple[Condition, ...] = ()
    """For a subtotal: the conditions on its rows."""


@dataclass(frozen=True, slots=True)
class CellNote:
    """A note on cells of a table, printed once."""

    text: Text
    cells: tuple[FactRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(SeriesBlock):
    """A table of rows of a series, with the named columns."""

    columns: tuple[str, ...]
    caption: Text | None = None
    spans: dict[str, ColumnSpan] = field(default_factory=dict)
    group: str | None = None
    """The column by whose values rows are grouped, each group under a heading of its own."""
    sort: str | None = None
    """The column to sort rows by: names in the reader's language, numbers and dates by value."""
    descending: bool = False
    totals: dict[str, Total] = field(default_factory=dict)
    notes: dict[str, CellNote] = field(default_factory=dict)

    @property
    def printed(self) -> tuple[str, ...]:
        return (self.group, *self.columns) if self.group else self.columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(SeriesBlock):
    """A timeline of rows of a series: a date column, a title column, a text column."""

    date: str
    title: tuple[str, ...]
    text: str | None = None

    @property
    def printed(self) -> tuple[str, ...]:
        return (self.date, *self.title, *((self.text,) if self.text else ()))


class ChartKind(StrEnum):
    """The kinds of charts."""

    DONUT = "donut"
    BARS = "bars"
    LINES = "lines"
    AREAS = "areas"
    COLUMNS = "columns"
    DOTS = "dots"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Block):
    """Numbers drawn to scale: of facts, or of rows of a series."""

    kind: ChartKind
    alternative: Text
    facts: tuple[FactRef, ...] = ()
    series: FactRef | None = None
    where: tuple[Condition, ...] = ()
    limit: int | None = None
    label: str | None = None
    """For a series: the column with each row's name or date."""
    value: str | None = None
    """For a series: the column of numbers."""
    values: tuple[str, ...] = ()
    """Instead of `value`: several columns of numbers, each a line or a group."""
    stacked: bool = False
    """Whether columns or bars of one row are stacked instead of side by side."""
    axis: Text | None = None
    """The label of the scale, if it differs from the column's label."""
    breaks: str | None = None
    """For a series: the column of texts that explain why a row cannot be compared with earlier
    ones."""
    total: FactRef | None = None
    """The total printed in the centre of a donut."""

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns that it draws."""
        return self.values or ((self.value,) if self.value else ())

    @property
    def printed(self) -> tuple[str, ...]:
        """The columns that it shows."""
        return tuple(name for name in (self.label, *self.numbers, self.breaks) if name)

    @property
    def is_plotted(self) -> bool:
        """Whether it has a scale, or several numbers at one place."""
        is_plain = self.kind in (ChartKind.DONUT, ChartKind.BARS)
        return not is_plain or len(self.numbers) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Inset:
    """The part of the world that a map shows larger, between these degrees."""

    north: Decimal
    south: Decimal
    west: Decimal
    east: Decimal

    @property
    def is_region(self) -> bool:
        """Whether it lies on the map, with south below north and west before east."""
        rises = -57 <= self.south < self.north <= 84
        return rises and -169 <= self.west < self.east <= 191


@dataclass(frozen=True, slots=True, kw_only=True)
class Map(SeriesBlock):
    """A world map with the places of a series, and a legend by group."""

    place: str
    group: str
    alternative: Text
    inset: Inset | None = None

    @property
    def printed(self) -> tuple[str, ...]:
        return (self.place, self.group)


class ClassMethod(StrEnum):
    """How the numbers of a map are divided into classes."""

    STEPS = "steps"
    """All classes except the outer ones are equally wide."""
    QUANTILES = "quantiles"
    """All classes have about the same number of territories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choropleth(SeriesBlock):
    """A world map with the territories of a series, coloured by the classes of their numbers."""

    place: str
    value: str
    alternative: Text
    method: ClassMethod | None = None
    """By default steps, unless `classes` are given."""
    classes: tuple[Decimal, ...] = ()
    """The lower bounds of the second and later classes; for shares, in per cent."""
    listed: bool = False
    """Whether the legend names the territories of each class, with their numbers."""
    inset: Inset | None = None

    @property
    def printed(self) -> tuple[str, ...]:
        return (self.place, self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Block):
    """A quotation, direct or reported."""

    text: Content
    speaker: FactRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Block):
    """A highlighted note."""

    paragraphs: dict[str, Content]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Block):
    """Contact details: postal address, telephone, e-mail, website, QR code."""

    address: dict[str, Content] = field(default_factory=dict)
    telephone: FactRef | None = None
    email: FactRef | None = None
    web: FactRef | None = None
    alternative: Text | None = None
    """Caption of the QR code that leads to `web`. Without a caption, no code is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree(Block):
    """A tree of boxes and lines, such as the bodies of an organization."""

    items: dict[str, Item]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureBlock(Block):
    """A picture with its credit and licence."""

    image: ImageFile
    alternative: Text
    credit: str
    licence: Licence
    caption: Text | None = None


class Scope(StrEnum):
    """The facts that a block of changes covers."""

    SHEET = "sheet"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes(Block):
    """Values that are new since an earlier edition, with the former values."""

    since: PartialDate
    scope: Scope = Scope.SHEET
    """Whether it covers the facts of its sheet, or all facts with a label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources(Block):
    """The numbered documents that the sheet cites, and the edition's date."""


BLOCKS: dict[str, type[Block]] = {
    "figures": Figures,
    "prose": Prose,
    "list": List,
    "definitions": Definitions,
    "table": Table,
    "timeline": Timeline,
    "chart": Chart,
    "map": Map,
    "choropleth": Choropleth,
    "quote": Quote,
    "note": Note,
    "contact": Contact,
    "tree": Tree,
    "picture": PictureBlock,
    "changes": Changes,
    "sources": Sources,
}
"""The types of block, by the name that sheets/*.yaml and the templates use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The picture at the head of a sheet, above its title."""

    at: Location
    image: ImageFile
    alternative: Text
    credit: str
    licence: Licence


@dataclass(frozen=True, slots=True)
class Sheet:
    """A fact sheet."""

    id: str
    at: Location
    title: Text
    lead: Text
    pages: int
    blocks: dict[str, Block]
    keywords: dict[str, Text]
    kicker: Text | None = None
    cover: Cover | None = None
    for_each: FactRef | None = None
    """The series with a sheet for each of its rows."""
    group: FactRef | None = None
    """With `for_each`: the column by which the list of these sheets is grouped."""
    row: str | None = None
    """The row that it is made for; None for a sheet as written."""

    @property
    def written_id(self) -> str:
        """The id of the file that it is written in, which is part of its texts' contexts."""
        return self.id.removesuffix(f"-{self.row}") if self.row else self.id

    def of_row(self, row: str) -> "Sheet":
        """The sheet as it is made for one row."""
        return replace(self, id=f"{self.id}-{row}", row=row)
