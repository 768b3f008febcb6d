"""Large figures: how many stand side by side, and how large each can be set."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factsheet.localize.document import Datum, FactView, Inline, Run
from factsheet.localize.speaker import plain as words_of


def per_row(count: int) -> int:
    """How many large figures stand side by side, so that rows are as even as can be."""
    rows = -(-count // 4)
    return -(-count // rows) if rows else 1


SIZES = ((6, "xl"), (8, "l"), (13, "m"), (22, "s"))
"""Characters that fit a quarter of the page, by how large they are set."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A fact to print large."""

    fact: FactView
    size: str
    """`xl`, `l`, `m`, `s` or `xs`, by the length of what is printed."""
    is_qualified: bool
    """Whether words such as «about» stand beside the one number."""


def figures(facts: Sequence[FactView]) -> tuple[Figure, ...]:
    """Each fact with the size that its value can be printed in."""
    return tuple(map(_figure, facts))


def _figure(fact: FactView) -> Figure:
    values = list(_values(fact.value.children))
    if len(values) != 1:
        return Figure(fact, "s" if len(words_of(fact.value.children)) <= 22 else "xs", False)
    length = len(words_of(values[0].children))
    size = next((name for limit, name in SIZES if length <= limit), "xs")
    return Figure(fact, size, len(words_of(fact.value.children)) > length)


def _values(children: tuple[Inline, ...]) -> Iterator[Datum]:
    """The outermost values, also those inside words of another language."""
    for child in children:
        if isinstance(child, Datum):
            yield child
        elif not isinstance(child, Run):
            yield from _values(child.children)
