"""The parts of a table other than its rows: groups, totals, signs in empty cells."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from factsheet.edition.blocks import SectionView, SpanView, TotalView
from factsheet.edition.document import FactView, Phrase, RowView, Run
from factsheet.edition.speaker import UnsayableError
from factsheet.edition.views import Views
from factsheet.locales.profile import LocaleProfile
from factsheet.model.facts import Fact
from factsheet.model.numbers import AMOUNTS
from factsheet.model.sheet import Table, Total
from factsheet.model.values import Absence, Row

SIGNS = {Absence.NOT_AVAILABLE: "…", Absence.NOT_APPLICABLE: "–"}
"""The signs in cells without a number, as in the yearbooks of the United Nations."""
_SIGN = re.compile(r"\d(\D)\d")


def parts_of(block: Table, series: FactView, what: str, views: Views) -> dict[str, Any]:
    """The fields of the table's view that are not copied from its block."""
    fact = views.speaker.base.facts[series.id]
    numeric = frozenset(name for name, column in fact.columns if column.kind in AMOUNTS)
    gaps = {
        (row.id, name): _absences(fact, row.id).get(name, column.missing)
        for name, column in fact.columns
        if name in numeric.intersection(block.columns)
        for row in series.rows
        if name not in row.cells
    }
    signs = {why: Phrase((Run(SIGNS[why]),)) for why in Absence if why in gaps.values()}
    return {
        "numeric": numeric,
        "decimal_signs": _decimal_signs(views.speaker.voice.profile),
        "missing": {cell: signs[why] for cell, why in gaps.items()},
        "absences": signs,
        "spans": _spans(block, views) if block.spans else (),
        "sections": tuple(_sections(block, fact, series.rows, what, views)),
    }


def _absences(fact: Fact, row: str) -> dict[str, Absence]:
    found = fact.row(row)
    return dict(found.value.absent) if found and isinstance(found.value, Row) else {}


def _decimal_signs(profile: LocaleProfile) -> str:
    half = Decimal("1.50")
    texts = profile.number(half), profile.money(half, "USD")
    return "".join({found[1] for text in texts if (found := _SIGN.search(text))})


def _spans(block: Table, views: Views) -> tuple[SpanView, ...]:
    over = {column: span for span in block.spans.values() for column in span.columns}
    return tuple(
        SpanView(views.phrase(span.heading) if span else None, tuple(columns))
        for span, columns in groupby(block.columns, key=over.get)
    )


def _sections(
    block: Table, fact: Fact, rows: tuple[RowView, ...], what: str, views: Views
) -> Iterator[SectionView]:
    left = dict(block.totals)
    start = 0
    by = block.group
    for value, rows_of in groupby(
        rows, key=lambda row: views.group_of(fact, row.id, by) if by else None
    ):
        stop = start + len(list(rows_of))
        own = [
            name
            for name, total in left.items()
            if value and any(one.column == by and value in views.words(one) for one in total.where)
        ]
        totals = _totals({name: left.pop(name) for name in own}, what, views)
        yield SectionView(start, stop, value is not None, totals)
        start = stop
    if totals := _totals(left, what, views):
        yield SectionView(start, start, False, totals)


def _totals(totals: dict[str, Total], what: str, views: Views) -> tuple[TotalView, ...]:
    found = []
    for name, total in totals.items():
        try:
            facts = {one.column: views.fact(one.value) for one in total.values}
            label = views.phrase(total.label) if total.label else None
        except UnsayableError as error:
            views.left_out(f"total “{name}” in {what}", total.values[0].value.at, error)
            continue
        cells = {column: fact.value for column, fact in facts.items()}
        sources = {number for fact in facts.values() for number in fact.sources}
        found.append(TotalView(label, cells, tuple(sorted(sources))))
    return tuple(found)
