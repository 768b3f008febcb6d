"""Describe where a PDF's text differs from its page, block by block."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from factsheet.published.blocks import TextBlock
from factsheet.published.folding import folded, tokens
from factsheet.published.pdf.structure import Leaf

SHOWN = 12
"""Maximum number of words of a passage that a finding shows."""


@dataclass(frozen=True, slots=True)
class ReadingDifference:
    """A block whose text in the PDF is not that of the page."""

    block: TextBlock | None
    """The block; for added text, the last block before it, or None at the beginning."""
    message: str
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """What the page has and the PDF lacks at one place, and the reverse."""

    lost: dict[int, list[str]]
    """The lost words, by block."""
    added: list[str]
    after: TextBlock | None


def differences(
    blocks: Sequence[TextBlock], leaves: Sequence[Leaf], counters: frozenset[str]
) -> Iterator[ReadingDifference]:
    """The differences, in the order of the page; `counters` as for `order.locate`."""
    steps = _steps(blocks, leaves)
    for step in steps:
        others = [other for other in steps if other is not step]
        gone = {
            place: words
            for place, words in step.lost.items()
            if not any(_holds(other.added, words) for other in others)
        }
        for place in step.lost.keys() - gone.keys():
            said = _said(step.lost[place])
            yield ReadingDifference(
                blocks[place], f"{said} is read at another place", is_moved=True
            )
        moved = (words for other in others for words in other.lost.values())
        is_new = not counters.issuperset(map(folded, step.added)) and not any(
            _holds(step.added, words) for words in moved
        )
        if is_new and len(gone) == 1:
            ((place, words),) = gone.items()
            yield ReadingDifference(blocks[place], _changed(words, step.added))
            continue
        for place, words in gone.items():
            yield ReadingDifference(blocks[place], f"{_said(words)} is missing")
        if is_new:
            yield _more(step, blocks)


def _steps(blocks: Sequence[TextBlock], leaves: Sequence[Leaf]) -> list[_Step]:
    page = [
        (token, place)
        for place, block in enumerate(blocks)
        for part in block.parts
        for token in tokens(part.text)
    ]
    pdf = [token for leaf in leaves for token in tokens(leaf.text)]
    matcher = SequenceMatcher(None, [token for token, _ in page], pdf, autojunk=False)
    found: list[_Step] = []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        lost: dict[int, list[str]] = {}
        for token, place in page[first:last]:
            lost.setdefault(place, []).append(token)
        after = blocks[page[first - 1][1]] if first else None
        found.append(_Step(lost, pdf[start:end], after))
    return found


def _changed(words: Sequence[str], added: Sequence[str]) -> str:
    letters, drawn = "".join(words), "".join(added)
    if len(letters) > 1 and letters == drawn[::-1]:
        return f"{_said(words)} is read backwards"
    return f"{_said(words)} is read as {_said(added)}"


def _more(step: _Step, blocks: Sequence[TextBlock]) -> ReadingDifference:
    is_again = any(_holds(tokens(block.text), step.added) for block in blocks)
    message = "is read twice" if is_again else "is read, and is not on the page"
    return ReadingDifference(step.after, f"{_said(step.added)} {message}")


def _holds(whole: Sequence[str], part: Sequence[str]) -> bool:
    starts = range(len(whole) - len(part) + 1)
    return any(list(whole[start : start + len(part)]) == list(part) for start in starts)


def _said(words: Sequence[str]) -> str:
    shown = " ".join(words[:SHOWN])
    return f"“{shown} …”" if len(words) > SHOWN else f"“{shown}”"
