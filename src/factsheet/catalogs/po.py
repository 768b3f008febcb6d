"""A .po or .pot file as values: the file and its entries.

Everything in the file is kept, so that reading and writing it loses nothing.
"""

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from factsheet.diagnostics import Location

FUZZY = "fuzzy"
Key = tuple[str | None, str]
"""msgctxt and msgid, which identify an entry."""


@dataclass(frozen=True, slots=True)
class Previous:
    """The source text that a fuzzy translation was made for (`#|`)."""

    context: str | None = None
    singular: str | None = None
    plural: str | None = None


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as written in a file: its lines without the last line end, and its values."""

    lines: str
    says: "Entry"
    place: int = 0
    """The number of live and obsolete entries before it."""
    gap: int = 1
    """Blank lines before it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A message and its translation. Equality ignores the place in the file."""

    singular: str
    context: str | None = None
    plural: str | None = None
    translations: tuple[str, ...] = ("",)
    """The msgstr, or every msgstr[n] from 0; at least one, blank if untranslated."""
    flags: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    """The translator's own lines (`# `)."""
    extracted: tuple[str, ...] = ()
    """Lines for the translator, from the source (`#.`)."""
    references: tuple[str, ...] = ()
    """Files of the source, or `file:line` (`#:`)."""
    previous: Previous | None = None
    is_obsolete: bool = False
    location: Location = field(default=Location(""), compare=False)
    """Line of the entry's first keyword, msgctxt or msgid."""
    form_lines: tuple[int, ...] = field(default=(), compare=False)
    """Line of each form's msgstr."""
    spelling: RawEntry | None = field(default=None, compare=False, repr=False)
    """The original lines, if it was read from a file. They are kept when the entry is changed, so
    that unchanged parts are written as they were."""

    @property
    def key(self) -> Key:
        return (self.context, self.singular)

    @property
    def fuzzy(self) -> bool:
        return FUZZY in self.flags

    def form_location(self, index: int | None) -> Location:
        """The place of a form's msgstr, or of the entry if its line is not known."""
        if index is None or index >= len(self.form_lines):
            return self.location
        return Location(self.location.path, self.form_lines[index], 1)

    @property
    def is_blank(self) -> bool:
        """Whether all forms are blank."""
        return not any(form.strip() for form in self.translations)

    def translates(self, *, is_plural: bool) -> bool:
        """Whether it fits a message with or without a plural, which may have changed since."""
        return (self.plural is not None) == is_plural

    @property
    def is_translated(self) -> bool:
        """Whether it may be published: no form is blank, and it is not fuzzy."""
        return not self.fuzzy and all(map(str.strip, self.translations))


@dataclass(frozen=True, slots=True)
class PoFile:
    """A whole file: its header entry, the live entries, and the obsolete ones (`#~`)."""

    entries: tuple[Entry, ...] = ()
    header: Entry | None = None
    obsolete: tuple[Entry, ...] = ()
    tail: str = ""
    """The comment lines after the last entry."""
    tail_gap: int = field(default=1, compare=False)
    """Blank lines before the tail."""
    ending: str = field(default="\n", compare=False)
    """The line ends after the last line that is not blank."""
    newline: str = field(default="\n", compare=False)
    """Its line end."""

    def field(self, name: str) -> str | None:
        """A header field's value, such as that of `Language`; None if it is missing."""
        for line in self._header_lines():
            label, colon, value = line.partition(":")
            if colon and _same(label, name):
                return value.strip()
        return None

    def with_fields(self, fields: Mapping[str, str]) -> "PoFile":
        """The file with these header fields changed, or added after the others."""
        lines = self._header_lines()
        for name, value in fields.items():
            new = f"{name}: {value}"
            places = [n for n, line in enumerate(lines) if _same(line.partition(":")[0], name)]
            if places:
                lines[places[0]] = new
            else:
                lines.append(new)
        text = "".join(f"{line}\n" for line in lines)
        return replace(self, header=replace(self.header or Entry(""), translations=(text,)))

    def _header_lines(self) -> list[str]:
        lines = self.header.translations[0].split("\n") if self.header else []
        return lines[:-1] if lines and not lines[-1] else lines


def _same(label: str, name: str) -> bool:
    return label.strip().casefold() == name.casefold()


_LENGTH_FLAG = re.compile(r"max-length:\s*([0-9]{1,6})")


def maximum_of(flags: Iterable[str]) -> int | None:
    """The number in the flag `max-length:N`; None without this flag."""
    found = filter(None, map(_LENGTH_FLAG.fullmatch, flags))
    return next((int(match[1]) for match in found), None)


def content(entry: Entry) -> Hashable:
    """The parts of an entry that make it different for a translator.

    These are the source text, the translation and its state, the maximum length and the
    translator's comments, but not the context, notes and references.
    """
    old = entry.previous and (entry.previous.singular, entry.previous.plural)
    said = None if entry.is_blank else (entry.translations, entry.fuzzy, old)
    return (entry.singular, entry.plural, said, maximum_of(entry.flags), entry.comments)


def alike(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Entries grouped by content, in the order of each group's first entry."""
    groups: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(content(entry), []).append(entry)
    return list(groups.values())
