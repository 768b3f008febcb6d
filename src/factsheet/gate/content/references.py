"""Check that what facts, blocks and texts name exists, and is of a suitable kind."""

from collections.abc import Iterator

from factsheet.diagnostics import Diagnostic, Guesses, Location, nearest
from factsheet.messages.forms import is_list, kind_at, listed, offered_forms
from factsheet.model.facts import VARIANTS, Fact
from factsheet.model.named import Person
from factsheet.model.publication import Publication
from factsheet.model.text import FactRef
from factsheet.model.values import Row, Several, Value
from factsheet.rules.facts import (
    MISSING_FORM,
    UNKNOWN_COLUMN,
    UNKNOWN_FACT,
    UNKNOWN_FORM,
    UNKNOWN_SOURCE,
    WRONG_KIND,
)


def check_address(
    name: str, form: str | None, at: Location, publication: Publication
) -> Iterator[Diagnostic]:
    """Check that a fact has this address, and has words for the form."""
    base = publication.base
    kind = kind_at(name, base)
    if kind is None:
        if name not in publication.broken:
            hint = publication.guesses.nearest(name, base.addresses())
            yield UNKNOWN_FACT.found(f"there is no fact “{name}”", at, hint=hint)
        return
    forms = offered_forms(name, base)
    if form not in forms:
        yield UNKNOWN_FORM.found(
            f"“{name}” is of kind {kind} and has no form “{form or 'plain'}”",
            at,
            hint=f"it has: {listed(forms)}",
        )
    elif (fact := base.facts.get(name)) and (missing := without_words(fact, form)):
        place = "variants" if form in VARIANTS else "value"
        yield MISSING_FORM.found(
            f"“{fact.id}” has no words for the form “{form}”",
            at,
            hint=f"add “{form}:” to its {place} in {missing}",
        )


_ATTRIBUTES = {"in": "in_", "of": "of", "surname": "surname", "acronym": "acronym"}
_ATTRIBUTES |= {"plural": "plural", "masculine": "masculine", "feminine": "feminine"}
_ATTRIBUTES |= {"definition": "definition", "nationality": "nationality", "city": "city"}


def without_words(fact: Fact, form: str | None) -> Location | None:
    """The first statement of a named fact that has no words for a form."""
    attribute = _ATTRIBUTES.get(form or "")
    for statement in fact.statements:
        if form in VARIANTS and getattr(statement.variants, form or "", None) is None:
            return statement.at
        if attribute and getattr(statement.value, attribute, True) is None:
            return statement.at
    return None


def check_kind(
    reference: FactRef, kinds: tuple[str, ...], what: str, publication: Publication
) -> Iterator[Diagnostic]:
    """Check that the fact is of one of the kinds, and not a list. Unknown facts are not reported
    here."""
    name = reference.address
    kind = kind_at(name, publication.base)
    if kind is None or (reference.form == "count" and "count" in kinds):
        return
    listed = is_list(name, publication.base)
    if kind not in kinds or (listed and kind != "text"):
        found = f"a list of kind {kind}" if listed else f"of kind {kind}"
        message = f"{what} {' or '.join(kinds)}, and “{name}” is {found}"
        yield WRONG_KIND.found(message, reference.at)


READABLE = ("place", "person", "organization", "term", "text", "territory", "language")
"""Kinds whose words a reader looks up: rows can be sorted by them."""


def check_references(publication: Publication) -> Iterator[Diagnostic]:
    """References of facts and statements."""
    guesses = Guesses()
    for fact in publication.base.facts.values():
        yield from _sort(fact)
        for statement in fact.statements:
            if statement.source not in publication.base.sources:
                yield UNKNOWN_SOURCE.found(
                    f"“{fact.id}” cites “{statement.source}”, which is not a source",
                    statement.at,
                    hint=guesses.nearest(statement.source, publication.base.sources)
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
        yield UNKNOWN_COLUMN.found(message, fact.at, hint=hint)
    elif column.optional or column.kind not in READABLE:
        reason = "optional" if column.optional else f"of kind {column.kind}"
        message = f"“{fact.id}” can’t be sorted by “{fact.sort}”, which is {reason}"
        hint = "sort by a column of names that every row has, or write the rows in order"
        yield WRONG_KIND.found(message, fact.at, hint=hint)


def _named(fact: Fact, value: Value) -> Iterator[tuple[FactRef, str, str]]:
    """The facts that a value names: reference, required kind, and what names it."""
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
        yield UNKNOWN_FORM.found(message, reference.at, hint=f"write {reference.address}")
        return
    found = list(check_kind(reference, (kind,), what, publication))
    yield from found or check_address(reference.address, None, reference.at, publication)
