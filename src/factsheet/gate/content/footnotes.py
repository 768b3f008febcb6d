"""Notes stand in texts that a block prints, at whose end there is room for them."""

from collections.abc import Iterator

from factsheet.diagnostics import Diagnostic
from factsheet.gate.stages import FATAL
from factsheet.messages.leaves import text_placeholders, texts
from factsheet.messages.pattern import PatternError, markup, parse_pattern
from factsheet.model.base import FactBase, UnknownAddressError
from factsheet.model.named import Passage
from factsheet.model.publication import Publication
from factsheet.model.sheet import Block
from factsheet.model.text import Text
from factsheet.model.values import Row

RULE = FATAL(
    code="misplaced-note",
    summary="A note stands in a text that has no place for it.",
    rationale="A note is printed at the end of the block that its sentence is in. Titles, leads, "
    "headings, labels, captions of figures and alternative texts are also read where there is no "
    "such end: in lists of sheets, bookmarks and search results.",
    bad="heading: Sessions<note>Since 1923.</note>",
    good="heading: Sessions\nparagraphs: {since: 'It meets once a year<note>Since 1923.</note>.'}",
)
RULES = (RULE,)
HINT = "write it in a paragraph, an item, a table’s caption or a fact of kind text"


def check_notes(publication: Publication) -> Iterator[Diagnostic]:
    """Texts of facts, sources and sheets, and what headings print of facts."""
    base = publication.base
    for fact in base.facts.values():
        passages = {id(text) for text in _passages(fact.statements)}
        yield from _without(text for text in texts(fact) if id(text) not in passages)
    yield from _without(texts(base.sources))
    for sheet in publication.sheets.values():
        own = (sheet.title, sheet.lead, sheet.kicker, sheet.cover, sheet.keywords)
        bare = list(texts(own))
        for block in sheet.blocks.values():
            bare += _bare(block)
        yield from _without(bare)
        for text in bare:
            yield from _printed(text, base.within(f"sheet:{sheet.id}"))


def _bare(block: Block) -> list[Text]:
    """The texts of a block that are read elsewhere, too."""
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
            yield Diagnostic(RULE.code, "there is no place for a note here", text.at, hint=HINT)


def _printed(text: Text, base: FactBase) -> Iterator[Diagnostic]:
    """Facts whose sentences have notes, in a text that has no place for them."""
    for hole in text_placeholders(text):
        try:
            fact, _, _ = base.resolve(hole.name)
        except UnknownAddressError:
            continue  # which other checks report
        if any(map(_has_note, _passages(fact.statements))):
            message = f"“{fact.id}” has a note, and there is no place for it here"
            yield Diagnostic(RULE.code, message, text.at, hint=HINT)


def _has_note(text: Text) -> bool:
    for form in (text.singular, text.plural or ""):
        try:
            if any(tag.tag == "note" for tag in markup(parse_pattern(form))):
                return True
        except PatternError:
            continue
    return False
