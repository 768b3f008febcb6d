"""X1 to X8: the levels that isolates, embeddings and overrides ask for."""

from factsheet.bidi.characters import EMBEDDINGS, ISOLATES, REMOVED
from factsheet.bidi.paragraph import Paragraph, first_strong

_DEPTH = 125


class Explicit:
    """The stack of what has begun and not ended."""

    def __init__(self, paragraph: Paragraph, base: int) -> None:
        self.paragraph = paragraph
        self.base = base
        self.ends = set(paragraph.matches.values())
        self.stack: list[tuple[int, str | None, bool]] = [(base, None, False)]
        """Levels, their overrides, and whether an isolate began them."""
        self.opened: list[bool] = []
        """Whether each open isolate has a level of its own."""
        self.excess = 0

    def run(self) -> list[int]:
        """The level of each character; overridden classes are written into the paragraph."""
        classes = self.paragraph.classes
        found: list[int] = []
        for index, own in enumerate(list(classes)):
            if own == "PDI" and index in self.ends:
                self._close()
            level, override, _ = self.stack[-1]
            found.append(self.base if own == "B" else level)
            if own in ISOLATES or own in EMBEDDINGS:
                self._open(index, own, level)
            elif own == "PDF":
                self._pop()
            if override and own not in REMOVED and own != "B":
                classes[index] = override
        return found

    def _open(self, index: int, own: str, level: int) -> None:
        classes, matches = self.paragraph.classes, self.paragraph.matches
        is_isolate = own in ISOLATES
        if is_isolate:
            end = matches.get(index, len(classes))
            side, override = ISOLATES[own] or first_strong(classes, matches, index + 1, end), None
        else:
            side, override = EMBEDDINGS[own]
        new = level + (1 if (level % 2 == 1) != (side == "R") else 2)
        is_valid = new <= _DEPTH and not self.excess
        self.excess += not is_valid
        if is_isolate:
            self.opened.append(is_valid)
        if is_valid:
            self.stack.append((new, override, is_isolate))

    def _close(self) -> None:
        if self.opened.pop():
            while not self.stack.pop()[2]:
                pass
            self.excess = 0
        else:
            self.excess -= 1

    def _pop(self) -> None:
        if self.excess:
            self.excess -= 1
        elif not self.stack[-1][2] and len(self.stack) > 1:
            self.stack.pop()
