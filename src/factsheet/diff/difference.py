"""What has changed between two editions, as values."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What has become of a passage, or of the words of a value."""

    CAME = "came"
    WENT = "went"
    MOVED = "moved"
    REWORDED = "reworded"
    TRANSLATED = "translated"
    """It was in the source language, and marked so."""
    FELL_BACK = "fell-back"
    """It is in the source language now."""


class Cause(StrEnum):
    """Why a passage is worded otherwise."""

    VALUE = "value"
    """A value in it has changed, and the words with it: another plural form."""
    SOURCE = "source"
    """The sentence that it translates has changed too."""
    TRANSLATION = "translation"
    """The translation alone."""
    TEXT = "text"
    """It is a sentence of the source language itself."""
    UNKNOWN = "unknown"
    """An edition does not say which language is its source."""


@dataclass(frozen=True, slots=True)
class PropertyChange:
    """One property of something, before and after; None where it had none."""

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
    """What a fact states otherwise: `row` is the row of a series."""

    fact: str
    row: str | None
    kind: Kind
    """CAME, WENT or REWORDED."""
    labels: dict[str, str]
    """The fact's name by locale, the source language's first, where pages give it one."""
    changes: tuple[PropertyChange, ...]
    prints: tuple[Prints, ...] = ()


@dataclass(frozen=True, slots=True)
class PassageChange:
    """What a page says otherwise."""

    sheet: str
    block: str
    kind: Kind
    before: str | None
    after: str | None
    cause: Cause | None = None


@dataclass(frozen=True, slots=True)
class LocaleChange:
    """What has changed in one language."""

    locale: str
    kind: Kind | None
    """CAME or WENT; None for a language that both editions have."""
    standing: tuple[PropertyChange, ...] = ()
    """State, completeness, and the day that its pages speak of."""
    sheets_came: tuple[str, ...] = ()
    sheets_went: tuple[str, ...] = ()
    page_counts: tuple[PropertyChange, ...] = ()
    """Of PDFs, by sheet."""
    passages: tuple[PassageChange, ...] = ()
    values: tuple[PropertyChange, ...] = ()
    """Values that are printed in other words, though the facts state the same."""
    following: int = 0
    """Passages that differ in changed values alone."""
    looks: tuple[str, ...] = ()
    """Files with other bytes that say what they said: layout, markup, styles."""


@dataclass(frozen=True, slots=True)
class EditionDifference:
    """All that differs between two editions."""

    before: str
    after: str
    """Where they are, as their reader named them."""
    edition: tuple[PropertyChange, ...]
    """Its day, publisher and source language."""
    facts: tuple[StatementChange, ...]
    locales: tuple[LocaleChange, ...]
    materials: tuple[PropertyChange, ...]
    """Versions of tools and of CLDR; fonts by digest."""
    assets: tuple[PropertyChange, ...]
    """Styles, images and other files of no language, by digest."""
    notes: tuple[str, ...] = ()
    """What could not be compared."""

    @property
    def differs(self) -> bool:
        """Whether there is anything to tell."""
        return any((self.edition, self.facts, self.locales, self.materials, self.assets))
