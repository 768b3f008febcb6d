"""Select enough of the sheets over a series to print every message that any of them prints.

Most rows differ only in numbers and codes, which are not messages. So one of a hundred rows
with the same filled columns represents all of them.
"""

from collections.abc import Hashable, Iterator

from factsheet.edition.citations import Citations
from factsheet.edition.edition import Edition
from factsheet.edition.localizer import seen_from
from factsheet.edition.speaker import UnsayableError
from factsheet.edition.views import Views
from factsheet.messages.leaves import addresses
from factsheet.messages.phrases import SHARES
from factsheet.model.base import ROW
from factsheet.model.dates import Frequency
from factsheet.model.facts import Fact, Statement
from factsheet.model.named import Passage
from factsheet.model.numbers import Share
from factsheet.model.ranges import Range
from factsheet.model.sheet import Chart, SeriesBlock, Sheet
from factsheet.model.text import FactRef
from factsheet.model.values import Row, Several


def samples(sheet: Sheet, edition: Edition) -> Iterator[Sheet]:
    """The sheets to localize in order to find every message of a sheet as written."""
    made = edition.publication.made(sheet, edition.day)
    if sheet.for_each is None:
        yield from made
        return
    columns = {name.removeprefix(f"{ROW}.") for name in addresses(sheet)}
    seen = set()
    for one in made:
        words = _words(one, columns, edition)
        if words not in seen:
            seen.add(words)
            yield one


def _words(sheet: Sheet, columns: set[str], edition: Edition) -> tuple[Hashable, ...]:
    """A key that is equal for rows whose sheets print the same messages."""
    base = edition.publication.base
    speaker = edition.speaker(edition.config.source_locale)
    views = Views(seen_from(sheet, speaker), Citations())
    fact = base.facts[sheet.for_each.id] if sheet.for_each else None
    row = fact.row(sheet.row) if fact and sheet.row else None
    own = _of_row(row, fact, columns) if fact and row else ()
    chosen = (
        _of_block(block, block.series, views)
        for block in sheet.blocks.values()
        if isinstance(block, SeriesBlock | Chart) and block.where and block.series
    )
    return (own, *chosen)


def _of_block(block: SeriesBlock | Chart, series: FactRef, views: Views) -> frozenset[Hashable]:
    fact = views.speaker.base.facts[series.address]
    try:
        rows = views.selected(fact, block)
    except UnsayableError:
        return frozenset()
    return frozenset(_of_row(row, fact, set(block.printed)) for row in rows)


def _of_row(row: Statement, fact: Fact, columns: set[str]) -> tuple[Hashable, ...]:
    value = row.value
    cells = dict(value.cells) if isinstance(value, Row) else {}
    said = ((name, _of_value(cells[name])) for name in cells if name in columns)
    return (fact.id, row.source, row.approximation, *said)


def _of_value(value: object) -> Hashable:
    """The message in a value, or what selects it; True for values that CLDR words."""
    match value:
        case FactRef():
            return value.id
        case Passage():
            return value.text.context
        case Range():
            return "estimate" if value.best else "range"
        case Several():
            return frozenset(map(_of_value, value.items))
        case Share() if value.fraction in SHARES:
            return value.fraction
        case Frequency():
            return value.unit
    return True
