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
    """One item of a list or a tree, with what stands under it."""

    text: Content
    items: "dict[str, Item]" = field(default_factory=dict)


class Width(StrEnum):
    """How much of the page's width a block takes; neighbours that fit share a row."""

    FULL = "full"
    HALF = "half"
    THIRD = "third"
    TWO_THIRDS = "two-thirds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What every block has."""

    at: Location
    heading: Text | None = None
    width: Width = Width.FULL
    new_page: bool = False
    """In print, the row that this block begins starts a new page."""


class Icon(StrEnum):
    """Drawings that may stand over a large number: each is a template in `theme/icons`."""

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
    """The drawing over one of a block's figures."""

    fact: FactRef
    icon: Icon


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures(Block):
    """Big numbers, each with its caption, and a drawing over it perhaps."""

    facts: tuple[FactRef, ...]
    icons: tuple[FigureIcon, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose(Block):
    """Paragraphs."""

    paragraphs: dict[str, Content]


@dataclass(frozen=True, slots=True, kw_only=True)
class List(Block):
    """Items, with or without order; an item may have items of its own."""

    items: dict[str, Item]
    ordered: bool = False
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions(Block):
    """Facts as pairs of label and value."""

    facts: tuple[FactRef, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """Which rows of a series are meant: those whose cell has the value at an address."""

    column: str
    value: FactRef


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesBlock(Block):
    """A block over rows of a series: of all, or of those that meet every condition."""

    series: FactRef
    where: tuple[Condition, ...] = ()
    limit: int | None = None
    """How many rows, of those written first."""

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
    """A row below those that it is about: facts, by the columns that they stand in."""

    values: tuple[Condition, ...]
    label: Text | None = None
    """What it is called; None for “Total”."""
    where: tuple[Condition, ...] = ()
    """Of a subtotal: which rows it is the total of."""


@dataclass(frozen=True, slots=True)
class CellNote:
    """A note on cells of a table, printed once."""

    text: Text
    cells: tuple[FactRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(SeriesBlock):
    """Rows of a series, under the columns named."""

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
    """Rows of a series along time: a date column, a title column, a text column."""

    date: str
    title: tuple[str, ...]
    text: str | None = None

    @property
    def printed(self) -> tuple[str, ...]:
        return (self.date, *self.title, *((self.text,) if self.text else ()))


class ChartKind(StrEnum):
    """How a chart draws its numbers."""

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
    """Of a series: the column that names each row, or says when it was."""
    value: str | None = None
    """Of a series: the column of numbers."""
    values: tuple[str, ...] = ()
    """In place of `value`: several columns of numbers, each a line or a group."""
    stacked: bool = False
    """Columns or bars of one row stand on each other, not beside each other."""
    axis: Text | None = None
    """What the scale counts, where the column's label does not say it."""
    breaks: str | None = None
    """Of a series: the column of texts that say why a row cannot be compared with those before."""
    total: FactRef | None = None
    """The whole that a donut's centre names."""

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
        """Whether it lies on the map, and is not turned inside out."""
        rises = -57 <= self.south < self.north <= 84
        return rises and -169 <= self.west < self.east <= 191


@dataclass(frozen=True, slots=True, kw_only=True)
class Map(SeriesBlock):
    """Places of a series on an outline of the world, with a legend by group."""

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
    """All classes but the outer ones are equally wide."""
    QUANTILES = "quantiles"
    """All classes have about as many territories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choropleth(SeriesBlock):
    """Territories of a series on a map of the world, in the colours of their numbers' classes."""

    place: str
    value: str
    alternative: Text
    method: ClassMethod | None = None
    """By default steps, unless `classes` are given."""
    classes: tuple[Decimal, ...] = ()
    """Where the second class and those after it begin; of shares, in per cent."""
    listed: bool = False
    """The legend names the territories of each class, with their numbers."""
    inset: Inset | None = None

    @property
    def printed(self) -> tuple[str, ...]:
        return (self.place, self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Block):
    """What somebody said, reported or word for word."""

    text: Content
    speaker: FactRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Block):
    """An aside that the reader should not miss."""

    paragraphs: dict[str, Content]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Block):
    """How to reach somebody: an address in lines, telephone, e-mail, website, a QR code."""

    address: dict[str, Content] = field(default_factory=dict)
    telephone: FactRef | None = None
    email: FactRef | None = None
    web: FactRef | None = None
    alternative: Text | None = None
    """Caption of the QR code that leads to `web`. Without a caption, no code is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree(Block):
    """What belongs under what, such as the bodies of an organization, as boxes and lines."""

    items: dict[str, Item]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureBlock(Block):
    """A picture, with who made it and on which terms it is shown."""

    image: ImageFile
    alternative: Text
    credit: str
    licence: Licence
    caption: Text | None = None


class Scope(StrEnum):
    """What a block is about."""

    SHEET = "sheet"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes(Block):
    """What is new since an earlier edition, and what was said then."""

    since: PartialDate
    scope: Scope = Scope.SHEET
    """Whether it is about the facts of its sheet, or all those with a label."""


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
    """One publication unit."""

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
    """With `for_each`: by what the list of these sheets is divided."""
    row: str | None = None
    """The row that it is made for; None for a sheet as it is written."""

    @property
    def written_id(self) -> str:
        """The id of the file that it is written in, which its texts' contexts have."""
        return self.id.removesuffix(f"-{self.row}") if self.row else self.id

    def of_row(self, row: str) -> "Sheet":
        """The sheet as it is made for one row."""
        return replace(self, id=f"{self.id}-{row}", row=row)
