"""Check that a map has room for its places, and a map of data one colour for each."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from factsheet.diagnostics import Diagnostic, Location
from factsheet.edition.classes import MOST, class_of, number_in
from factsheet.gate.content.charts import TONES, unit_of
from factsheet.gate.content.facts import begin, overlap
from factsheet.model.codes import Territory
from factsheet.model.facts import Fact, Statement, canonical
from factsheet.model.named import Place
from factsheet.model.numbers import AMOUNTS
from factsheet.model.publication import Publication
from factsheet.model.ranges import Range
from factsheet.model.sheet import Choropleth, Map
from factsheet.model.text import FactRef
from factsheet.model.values import Row, Value
from factsheet.pages.choropleth import outlines
from factsheet.rules.facts import WRONG_KIND
from factsheet.rules.files import BAD_VALUE, WRONG_SHAPE
from factsheet.rules.sheets import (
    DRAWN_TWICE,
    MIXED_UNITS,
    NO_COORDINATES,
    NOT_ON_MAP,
    RANGE_DRAWN,
    TOO_MANY,
)


def check_map(block: Map, publication: Publication) -> Iterator[Diagnostic]:
    """Check that a map has few enough groups, and that its places have coordinates."""
    fact = publication.base.facts.get(block.series.id)
    rows = [part.value for part in fact.statements if isinstance(part.value, Row)] if fact else []
    groups = {canonical(cell) for row in rows if (cell := row.get(block.group)) is not None}
    if len(groups) > TONES:
        message = f"a map can show up to {TONES} groups, and this one has {len(groups)}"
        yield TOO_MANY.found(message, block.at)
    yield from _inset(block)
    for cell in (row.get(block.place) for row in rows):
        if isinstance(cell, FactRef) and _has_no_point(cell, publication):
            message = f"“{cell.id}” has no coordinates: the map names it without a marker"
            hint = "give its value latitude: and longitude:"
            yield NO_COORDINATES.found(message, cell.at, hint=hint)


def _has_no_point(reference: FactRef, publication: Publication) -> bool:
    fact = publication.base.facts.get(reference.id)
    places = [part.value for part in fact.statements] if fact else []
    return any(isinstance(place, Place) and place.latitude is None for place in places)


def _inset(block: Map | Choropleth) -> Iterator[Diagnostic]:
    if block.inset and not block.inset.is_region:
        message = "an inset lies between south and north, west and east, on the map"
        hint = "write inset: {north: 54, south: 44, west: 1, east: 18}; the map goes from -57 to 84"
        yield BAD_VALUE.found(message, block.at, hint=hint)


def check_choropleth(block: Choropleth, publication: Publication) -> Iterator[Diagnostic]:
    """Check that a map of data has territories, numbers in one unit, and valid classes."""
    yield from _inset(block)
    yield from _classes(block)
    fact = publication.base.facts.get(block.series.id)
    if fact is None:
        return
    place, value = fact.column(block.place), fact.column(block.value)
    if place and place.kind != "territory":
        message = f"a map of data shows territories, and column “{block.place}” is of kind "
        yield WRONG_KIND.found(f"{message}{place.kind}", block.series.at)
    elif value and value.kind not in AMOUNTS:
        message = f"a map of data shows numbers, and column “{block.value}” is of kind {value.kind}"
        hint = f"it shows: {', '.join(AMOUNTS)}"
        yield WRONG_KIND.found(message, block.series.at, hint=hint)
    elif place and value:
        rows = _rows(block, fact, publication)
        yield from _territories(block, rows)
        yield from _numbers(block, rows)


def _classes(block: Choropleth) -> Iterator[Diagnostic]:
    if block.classes and block.method:
        message = "this map has both “classes” and “method”"
        yield WRONG_SHAPE.found(message, block.at, hint="leave one of them out")
    if len(block.classes) >= MOST:
        number = len(block.classes) + 1
        message = f"a map can show up to {MOST} classes, and these bounds make {number}"
        yield TOO_MANY.found(message, block.at, hint=f"write up to {MOST - 1} bounds")
    if any(one >= other for one, other in pairwise(block.classes)):
        message = "the bounds of classes rise from each to the next"
        yield BAD_VALUE.found(message, block.at, hint="write classes: [10, 20, 50]")


def _rows(block: Choropleth, fact: Fact, publication: Publication) -> list[Statement]:
    """The rows that meet the conditions that do not depend on the row of a sheet."""
    rows = list(fact.statements)
    for condition in block.where:
        known = publication.base.facts.get(condition.value.id)
        if known and fact.column(condition.column):
            words = [known.id, *(part.value.canonical for part in known.statements)]
            met = {id(row) for row in fact.rows_with(condition.column, words)}
            rows = [row for row in rows if id(row) in met]
    return rows


def _cell(row: Statement, column: str) -> tuple[Value | FactRef | None, Location]:
    """A cell of a row, and where it is written."""
    if isinstance(row.value, Row):
        places = row.value.places or (row.at,) * len(row.value.cells)
        for (name, cell), at in zip(row.value.cells, places, strict=True):
            if name == column:
                return cell, at
    return None, row.at


def _territories(block: Choropleth, rows: list[Statement]) -> Iterator[Diagnostic]:
    """Check that the map has each territory, and that no two rows give it a number at the same
    time."""
    found: dict[tuple[str, ...], list[Statement]] = {}
    for row in rows:
        cell, at = _cell(row, block.place)
        if not isinstance(cell, Territory) or _cell(row, block.value)[0] is None:
            continue
        if cell.code not in outlines():
            message = f"the territory {cell.code} is not on the map"
            hint = "a map of data shows the countries and territories of ISO 3166-1"
            yield NOT_ON_MAP.found(message, at, hint=hint)
        parted = (_cell(row, condition.column)[0] for condition in block.where)
        words = (canonical(one) if one is not None else "" for one in parted)
        found.setdefault((cell.code, *words), []).append(row)
    for (code, *_), same in found.items():
        for one, other in pairwise(sorted(same, key=begin)):
            if overlap(one, other):
                message = f"the rows {one.id} and {other.id} have two numbers for {code}"
                hint = f"the other is in {one.at}; select rows with where:, or give them dates"
                yield DRAWN_TWICE.found(message, _cell(other, block.place)[1], hint=hint)


def _numbers(block: Choropleth, rows: list[Statement]) -> Iterator[Diagnostic]:
    """Check that numbers have one unit, are not ranges, and fall into more than one class."""
    numbers: list[Fraction] = []
    units: dict[str | None, Location] = {}
    for row in rows:
        value, at = _cell(row, block.value)
        if value is None or isinstance(value, FactRef):
            continue
        number = number_in(value)
        if number is not None:
            numbers.append(number)
        elif isinstance(value, Range):
            message = f"a map can't colour the range {value.canonical}"
            hint = "state the estimate between them: 263 (240..289)"
            yield RANGE_DRAWN.found(message, at, hint=hint)
        units.setdefault(unit_of(value), at)
    if len(units) > 1:
        message = f"a map has one scale, and these numbers are in {' and '.join(map(str, units))}"
        yield MIXED_UNITS.found(message, list(units.values())[1])
    classes = tuple(map(Fraction, block.classes))
    if classes and len(numbers) > 1 and len({class_of(one, classes) for one in numbers}) == 1:
        message = "all numbers of this map are in one of its classes"
        hint = "write bounds between the numbers, those of shares in per cent: [10, 20, 50]"
        yield BAD_VALUE.found(message, block.at, hint=hint)
