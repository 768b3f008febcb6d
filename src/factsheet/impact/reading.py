"""An edition as its readers get it: what each sheet says in each language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from types import SimpleNamespace
from typing import Any

from factsheet.build.edition import Edition
from factsheet.diagnostics import Findings
from factsheet.impact.listener import Item, Listener, Said, Shown
from factsheet.localize.document import Datum, Document, Element, RowView, Run
from factsheet.localize.localizer import localize
from factsheet.localize.speaker import Inlines
from factsheet.messages.forms import kind_at
from factsheet.model.base import FactBase
from factsheet.model.sheet import Sheet
from factsheet.model.text import Text


@dataclass(frozen=True, slots=True)
class SheetReading:
    """One sheet in one language. Both are in the order in which they were said."""

    locale: str
    sheet: str
    texts: tuple[Said, ...] = ()
    values: tuple[Shown, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        return (*self.texts, *self.values)


def read(edition: Edition, tags: Iterable[str]) -> Iterator[SheetReading]:
    """Every sheet in these languages; an empty page where the day leaves the sheet out."""
    for tag in tags:
        for sheet in edition.sheets.values():
            yield _page(edition, tag, sheet)


def _page(edition: Edition, tag: str, sheet: Sheet) -> SheetReading:
    base, voice = edition.publication.base, edition.voices[tag]
    listener = Listener(base, edition.day, voice, edition.source, Findings())
    document = localize(sheet, listener)
    if document is None:
        return SheetReading(tag, sheet.id)
    # A block that could not be said whole has gone, with what it had said already. What is
    # on the page is made of the very runs that were heard.
    printed = set(_printed(document))
    return SheetReading(
        tag,
        sheet.id,
        tuple(
            said
            for said in listener.texts
            if _is_in(said.runs, printed) and not _is_toolkits(said.text)
        ),
        tuple(
            shown
            for shown in listener.values
            if _is_in(shown.runs, printed) and not _is_passage(shown.address, base)
        ),
    )


def _is_in(runs: Inlines, printed: set[int]) -> bool:
    return any(id(run) in printed for run in runs)


def _is_toolkits(text: Text) -> bool:
    """“about {value}” and the like are part of whatever says them."""
    return text.context.startswith("phrase:")


def _is_passage(address: str, base: FactBase) -> bool:
    """A text fact is heard as a text. What is no fact at all, as the edition's date, is none
    of ours."""
    return kind_at(address, base) in ("text", None)


def _printed(document: Document) -> Iterator[int]:
    """The identity of every run on the page."""
    for _, _, block in document.blocks:
        yield from _runs(vars(block), _names(block))
    head = (document.title, document.lead, document.kicker, document.cover, document.keywords)
    yield from _runs((*head, document.sources), ())


def _names(block: SimpleNamespace) -> tuple[str, ...]:
    """The words that a block's model holds as such: among them the columns that it prints."""
    values = (part if isinstance(part, tuple) else (part,) for part in vars(block).values())
    return tuple(word for value in values for word in value if isinstance(word, str))


def _runs(node: Any, columns: tuple[str, ...]) -> Iterator[int]:
    if isinstance(node, Run | Element | Datum):
        yield id(node)
    if isinstance(node, RowView):
        forms = (node.cells, node.alone, node.plurals)
        node = [cells[name] for cells in forms for name in columns if name in cells]
    if isinstance(node, dict):
        node = node.values()
    elif is_dataclass(node):
        node = [getattr(node, field.name) for field in fields(node)]
    elif not isinstance(node, tuple | list):
        return
    for part in node:
        yield from _runs(part, columns)
