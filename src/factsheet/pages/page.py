"""One sheet as one HTML page: on a screen as it is, on paper through WeasyPrint."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from jinja2 import Environment
from markupsafe import Markup

from factsheet.edition.blocks import BlockView
from factsheet.edition.document import Document, Phrase
from factsheet.model.sheet import Width
from factsheet.pages.pictures import Picture

SHARES = {
    Width.FULL: Fraction(1),
    Width.HALF: Fraction(1, 2),
    Width.THIRD: Fraction(1, 3),
    Width.TWO_THIRDS: Fraction(2, 3),
}


@dataclass(frozen=True, slots=True)
class Alternate:
    """A page in one language, this one or another."""

    tag: str
    autonym: str
    """The language's own name for itself."""
    direction: str
    href: str
    """For readers: relative to the page."""
    address: str | None = None
    """For search engines: absolute, where the publication has a site."""


@dataclass(frozen=True, slots=True)
class PageContext:
    """What a page needs beside its document."""

    publisher: str
    assets: str
    """Prefix that leads from the page to the assets, with its final `/`."""
    alternates: tuple[Alternate, ...] = ()
    """The page in every language, itself included, in the publication's order."""
    default: str | None = None
    """Address for readers of any other language (hreflang x-default)."""
    pdf: str | None = None
    index: str | None = None
    """Where all sheets are listed."""
    notice: Phrase | None = None
    """For readers of a translation that is not finished: stands on top."""
    data: Markup | None = None
    """The page's facts as linked data, for an element of the head."""
    data_file: str | None = None
    """The file beside the page that has the same data."""
    downloads: Mapping[str, str] = field(default_factory=dict)
    """Files with the rows of blocks, by the blocks' ids."""
    card: str | None = None
    """Where a picture of the page is on the web, in the size of `Picture.CARD`."""

    def address(self, tag: str) -> str | None:
        """Where the page in that language is on the web, if the publication has a site."""
        return next((a.address for a in self.alternates if a.tag == tag), None)


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block where the page prints it."""

    id: str
    type: str
    width: Width
    fields: BlockView


def render_page(environment: Environment, document: Document, context: PageContext) -> str:
    """The page's HTML. Raises what jinja2 raises: see `template_diagnostic`."""
    return environment.get_template("sheet.html.jinja").render(
        document=document,
        page=context,
        rows=block_rows(document.blocks),
        cites=any(kind == "sources" for _, kind, _ in document.blocks),
        picture=Picture.CARD,
    )


def block_rows(
    blocks: Iterable[tuple[str, str, BlockView]],
) -> tuple[tuple[PlacedBlock, ...], ...]:
    """Neighbours that fit the page's width together share a row."""
    rows: list[list[PlacedBlock]] = []
    room = Fraction(0)
    for name, kind, fields in blocks:
        placed = PlacedBlock(name, kind, fields.width, fields)
        share = SHARES[placed.width]
        if share > room:
            rows.append([])
            room = Fraction(1)
        rows[-1].append(placed)
        room -= share
    return tuple(map(tuple, rows))
