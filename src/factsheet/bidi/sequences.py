"""BD13 and X10: the stretches of one level whose characters are resolved together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import bidirectional

from factsheet.bidi.characters import ISOLATES, REMOVED
from factsheet.bidi.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class IsolatingRun:
    """An isolating run sequence (BD13), with the direction at its ends (X10)."""

    indices: list[int]
    before: str
    after: str
    direction: str


def sequences(paragraph: Paragraph, found: Sequence[int], base: int) -> Iterator[IsolatingRun]:
    """All of a paragraph, by the levels found so far; `base` is its own."""
    original = [bidirectional(character) or "L" for character in paragraph.text]
    kept = [index for index, own in enumerate(original) if own not in REMOVED]
    places = {index: place for place, index in enumerate(kept)}
    runs: list[list[int]] = []
    for index in kept:
        if runs and found[runs[-1][-1]] == found[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    by_start = {run[0]: run for run in runs}
    ends = {run[-1] for run in runs}
    continued = {
        end for start, end in paragraph.matches.items() if start in ends and end in by_start
    }
    for run in runs:
        if run[0] in continued:
            continue
        indices = list(run)
        while (end := paragraph.matches.get(indices[-1])) is not None and end in by_start:
            indices += by_start[end]
        # X10: the levels before and after it, what is removed left out.
        level, first, last = found[indices[0]], places[indices[0]], places[indices[-1]] + 1
        before = found[kept[first - 1]] if first else base
        is_open = original[indices[-1]] in ISOLATES and indices[-1] not in paragraph.matches
        after = found[kept[last]] if last < len(kept) and not is_open else base
        sides = (_side(max(level, before)), _side(max(level, after)), _side(level))
        yield IsolatingRun(indices, *sides)


def _side(level: int) -> str:
    return "R" if level % 2 else "L"
