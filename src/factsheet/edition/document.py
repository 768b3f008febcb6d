"""A document is a sheet localized for one language and day: the input of the templates.

A `Phrase` is a localized text: a tree of runs, with its language if that is not the
page's. Blocks keep the field names of their model: a `Text` becomes a `Phrase`, a
reference a `FactView`. Whatever has no statement that holds on the edition date is left out.
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
    """The origin of a run that CLDR and the house style worded, without a translator."""

    locale: str
    """The language of the words; not the page's if the text fell back."""
    value: Value
    form: str | None


@dataclass(frozen=True, slots=True)
class FormattedList:
    """The origin of the words that join a list: its items as printed, and its style (`and`,
    `or`)."""

    locale: str
    items: tuple[str, ...]
    style: str


@dataclass(frozen=True, slots=True)
class Run:
    """Plain text. `origin` is set if CLDR or house style worded it: see `edition.formats`."""

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
    """A printed value in machine-readable form: `<data>`, or `<time>` for dates.

    `address` is the fact's id, or the address of a series' cell. `value` is in canonical
    notation, the same in every language. `direction` isolates the value from the text around it.
    """

    address: str
    value: str
    children: "tuple[Inline, ...]"
    direction: str
    is_time: bool = False
    rounding: str | None = None
    """The form, if it may print other digits than the value's: `compact`, `decimals-1`,
    `persian`."""


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """A text worded in one language. It is printed as its children.

    A text inside it, such as the name of an office in a sentence, is a nested `LocalizedText`.
    """

    children: "tuple[Inline, ...]"
    text: Text = field(compare=False, repr=False)
    locale: str = field(compare=False, repr=False)
    """The language of the words."""
    number: Counted | None = field(default=None, compare=False, repr=False)
    """The number that selected the plural form; None for a text without plural."""
    wording: SelectedForm | None = field(default=None, compare=False, repr=False)
    """The form of the translation or source text that it was worded by."""
    fell_back: bool = field(default=False, compare=False, repr=False)
    """Whether the page's language has no usable translation, so the source language is used."""
    addresses: frozenset[str] = field(default=frozenset(), compare=False, repr=False)
    """The addresses that were looked up for it, also through other facts."""

    @property
    def name(self) -> str:
        """The message's context."""
        return self.text.context

    @property
    def words(self) -> str:
        return plain(self.children)


@dataclass(frozen=True, slots=True)
class LocalizedValue:
    """A value outside of a text, such as a figure or a table cell. It is printed as its
    children."""

    children: "tuple[Inline, ...]"
    address: str = field(compare=False, repr=False)
    form: str | None = field(default=None, compare=False, repr=False)
    addresses: frozenset[str] = field(default=frozenset(), compare=False, repr=False)
    """The addresses that were looked up for it, also through other facts."""

    @property
    def name(self) -> str:
        """The address, followed by `:form` if there is a form."""
        return f"{self.address}:{self.form}" if self.form else self.address

    @property
    def words(self) -> str:
        return plain(self.children)


Inline = Run | Element | Datum | LocalizedText | LocalizedValue


@dataclass(frozen=True, slots=True)
class Phrase:
    """A localized text. `language` and `direction` are set if it fell back."""

    children: tuple[Inline, ...]
    sources: tuple[int, ...] = ()
    """Numbers, in the sheet's list of sources, of the sources of its values."""
    language: str | None = None
    direction: str | None = None

    @property
    def text(self) -> str:
        """The plain text without notes, each value between isolates (U+2066/2067 … U+2069)."""
        return plain(self.children, isolated=True)


NOTE = "note"
"""The tag of a footnote: its content is printed at the end of the block."""


def raised_digits(text: str) -> str:
    """The text of a `sup` element as plain text: digits as superscripts (m², 10⁻⁶), other text
    unchanged."""
    lowered = text.replace("\u2212", "-")
    is_number = lowered.removeprefix("-").isdecimal()
    return str(int(lowered)).translate(_SUPERSCRIPTS) if is_number else text


_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def plain(runs: Iterable[Inline], *, isolated: bool = False) -> str:
    """The plain text of runs without notes; with `isolated`, each value between isolates."""
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
    """Its number within the sheet, from 1."""
    label: str
    """The label printed at the passage and before the note: a, b, c …"""
    text: Phrase


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item of a list or a tree, and the items below it."""

    text: Phrase
    items: "Mapping[str, ItemView]"


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a series: its formatted cells and their values."""

    id: str
    cells: Mapping[str, Phrase]
    values: Mapping[str, Value]
    sources: tuple[int, ...]
    alone: Mapping[str, Phrase] = field(default_factory=dict)
    """Alternative wordings of cells, for places without a column heading."""
    plurals: Mapping[str, Phrase] = field(default_factory=dict)
    """Plurals of cells that hold a term, for a heading over several rows."""

    label: Phrase | None = None
    """The label of its map marker: the city alone, or the territory."""
    printed: frozenset[str] = frozenset()
    """The columns that the page prints; the others appear only in the data files."""

    def said(self, column: str) -> Phrase:
        """The cell as worded without a column heading."""
        return self.alone.get(column, self.cells[column])


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact as one sheet prints it."""

    id: str
    kind: str
    label: Phrase | None
    value: Phrase
    caption: Phrase | None
    """The text under a large number: the fact's caption, else its label."""
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
class RowContext:
    """The row that a per-row sheet is generated from."""

    sheet: str
    """Id of the sheet as written, shared by the sheets of all rows."""
    series: str
    row: str
    heading: Phrase
    """The series' label, printed above the list of these sheets."""
    group: Phrase | None = None
    """The heading in that list under which the sheet appears."""


@dataclass(frozen=True, slots=True)
class CoverView:
    """The picture at the head of a sheet."""

    image: ImageFile
    alternative: Phrase
    credit: str
    licence: Licence


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction of an earlier edition of the same day."""

    day: str
    """The day of the correction, as 2021-12-03."""
    date: Phrase
    text: Phrase


@dataclass(frozen=True, slots=True)
class Document:
    """One sheet in one language on one day."""

    sheet_id: str
    locale: str
    direction: str
    as_of: date
    edition: Phrase
    """The edition date, as printed."""
    source_label: Phrase
    """The heading of a column of sources."""
    title: Phrase
    lead: Phrase
    kicker: Phrase | None
    keywords: tuple[Phrase, ...]
    pages: int
    blocks: "tuple[tuple[str, str, BlockView], ...]"
    """Id, type and localized fields of each block."""
    sources: tuple[SourceView, ...]
    facts: tuple[tuple[Fact, str], ...]
    """Every fact printed, with the id of the statement, for the data files."""
    untranslated: int
    """Number of phrases that fell back to the source language."""
    row: RowContext | None = None
    cover: CoverView | None = None
    corrections: tuple[CorrectionView, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    """Findings about omitted parts, texts that fell back, and doubled approximations."""

    @property
    def page(self) -> tuple[object, ...]:
        """Everything that the page prints."""
        head = (self.title, self.lead, self.kicker, self.cover, self.keywords, self.corrections)
        return (*head, self.blocks, self.sources)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sheet that is left out of an edition, with the findings that say why."""

    findings: tuple[Diagnostic, ...]
