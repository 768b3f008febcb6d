"""What an address leads to, and whether its user can print that: for the rules to share."""

from collections.abc import Iterator

from factsheet.diagnostics import Diagnostic, Location
from factsheet.messages.forms import is_list, kind_at, listed, offered_forms
from factsheet.model.facts import VARIANTS, Fact
from factsheet.model.publication import Publication
from factsheet.model.text import FactRef


def check_address(
    name: str, form: str | None, at: Location, publication: Publication
) -> Iterator[Diagnostic]:
    """The address leads to a fact, whose kind has the form, and words for it."""
    base = publication.base
    kind = kind_at(name, base)
    if kind is None:
        if name not in publication.broken:
            hint = publication.guesses.nearest(name, base.addresses())
            yield Diagnostic("unknown-fact", f"there is no fact “{name}”", at, hint=hint)
        return
    forms = offered_forms(name, base)
    if form not in forms:
        yield Diagnostic(
            "unknown-form",
            f"“{name}” is of kind {kind} and has no form “{form or 'plain'}”",
            at,
            hint=f"it has: {listed(forms)}",
        )
    elif (fact := base.facts.get(name)) and (missing := without_words(fact, form)):
        place = "variants" if form in VARIANTS else "value"
        yield Diagnostic(
            "missing-form",
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
    """The fact is of one of the kinds, and no list of them. What is unknown passes."""
    name = reference.address
    kind = kind_at(name, publication.base)
    if kind is None or (reference.form == "count" and "count" in kinds):
        return
    listed = is_list(name, publication.base)
    if kind not in kinds or (listed and kind != "text"):
        found = f"a list of kind {kind}" if listed else f"of kind {kind}"
        message = f"{what} {' or '.join(kinds)}, and “{name}” is {found}"
        yield Diagnostic("wrong-kind", message, reference.at)
