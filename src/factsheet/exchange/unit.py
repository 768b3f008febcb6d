"""The data that are exported and imported, independent of the format."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from factsheet.catalogs.po import maximum_of
from factsheet.diagnostics import Location
from factsheet.glossary.glossary import Glossary

_FORM = re.compile(r"[0-9]{1,3}")


def plural_form(number: str) -> int:
    """The plural form at the end of an id; -1, which no message has, if it is not a number."""
    return int(number) if _FORM.fullmatch(number) else -1


class State(StrEnum):
    """The state of a translation. Only `translated` ones are published."""

    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"
    TRANSLATED = "translated"


@dataclass(frozen=True, slots=True)
class Variant:
    """One version of a message: the only one, or that for one plural form of the language."""

    source: str
    target: str
    """Blank if untranslated."""
    state: State
    category: str | None = None
    """CLDR's plural category; None for a message that is not plural."""
    numbers: tuple[int, ...] = ()
    """The smallest numbers that take this plural form, at most four."""
    previous: str | None = None
    """The source text that the target translates, if it was a different one."""

    @property
    def description(self) -> str:
        """A description for the translator: few: 3, 4, 5, 6 …"""
        more = " …" if len(self.numbers) > 3 else ""
        return f"{self.category}: {', '.join(map(str, self.numbers))}{more}"


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """One message to be exported."""

    id: str
    """A name token of XML, unique in the catalog: the msgctxt where that is one."""
    context: str | None
    forms: tuple[Variant, ...]
    """One, or as many as the language has plural forms, in gettext's order."""
    is_plural: bool
    notes: tuple[str, ...] = ()
    """Notes of the source for the translator."""
    comments: tuple[str, ...] = ()
    """The translator's comments."""
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """Ids of the other messages that have the same text, and are translated with it."""

    @property
    def maximum(self) -> int | None:
        """The maximum length of the translation, by its flag `max-length:N`."""
        return maximum_of(self.flags)

    @property
    def state(self) -> State:
        return least(form.state for form in self.forms) or State.UNTRANSLATED


@dataclass(frozen=True, slots=True)
class Bundle:
    """The content of an exported file."""

    publisher: str
    path: str
    """The catalog's path in the publication."""
    source_language: str
    language: str
    is_rtl: bool
    units: tuple[TranslationUnit, ...]
    glossary: Glossary = field(default_factory=Glossary)


@dataclass(frozen=True, slots=True)
class Segment:
    """One form of one message, as imported."""

    id: str
    form: int | None
    """Counted from 0; None for a message that is not plural."""
    source: str
    target: str
    state: State | None
    """None if the file states none."""
    at: Location
    comments: tuple[str, ...] = ()
    context: str | None = None
    """The context of the message; in a memory, of the message that the segment is from."""
    also: tuple[str, ...] = ()
    """Ids of the other messages that it is a translation of."""
    is_broken: bool = False
    """Whether a part can't be read, as a finding says. Its message stays unchanged."""
    proofed: str | None = None
    """The translation that a reviewer's remark is about: see `factsheet.proof`."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The content of an imported file."""

    language: str | None
    """As the file declares it; None if it does not."""
    segments: tuple[Segment, ...]
    is_memory: bool = False
    """Whether the segments are translations of any equal text, not of a message."""


def least(states: Iterable[State]) -> State | None:
    """The state furthest from `translated`; None without states."""
    return min(states, key=list(State).index, default=None)
