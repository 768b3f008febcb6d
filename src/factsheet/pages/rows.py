"""Functions of templates about the rows of a series."""

from collections.abc import Sequence

from factsheet.edition.document import RowView
from factsheet.edition.document import plain as words_of

YEAR = 5
"""Maximum length of a date, in characters, that fits a timeline's column of years."""


def date_style(rows: Sequence[RowView], date: str) -> str:
    """`years` if every row's date fits a narrow column, else `dates`."""
    dates = [words_of(row.cells[date].children) for row in rows if date in row.cells]
    return "years" if all(len(words) <= YEAR for words in dates) else "dates"


def shared_sources(rows: Sequence[RowView]) -> tuple[int, ...]:
    """The sources, if they are the same for all rows, so that they are cited once; else empty."""
    distinct = {row.sources for row in rows}
    return distinct.pop() if len(distinct) == 1 else ()
