"""Check that what a block prints exists, and is of a kind that the block can show."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from factsheet.config.addresses import HOST
from factsheet.diagnostics import Diagnostic, nearest
from factsheet.gate.content.charts import check_chart, check_label
from factsheet.gate.content.maps import check_choropleth, check_map
from factsheet.gate.content.references import check_address, check_kind
from factsheet.gate.content.series import check_rows
from factsheet.gate.content.tables import check_table
from factsheet.messages.leaves import leaves
from factsheet.model.publication import Publication
from factsheet.model.sheet import (
    Block,
    Changes,
    Chart,
    Choropleth,
    Contact,
    Content,
    Definitions,
    FactLine,
    Figures,
    Item,
    Map,
    Quote,
    Table,
    Timeline,
)
from factsheet.model.text import FactRef
from factsheet.rules.facts import WRONG_KIND
from factsheet.rules.files import BAD_VALUE, MISSING_KEY, UNKNOWN_CHOICE

TELEPHONE = re.compile(r"\+?[0-9(][0-9() ./-]{2,30}")
EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", re.ASCII)
WEB = re.compile(rf"(?:https?://)?{HOST}(?:/[^\s]*)?")
EXAMPLES = {
    "telephone": "+33 4 72 44 70 00",
    "email": "press@example.org",
    "web": "www.example.org",
}


def check_blocks(publication: Publication) -> Iterator[Diagnostic]:
    """The blocks of all sheets."""
    for sheet in publication.sheets.values():
        for block in sheet.blocks.values():
            yield from _block(block, publication.within(f"sheet:{sheet.id}"))


def check_since(publication: Publication, day: date) -> Iterator[Diagnostic]:
    """Check that blocks of changes name a day before the edition date."""
    for sheet in publication.sheets.values():
        for block in sheet.blocks.values():
            if isinstance(block, Changes) and block.since.first_day >= day:
                message = (
                    f"nothing can be new since {block.since.canonical}: the edition is of {day}"
                )
                hint = "write the date of an earlier edition"
                yield BAD_VALUE.found(message, block.at, hint=hint)


def _block(block: Block, publication: Publication) -> Iterator[Diagnostic]:
    apart = [getattr(block, "series", None), *(one.value for one in getattr(block, "where", ()))]
    for leaf in leaves(block):
        if isinstance(leaf, FactRef) and all(leaf is not one for one in apart):
            yield from check_address(leaf.address, leaf.form, leaf.at, publication)
    for line in _lines(block):
        for reference in line.facts:
            what = "a paragraph or item prints"
            yield from check_kind(reference, ("text",), what, publication)
    if (series := getattr(block, "series", None)) is not None:
        yield from check_rows(series, block, publication)
    yield from _fits(block, publication)


def _lines(block: Block) -> Iterator[FactLine]:
    for name in ("paragraphs", "items"):
        yield from _lines_below(getattr(block, name, {}))
    if isinstance(block, Quote) and isinstance(block.text, FactLine):
        yield block.text


def _lines_below(parts: Mapping[str, Content | Item]) -> Iterator[FactLine]:
    for part in parts.values():
        content = part.text if isinstance(part, Item) else part
        if isinstance(content, FactLine):
            yield content
        if isinstance(part, Item):
            yield from _lines_below(part.items)


def _fits(block: Block, publication: Publication) -> Iterator[Diagnostic]:
    match block:
        case Timeline():
            yield from _dated(block, publication)
        case Map():
            yield from check_map(block, publication)
        case Choropleth():
            yield from check_choropleth(block, publication)
        case Chart():
            yield from check_chart(block, publication)
        case Table():
            yield from check_table(block, publication)
        case Definitions():
            yield from _labels(block, publication)
        case Figures():
            yield from _icons(block)
        case Contact():
            yield from _contact(block, publication)
        case Quote():
            yield from check_kind(block.speaker, ("person",), "a quote’s speaker is", publication)


def _labels(block: Definitions, publication: Publication) -> Iterator[Diagnostic]:
    for reference in block.facts:
        yield from check_label(reference, publication)


def _contact(block: Contact, publication: Publication) -> Iterator[Diagnostic]:
    """Check that each address, number and URL of a contact is valid."""
    ways = (("telephone", TELEPHONE), ("email", EMAIL), ("web", WEB))
    for name, pattern in ways:
        reference = getattr(block, name)
        if reference is None:
            continue
        yield from check_kind(reference, ("identifier",), f"a contact’s {name} is", publication)
        fact = publication.base.facts.get(reference.address)
        for statement in fact.statements if fact and fact.kind == "identifier" else ():
            if not pattern.fullmatch(statement.value.canonical):
                message = f"“{statement.value.canonical}” is not a valid {name}"
                hint = f"such as {EXAMPLES[name]}"
                yield WRONG_KIND.found(message, statement.at, hint=hint)
    if not (block.address or block.telephone or block.email or block.web):
        yield MISSING_KEY.found("this contact has no address, telephone, email or web", block.at)
    if block.alternative and not block.web:
        message = "the QR code that “alternative” describes leads to “web”, which is missing"
        yield MISSING_KEY.found(message, block.at)


def _icons(block: Figures) -> Iterator[Diagnostic]:
    """Check that every icon belongs to a figure of the block."""
    known = [str(fact) for fact in block.facts]
    for one in block.icons:
        if str(one.fact) not in known:
            message = f"“{one.fact}” is not a figure of this block"
            hint = nearest(str(one.fact), known) or f"there are: {', '.join(known)}"
            yield UNKNOWN_CHOICE.found(message, one.fact.at, hint=hint)


def _dated(block: Timeline, publication: Publication) -> Iterator[Diagnostic]:
    """Check that the timeline's column holds dates or periods."""
    series = publication.base.facts.get(block.series.id)
    column = dict(series.columns).get(block.date) if series else None
    if column and column.kind not in ("date", "period"):
        message = f"a timeline runs along dates, and column “{block.date}” is of kind {column.kind}"
        yield WRONG_KIND.found(message, block.at, hint="name a column of dates or periods")
