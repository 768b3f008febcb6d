"""The texts and values that each sheet of an edition prints in each language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factsheet.edition.document import Document, LeftOut, Said, Shown
from factsheet.edition.edition import Edition
from factsheet.edition.walk import printed
from factsheet.messages.forms import kind_at
from factsheet.model.base import FactBase

Item = Said | Shown


@dataclass(frozen=True, slots=True)
class SheetReading:
    """One sheet in one language."""

    locale: str
    sheet: str
    texts: tuple[Said, ...] = ()
    values: tuple[Shown, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        return (*self.texts, *self.values)


def read(edition: Edition, tags: Iterable[str]) -> Iterator[SheetReading]:
    """Every sheet in these languages; empty if the sheet is left out on the day."""
    for tag in tags:
        for sheet, document in edition.localized([tag]):
            yield _page(document, tag, sheet.id, edition.publication.base)


def _page(document: Document | LeftOut, tag: str, sheet: str, base: FactBase) -> SheetReading:
    if isinstance(document, LeftOut):
        return SheetReading(tag, sheet)
    parts = list(printed(document))
    said = (one for one in parts if isinstance(one, Said) and not _is_toolkits(one))
    shown = (one for one in parts if isinstance(one, Shown) and not _is_passage(one, base))
    return SheetReading(tag, sheet, tuple(said), tuple(shown))


def _is_toolkits(said: Said) -> bool:
    """Whether it is a phrase such as “about {value}”, which belongs to the text around it."""
    return said.name.startswith("phrase:")


def _is_passage(shown: Shown, base: FactBase) -> bool:
    """Whether it is a text fact, which counts as a text, or no fact, such as the edition date."""
    return kind_at(shown.address, base) in ("text", None)
