"""What is new since an earlier edition: the same facts on two days."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from factsheet.edition.blocks import ChangeView
from factsheet.edition.speaker import UnsayableError
from factsheet.edition.views import Views
from factsheet.messages.leaves import addresses
from factsheet.model.base import FactBase, UnknownAddressError
from factsheet.model.facts import Fact, Statement
from factsheet.model.sheet import Changes, Scope, Sheet
from factsheet.model.text import FactRef


def changes_of(block: Changes, sheet: Sheet, views: Views) -> tuple[ChangeView, ...]:
    """Facts that are stated differently since the day, and rows that are new in a series.

    Sentences and computed facts are passed over: they follow from others. Raises UnsayableError
    if there is nothing.
    """
    day = block.since.first_day
    then = replace(views, speaker=replace(views.speaker, day=day))
    found = tuple(
        change
        for fact in _facts(block, sheet, views.speaker.base)
        for change in (_rows if fact.kind == "series" else _values)(fact, day, views, then)
    )
    if not found:
        raise UnsayableError("changes", is_empty=True)
    return found


def earlier(sheets: Iterable[Sheet], base: FactBase, day: date) -> dict[str, list[Statement]]:
    """Earlier statements that blocks of an edition may print, by fact."""
    found: dict[str, dict[str, Statement]] = {}
    for sheet in sheets:
        for block in sheet.blocks.values():
            if not isinstance(block, Changes):
                continue
            for fact in _facts(block, sheet, base):
                old, new = fact.statement(block.since.first_day), fact.statement(day)
                if old and new and old.id != new.id:
                    found.setdefault(fact.id, {})[old.id] = old
    return {name: [*statements.values()] for name, statements in found.items()}


def _facts(block: Changes, sheet: Sheet, base: FactBase) -> Iterator[Fact]:
    """The facts in question that have a name for readers, each once."""
    names = base.facts if block.scope is Scope.PUBLICATION else addresses(sheet)
    known: dict[str, Fact] = {}
    for name in names:
        try:
            fact, row, _ = base.resolve(name)
        except UnknownAddressError:
            continue
        if row is None and fact.label and fact.kind != "text" and not fact.compute:
            known.setdefault(fact.id, fact)
    yield from known.values()


def _values(fact: Fact, day: date, views: Views, then: Views) -> Iterator[ChangeView]:
    old, new = fact.statement(day), fact.statement(views.speaker.day)
    if new is None or fact.label is None or (old and old.summary == new.summary):
        return
    reference = FactRef(fact.id, fact.at)
    before = then.fact(reference) if old else None
    yield ChangeView(views.phrase(fact.label), before, views.fact(reference))


def _rows(fact: Fact, day: date, views: Views, _: Views) -> Iterator[ChangeView]:
    """Rows that did not hold, by their first cell; none if the series was empty."""
    before = {row.id for row in fact.rows(day)}
    column = fact.columns[0][0]
    for row in fact.rows(views.speaker.day) if before else ():
        if row.id not in before and fact.label:
            reference = FactRef(f"{fact.id}.{row.id}.{column}", row.at)
            yield ChangeView(views.phrase(fact.label), None, views.fact(reference))
