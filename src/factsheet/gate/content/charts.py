"""What a chart is to draw can be drawn, on one scale."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from factsheet.diagnostics import Diagnostic
from factsheet.gate.content.references import check_kind
from factsheet.gate.content.series import NUMERIC, check_chart_rows
from factsheet.messages.forms import kind_at
from factsheet.model.dates import Duration, Frequency
from factsheet.model.facts import Fact
from factsheet.model.numbers import Count, Money, PercentagePoints, Quantity, Rate, Share
from factsheet.model.publication import Publication
from factsheet.model.ranges import Range
from factsheet.model.sheet import Chart, ChartKind
from factsheet.model.text import FactRef
from factsheet.model.values import Row, Value
from factsheet.rules.facts import WRONG_KIND
from factsheet.rules.sheets import (
    MISSING_LABEL,
    MIXED_UNITS,
    NEGATIVE_PART,
    OVER_WHOLE,
    RANGE_DRAWN,
    TOO_MANY,
)

TONES = 5
"""Facts of a donut, or groups of a map, that the eye can tell apart: themes have as many
tones and markers."""


def check_chart(block: Chart, publication: Publication) -> Iterator[Diagnostic]:
    yield from check_chart_rows(block, publication)
    for reference in block.facts:
        wrong = list(check_kind(reference, NUMERIC, "a chart draws", publication))
        yield from wrong or check_label(reference, publication)
    if block.total:
        yield from check_kind(block.total, NUMERIC, "the total of a chart is", publication)
    kinds = [_kind(reference, publication) for reference in block.facts]
    drawn = list(dict.fromkeys(kind for kind in kinds if kind in NUMERIC))
    if len(drawn) > 1:
        message = f"a chart draws facts of one kind, and these are of kind {' and '.join(drawn)}"
        yield WRONG_KIND.found(message, block.at)
    yield from _units(block, publication)
    yield from _ranges(block, publication)
    if block.kind is ChartKind.DONUT:
        if len(block.facts) > TONES:
            message = f"a donut can show up to {TONES} facts, and this one has {len(kinds)}"
            yield TOO_MANY.found(message, block.at, hint="draw bars: kind: bars")
        yield from _whole(block, publication)
        yield from _negative(block, publication)


def _kind(reference: FactRef, publication: Publication) -> str | None:
    return "count" if reference.form == "count" else kind_at(reference.address, publication.base)


def _units(block: Chart, publication: Publication) -> Iterator[Diagnostic]:
    """Lengths can be compared only where all of them are drawn in one unit."""
    units = list(dict.fromkeys(filter(None, map(unit_of, _values(block, publication)))))
    if len(units) > 1:
        message = f"a chart has one scale, and these numbers are in {' and '.join(units)}"
        hint = "draw a chart for each unit, or state the numbers in one unit"
        yield MIXED_UNITS.found(message, block.at, hint=hint)


def _ranges(block: Chart, publication: Publication) -> Iterator[Diagnostic]:
    """A bar has one length, and a part of a circle one size."""
    for value in _values(block, publication):
        if isinstance(value, Range) and value.best is None:
            message = f"a chart can't draw the range {value.canonical}"
            hint = "state the estimate between them: 263 (240..289)"
            yield RANGE_DRAWN.found(message, block.at, hint=hint)
            return


def _negative(block: Chart, publication: Publication) -> Iterator[Diagnostic]:
    """A part of a circle cannot be less than nothing."""
    for value in _values(block, publication):
        number = _number(value)
        if number is not None and number < 0:
            message = f"a donut cannot draw {value.canonical}, which is less than zero"
            yield NEGATIVE_PART.found(message, block.at, hint="draw bars: kind: bars")
            return


def _values(block: Chart, publication: Publication) -> Iterator[Value]:
    """Everything that the chart may draw, on whatever day."""
    facts = publication.base.facts
    for reference in block.facts:
        fact = facts.get(reference.id)
        yield from (part.value for part in fact.statements) if fact else ()
    series = facts.get(block.series.id) if block.series else None
    for row in series.statements if series and block.value else ():
        cell = row.value.get(block.value or "") if isinstance(row.value, Row) else None
        if cell is not None and not isinstance(cell, FactRef):
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


def _number(value: Value) -> Fraction | None:
    match value:
        case Range(best=best):
            return _number(best) if best else None
        case (
            Count(number=number)
            | PercentagePoints(number=number)
            | Rate(number=number)
            | Quantity(number=number)
            | Money(amount=number)
        ):
            return Fraction(number)
        case Share(fraction=fraction):
            return fraction
    return None


def _whole(block: Chart, publication: Publication) -> Iterator[Diagnostic]:
    """The shares of one whole are never more than the whole."""
    facts = [fact for part in block.facts if (fact := publication.base.facts.get(part.id))]
    parts = [part for fact in facts for part in fact.statements]
    begins = (at.first_day for part in parts for at in (part.from_, part.as_of) if at)
    for day in sorted({date.min, *begins}):
        total = sum(_share(fact, day) for fact in facts)
        if total > 1:
            message = f"the shares of this donut add up to more than the whole: {float(total):.4g}"
            yield OVER_WHOLE.found(message, block.at)
            return


def _share(fact: Fact, day: date) -> Fraction:
    statement = fact.statement(day)
    value = statement.value if statement else None
    value = value.best if isinstance(value, Range) else value
    return value.fraction if isinstance(value, Share) else Fraction(0)


def check_label(reference: FactRef, publication: Publication) -> Iterator[Diagnostic]:
    """A cell has its column's label; a fact brings its own."""
    fact = publication.base.facts.get(reference.address)
    if fact and fact.label is None and fact.caption is None:
        message = f"this block prints the label of “{fact.id}”, which has none"
        yield MISSING_LABEL.found(message, reference.at, hint="give it a label:")
