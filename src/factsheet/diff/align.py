"""Match the passages of two editions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from factsheet.published.diffpage import PagePassage

ALIKE = 0.5
"""Minimum ratio of common characters at which two passages count as one reworded passage."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage before and after. One side is None if it was added or removed."""

    before: PagePassage | None
    after: PagePassage | None


def align(before: Sequence[PagePassage], after: Sequence[PagePassage]) -> list[Pair]:
    """Every passage of both pages once, block by block in reading order.

    A passage removed from one block and added to another with the same pattern has moved.
    """
    blocks = dict.fromkeys(passage.block for passage in (*before, *after))
    pairs = [
        pair
        for block in blocks
        for pair in _block(
            [one for one in before if one.block == block],
            [one for one in after if one.block == block],
        )
    ]
    return _with_moves(pairs)


def _block(before: Sequence[PagePassage], after: Sequence[PagePassage]) -> Iterator[Pair]:
    old, new = ([one.pattern for one in side] for side in (before, after))
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from map(Pair, before[i:j], after[k:m])
        else:
            yield from _replaced(before[i:j], after[k:m])


def _replaced(before: Sequence[PagePassage], after: Sequence[PagePassage]) -> Iterator[Pair]:
    """Pairs of similar passages in order; the others are added or removed."""
    start = 0
    for old in before:
        found = next((n for n in range(start, len(after)) if _is_alike(old, after[n])), None)
        if found is None:
            yield Pair(old, None)
            continue
        yield from (Pair(None, new) for new in after[start:found])
        yield Pair(old, after[found])
        start = found + 1
    yield from (Pair(None, new) for new in after[start:])


def _is_alike(old: PagePassage, new: PagePassage) -> bool:
    if old.is_fallback != new.is_fallback:
        # A sentence and its translation have no letters in common, only values and place.
        return old.addresses == new.addresses
    matcher = SequenceMatcher(None, old.pattern, new.pattern, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _with_moves(pairs: Iterable[Pair]) -> list[Pair]:
    pairs = list(pairs)
    came: dict[str, list[int]] = {}
    for number, pair in enumerate(pairs):
        if pair.before is None and pair.after is not None:
            came.setdefault(pair.after.pattern, []).append(number)
    taken: set[int] = set()
    for number, pair in enumerate(pairs):
        if pair.after is None and pair.before is not None and came.get(pair.before.pattern):
            other = came[pair.before.pattern].pop(0)
            pairs[number] = Pair(pair.before, pairs[other].after)
            taken.add(other)
    return [pair for number, pair in enumerate(pairs) if number not in taken]
