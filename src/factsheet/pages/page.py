"""Render a document as an HTML page, for screens and, through WeasyPrint, for paper."""

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
    """A page in one of its languages."""

    tag: str
    autonym: str
    """The language's own name for itself."""
    direction: str
    href: str
    """Link for readers, relative to the page."""
    address: str | None = None
    """Absolute URL for search engines, if the publication has a site."""


@dataclass(frozen=True, slots=True)
class PageContext:
    """The inputs of a page beside its document."""

    publisher: str
    assets: str
    """Relative path from the page to the assets, with a final `/`."""
    alternates: tuple[Alternate, ...] = ()
    """The page in every language, itself included, in the publication's order."""
    default: str | None = None
    """URL for readers of any other language (hreflang x-default)."""
    pdf: str | None = None
    index: str | None = None
    """Link to the index page."""
    notice: Phrase | None = None
    """The notice at the top of pages that are not fully translated."""
    data: Markup | None = None
    """The page's facts as linked data, for an element of the head."""
    data_file: str | None = None
    """The file beside the page with the same data."""
    downloads: Mapping[str, str] = field(default_factory=dict)
    """CSV files with the rows of blocks, by block id."""
    search: str | None = None
    """The index page's link to its search index, if there is a search."""
    card: str | None = None
    """URL of a picture of the page, in the size `Picture.CARD`."""

    editions: str | None = None
    """URL of the list of editions, if the publication has an archive."""
    permanent: str | None = None
    """URL of the page of this edition, if the publication has an archive."""

    def address(self, tag: str) -> str | None:
        """URL of the page in that language, if the publication has a site."""
        return next((a.address for a in self.alternates if a.tag == tag), None)


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block at its place on the page."""

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
    """The blocks in rows. Neighbours that fit the page's width together share a row."""
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
