"""Check series that sheets and blocks are made from: that they exist and have suitable rows."""

from collections.abc import Iterator

from factsheet.diagnostics import Diagnostic, nearest
from factsheet.gate.content.references import check_address, check_kind
from factsheet.messages.forms import kind_at
from factsheet.model.facts import Fact
from factsheet.model.numbers import AMOUNTS
from factsheet.model.publication import Publication
from factsheet.model.sheet import Block, Chart, Condition, SeriesBlock, Sheet
from factsheet.model.text import FactRef
from factsheet.rules.facts import UNKNOWN_COLUMN, WRONG_KIND
from factsheet.rules.files import DUPLICATE_ID, MISSING_KEY, WRONG_SHAPE
from factsheet.rules.sheets import MISSING_LABEL

NUMERIC = (*AMOUNTS, "duration", "frequency")


def check_series(publication: Publication) -> Iterator[Diagnostic]:
    """Sheets that are made once for each row of a series."""
    for sheet in publication.sheets.values():
        if sheet.for_each:
            yield from _sheet(sheet, sheet.for_each, publication)
        if sheet.group:
            here, group = publication.within(f"sheet:{sheet.id}"), sheet.group
            yield from check_address(group.address, group.form, group.at, here)


def _sheet(sheet: Sheet, reference: FactRef, publication: Publication) -> Iterator[Diagnostic]:
    fact = publication.base.facts.get(reference.id)
    if fact is None or fact.kind != "series":
        yield from _no_series(reference, "a sheet is made for each row of", publication)
        return
    if fact.label is None:
        message = f"the list of sheets prints the label of “{fact.id}”, which has none"
        yield MISSING_LABEL.found(message, reference.at, hint="give it a label:")
    for row in fact.statements:
        made = sheet.of_row(row.id)
        if other := publication.sheets.get(made.id):
            message = f"row “{row.id}” makes a sheet “{made.id}”, and there is one already"
            hint = f"rename that sheet, in {other.at}"
            yield DUPLICATE_ID.found(message, reference.at, hint=hint)


def check_rows(reference: FactRef, block: Block, publication: Publication) -> Iterator[Diagnostic]:
    """The series of a block, the columns that it prints, and the conditions on its rows."""
    fact = publication.base.facts.get(reference.id)
    if fact is None or fact.kind != "series":
        yield from _no_series(reference, "this block shows", publication)
    elif isinstance(block, SeriesBlock | Chart):
        for column in block.printed:
            yield from _column(column, fact, reference)
        for condition in block.where:
            yield from check_condition(condition, fact, publication)


def _no_series(reference: FactRef, what: str, publication: Publication) -> Iterator[Diagnostic]:
    wrong = list(check_kind(reference, ("series",), what, publication))
    yield from wrong or check_address(reference.id, None, reference.at, publication)


def _column(name: str, fact: Fact, reference: FactRef) -> Iterator[Diagnostic]:
    known = [name for name, _ in fact.columns]
    if name not in known:
        hint = nearest(name, known) or f"it has: {', '.join(known)}"
        message = f"the series “{fact.id}” has no column “{name}”"
        yield UNKNOWN_COLUMN.found(message, reference.at, hint=hint)


def check_condition(
    condition: Condition, fact: Fact, publication: Publication
) -> Iterator[Diagnostic]:
    """Check that the value of a condition is of its column's kind."""
    reference = condition.value
    column = fact.column(condition.column)
    if column is None:
        yield from _column(condition.column, fact, reference)
        return
    kind = kind_at(reference.address, publication.base)
    if kind is None or reference.form:
        yield from check_address(reference.address, reference.form, reference.at, publication)
    if kind and kind != column.kind:
        message = (
            f"the cells of “{condition.column}” are of kind {column.kind}, "
            f"and “{reference.address}” is of kind {kind}: no row has it"
        )
        yield WRONG_KIND.found(message, reference.at)


def check_chart_rows(chart: Chart, publication: Publication) -> Iterator[Diagnostic]:
    """Check that a chart draws either facts, or numbers of rows with their names."""
    if chart.series is None:
        if not chart.facts:
            hint = "write facts: […], or series:, label: and value:"
            yield MISSING_KEY.found("this chart has nothing to draw", chart.at, hint=hint)
        return
    if chart.facts:
        message = "this chart has both “facts” and “series”"
        yield WRONG_SHAPE.found(message, chart.at, hint="leave one of them out")
    for key, is_missing in (("label", not chart.label), ("value", not chart.numbers)):
        if is_missing:
            message = f"a chart of rows needs “{key}”"
            hint = "label: names the column of names, value: that of numbers"
            yield MISSING_KEY.found(message, chart.at, hint=hint)
    if chart.value and chart.values:
        message = "this chart has both “value” and “values”"
        yield WRONG_SHAPE.found(message, chart.at, hint="leave one of them out")
    fact = publication.base.facts.get(chart.series.id)
    for name in chart.numbers:
        column = fact.column(name) if fact else None
        if column and column.kind not in NUMERIC:
            message = f"a chart draws numbers, and column “{name}” is of kind {column.kind}"
            yield WRONG_KIND.found(message, chart.series.at)
    column = fact.column(chart.breaks) if fact and chart.breaks else None
    if column and column.kind != "text":
        message = f"texts explain breaks, and column “{chart.breaks}” is of kind {column.kind}"
        yield WRONG_KIND.found(message, chart.series.at)
