"""What a page prints, where it leads, and at which line."""

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
    """The form that may have rounded it: `compact`, `decimals-1`."""
    language: str = ""
    """Of the passage that it stands in."""
    is_redrawn: bool = False
    """Whether a digit is raised or lowered beside another, struck through or on another line."""
    before: str = ""
    """The last characters of the text before it."""


@dataclass(frozen=True, slots=True)
class StrayNumber:
    """A number outside of values, and the text that it stands in."""

    figure: str
    at: Location
    text: str
    start: int
    is_cited: bool
    """Whether it is in the name of a source."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address that the page gives."""

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
    """Of `<html>`."""
    after: dict[int, str] = field(default_factory=dict)
    """The text right behind a value, by its number."""
    values: list[PageValue] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    bare: list[StrayNumber] = field(default_factory=list)
    unseen: list[tuple[str, str, Location]] = field(default_factory=list)
    """Text that is not shown, such as alternatives: where it stands, and the text."""
    data: list[tuple[str, Location]] = field(default_factory=list)
    """JSON-LD in it."""
    metadata: dict[str, str] = field(default_factory=dict)
    """What its `<meta>` say, by their names."""
    struck: str = ""
    """The text that `<s>` and `<del>` strike through."""
    numbers: set[str] = field(default_factory=set)
    """Runs of digits in the body and the title, as 0 … 9."""
    blocks: list[TextBlock] = field(default_factory=list)
    """What it says, paragraph by paragraph."""
    sources: list[str] = field(default_factory=list)
    """Titles of the sources that it names, in its language."""
    bars: tuple[float, ...] = ()
    """The lengths of its bars, as parts of their scales, from the shortest."""
    items: int = 0
    """Items of lists, which a browser may number."""

    @property
    def locale(self) -> str:
        """The folder that the page lies in; "" for the front page."""
        return self.name.partition("/")[0] if "/" in self.name else ""

    @property
    def sheet(self) -> str:
        return self.name.rpartition("/")[2].removesuffix(".html")
