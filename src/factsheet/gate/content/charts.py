"""Check that a chart can draw its values, on one scale."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from factsheet.diagnostics import Diagnostic
from factsheet.gate.content.references import check_kind
from factsheet.gate.content.series import NUMERIC, check_chart_rows
from factsheet.messages.forms import kind_at
from factsheet.model.dates import Duration, Frequency
from factsheet.model.facts import Fact
from factsheet.model.numbers import Money, Quantity, Rate, Share
from factsheet.model.publication import Publication
from factsheet.model.ranges import Range, amount_of
from factsheet.model.sheet import Chart, ChartKind
from factsheet.model.text import FactRef
from factsheet.model.values import Row, Value
from factsheet.rules.facts import WRONG_KIND
from factsheet.rules.files import MISSING_KEY, WRONG_SHAPE
from factsheet.rules.sheets import (
    MISSING_LABEL,
    MIXED_UNITS,
    NEGATIVE_PART,
    OVER_WHOLE,
    RANGE_DRAWN,
    TOO_MANY,
)

TONES = 5
"""Maximum number of facts of a donut, or groups of a map: themes have as many tones and markers."""
NAMED = 12
"""Maximum number of names side by side under a chart with columns or dots."""


def check_chart(block: Chart, publication: Publication) -> Iterator[Diagnostic]:
    yield from check_chart_rows(block, publication)
    for reference in block.facts:
        wrong = list(check_kind(reference, NUMERIC, "a chart draws", publication))
        yield from wrong or check_label(reference, publication)
    if block.total:
        yield from check_kind(block.total, NUMERIC, "the total of a chart is", publication)
    kinds = _kinds(block, publication)
    drawn = list(dict.fromkeys(kind for kind in kinds if kind in NUMERIC))
    if len(drawn) > 1:
        message = f"a chart draws facts of one kind, and these are of kind {' and '.join(drawn)}"
        yield WRONG_KIND.found(message, block.at)
    yield from _units(block, publication)
    yield from _ranges(block, publication)
    yield from _many(block, publication)
    if block.kind is ChartKind.DONUT:
        yield from _whole(block, publication)
        yield from _negative(block, publication)
    yield from _stacks(block, publication)


def _many(block: Chart, publication: Publication) -> Iterator[Diagnostic]:
    """Check that readers can distinguish all tones, and that all names fit on the axis."""
    if block.kind is ChartKind.DONUT:
        if len(block.facts) > TONES:
            message = f"a donut can show up to {TONES} facts, and this one has {len(block.facts)}"
            yield TOO_MANY.found(message, block.at, hint="draw bars: kind: bars")
        if len(block.values) > 1:
            message = "a donut has one number for each part, and this one has several columns"
            yield TOO_MANY.found(message, block.at, hint="name one of them: value: …")
    elif len(block.numbers) > TONES:
        message = f"a chart can show up to {TONES} columns, and this one has {len(block.numbers)}"
        yield TOO_MANY.found(message, block.at, hint="draw a second chart with some of them")
    if not (block.is_plotted and block.kind is not ChartKind.BARS):
        return
    if block.kind in (ChartKind.LINES, ChartKind.AREAS) and not block.series:
        message = f"{block.kind} are drawn along the rows of a series"
        yield MISSING_KEY.found(message, block.at, hint="write series:, label: and value:")
    names = _names(block, publication)
    if len(names) > NAMED:
        message = f"an axis has room for {NAMED} names, and this one has {len(names)}"
        yield TOO_MANY.found(message, block.at, hint="draw bars: kind: bars")


def _names(block: Chart, publication: Publication) -> Sequence[object]:
    """The names along the axis; none for dates, which are not all labelled."""
    fact = publication.base.facts.get(block.series.id) if block.series else None
    column = fact.column(block.label) if fact and block.label else None
    if fact is None or column is None:
        return block.facts
    is_dated = column.kind in ("date", "period")
    # Conditions may depend on the edition date, which is unknown here.
    return () if is_dated or block.where else fact.statements[: block.limit]


def _stacks(block: Chart, publication: Publication) -> Iterator[Diagnostic]:
    """Check that only kinds of charts that can be stacked are."""
    is_area = block.kind is ChartKind.AREAS
    if block.stacked and block.kind not in (ChartKind.COLUMNS, ChartKind.BARS, ChartKind.AREAS):
        message = f"{block.kind} can't be stacked"
        yield WRONG_SHAPE.found(message, block.at, hint="kind: areas, columns or bars")
    if is_area and len(block.numbers) > 1:
        yield from _negative(block, publication)


def _kinds(block: Chart, publication: Publication) -> Iterator[str | None]:
    """The kinds of its facts, or of its columns."""
    for reference in block.facts:
        is_count = reference.form == "count"
        yield "count" if is_count else kind_at(reference.address, publication.base)
    fact = publication.base.facts.get(block.series.id) if block.series else None
    for name in block.numbers:
        column = fact.column(name) if fact else None
        yield column.kind if column else None


def _units(block: Chart, publication: Publication) -> Iterator[Diagnostic]:
    """Check that all numbers have one unit, so that lengths can be compared."""
    units = list(dict.fromkeys(filter(None, map(unit_of, _values(block, publication)))))
    if len(units) > 1:
        message = f"a chart has one scale, and these numbers are in {' and '.join(units)}"
        hint = "draw a chart for each unit, or state the numbers in one unit"
        yield MIXED_UNITS.found(message, block.at, hint=hint)


def _ranges(block: Chart, publication: Publication) -> Iterator[Diagnostic]:
    """Check that no bar, column or sector has to show a range: only lines and dots can."""
    if block.kind in (ChartKind.LINES, ChartKind.DOTS):
        return
    for value in _values(block, publication):
        if isinstance(value, Range) and value.best is None:
            message = f"a chart can't draw the range {value.canonical}"
            hint = "state the estimate between them: 263 (240..289)"
            yield RANGE_DRAWN.found(message, block.at, hint=hint)
            return


def _negative(block: Chart, publication: Publication) -> Iterator[Diagnostic]:
    """Check that donuts and stacked areas have no negative values."""
    for value in _values(block, publication):
        number = amount_of(value)
        if number is not None and number < 0:
            is_donut = block.kind is ChartKind.DONUT
            other = "bars" if is_donut else "columns"
            what = "a donut" if is_donut else "a stack of areas"
            message = f"{what} cannot draw {value.canonical}, which is less than zero"
            yield NEGATIVE_PART.found(message, block.at, hint=f"draw {other}: kind: {other}")
            return


def _values(block: Chart, publication: Publication) -> Iterator[Value]:
    """All values that the chart may draw, on any day."""
    facts = publication.base.facts
    for reference in block.facts:
        fact = facts.get(reference.id)
        yield from (part.value for part in fact.statements) if fact else ()
    series = facts.get(block.series.id) if block.series else None
    for row in series.statements if series else ():
        cells = row.value.cells if isinstance(row.value, Row) else ()
        for name, cell in cells:
            if name in block.numbers and not isinstance(cell, FactRef):
                yield cell


def unit_of(value: Value) -> str | None:
    """The unit of a number, or its currency or base."""
    match value:
        case Range(low=low):
            return unit_of(low)
        case Quantity(unit=unit) | Duration(unit=unit) | Frequency(unit=unit):
            return unit
        case Money(currency=currency):
            return currency
        case Rate(base=base):
            return f"per {base}"
    return None


def _whole(block: Chart, publication: Publication) -> Iterator[Diagnostic]:
    """Check that the shares of a donut add up to 100% at most."""
    facts = [fact for part in block.facts if (fact := publication.base.facts.get(part.id))]
    parts = [part for fact in facts for part in fact.statements]
    begins = (at.first_day for part in parts for at in (part.from_, part.as_of) if at)
    for day in sorted({date.min, *begins}):
        total = sum(_share(fact, day) for fact in facts)
        if total > 1:
            message = f"the shares of this donut add up to more than the whole: {float(total):.9g}"
            yield OVER_WHOLE.found(message, block.at)
            return


def _share(fact: Fact, day: date) -> Fraction:
    statement = fact.statement(day)
    value = statement.value if statement else None
    value = value.best if isinstance(value, Range) else value
    return value.fraction if isinstance(value, Share) else Fraction(0)


def check_label(reference: FactRef, publication: Publication) -> Iterator[Diagnostic]:
    """Check that a fact whose label is printed has one."""
    fact = publication.base.facts.get(reference.address)
    if fact and fact.label is None and fact.caption is None:
        message = f"this block prints the label of “{fact.id}”, which has none"
        yield MISSING_LABEL.found(message, reference.at, hint="give it a label:")
