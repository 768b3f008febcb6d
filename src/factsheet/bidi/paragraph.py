"""A paragraph as the rules resolve it."""

from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.bidi.characters import ISOLATES


@dataclass(slots=True)
class Paragraph:
    """Its text, and what is known of each character."""

    text: str
    classes: list[str]
    """As they are resolved so far."""
    matches: dict[int, int]
    """The PDI of each isolate initiator that has one."""


def matches_of(classes: Sequence[str]) -> dict[int, int]:
    """BD9: isolate initiators and their PDIs."""
    found: dict[int, int] = {}
    begun: list[int] = []
    for index, own in enumerate(classes):
        if own in ISOLATES:
            begun.append(index)
        elif own == "PDI" and begun:
            found[begun.pop()] = index
    return found


def first_strong(classes: Sequence[str], matches: dict[int, int], start: int, end: int) -> str:
    """P2 and P3, for FSI: the direction of a part."""
    index = start
    while index < end:
        if classes[index] in ("L", "R", "AL"):
            return "L" if classes[index] == "L" else "R"
        index = matches.get(index, end) + 1 if classes[index] in ISOLATES else index + 1
    return "L"
