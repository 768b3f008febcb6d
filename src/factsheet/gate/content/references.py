"""Everything that facts name exists: other facts, columns, sources, of a fitting kind."""

from collections.abc import Iterator

from factsheet.diagnostics import Diagnostic, nearest
from factsheet.gate.content.addresses import check_address, check_kind
from factsheet.model.facts import Fact
from factsheet.model.named import Person
from factsheet.model.publication import Publication
from factsheet.model.text import FactRef
from factsheet.model.values import Row, Several, Value

READABLE = ("place", "person", "organization", "term", "text", "territory", "language")
"""Kinds whose words a reader looks up: rows can be sorted by them."""


def check_references(publication: Publication) -> Iterator[Diagnostic]:
    """References of facts and statements."""
    for fact in publication.base.facts.values():
        yield from _sort(fact)
        for statement in fact.statements:
            if statement.source not in publication.base.sources:
                yield Diagnostic(
                    "unknown-source",
                    f"“{fact.id}” cites “{statement.source}”, which is no source",
                    statement.at,
                    hint=nearest(statement.source, publication.base.sources)
                    or "list it under sources: in a file of facts/",
                )
            for reference, kind, what in _named(fact, statement.value):
                yield from _names(reference, kind, what, publication)


def _sort(fact: Fact) -> Iterator[Diagnostic]:
    columns = dict(fact.columns)
    if fact.sort is None:
        return
    column = columns.get(fact.sort)
    if column is None:
        hint = nearest(fact.sort, columns) or f"it has: {', '.join(columns)}"
        message = f"the series “{fact.id}” has no column “{fact.sort}” to sort by"
        yield Diagnostic("unknown-column", message, fact.at, hint=hint)
    elif column.optional or column.kind not in READABLE:
        reason = "optional" if column.optional else f"of kind {column.kind}"
        message = f"“{fact.id}” can’t be sorted by “{fact.sort}”, which is {reason}"
        hint = "sort by a column of names that every row has, or write the rows in order"
        yield Diagnostic("wrong-kind", message, fact.at, hint=hint)


def _named(fact: Fact, value: Value) -> Iterator[tuple[FactRef, str, str]]:
    """The facts that a value names, the kind that each must be of, and what names it."""
    if isinstance(value, Several):
        for item in value.items:
            if isinstance(item, FactRef):
                yield item, fact.kind, "this list names facts of kind"
    elif isinstance(value, Row):
        kinds = {name: column.kind for name, column in fact.columns}
        for column, cell in value.cells:
            if isinstance(cell, FactRef):
                yield cell, kinds[column], f"the column “{column}” names facts of kind"
    elif isinstance(value, Person):
        for role in value.roles:
            yield role.title, "term", "the title of a role is of kind"


def _names(
    reference: FactRef, kind: str, what: str, publication: Publication
) -> Iterator[Diagnostic]:
    if reference.form:
        message = f"“{reference}” asks for a form where a fact is named"
        yield Diagnostic("unknown-form", message, reference.at, hint=f"write {reference.address}")
        return
    found = list(check_kind(reference, (kind,), what, publication))
    yield from found or check_address(reference.address, None, reference.at, publication)
