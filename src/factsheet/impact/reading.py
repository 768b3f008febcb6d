"""The texts and values that each sheet prints, and how they differ between two editions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from factsheet.edition.document import Document, LeftOut, LocalizedText, LocalizedValue
from factsheet.edition.edition import Edition
from factsheet.edition.walk import printed
from factsheet.messages.forms import kind_at
from factsheet.model.base import FactBase

Item = LocalizedText | LocalizedValue


@dataclass(frozen=True, slots=True)
class SheetReading:
    """One sheet in one language."""

    locale: str
    sheet: str
    texts: tuple[LocalizedText, ...] = ()
    values: tuple[LocalizedValue, ...] = ()

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
    said = (one for one in parts if isinstance(one, LocalizedText) and not _is_toolkits(one))
    shown = (one for one in parts if isinstance(one, LocalizedValue) and not _is_passage(one, base))
    return SheetReading(tag, sheet, tuple(said), tuple(shown))


def _is_toolkits(said: LocalizedText) -> bool:
    """Whether it is a phrase such as “about {value}”, which belongs to the text around it."""
    return said.name.startswith("phrase:")


def _is_passage(shown: LocalizedValue, base: FactBase) -> bool:
    """Whether it is a text fact, which counts as a text, or no fact, such as the edition date."""
    return kind_at(shown.address, base) in ("text", None)


@dataclass(frozen=True, slots=True)
class SheetDifference:
    """The same message or value in two editions; one side may be missing."""

    locale: str
    sheet: str
    before: Item | None
    after: Item | None
    item: Item
    """The new side, or the old one if there is no new one."""

    @property
    def is_visible(self) -> bool:
        """Whether readers see different words."""
        return not (self.before and self.after) or self.before.words != self.after.words


def differences(before: SheetReading, after: SheetReading) -> Iterator[SheetDifference]:
    """The differences between two states of a page, in the order of the new one."""
    yield from _pairs(before.texts, after.texts, after)
    yield from _pairs(before.values, after.values, after)


def _pairs(
    before: Iterable[Item], after: Iterable[Item], page: SheetReading
) -> Iterator[SheetDifference]:
    old, new = _by_what(before), _by_what(after)
    for what in {**new, **old}:
        was, now = old.get(what, {}), new.get(what, {})
        gone = [item for state, item in was.items() if state not in now]
        come = [item for state, item in now.items() if state not in was]
        for pair in zip_longest(gone, come):
            item = pair[1] or pair[0]
            yield SheetDifference(page.locale, page.sheet, *pair, item=item)


def _by_what(items: Iterable[Item]) -> dict[str, dict[tuple[object, ...], Item]]:
    """The items of each context or address, without duplicates."""
    found: dict[str, dict[tuple[object, ...], Item]] = {}
    for item in items:
        found.setdefault(item.name, {}).setdefault(_state(item), item)
    return found


def _state(item: Item) -> tuple[object, ...]:
    """Everything in which an item can differ between editions."""
    if not isinstance(item, LocalizedText):
        return (item.words,)
    text = item.text
    return (item.words, item.number, item.fell_back, text.singular, text.plural)
