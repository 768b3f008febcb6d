"""The differences between two editions, as values."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kind of change of a passage or a value's words."""

    CAME = "came"
    WENT = "went"
    MOVED = "moved"
    REWORDED = "reworded"
    TRANSLATED = "translated"
    """It was in the source language and is translated now."""
    FELL_BACK = "fell-back"
    """It is in the source language now."""


class Cause(StrEnum):
    """Why a passage was reworded."""

    VALUE = "value"
    """A value in it has changed, and the words around it with another plural form."""
    SOURCE = "source"
    """The sentence that it translates has changed too."""
    TRANSLATION = "translation"
    """Only the translation has changed."""
    TEXT = "text"
    """It is a sentence of the source language itself."""
    UNKNOWN = "unknown"
    """The edition does not state its source language."""


@dataclass(frozen=True, slots=True)
class PropertyChange:
    """A property before and after, or None where it is missing."""

    what: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Prints:
    """How one language prints a changed value. `edition` is the day of pages that were kept."""

    locale: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    edition: str | None = None


@dataclass(frozen=True, slots=True)
class StatementChange:
    """The change of a statement. `row` is the row of a series."""

    fact: str
    row: str | None
    kind: Kind
    """CAME, WENT or REWORDED."""
    labels: dict[str, str]
    """The fact's labels by locale as pages print them, the source language's first."""
    changes: tuple[PropertyChange, ...]
    prints: tuple[Prints, ...] = ()


@dataclass(frozen=True, slots=True)
class PassageChange:
    """The change of a passage of a page."""

    sheet: str
    block: str
    kind: Kind
    before: str | None
    after: str | None
    cause: Cause | None = None


@dataclass(frozen=True, slots=True)
class LocaleChange:
    """The changes in one language."""

    locale: str
    kind: Kind | None
    """CAME or WENT; None for a language that both editions have."""
    standing: tuple[PropertyChange, ...] = ()
    """State, completeness, and the date of its pages."""
    sheets_came: tuple[str, ...] = ()
    sheets_went: tuple[str, ...] = ()
    page_counts: tuple[PropertyChange, ...] = ()
    """The page counts of PDFs, by sheet."""
    passages: tuple[PassageChange, ...] = ()
    values: tuple[PropertyChange, ...] = ()
    """Values printed differently, though the facts are the same."""
    following: int = 0
    """Number of passages that differ only in changed values."""
    looks: tuple[str, ...] = ()
    """Files with the same content in different bytes: layout, markup, styles."""


@dataclass(frozen=True, slots=True)
class EditionDifference:
    """The differences between two editions."""

    before: str
    after: str
    """The places of the editions, as the user named them."""
    edition: tuple[PropertyChange, ...]
    """Its day, publisher and source language."""
    facts: tuple[StatementChange, ...]
    locales: tuple[LocaleChange, ...]
    materials: tuple[PropertyChange, ...]
    """Versions of tools and of CLDR; fonts by digest."""
    assets: tuple[PropertyChange, ...]
    """Hashes of styles, images and other shared files."""
    notes: tuple[str, ...] = ()
    """Notes about what could not be compared."""

    @property
    def differs(self) -> bool:
        """Whether there are any differences."""
        return any((self.edition, self.facts, self.locales, self.materials, self.assets))
