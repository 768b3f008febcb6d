"""Compare the reading order of a PDF's tags with its page, block by block."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factsheet.published.blocks import FIGURE, TextBlock
from factsheet.published.folding import read, runs
from factsheet.published.pdf.structure import Leaf

TRIES = 20
"""Maximum number of tries for each leaf, since counters could be text as well."""


@dataclass(frozen=True, slots=True)
class Located:
    """A leaf, and its place in a block."""

    leaf: Leaf
    block: TextBlock
    start: int
    end: int
    """The end of the leaf in the block's text, as returned by `folding.read`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How far the tags have the same text as the page."""

    located: Sequence[Located]
    """All leaves before the first difference."""
    passed_over: Sequence[Leaf] = ()
    """Leaves that styles have generated: item numbers, bullets and arrows."""
    stopped: TextBlock | None = None
    """The block with the first difference."""
    is_whole: bool = True


def locate(
    blocks: Sequence[TextBlock], leaves: Sequence[Leaf], counters: frozenset[str]
) -> Reading:
    """Find every leaf in the blocks, in order.

    `counters` are the numbers of list items, which styles generate.
    """
    return _Walk(blocks, leaves, counters).run()


class _Walk:
    def __init__(
        self, blocks: Sequence[TextBlock], leaves: Sequence[Leaf], counters: frozenset[str]
    ) -> None:
        self.blocks = blocks
        self.texts = [read(block.text)[0] for block in blocks]
        self.leaves = [leaf for leaf in leaves if read(leaf.text)[0]]
        self.said = [read(leaf.text)[0] for leaf in self.leaves]
        self.counters = counters

    def run(self) -> Reading:
        """Walk both texts; go back if a counter was taken for text or the reverse."""
        steps: list[_Step] = []
        furthest: list[_Step] = []
        doubts: list[tuple[int, int | None]] = []
        here = _Step(0, *self._next(0, 0))
        for _ in range(TRIES * len(self.leaves) + 1):
            if here.leaf == len(self.leaves) and here.block == len(self.blocks):
                return Reading(self._located(steps), self._passed_over(steps))
            options = self._options(here)
            if not options:
                furthest = max(furthest, [*steps, here], key=len)
                if not doubts:
                    break
                place, other = doubts.pop()
                here, options = steps[place], [other]
                del steps[place:]
            elif len(options) > 1:
                doubts.append((len(steps), options[1]))
            length = options[0]
            steps.append(replace(here, length=length))
            here = _Step(here.leaf + 1, *self._next(here.block, here.start + (length or 0)))
        place = furthest[-1].block
        stopped = self.blocks[min(place, len(self.blocks) - 1)] if self.blocks else None
        return Reading(self._located(furthest), (), stopped, is_whole=False)

    def _options(self, here: "_Step") -> list[int | None]:
        """The possible lengths of the leaf, the likeliest first; None skips it as a counter."""
        length, is_counter = self._length(here), self._is_counter(here.leaf)
        options = ([] if length is None else [length]) + ([None] if is_counter else [])
        path = self.leaves[here.leaf].path if is_counter else ()
        return options[::-1] if path and path[-1].role == "Lbl" else options

    def _located(self, steps: Sequence["_Step"]) -> list[Located]:
        return [
            Located(
                self.leaves[step.leaf],
                self.blocks[step.block],
                step.start,
                step.start + step.length,
            )
            for step in steps
            if step.length is not None
        ]

    def _passed_over(self, steps: Sequence["_Step"]) -> list[Leaf]:
        return [self.leaves[step.leaf] for step in steps if step.length is None]

    def _next(self, block: int, start: int) -> tuple[int, int]:
        while block < len(self.texts) and start >= len(self.texts[block]):
            block, start = block + 1, 0
        return block, start

    def _length(self, here: "_Step") -> int | None:
        """The length of the leaf in the block's text; None if the text differs."""
        if here.leaf == len(self.leaves) or here.block == len(self.blocks):
            return None
        if self.leaves[here.leaf].is_figure != (self.blocks[here.block].tag == FIGURE):
            return None
        text, said = self.texts[here.block], self.said[here.leaf]
        if text.startswith(said, here.start):
            return len(said)
        # A word that is divided at the end of a line has an additional hyphen.
        is_divided = said.endswith("-") and text.startswith(said[:-1], here.start)
        return len(said) - 1 if is_divided else None

    def _is_counter(self, leaf: int) -> bool:
        """Whether styles may have generated the leaf: an item number, bullet or arrow."""
        if leaf == len(self.leaves) or any(map(str.isalpha, self.said[leaf])):
            return False
        return self.counters.issuperset(runs(self.said[leaf]))


@dataclass(frozen=True, slots=True)
class _Step:
    """A leaf, and where in the blocks it should begin."""

    leaf: int
    block: int
    start: int
    length: int | None = None
    """None if it is skipped."""
