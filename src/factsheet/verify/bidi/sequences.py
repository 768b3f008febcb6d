"""BD13 and X10: the stretches of one level whose characters are resolved together."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import bidirectional

from factsheet.verify.bidi.characters import ISOLATES, REMOVED
from factsheet.verify.bidi.paragraph import Paragraph


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
    runs: list[list[int]] = []
    for index in kept:
        if runs and found[runs[-1][-1]] == found[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    by_start = {run[0]: run for run in runs}
    continued = {
        end
        for start, end in paragraph.matches.items()
        if any(run[-1] == start for run in runs) and end in by_start
    }
    for run in runs:
        if run[0] in continued:
            continue
        indices = list(run)
        while (end := paragraph.matches.get(indices[-1])) is not None and end in by_start:
            indices += by_start[end]
        yield _framed(indices, kept, found, base, original, paragraph.matches)


def _framed(
    indices: list[int],
    kept: Sequence[int],
    found: Sequence[int],
    base: int,
    original: Sequence[str],
    matches: dict[int, int],
) -> IsolatingRun:
    level = found[indices[0]]
    first, last = kept.index(indices[0]), bisect_right(kept, indices[-1])
    before = found[kept[first - 1]] if first else base
    is_open = original[indices[-1]] in ISOLATES and indices[-1] not in matches
    after = found[kept[last]] if last < len(kept) and not is_open else base
    return IsolatingRun(indices, _side(max(level, before)), _side(max(level, after)), _side(level))


def _side(level: int) -> str:
    return "R" if level % 2 else "L"
