"""A .po or .pot file as values: what the gettext manual calls a PO file and its entries.

Everything that the grammar can say is kept, so that writing what was read loses nothing.
"""

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from factsheet.diagnostics import Location

FUZZY = "fuzzy"
Key = tuple[str | None, str]
"""msgctxt and msgid: what an entry is looked up by."""


@dataclass(frozen=True, slots=True)
class Previous:
    """The source text that a fuzzy translation was made for (`#|`)."""

    context: str | None = None
    singular: str | None = None
    plural: str | None = None


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as a file has it: its lines without the last line end, and what they say."""

    lines: str
    says: "Entry"
    place: int = 0
    """How many entries stand before it, live ones and obsolete ones alike."""
    gap: int = 1
    """Blank lines before it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A message and its translation. Equality ignores the place in the file."""

    singular: str
    context: str | None = None
    plural: str | None = None
    translations: tuple[str, ...] = ("",)
    """The msgstr, or every msgstr[n] from 0; always at least one, blank where untranslated."""
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
    """How it was read; none where it was made. It goes along when an entry is changed, so
    that what stays is written as it was."""

    @property
    def key(self) -> Key:
        return (self.context, self.singular)

    @property
    def fuzzy(self) -> bool:
        return FUZZY in self.flags

    def form_location(self, index: int | None) -> Location:
        """The msgstr of a form; the entry itself if its line is not known."""
        if index is None or index >= len(self.form_lines):
            return self.location
        return Location(self.location.path, self.form_lines[index], 1)

    @property
    def is_blank(self) -> bool:
        """No form says anything."""
        return not any(form.strip() for form in self.translations)

    def translates(self, *, is_plural: bool) -> bool:
        """Whether it translates a message with or without a plural.

        A text that has become plural since, or has ceased to be, is not what was translated.
        """
        return (self.plural is not None) == is_plural

    @property
    def is_translated(self) -> bool:
        """Fit to be published: every form says something, and nothing awaits review."""
        return not self.fuzzy and all(map(str.strip, self.translations))


@dataclass(frozen=True, slots=True)
class PoFile:
    """A whole file: its header entry, the live entries, and the obsolete ones (`#~`)."""

    entries: tuple[Entry, ...] = ()
    header: Entry | None = None
    obsolete: tuple[Entry, ...] = ()
    tail: str = ""
    """The lines after the last entry: comments, as they stand."""
    tail_gap: int = field(default=1, compare=False)
    """Blank lines before the tail."""
    ending: str = field(default="\n", compare=False)
    """What follows the last line that is not blank: its line end, and blank lines."""
    newline: str = field(default="\n", compare=False)
    """How its lines end."""

    def field(self, name: str) -> str | None:
        """A header field's value, such as that of `Language`; None where it is absent."""
        for line in self._header_lines():
            label, colon, value = line.partition(":")
            if colon and _same(label, name):
                return value.strip()
        return None

    def with_fields(self, fields: Mapping[str, str]) -> "PoFile":
        """The file with these header fields set: in their place, or after the others."""
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
    """The number of the flag `max-length:N`; None without such a flag."""
    found = filter(None, map(_LENGTH_FLAG.fullmatch, flags))
    return next((int(match[1]) for match in found), None)


def content(entry: Entry) -> Hashable:
    """What a translator sees of an entry: all but its context, notes and references.

    That is the source text, the translation and its state, the limit of length and the
    translator's own comments. Where translations of a text differ, its entries do too.
    """
    old = entry.previous and (entry.previous.singular, entry.previous.plural)
    said = None if entry.is_blank else (entry.translations, entry.fuzzy, old)
    return (entry.singular, entry.plural, said, maximum_of(entry.flags), entry.comments)


def alike(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Entries of the same content together, in the order of the first of each."""
    groups: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(content(entry), []).append(entry)
    return list(groups.values())
