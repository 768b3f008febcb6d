"""Check that tables name columns, facts and cells that exist, and that totals add up."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from factsheet.diagnostics import Diagnostic, Location, nearest
from factsheet.gate.content.charts import unit_of
from factsheet.gate.content.references import READABLE, check_kind
from factsheet.gate.content.series import check_condition
from factsheet.model.base import FactBase, UnknownAddressError
from factsheet.model.facts import Fact, Statement, canonical
from factsheet.model.numbers import Count, Money, Quantity
from factsheet.model.ordering import BY_VALUE
from factsheet.model.publication import Publication
from factsheet.model.sheet import Condition, Table, Total
from factsheet.model.text import FactRef
from factsheet.model.values import Row, Several, Value
from factsheet.rules.facts import UNKNOWN_COLUMN, WRONG_KIND
from factsheet.rules.files import MISSING_KEY, WRONG_SHAPE
from factsheet.rules.sheets import LIMITED_NAMES, TOTAL_DIFFERS

Summand = Count | Money | Quantity


def check_table(table: Table, publication: Publication) -> Iterator[Diagnostic]:
    """Check the parts of a table other than its columns, which `check_rows` checks."""
    fact = publication.base.facts.get(table.series.id)
    if fact is None or fact.kind != "series":
        return
    yield from _spans(table)
    yield from _sort(table, fact)
    for total in table.totals.values():
        yield from _total(table, total, fact, publication)
    for note in table.notes.values():
        for cell in note.cells:
            series, _, column = cell.address.rpartition(".")
            if series.rpartition(".")[0] == fact.id:
                yield from _printed(column, table, cell.at)
            else:
                message = f"“{cell}” is not a cell of this table, which shows “{fact.id}”"
                hint = f"write {fact.id}.ROW.COLUMN"
                yield UNKNOWN_COLUMN.found(message, cell.at, hint=hint)


def _printed(column: str, table: Table, at: Location) -> Iterator[Diagnostic]:
    if column not in table.columns:
        hint = nearest(column, table.columns) or f"it has: {', '.join(table.columns)}"
        yield UNKNOWN_COLUMN.found(f"this table has no column “{column}”", at, hint=hint)


def _spans(table: Table) -> Iterator[Diagnostic]:
    """Check that the columns under a heading are adjacent, and that none is under two headings."""
    taken: set[str] = set()
    for span in table.spans.values():
        at = span.heading.at
        for column in span.columns:
            yield from _printed(column, table, at)
        places = sorted(table.columns.index(one) for one in span.columns if one in table.columns)
        if places and places != [*range(places[0], places[0] + len(places))]:
            message = f"the columns under “{span.heading.singular}” are not side by side"
            hint = "name them one after another in columns:"
            yield WRONG_SHAPE.found(message, at, hint=hint)
        for column in taken.intersection(span.columns):
            message = f"“{column}” stands under two headings"
            yield WRONG_SHAPE.found(message, at, hint="name each column in one span")
        taken.update(span.columns)


def _sort(table: Table, fact: Fact) -> Iterator[Diagnostic]:
    if table.sort is None:
        if table.descending:
            hint = "name the column that rows are sorted by: sort: …"
            yield MISSING_KEY.found("“descending” needs “sort”", table.at, hint=hint)
        return
    column = fact.column(table.sort)
    if column is None:
        known = [name for name, _ in fact.columns]
        hint = nearest(table.sort, known) or f"it has: {', '.join(known)}"
        message = f"the series “{fact.id}” has no column “{table.sort}” to sort by"
        yield UNKNOWN_COLUMN.found(message, table.at, hint=hint)
    elif column.kind not in (*BY_VALUE, *READABLE):
        message = f"rows can’t be sorted by “{table.sort}”, which is of kind {column.kind}"
        hint = "sort by a column of names, numbers or dates"
        yield WRONG_KIND.found(message, table.at, hint=hint)
    elif table.limit and column.kind in READABLE:
        message = f"the first {table.limit} rows by “{table.sort}” differ from language to language"
        hint = "sort by numbers or dates, or leave out limit"
        yield LIMITED_NAMES.found(message, table.at, hint=hint)


def _total(
    table: Table, total: Total, fact: Fact, publication: Publication
) -> Iterator[Diagnostic]:
    for one in total.where:
        yield from check_condition(one, fact, publication)
    for one in total.values:
        yield from _printed(one.column, table, one.value.at)
        if one.column == table.columns[0]:
            message = f"the label of the total stands in “{one.column}”, the first column"
            yield WRONG_SHAPE.found(message, one.value.at, hint="write it as label: …")
        elif column := fact.column(one.column):
            what = f"the total of “{one.column}” is of kind"
            yield from check_kind(one.value, (column.kind,), what, publication)


def check_totals(publication: Publication, day: date) -> Iterator[Diagnostic]:
    """Check that totals are the sums of the rows that a table shows, if all of these are exact."""
    for sheet in publication.sheets.values():
        for table in sheet.blocks.values():
            if isinstance(table, Table) and not sheet.for_each and not table.limit:
                for total in table.totals.values():
                    yield from _sums(table, total, publication.base, day)


def _sums(table: Table, total: Total, base: FactBase, day: date) -> Iterator[Diagnostic]:
    series = base.facts[table.series.id]
    rows = _rows(series, (*table.where, *total.where), base, day)
    for one in total.values:
        parts = [_exact(series, row, one.column) for row in rows]
        stated = _found(one.value, base, day)
        summands = [part for part in parts if part]
        if stated is None or not summands or len(summands) < len(parts):
            continue
        fact, value = stated
        is_sum = fact.compute is None or fact.compute.sum is not None
        if (
            not (is_sum and isinstance(value, Summand))
            or len({unit_of(part) for part in (value, *summands)}) > 1
        ):
            continue
        found = sum(map(_number, summands), Fraction())
        if abs(found - _number(value)) > _tolerance([value, *summands]):
            message = (
                f"“{one.value}” is {value.canonical}, and the rows above it add up to "
                f"{float(found):.12g} in “{one.column}”"
            )
            hint = f"compute it: {{sum: [{series.id}.{one.column}]}}; or correct a number"
            yield TOTAL_DIFFERS.found(message, one.value.at, hint=hint)


def _rows(
    series: Fact, conditions: tuple[Condition, ...], base: FactBase, day: date
) -> list[Statement]:
    """The rows of a day that meet all conditions."""
    rows = list(series.rows(day))
    for one in conditions:
        found = _found(one.value, base, day)
        value = found[1] if found else None
        items = value.items if isinstance(value, Several) else (value,) if value else ()
        words = [one.value.id, *map(canonical, items)]
        met = {row.id for row in series.rows_with(one.column, words)}
        rows = [row for row in rows if row.id in met]
    return rows


def _found(reference: FactRef, base: FactBase, day: date) -> tuple[Fact, Value | FactRef] | None:
    try:
        found = base.find(reference.address, day)
    except UnknownAddressError:
        return None
    is_exact = found and found.approximation is None
    return (found.fact, found.value) if found and is_exact else None


def _exact(series: Fact, row: Statement, name: str) -> Summand | None:
    """The number of a cell, if it is stated and exact."""
    cell = row.value.get(name) if isinstance(row.value, Row) else None
    column = series.column(name)
    about = row.approximation or (column.approximation if column else None)
    return cell if isinstance(cell, Summand) and about is None else None


def _number(value: Summand) -> Fraction:
    return Fraction(value.amount if isinstance(value, Money) else value.number)


def _tolerance(values: list[Summand]) -> Fraction:
    """The largest sum of rounding errors: half a unit of each value's last decimal, 0 for
    counts."""
    if isinstance(values[0], Count):
        return Fraction(0)
    exponents = [
        (one.amount if isinstance(one, Money) else one.number).as_tuple().exponent for one in values
    ]
    last = max(min(0, one) if isinstance(one, int) else 0 for one in exponents)
    return Fraction(len(values), 2) * Fraction(10) ** last
