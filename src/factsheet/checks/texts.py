"""Every text parses, and every placeholder has a value in a form that its kind offers."""

from collections.abc import Iterator

from factsheet.diagnostics import Diagnostic, nearest
from factsheet.messages.forms import FORMS, LIST_FORMS, is_list, kind_at
from factsheet.messages.leaves import texts
from factsheet.messages.pattern import PatternError, Placeholder, parse_pattern, placeholders
from factsheet.model.facts import Fact, FactBase
from factsheet.model.publication import Publication
from factsheet.model.text import Text

COUNTABLE = ("count", "quantity", "duration", "frequency")


def check_texts(publication: Publication) -> Iterator[Diagnostic]:
    """Texts of facts, sources and sheets."""
    for fact in publication.base.facts.values():
        for name, column in fact.columns:
            if column.alone:
                yield from _alone(column.alone, fact, name)
        for text in texts((fact.label, fact.caption, fact.statements)):
            own = fact.id if text is fact.caption else None
            yield from _text(text, publication, own)
    for part in (publication.base.sources, publication.sheets):
        for text in texts(part):
            yield from _text(text, publication, None)


def _alone(text: Text, fact: Fact, column: str) -> Iterator[Diagnostic]:
    """The text of a column holds its value, in a form that it has, and nothing else."""
    forms = FORMS[dict(fact.columns)[column].kind]
    try:
        holes = list(placeholders(parse_pattern(text.singular)))
    except PatternError as error:
        yield Diagnostic("text-syntax", str(error), text.at, hint=error.hint)
        return
    if [hole.name for hole in holes] != ["value"] or holes[0].form not in forms:
        yield Diagnostic(
            "unknown-form",
            "this text needs the placeholder {value} once, and no other",
            text.at,
            hint=f"forms: {', '.join(form or '(plain)' for form in forms)}",
        )


def _text(text: Text, publication: Publication, own: str | None) -> Iterator[Diagnostic]:
    holes: list[Placeholder] = []
    for form in (text.singular, text.plural):
        if form is None:
            continue
        try:
            holes += placeholders(parse_pattern(form))
        except PatternError as error:
            yield Diagnostic("text-syntax", str(error), text.at, hint=error.hint)
            return
    for hole in dict.fromkeys(holes):
        yield from check_address(hole.name, hole.form, text, publication)
    if text.plural is not None:
        yield from _count(text, holes, publication, own)


def _count(
    text: Text, holes: list[Placeholder], publication: Publication, own: str | None
) -> Iterator[Diagnostic]:
    if text.count:
        name, _, form = text.count.partition(":")
        yield from check_address(name, form or None, text, publication)
        return
    counts = [hole for hole in dict.fromkeys(holes) if _is_count(hole, publication.base)]
    if own is None and len({(hole.name, hole.form == "count") for hole in counts}) != 1:
        found = "none" if not counts else " and ".join(map(str, counts))
        yield Diagnostic(
            "plural-without-count",
            f"this plural needs one number to go by and has {found}",
            text.at,
            hint="name it: {one: …, other: …, count: fact.address}",
        )


def _is_count(hole: Placeholder, base: FactBase) -> bool:
    if hole.form == "count":
        return True
    return kind_at(hole.name, base) in COUNTABLE and not is_list(hole.name, base)


def check_address(
    name: str, form: str | None, leaf: Text, publication: Publication
) -> Iterator[Diagnostic]:
    """The address leads to a fact, and its kind has the form."""
    kind = kind_at(name, publication.base)
    if kind is None:
        if name not in publication.broken:
            yield Diagnostic(
                "unknown-fact",
                f"there is no fact “{name}”",
                leaf.at,
                hint=nearest(name, publication.base.addresses()),
            )
        return
    forms = LIST_FORMS if is_list(name, publication.base) else FORMS[kind]
    if form not in forms:
        yield Diagnostic(
            "unknown-form",
            f"“{name}” is of kind {kind} and has no form “{form or 'plain'}”",
            leaf.at,
            hint=f"it has: {', '.join(known or '(plain)' for known in forms)}",
        )
        return
    if fact := publication.base.facts.get(name):
        yield from _has_words(fact, form, leaf)


_ATTRIBUTES = {"in": "in_", "of": "of", "surname": "surname", "acronym": "acronym"}
_ATTRIBUTES |= {"plural": "plural", "masculine": "masculine", "feminine": "feminine"}
_ATTRIBUTES |= {"definition": "definition", "nationality": "nationality", "city": "city"}


def _has_words(fact: Fact, form: str | None, leaf: Text) -> Iterator[Diagnostic]:
    """A named fact that is asked for a form has words for it."""
    attribute = _ATTRIBUTES.get(form or "")
    for statement in fact.statements:
        if attribute and getattr(statement.value, attribute, True) is None:
            yield Diagnostic(
                "missing-form",
                f"“{fact.id}” has no words for the form “{form}”",
                leaf.at,
                hint=f"add “{form}:” to its value in {statement.at}",
            )
