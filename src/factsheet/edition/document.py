"""A sheet resolved for one locale and edition: what the templates are handed.

A `Phrase` is a localized text: a tree of runs that knows its language where that is
not the page's. Blocks keep the field names of their model: a `Text` has become a
`Phrase`, a reference has become a `FactView`, whatever could not be said on the
edition's day has gone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from factsheet.diagnostics import Diagnostic
from factsheet.edition.voice import SelectedForm
from factsheet.model.facts import Fact, Source
from factsheet.model.picture import ImageFile, Licence
from factsheet.model.ranges import Counted
from factsheet.model.text import Text
from factsheet.model.values import Value

if TYPE_CHECKING:
    from factsheet.edition.blocks import BlockView


@dataclass(frozen=True, slots=True)
class FormattedValue:
    """A value that CLDR and the house style have put into words, without a translator."""

    locale: str
    """The language of the words, which is not the page's where a text fell back."""
    value: Value
    form: str | None


@dataclass(frozen=True, slots=True)
class FormattedList:
    """An enumeration: its items as printed, and the style (`and`, `or`) that joins them."""

    locale: str
    items: tuple[str, ...]
    style: str


@dataclass(frozen=True, slots=True)
class Run:
    """Plain text. `origin` is set where the text is not a translator's: see `edition.formats`."""

    text: str
    origin: FormattedValue | FormattedList | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Element:
    """Inline markup from the allow-list, with the attributes of the source text."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Datum:
    """A printed value that a machine can read back: `<data>`, or `<time>` for dates.

    `address` is the fact's id, or a series' cell; `value` is canonical, the same in
    every language; `direction` isolates the value from the text around it.
    """

    address: str
    value: str
    children: "tuple[Inline, ...]"
    direction: str
    is_time: bool = False
    rounding: str | None = None
    """The form that may print other digits than the value's: `compact`, `decimals-1`, `persian`."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text in the words of one language. It prints as its children do.

    A text within it, such as the name of an office in a sentence, is one of its own.
    """

    children: "tuple[Inline, ...]"
    text: Text = field(compare=False, repr=False)
    locale: str = field(compare=False, repr=False)
    """The language of the words."""
    number: Counted | None = field(default=None, compare=False, repr=False)
    """What chose the plural form; None for a text without plural."""
    wording: SelectedForm | None = field(default=None, compare=False, repr=False)
    """The form that its words were taken from."""
    fell_back: bool = field(default=False, compare=False, repr=False)
    """Whether the page's language has no words for it: the source language stands in."""
    addresses: frozenset[str] = field(default=frozenset(), compare=False, repr=False)
    """What was looked up for it, behind other facts too."""

    @property
    def name(self) -> str:
        """The message's context."""
        return self.text.context

    @property
    def words(self) -> str:
        return plain(self.children)


@dataclass(frozen=True, slots=True)
class Shown:
    """A value that stands alone: a figure, a cell of a table. It prints as its children do."""

    children: "tuple[Inline, ...]"
    address: str = field(compare=False, repr=False)
    form: str | None = field(default=None, compare=False, repr=False)
    addresses: frozenset[str] = field(default=frozenset(), compare=False, repr=False)
    """What was looked up for it, behind other facts too."""

    @property
    def name(self) -> str:
        """Address and form."""
        return f"{self.address}:{self.form}" if self.form else self.address

    @property
    def words(self) -> str:
        return plain(self.children)


Inline = Run | Element | Datum | Said | Shown


@dataclass(frozen=True, slots=True)
class Phrase:
    """A localized text. `language` and `direction` are set where it fell back."""

    children: tuple[Inline, ...]
    sources: tuple[int, ...] = ()
    """Numbers, in the sheet's list of sources, of what the phrase's values rest on."""
    language: str | None = None
    direction: str | None = None

    @property
    def text(self) -> str:
        """The words without notes, each value between isolates (U+2066/2067 … U+2069)."""
        return plain(self.children, isolated=True)


NOTE = "note"
"""The tag of an element whose content stands at the end of its block."""


def raised_digits(text: str) -> str:
    """The text of `sup` as plain text has it: digits as superscripts (m², 10⁻⁶), else as it is."""
    lowered = text.replace("\u2212", "-")
    is_number = lowered.removeprefix("-").isdecimal()
    return str(int(lowered)).translate(_SUPERSCRIPTS) if is_number else text


