"""Pictures of pages with a box for each message, for translators' tools."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from factsheet.catalogs.catalog import Catalog
from factsheet.catalogs.po import Key
from factsheet.escaping import json_text
from factsheet.exchange.collect import unit_ids
from factsheet.paper.painting import SCALE, whole_pages
from factsheet.paper.places import PrintedPlace
from factsheet.proof.sheets import MarkedSheets

INDEX = "screenshots.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Screenshot:
    """One page of a sheet."""

    name: str
    """A file name that no other page of the publication has."""
    locale: str
    sheet: str
    page: int
    """Counted from 1."""
    picture: bytes
    """A PNG file."""
    width: int
    height: int
    """In pixels, as the boxes."""
    boxes: tuple[Mapping[str, Any], ...]
    """Messages and their places: see docs/exchange.md."""


def screenshots(
    sheets: MarkedSheets, catalog: Catalog, wanted: Collection[str]
) -> Iterator[Screenshot]:
    """The pages of the requested sheets, or of all. Raises PdfUnavailableError."""
    tag = catalog.locale
    ids = unit_ids(catalog.file)
    named = {context or singular: (context, singular) for context, singular in ids}
    named |= {singular: (context, singular) for context, singular in ids if singular not in named}
    for name, page in sheets.pages(tag, wanted).items():
        pdf = sheets.printed(page)
        for number, (picture, width, height) in enumerate(whole_pages(pdf.data)):
            here = [place for place in pdf.places if place.page == number]
            boxes = [_box(place, named[place.name], ids) for place in here]
            yield Screenshot(
                f"{tag}-{name}-{number + 1}.png",
                tag,
                name,
                number + 1,
                picture,
                width,
                height,
                tuple(boxes),
            )


def index(found: Collection[Screenshot]) -> str:
    """The index of the pictures, as JSON."""
    pictures = [
        {
            "file": one.name,
            "language": one.locale,
            "sheet": one.sheet,
            "page": one.page,
            "width": one.width,
            "height": one.height,
            "messages": one.boxes,
        }
        for one in found
    ]
    return json_text({"version": VERSION, "screenshots": pictures}, indent=2)


def _box(place: PrintedPlace, key: Key, ids: Mapping[Key, str]) -> Mapping[str, Any]:
    context, source = key
    left, top = round(place.left * SCALE), round(place.top * SCALE)
    return {
        "id": ids[key],
        "context": context,
        "source": source,
        "x": left,
        "y": top,
        "width": round(place.right * SCALE) - left,
        "height": round(place.bottom * SCALE) - top,
    }
