"""A .po file as it was read last, so that of a new version only the changed entries are read."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from factsheet.catalogs.po import Entry


@dataclass(slots=True)
class LastRead:
    """The entries of a file and the lines in which they begin; a new instance is empty.

    What a line means depends only on the lines of its own entry. So the entries that begin before
    the first changed line stay the same, except the last of them. So do those that begin after the
    last changed line, once the parser reaches the first of these.
    """

    lines: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    """Live ones and obsolete ones, as they follow each other."""
    firsts: list[int] = field(default_factory=list)
    """The number of each entry's first line, which may be a comment's."""
    tail: tuple[str, int] = ("", 1)
    """The comment lines after the last entry, and the blank lines before them."""

    def unchanged(self, lines: Sequence[str]) -> tuple[int, int]:
        """The number of unchanged entries before the change in a new version, and the number of our
        first unchanged line after it."""
        most = min(len(lines), len(self.lines))
        same = (at for at in range(most) if lines[at] != self.lines[at])
        before = next(same, most)
        ends = range(1, most - before + 1)
        after = next((at for at in ends if lines[-at] != self.lines[-at]), most - before + 1)
        kept = bisect_right(self.firsts, before) - 1
        return max(kept, 0), len(self.lines) - after + 2

    def become(self, other: "LastRead") -> None:
        """Take over the content of another instance."""
        self.lines, self.entries = other.lines, other.entries
        self.firsts, self.tail = other.firsts, other.tail

    def gap(self, place: int) -> int:
        """The blank lines before an entry."""
        spelling = self.entries[place].spelling
        return spelling.gap if spelling else 1

    def place(self, line: int) -> int | None:
        """The place of the entry that begins in this of our lines; None if none does."""
        at = bisect_right(self.firsts, line) - 1
        return at if at >= 0 and self.firsts[at] == line else None


def moved(entry: Entry, lines: int, places: int) -> Entry:
    """The entry, moved down by a number of lines and of entries."""
    spelling = entry.spelling
    if spelling is None or lines == places == 0:
        return entry
    at = replace(entry.location, line=entry.location.line + lines)
    forms = tuple(line + lines for line in entry.form_lines)
    says = replace(spelling.says, location=at, form_lines=forms)
    spelling = replace(spelling, says=says, place=spelling.place + places)
    return replace(entry, location=at, form_lines=forms, spelling=spelling)
