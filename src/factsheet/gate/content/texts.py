"""Check that texts parse, print values in forms that these have, and have unique contexts."""

from collections.abc import Iterator

from factsheet.diagnostics import Diagnostic, Location
from factsheet.gate.content.references import check_address
from factsheet.gate.translations.codepoints import HIDDEN
from factsheet.messages.forms import FORMS, counts, listed
from factsheet.messages.leaves import text_placeholders, texts
from factsheet.messages.pattern import (
    PatternError,
    Placeholder,
    hidden_character,
    markup,
    parse_pattern,
    placeholders,
)
from factsheet.model.base import FactBase, UnknownAddressError
from factsheet.model.facts import Fact
from factsheet.model.named import Passage
from factsheet.model.publication import Publication
from factsheet.model.sheet import Block
from factsheet.model.text import Text, split_form
from factsheet.model.values import Row
from factsheet.rules import fixed_error
from factsheet.rules.facts import PLURAL_WITHOUT_COUNT, TEXT_SYNTAX, UNKNOWN_FORM, VARIANT_DIFFERS


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
    for text in texts((publication.base.sources, publication.editions)):
        yield from _cited(text, publication)


def _variants(fact: Fact) -> Iterator[Diagnostic]:
    """Check that variants print the same values as their sentence, and belong to a text fact."""
    for statement in fact.statements:
        if statement.variants is None:
            continue
        stated = statement.value
        if not isinstance(stated, Passage):
            message = f"“{fact.id}” is of kind {fact.kind} and has variants"
            yield VARIANT_DIFFERS.found(message, statement.at, hint="only texts have them")
            continue
        wanted = {hole.name for hole in text_placeholders(stated.text)}
        for text in texts(statement.variants):
            found = {hole.name for hole in text_placeholders(text)}
            if found != wanted:
                shown = ", ".join(f"{{{name}}}" for name in sorted(found ^ wanted))
                message = "the variant and its sentence do not print the same values"
                hint = f"in one of them only: {shown}"
                yield VARIANT_DIFFERS.found(message, text.at, hint=hint)


def _alone(text: Text, fact: Fact, column: str) -> Iterator[Diagnostic]:
    """Check that a column's text has its value as the only placeholder, in a form that it has."""
    forms = FORMS[dict(fact.columns)[column].kind]
    try:
        holes = list(placeholders(parse_pattern(text.singular)))
    except PatternError as error:
        yield TEXT_SYNTAX.found(str(error), text.at, hint=error.hint)
        return
    alone = [hole.name for hole in holes] == ["value"] and text.plural is None
    if not alone or holes[0].form not in forms:
        yield UNKNOWN_FORM.found(
            "this text needs the placeholder {value} once, no other, and no plural",
            text.at,
            hint=f"forms: {listed(forms)}",
        )


def _cited(text: Text, publication: Publication) -> Iterator[Diagnostic]:
    """Check that texts about sources and corrections have no placeholders: they can't cite
    sources."""
    if text_placeholders(text) or text.plural is not None:
        message = "this text has neither placeholders nor a plural"
        yield TEXT_SYNTAX.found(message, text.at, hint="write the value out")
    else:
        yield from _text(text, publication, None)


def _text(text: Text, publication: Publication, own: str | None) -> Iterator[Diagnostic]:
    holes: list[Placeholder] = []
    for form in (text.singular, text.plural):
        if form is None:
            continue
        if hidden := hidden_character(form):
            yield HIDDEN.found(f"the text has {hidden}", text.at)
        try:
            holes += placeholders(parse_pattern(form))
        except PatternError as error:
            yield TEXT_SYNTAX.found(str(error), text.at, hint=error.hint)
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
        # A list or a series is printed as a figure by its number of items.
        if counts(own, None, base) or counts(own, "count", base):
            return
        numbers = []
    else:
        numbers = [hole for hole in dict.fromkeys(holes) if counts(hole.name, hole.form, base)]
    if any(hole.name in publication.broken for hole in holes) or own in publication.broken:
        return
    if len({(hole.name, hole.form == "count") for hole in numbers}) != 1:
        shown = " and ".join(map(str, numbers)) or "none"
        yield PLURAL_WITHOUT_COUNT.found(
            f"this plural needs one number to go by and has {shown}",
            text.at,
            hint="name it: {one: …, other: …, count: fact.address}",
        )