_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def plain(runs: Iterable[Inline], *, isolated: bool = False) -> str:
    """The words of some runs without notes, each value between isolates where that is asked for."""
    return "".join([_plain(run, isolated=isolated) for run in runs])


def _plain(inline: Inline, *, isolated: bool) -> str:
    if isinstance(inline, Run):
        return inline.text
    if isinstance(inline, Element) and inline.tag == NOTE:
        return ""
    inner = plain(inline.children, isolated=isolated)
    if isinstance(inline, Element):
        return raised_digits(inner) if inline.tag == "sup" else inner
    if not isolated or not isinstance(inline, Datum):
        return inner
    mark = "\u2067" if inline.direction == "rtl" else "\u2066"
    return f"{mark}{inner}\u2069"


@dataclass(frozen=True, slots=True)
class NoteView:
    """A footnote of a block."""

    number: int
    """Counted through the sheet."""
    label: str
    """What stands at the passage and before the note: a, b, c …"""
    text: Phrase


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item of a list or a tree, and what stands under it."""

    text: Phrase
    items: "Mapping[str, ItemView]"


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a series: formatted cells, and the canonical values beside them."""

    id: str
    cells: Mapping[str, Phrase]
    values: Mapping[str, Value]
    sources: tuple[int, ...]
    alone: Mapping[str, Phrase] = field(default_factory=dict)
    """Cells that are said otherwise where no column heading stands above them."""
    plurals: Mapping[str, Phrase] = field(default_factory=dict)
    """Of cells that hold a term: its plural, for a heading over several rows."""

    label: Phrase | None = None
    """What stands beside its marker on a map: the city alone, or the territory."""
    printed: frozenset[str] = frozenset()
    """The columns that the page prints; the others stand in the data beside it."""

    def said(self, column: str) -> Phrase:
        """The cell as it is said without its column's heading."""
        return self.alone.get(column, self.cells[column])


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact as one sheet prints it."""

    id: str
    kind: str
    label: Phrase | None
    value: Phrase
    caption: Phrase | None
    """What stands under a large number; the label where the fact has no caption."""
    canonical: str
    number: float | None
    """For charts: the value as a number, a share as 0…1."""
    sources: tuple[int, ...]
    rows: tuple[RowView, ...] = ()
    columns: Mapping[str, Phrase] | None = None


@dataclass(frozen=True, slots=True)
class SourceView:
    """A cited document, numbered in the order in which the sheet cites it."""

    number: int
    source: Source
    title: Phrase
    publisher: Phrase
    date: Phrase | None
    date_note: Phrase | None


@dataclass(frozen=True, slots=True)
class RowOf:
    """What a sheet is made for that there is once for each row of a series."""

    sheet: str
    """Id of the sheet as it is written, that all of them share."""
    series: str
    row: str
    heading: Phrase
    """The series' name, above the list of these sheets."""
    group: Phrase | None = None
    """Where in that list it stands."""


@dataclass(frozen=True, slots=True)
class CoverView:
    """The picture at the head of a sheet."""

    image: ImageFile
    alternative: Phrase
    credit: str
    licence: Licence


@dataclass(frozen=True, slots=True)
class Document:
    """One sheet in one language on one day."""

    sheet_id: str
    locale: str
    direction: str
    as_of: date
    edition: Phrase
    """The edition's date, as printed."""
    source_label: Phrase
    """What heads a column of documents."""
    title: Phrase
    lead: Phrase
    kicker: Phrase | None
    keywords: tuple[Phrase, ...]
    pages: int
    blocks: "tuple[tuple[str, str, BlockView], ...]"
    """Id, type and localized fields of each block."""
    sources: tuple[SourceView, ...]
    facts: tuple[tuple[Fact, str], ...]
    """Every fact printed and the id of the statement, for the data beside the sheet."""
    untranslated: int
    """How many phrases fell back to the source language."""
    row: RowOf | None = None
    cover: CoverView | None = None
    findings: tuple[Diagnostic, ...] = ()
    """What it leaves out, and what it says in the source language or twice."""

    @property
    def page(self) -> tuple[object, ...]:
        """All that the page prints."""
        head = (self.title, self.lead, self.kicker, self.cover, self.keywords)
        return (*head, self.blocks, self.sources)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sheet of which nothing can be said on the day, and why."""

    findings: tuple[Diagnostic, ...]
