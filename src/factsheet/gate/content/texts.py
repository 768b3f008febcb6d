"""Every text parses, and every placeholder has a value in a form that its kind offers."""

from collections.abc import Iterator

from factsheet.diagnostics import Diagnostic
from factsheet.gate.content.addresses import check_address
from factsheet.messages.forms import FORMS, counts, listed
from factsheet.messages.leaves import text_placeholders, texts
from factsheet.messages.pattern import (
    PatternError,
    Placeholder,
    hidden_character,
    parse_pattern,
    placeholders,
)
from factsheet.model.facts import Fact
from factsheet.model.named import Passage
from factsheet.model.publication import Publication
from factsheet.model.text import Text, split_form


def check_texts(publication: Publication) -> Iterator[Diagnostic]:
    """Texts of facts, sources and sheets."""
    for fact in publication.base.facts.values():
        for name, column in fact.columns:
            for text in filter(None, (column.alone, column.cell)):
                yield from _alone(text, fact, name)
        yield from _variants(fact)
        for text in texts((fact.label, fact.caption, fact.statements)):
            own = fact.id if text is fact.caption else None
            yield from _text(text, publication, own)
    for text in texts(publication.sheets):
        yield from _text(text, publication.within(text.context), None)
    for text in texts(publication.base.sources):
        yield from _cited(text, publication)


def _variants(fact: Fact) -> Iterator[Diagnostic]:
    """Check that variants print the same values as their sentence, and belong to a text fact."""
    for statement in fact.statements:
        if statement.variants is None:
            continue
        stated = statement.value
        if not isinstance(stated, Passage):
            message = f"“{fact.id}” is of kind {fact.kind} and has variants"
            yield Diagnostic("variant-differs", message, statement.at, hint="only texts have them")
            continue
        wanted = {hole.name for hole in text_placeholders(stated.text)}
        for text in texts(statement.variants):
            found = {hole.name for hole in text_placeholders(text)}
            if found != wanted:
                shown = ", ".join(f"{{{name}}}" for name in sorted(found ^ wanted))
                message = "the variant and its sentence do not print the same values"
                hint = f"in one of them only: {shown}"
                yield Diagnostic("variant-differs", message, text.at, hint=hint)


def _alone(text: Text, fact: Fact, column: str) -> Iterator[Diagnostic]:
    """The text of a column holds its value, in a form that it has, and nothing else."""
    forms = FORMS[dict(fact.columns)[column].kind]
    try:
        holes = list(placeholders(parse_pattern(text.singular)))
    except PatternError as error:
        yield Diagnostic("text-syntax", str(error), text.at, hint=error.hint)
        return
    alone = [hole.name for hole in holes] == ["value"] and text.plural is None
    if not alone or holes[0].form not in forms:
        yield Diagnostic(
            "unknown-form",
            "this text needs the placeholder {value} once, no other, and no plural",
            text.at,
            hint=f"forms: {listed(forms)}",
        )


def _cited(text: Text, publication: Publication) -> Iterator[Diagnostic]:
    """What names a source is said after all else: it can cite no further source."""
    if text_placeholders(text) or text.plural is not None:
        message = "the texts of a source have neither placeholders nor a plural"
        yield Diagnostic("text-syntax", message, text.at, hint="write the value out")
    else:
        yield from _text(text, publication, None)


def _text(text: Text, publication: Publication, own: str | None) -> Iterator[Diagnostic]:
    holes: list[Placeholder] = []
    for form in (text.singular, text.plural):
        if form is None:
            continue
        if hidden := hidden_character(form):
            yield Diagnostic("hidden-character", f"the text holds {hidden}", text.at)
        try:
            holes += placeholders(parse_pattern(form))
        except PatternError as error:
            yield Diagnostic("text-syntax", str(error), text.at, hint=error.hint)
            return
    for hole in dict.fromkeys(holes):
        yield from check_address(hole.name, hole.form, text.at, publication)
    if text.plural is not None:
        yield from _count(text, holes, publication, own)


def _count(
    text: Text, holes: list[Placeholder], publication: Publication, own: str | None
) -> Iterator[Diagnostic]:
    base = publication.base
    if text.count:
        name, form = split_form(text.count)
        found = list(check_address(name, form, text.at, publication))
        yield from found
        if found or counts(name, form, base):
            return
        numbers: list[Placeholder] = []
    elif own:
        # A list or a series is printed large by how many it has.
        if counts(own, None, base) or counts(own, "count", base):
            return
        numbers = []
    else:
        numbers = [hole for hole in dict.fromkeys(holes) if counts(hole.name, hole.form, base)]
    if any(hole.name in publication.broken for hole in holes) or own in publication.broken:
        return
    if len({(hole.name, hole.form == "count") for hole in numbers}) != 1:
        shown = " and ".join(map(str, numbers)) or "none"
        yield Diagnostic(
            "plural-without-count",
            f"this plural needs one number to go by and has {shown}",
            text.at,
            hint="name it: {one: …, other: …, count: fact.address}",
        )
