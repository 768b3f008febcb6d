"""What a block is to print exists, and is of a kind that the block can show."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from factsheet.checks.content.addresses import check_address, check_kind
from factsheet.checks.content.series import NUMERIC, check_chart_rows, check_rows
from factsheet.diagnostics import Diagnostic, Severity
from factsheet.messages.forms import kind_at
from factsheet.messages.leaves import leaves
from factsheet.model.facts import Fact
from factsheet.model.named import Place
from factsheet.model.numbers import Share
from factsheet.model.publication import Publication
from factsheet.model.sheet import (
    Block,
    Chart,
    ChartKind,
    Definitions,
    FactLine,
    Map,
    Quote,
    Timeline,
)
from factsheet.model.text import FactRef
from factsheet.model.values import Row

TONES = 5
"""Facts of a donut, or groups of a map, that the eye can tell apart: themes have as many
tones and markers."""


def check_blocks(publication: Publication) -> Iterator[Diagnostic]:
    """The blocks of all sheets."""
    for sheet in publication.sheets.values():
        for block in sheet.blocks.values():
            yield from _block(block, publication.within(f"sheet:{sheet.id}"))


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
        for part in getattr(block, name, {}).values():
            if isinstance(part, FactLine):
                yield part
    if isinstance(block, Quote) and isinstance(block.text, FactLine):
        yield block.text


def _fits(block: Block, publication: Publication) -> Iterator[Diagnostic]:
    match block:
        case Timeline():
            yield from _dated(block, publication)
        case Map():
            yield from _map(block, publication)
        case Chart():
            yield from _chart(block, publication)
        case Definitions():
            for reference in block.facts:
                yield from _labelled(reference, publication)
        case Quote():
            yield from check_kind(block.speaker, ("person",), "a quote’s speaker is", publication)


def _dated(block: Timeline, publication: Publication) -> Iterator[Diagnostic]:
    """A timeline runs along dates."""
    series = publication.base.facts.get(block.series.id)
    column = dict(series.columns).get(block.date) if series else None
    if column and column.kind not in ("date", "period"):
        message = f"a timeline runs along dates, and column “{block.date}” is of kind {column.kind}"
        yield Diagnostic("wrong-kind", message, block.at, hint="name a column of dates or periods")


def _map(block: Map, publication: Publication) -> Iterator[Diagnostic]:
    fact = publication.base.facts.get(block.series.id)
    rows = [part.value for part in fact.statements if isinstance(part.value, Row)] if fact else []
    cells = [cell for row in rows if (cell := row.get(block.group)) is not None]
    groups = {cell.id if isinstance(cell, FactRef) else cell.canonical for cell in cells}
    if len(groups) > TONES:
        message = f"a map tells up to {TONES} groups apart, and this one has {len(groups)}"
        yield Diagnostic("too-many", message, block.at)
    for cell in (row.get(block.place) for row in rows):
        if isinstance(cell, FactRef) and _has_no_point(cell, publication):
            message = f"“{cell.id}” has no coordinates: the map names it without a marker"
            hint = "give its value latitude: and longitude:"
            yield Diagnostic("no-coordinates", message, cell.at, Severity.WARNING, hint)


def _has_no_point(reference: FactRef, publication: Publication) -> bool:
    fact = publication.base.facts.get(reference.id)
    places = [part.value for part in fact.statements] if fact else []
    return any(isinstance(place, Place) and place.latitude is None for place in places)


def _chart(block: Chart, publication: Publication) -> Iterator[Diagnostic]:
    yield from check_chart_rows(block, publication)
    for reference in block.facts:
        wrong = list(check_kind(reference, NUMERIC, "a chart draws", publication))
        yield from wrong or _labelled(reference, publication)
    if block.total:
        yield from check_kind(block.total, NUMERIC, "the total of a chart is", publication)
    kinds = [_kind(reference, publication) for reference in block.facts]
    drawn = list(dict.fromkeys(kind for kind in kinds if kind in NUMERIC))
    if len(drawn) > 1:
        message = f"a chart draws facts of one kind, and these are of kind {' and '.join(drawn)}"
        yield Diagnostic("wrong-kind", message, block.at)
    if block.kind is ChartKind.DONUT:
        if len(block.facts) > TONES:
            message = f"a donut tells up to {TONES} facts apart, and this one has {len(kinds)}"
            yield Diagnostic("too-many", message, block.at, hint="draw bars: kind: bars")
        yield from _whole(block, publication)


def _kind(reference: FactRef, publication: Publication) -> str | None:
    return "count" if reference.form == "count" else kind_at(reference.address, publication.base)


def _whole(block: Chart, publication: Publication) -> Iterator[Diagnostic]:
    """The shares of one whole are never more than the whole."""
    facts = [fact for part in block.facts if (fact := publication.base.facts.get(part.id))]
    parts = [part for fact in facts for part in fact.statements]
    begins = (at.first_day for part in parts for at in (part.from_, part.as_of) if at)
    for day in sorted({date.min, *begins}):
        total = sum(_share(fact, day) for fact in facts)
        if total > 1:
            message = f"the shares of this donut make more than the whole: {float(total):.4g}"
            yield Diagnostic("over-whole", message, block.at)
            return


def _share(fact: Fact, day: date) -> Fraction:
    statement = fact.statement(day)
    value = statement.value if statement else None
    return value.fraction if isinstance(value, Share) else Fraction(0)


def _labelled(reference: FactRef, publication: Publication) -> Iterator[Diagnostic]:
    """A cell has its column's label; a fact brings its own."""
    fact = publication.base.facts.get(reference.address)
    if fact and fact.label is None and fact.caption is None:
        message = f"this block prints the label of “{fact.id}”, which has none"
        yield Diagnostic("missing-label", message, reference.at, hint="give it a label:")