MISPLACED_NOTE = fixed_error(
    code="misplaced-note",
    summary="A note is in a text that has no place for it.",
    rationale="Notes are printed at the end of the block with their sentence. Titles, leads, "
    "headings, labels, captions of figures and alternative texts are also read without a block: in "
    "lists of sheets, bookmarks and search results.",
    bad="heading: Sessions<note>Since 1923.</note>",
    good="heading: Sessions\nparagraphs: {since: 'It meets once a year<note>Since 1923.</note>.'}",
)
_NOTE_HINT = "write it in a paragraph, an item, a table’s caption or a fact of kind text"


def check_notes(publication: Publication) -> Iterator[Diagnostic]:
    """Check texts of facts, sources and sheets, and the facts that headings print."""
    base = publication.base
    for fact in base.facts.values():
        passages = {id(text) for text in _passages(fact.statements)}
        yield from _without(text for text in texts(fact) if id(text) not in passages)
    yield from _without(texts((base.sources, publication.editions)))
    for sheet in publication.sheets.values():
        own = (sheet.title, sheet.lead, sheet.kicker, sheet.cover, sheet.keywords)
        bare = list(texts(own))
        for block in sheet.blocks.values():
            bare += _bare(block)
        yield from _without(bare)
        for text in bare:
            yield from _printed(text, base.within(f"sheet:{sheet.id}"))


def _bare(block: Block) -> list[Text]:
    """The texts of a block that are also read outside it."""
    found = (getattr(block, name, None) for name in ("heading", "alternative"))
    return [text for text in found if text is not None]


def _passages(statements: object) -> Iterator[Text]:
    for statement in statements if isinstance(statements, tuple) else ():
        value = statement.value
        cells = (cell for _, cell in value.cells) if isinstance(value, Row) else (value,)
        yield from (cell.text for cell in cells if isinstance(cell, Passage))
        yield from texts(statement.variants)


def _without(found: Iterator[Text] | list[Text]) -> Iterator[Diagnostic]:
    for text in found:
        if _has_note(text):
            yield MISPLACED_NOTE.found(
                "there is no place for a note here", text.at, hint=_NOTE_HINT
            )


def _printed(text: Text, base: FactBase) -> Iterator[Diagnostic]:
    """Report facts whose sentences have notes, in a text that has no place for them."""
    for hole in text_placeholders(text):
        try:
            fact, _, _ = base.resolve(hole.name)
        except UnknownAddressError:
            continue  # which other checks report
        if any(map(_has_note, _passages(fact.statements))):
            message = f"“{fact.id}” has a note, which has no place here"
            yield MISPLACED_NOTE.found(message, text.at, hint=_NOTE_HINT)


def _has_note(text: Text) -> bool:
    for form in (text.singular, text.plural or ""):
        try:
            if any(tag.tag == "note" for tag in markup(parse_pattern(form))):
                return True
        except PatternError:
            continue
    return False


CONTEXT_CLASH = fixed_error(
    code="context-clash",
    summary="Two texts have the same context.",
    rationale="A text's context (msgctxt) is made of the ids around it, and finds its translation "
    "again when its words change. Two texts with one context would share their translations. Give "
    "one of the two another key; a list of texts has no keys, so write its items as statements or "
    "as facts.",
    bad="blocks:\n  duties:\n    heading: Duties\n    type: prose\n"
    "    paragraphs: {heading: It meets once a year.}",
    good="blocks:\n  duties:\n    heading: Duties\n    type: prose\n"
    "    paragraphs: {meetings: It meets once a year.}",
)
RULES = (MISPLACED_NOTE, CONTEXT_CLASH)


def check_contexts(publication: Publication) -> Iterator[Diagnostic]:
    """Report texts in two places that have the same context."""
    first: dict[str, Location] = {}
    for text in texts(publication.parts):
        at = first.setdefault(text.context, text.at)
        if at != text.at:
            message = f"this text has the context “{text.context}”, as another one has"
            hint = f"give one of the two another key; the other is in {at}"
            yield CONTEXT_CLASH.found(message, text.at, hint=hint)
