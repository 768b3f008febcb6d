"""The contents of a page that are checked: values, numbers, links and texts, with their lines."""

from dataclasses import dataclass, field

from factsheet.diagnostics import Location
from factsheet.published.blocks import TextBlock


@dataclass(frozen=True, slots=True)
class PageValue:
    """A value: `<data>` or `<time>` with the fact's address."""

    address: str
    value: str
    words: str
    at: Location
    is_on_paper: bool = True
    form: str | None = None
    """The form, if it may round the value: `compact`, `decimals-1`."""
    language: str = ""
    """The language of the passage around it."""
    is_redrawn: bool = False
    """Whether a digit is raised, lowered, struck through or on another line."""
    before: str = ""
    """The last characters of the text before it."""


@dataclass(frozen=True, slots=True)
class StrayNumber:
    """A number outside of values, and the text around it."""

    figure: str
    at: Location
    text: str
    start: int
    is_cited: bool
    """Whether it is in the title or publisher of a source."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address on the page."""

    target: str
    at: Location
    tag: str
    relation: str = ""
    language: str | None = None
    """hreflang."""
    is_on_paper: bool = True


@dataclass(slots=True)
class PublishedPage:
    """One HTML page."""

    name: str
    """Its path in the folder."""
    language: str | None = None
    direction: str | None = None
    title: str = ""
    at: Location = field(default_factory=lambda: Location(""))
    """The place of `<html>`."""
    after: dict[int, str] = field(default_factory=dict)
    """The text directly after a value, by the value's number."""
    values: list[PageValue] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    bare: list[StrayNumber] = field(default_factory=list)
    unseen: list[tuple[str, str, Location]] = field(default_factory=list)
    """Text that is not shown, such as alternatives: its place, and the text."""
    data: list[tuple[str, Location]] = field(default_factory=list)
    """Its JSON-LD."""
    metadata: dict[str, str] = field(default_factory=dict)
    """The contents of `<meta>`, by name."""
    struck: str = ""
    """The text that `<s>` and `<del>` strike through."""
    numbers: set[str] = field(default_factory=set)
    """Runs of digits in the body and the title, as 0 … 9."""
    blocks: list[TextBlock] = field(default_factory=list)
    """Its text, block by block."""
    sources: list[str] = field(default_factory=list)
    """Titles of the sources that it lists, in its language."""
    bars: tuple[float, ...] = ()
    """The lengths of its bars, as parts of their scales, in ascending order."""
    items: int = 0
    """Number of list items, which a browser may number."""

    @property
    def locale(self) -> str:
        """The folder that the page lies in; "" for the front page."""
        return self.name.partition("/")[0] if "/" in self.name else ""

    @property
    def sheet(self) -> str:
        return self.name.rpartition("/")[2].removesuffix(".html")
