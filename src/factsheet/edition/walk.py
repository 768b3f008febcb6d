"""Walk over the texts and values of a document."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any

from factsheet.edition.blocks import BlockView
from factsheet.edition.document import (
    Datum,
    Document,
    Element,
    Inline,
    LocalizedText,
    LocalizedValue,
    RowView,
    Run,
)

_MODULES = (Document.__module__, BlockView.__module__)
Opener = Callable[[Any], Iterable[object]]


def inlines(node: object) -> Iterator[Inline]:
    """All runs, elements and values in a part of a document, in order, parents first."""
    return _walked(node, _openers)


def printed(document: Document) -> Iterator[Inline]:
    """The inlines that the page prints, without cells that appear only in data files.

    Each is yielded once, even if a caption is also a label. Of a text that fell back only the
    text itself is yielded, because its parts are worded in the source language.
    """
    seen: set[int] = set()
    for inline in _walked(document.page, _printed_openers):
        if id(inline) not in seen:
            seen.add(id(inline))
            yield inline


def words(node: object) -> Iterator[Run]:
    """The runs outside values: the words of translators, the toolkit or CLDR."""
    return (run for run in _walked(node, _openers_beside_values) if isinstance(run, Run))


def _walked(node: object, openers: dict[type, Opener]) -> Iterator[Inline]:
    stack: list[object] = [node]
    while stack:
        part = stack.pop()
        kind = type(part)
        if isinstance(part, _INLINES):
            yield part
        open_up = openers.get(kind) or openers.setdefault(kind, _opener(kind))
        stack.extend(reversed(tuple(open_up(part))))


def _opener(kind: type) -> Opener:
    """The function that returns the parts of an object of this type."""
    if issubclass(kind, tuple):
        return iter
    if issubclass(kind, Mapping):
        return kind.values
    if is_dataclass(kind) and kind.__module__ in _MODULES:
        # With several names, a tuple of as many parts.
        return attrgetter(*(one.name for one in fields(kind)), "__class__")
    return _nothing


def _nothing(_: object) -> Iterable[object]:
    """The parts of objects that are not walked: strings, numbers, facts."""
    return ()


def _children(inline: Element | Datum | LocalizedText | LocalizedValue) -> Iterable[Inline]:
    return inline.children


def _children_in_own_words(said: LocalizedText) -> Iterable[Inline]:
    return () if said.fell_back else said.children


def _printed_cells(row: RowView) -> Iterable[object]:
    forms = (row.cells, row.alone, row.plurals)
    return [cells[name] for cells in forms for name in cells if name in row.printed]


_INLINES = (Run, Element, Datum, LocalizedText, LocalizedValue)
_openers: dict[type, Opener] = {Run: _nothing, **dict.fromkeys(_INLINES[1:], _children)}
_openers_beside_values: dict[type, Opener] = {**_openers, Datum: _nothing}
_printed_openers: dict[type, Opener] = {
    **_openers,
    LocalizedText: _children_in_own_words,
    RowView: _printed_cells,
}
