"""Extract a publication's messages, with their places and examples for translators."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import partial
from typing import Protocol

from factsheet.messages.forms import GRAMMATICAL, kind_at
from factsheet.messages.leaves import addresses, text_placeholders, texts
from factsheet.messages.message import Message
from factsheet.messages.pattern import Placeholder
from factsheet.model.base import FactBase, UnknownAddressError
from factsheet.model.facts import Fact, Source
from factsheet.model.publication import Publication
from factsheet.model.sheet import BLOCKS, Block, Sheet
from factsheet.model.text import Text, split_form


class Example(Protocol):
    """What a placeholder shows in the default edition, in the source language.

    `base` is given if the texts of a sheet resolve addresses differently.
    """

    def __call__(self, hole: Placeholder, /, base: FactBase | None = None) -> str | None: ...


BRACE_FORMAT = "python-brace-format"


@dataclass(frozen=True, slots=True)
class Show:
    """Describes the values of placeholders."""

    example: Example
    base: FactBase

    def within(self, context: str) -> "Show":
        """The same for the texts of one sheet."""
        base = self.base.within(context)
        return self if base is self.base else Show(partial(self.example, base=base), base)

    def comment(self, hole: Placeholder) -> str:
        shown = self.example(hole)
        return f"{hole} shows: {shown}" if shown else f"{hole} shows nothing in this edition"

    def flags(self, holes: list[Placeholder]) -> tuple[str, ...]:
        """The flag python-brace-format, if msgfmt's rule for it fits.

        msgfmt treats another form of a placeholder as another placeholder, so messages whose
        values have grammatical forms do not get the flag.
        """
        fixed = all(
            hole.form is None and kind_at(hole.name, self.base) not in (None, *GRAMMATICAL)
            for hole in holes
        )
        return (BRACE_FORMAT,) if holes and fixed else ()


def publication_messages(publication: Publication, example: Example) -> Iterator[Message]:
    """The messages of all sheets, then of all facts and sources, in the order written."""
    printed = uses(publication)
    show = Show(example, publication.base)
    for sheet in publication.sheets.values():
        yield from _sheet_messages(sheet, show.within(f"sheet:{sheet.id}"))
    for fact in publication.base.facts.values():
        yield from _fact_messages(fact, printed.get(fact.id, []), show)
    for source in publication.base.sources.values():
        yield from _source_messages(source, show)
    for text in texts(publication.editions):
        _, day, what, date, _ = text.context.split(":")
        yield _message(text, f"Edition of {day}: {what} on {date}.", show)


def uses(publication: Publication) -> dict[str, list[str]]:
    """The sheets that print each fact, directly or through another fact."""
    base = publication.base
    printed: dict[str, list[str]] = {}

    def follow(node: object, sheet: str, seen: set[str]) -> None:
        for address in addresses(node):
            try:
                fact, _, _ = base.resolve(address)
            except UnknownAddressError:
                continue  # a column's own {value}
            if fact.id not in seen:
                seen.add(fact.id)
                printed.setdefault(fact.id, []).append(sheet)
                follow(fact, sheet, seen)

    for sheet in publication.sheets.values():
        follow(sheet, sheet.id, set())
    return printed


def _sheet_messages(sheet: Sheet, show: Show) -> Iterator[Message]:
    for field in fields(sheet):
        if field.name != "blocks":
            for text in texts(getattr(sheet, field.name)):
                yield _message(text, f"Sheet “{sheet.title.singular}”: {field.name}.", show)
    for block in sheet.blocks.values():
        for text in texts(block):
            yield _message(text, _block_place(sheet, block, text), show)


def _block_place(sheet: Sheet, block: Block, text: Text) -> str:
    kind = next(name for name, model in BLOCKS.items() if type(block) is model)
    place = f"Sheet “{sheet.title.singular}”, {kind}"
    if text is block.heading:
        return f"{place}: heading."
    return f"{place} “{block.heading.singular}”." if block.heading else f"{place}."


def _fact_messages(fact: Fact, sheets: list[str], show: Show) -> Iterator[Message]:
    shown = f" On: {', '.join(sheets)}." if sheets else " On no sheet yet."
    for text in texts(fact):
        part = text.context.removeprefix(f"fact:{fact.id}").strip(":").replace(":", ", ")
        extra = _EXTRA.get(part.rpartition(", ")[2], "")
        place = f"{fact.kind.capitalize()} “{fact.id}”: {part}.{extra}{shown}"
        comments = (fact.comment,) if fact.comment else ()
        number = f"{fact.id}:count" if fact.kind == "series" else fact.id
        own = number if text is fact.caption else None
        yield _message(text, place, show, comments, own)


_EXTRA = {
    "caption": " Stands under the large number.",
    "connected": " The same sentence where it follows another one: with a connector, if your "
    "language wants one.",
    "pronoun": " The same sentence where the one before it has named what it is about: with a "
    "pronoun, or as your language refers back.",
}
"""Notes to translators on some texts of facts, by the last word of their place."""


def _source_messages(source: Source, show: Show) -> Iterator[Message]:
    for text in texts(source):
        part = text.context.rpartition(":")[2]
        yield _message(text, f"Cited document “{source.id}”: {part}.", show)


def _message(
    text: Text,
    place: str,
    show: Show,
    comments: tuple[str, ...] = (),
    own: str | None = None,
) -> Message:
    comment = (text.comment,) if text.comment else ()
    holes = text_placeholders(text)
    shows = tuple(show.comment(hole) for hole in holes if kind_at(hole.name, show.base))
    count = (text.count or own) if text.plural else None
    if count and all(str(hole) != f"{{{count}}}" for hole in holes):
        shown = show.example(Placeholder(*split_form(count)))
        shows = (*shows, f"The number that selects the form: {shown or count}")
    return Message(
        text.singular,
        text.context,
        text.plural,
        (place, *comment, *comments, *shows),
        (text.at,),
        show.flags(holes),
    )
