"""Choose how densely a table is set, so that its columns fit the block's width.

Paper cannot be scrolled. A table that is too wide is set in smaller type with less space between
columns, or else on a landscape page. If it is still too wide, the layout reports it (`ink`).
"""

from collections.abc import Iterable, Mapping, Sequence

from factsheet.edition.blocks import TotalView
from factsheet.edition.document import Phrase, RowView
from factsheet.edition.document import plain as words_of
from factsheet.model.sheet import Width

ROOM = 98.0
"""Number of characters that fit a line of full page width, in the size of tables."""
ROOM_DENSE, ROOM_TURNED = 104.0, 154.0
"""The same in the smallest size, on portrait and landscape pages."""
PADDING, PADDING_DENSE, PADDING_TURNED = 3.2, 1.1, 0.6
"""Space between two columns, in characters."""
SHARES: Mapping[str, float] = {
    Width.FULL: 1,
    Width.TWO_THIRDS: 0.65,
    Width.HALF: 0.48,
    Width.THIRD: 0.31,
}
NARROW = frozenset(".,:;'’!|()[]/ \u00a0\u202fiIl٫٬،")
"""Characters about half as wide as others."""


Line = RowView | TotalView


def setting(
    columns: Sequence[str], headings: Mapping[str, Phrase], rows: Iterable[Line], width: str
) -> str:
    """`plain`, `dense` or `turned`: the loosest setting in which the widest words fit."""
    cells = list(rows)
    widths = [_widest(name, headings, cells) for name in columns]
    share = SHARES[width]
    if _total(widths, PADDING) <= ROOM * share:
        return "plain"
    is_dense = _total(widths, PADDING_DENSE) <= ROOM_DENSE * share
    # Only a block of full width can have a landscape page.
    return "dense" if is_dense or width != Width.FULL else "turned"


def _total(widths: Sequence[float], padding: float) -> float:
    return sum(widths) + padding * len(widths)


def _widest(name: str, headings: Mapping[str, Phrase], rows: Sequence[Line]) -> float:
    """The longest word of a column, in characters of the usual width."""
    phrases = [row.cells[name] for row in rows if name in row.cells]
    texts = [words_of(phrase.children) for phrase in (headings[name], *phrases)]
    return max(_width(word) for text in texts for word in text.split(" "))


def _width(word: str) -> float:
    return sum(0.5 if character in NARROW else 1.0 for character in word)
