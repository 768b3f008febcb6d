"""Lay out large figures: how many fit side by side, and in which size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factsheet.edition.document import Datum, FactView, Inline, Run
from factsheet.edition.document import plain as words_of

CAPACITY = {4: 22, 3: 30, 2: 46}
"""Maximum length of a figure in the smallest size, in characters, by figures in a row."""


def per_row(figures: "Sequence[Figure]") -> int:
    """Number of figures in a row, such that rows are even and the longest figure fits."""
    longest = max((figure.length for figure in figures), default=0)
    even = _per_even_row(len(figures))
    return next((n for n in range(even, 1, -1) if longest <= CAPACITY[n]), 1)


def _per_even_row(count: int) -> int:
    rows = -(-count // 4)
    return -(-count // rows) if rows else 1


SIZES = ((6, "xl"), (8, "l"), (13, "m"), (22, "s"))
"""(characters that fit a quarter of the page, size), largest size first."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A fact to print large."""

    fact: FactView
    size: str
    """`xl`, `l`, `m`, `s` or `xs`, by the length of the printed value."""
    is_qualified: bool
    """Whether words such as «about» precede or follow a single number."""
    length: int
    """Number of characters that must stay on one line."""

    @property
    def is_long(self) -> bool:
        """Whether it needs more than a quarter of the page's width."""
        return self.length > CAPACITY[4]


def figures(facts: Sequence[FactView]) -> tuple[Figure, ...]:
    """Each fact with its printed size. Figures of a block share the size of the longest one."""
    found = tuple(map(_figure, facts))
    size = common_size(found)
    return tuple(replace(figure, size=size) for figure in found)


def common_size(figures: "Sequence[Figure]") -> str:
    """The smallest size of all."""
    order = (*(name for _, name in SIZES), "xs")
    return max((figure.size for figure in figures), key=order.index, default="xs")


def _figure(fact: FactView) -> Figure:
    values = list(_values(fact.value.children))
    if len(values) != 1:
        words = words_of(fact.value.children)
        size = "s" if len(words) <= CAPACITY[4] else "xs"
        return Figure(fact, size, False, max(map(len, words.split(" ")), default=0))
    words, number = words_of(fact.value.children), words_of(values[0].children)
    around = words.replace(number, "", 1)
    # «כ־48,500» is one unbreakable word: its prefix adds to the length of the number.
    is_one_word = not any(map(str.isspace, around))
    length = len(words) if is_one_word else len(number)
    size = next((name for limit, name in SIZES if length <= limit), "xs")
    is_qualified = bool(around) and not is_one_word
    return Figure(fact, size, is_qualified, _unbroken(values[0]) + is_one_word * len(around))


def _unbroken(value: Datum) -> int:
    """Length of the longest unbreakable part of a value: 98,000 US$ is one part, a date three."""
    return max(map(len, words_of(value.children).split(" ")), default=0)


def _values(children: tuple[Inline, ...]) -> Iterator[Datum]:
    """The outermost values, including those inside passages in another language."""
    for child in children:
        if isinstance(child, Datum):
            yield child
        elif not isinstance(child, Run):
            yield from _values(child.children)
