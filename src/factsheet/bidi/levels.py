"""The levels of a paragraph's characters, and the order of a line's."""

from collections.abc import Sequence
from unicodedata import bidirectional

from factsheet.bidi.paragraph import (
    REMOVED,
    Explicit,
    Paragraph,
    matches_of,
    sequences,
)
from factsheet.bidi.resolution import resolve


def levels(text: str, direction: str) -> list[int]:
    """The embedding level of each character of a paragraph; odd ones run from right to left.

    `direction` is the paragraph's: `ltr` or `rtl`. White space at line ends (rule L1) keeps
    the level that it has within the line.
    """
    base = 1 if direction == "rtl" else 0
    classes = [bidirectional(character) or "L" for character in text]
    paragraph = Paragraph(text, classes, matches_of(classes))
    original = list(classes)
    found = Explicit(paragraph, base).run()
    for sequence in list(sequences(paragraph, found, base)):
        resolve(paragraph, sequence)
        for index in sequence.indices:
            own = paragraph.classes[index]
            # I1 and I2.
            if found[index] % 2:
                found[index] += own != "R"
            else:
                found[index] += {"R": 1, "AN": 2, "EN": 2}.get(own, 0)
    for index, own in enumerate(original):
        if own in REMOVED:  # by X9: it separates nothing
            found[index] = found[index - 1] if index else base
    return found


def reordered(levels: Sequence[int]) -> list[int]:
    """The places of a line's characters from left to right (rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order
