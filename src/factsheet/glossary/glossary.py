"""Terms by concept and language (ISO 30042, ISO 704: one concept, its terms)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from factsheet.diagnostics import Location

MAXIMUM_TERMS = 200_000
"""Maximum number of terms in a file."""
MAXIMUM_SYNONYMS = 100
"""Maximum number of terms of a concept in one language."""
LONGEST_TERM = 300
"""Maximum length of a term in characters. The longest titles of conventions have some 200."""


class TermStatus(StrEnum):
    """How a term may be used."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"
    UNTRANSLATABLE = "untranslatable"
    """A name that is written exactly like this, never inflected, translated or transliterated."""


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A word or phrase that one language has for a concept."""

    text: str
    language: str
    """The language's tag."""
    status: TermStatus = TermStatus.PREFERRED
    at: Location = field(default=Location(""), compare=False)


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept, with its terms in the order of the file."""

    id: str
    terms: tuple[GlossaryTerm, ...]
    note: str = ""

    def accepted(self, language: str) -> tuple[GlossaryTerm, ...]:
        """The terms that may be used, the preferred ones first.

        A regional language without its own terms uses those of the language.
        """
        found = [term for term in self._of(language) if term.status is not TermStatus.FORBIDDEN]
        return tuple(sorted(found, key=lambda term: term.status is TermStatus.ADMITTED))

    def forbidden(self, language: str) -> tuple[GlossaryTerm, ...]:
        """The terms that must not be used."""
        return tuple(term for term in self._of(language) if term.status is TermStatus.FORBIDDEN)

    def _of(self, language: str) -> list[GlossaryTerm]:
        own = [term for term in self.terms if term.language.lower() == language.lower()]
        parent, dash, _ = language.rpartition("-")
        return own if own or not dash else self._of(parent)


@dataclass(frozen=True, slots=True)
class Glossary:
    """The concepts of all of a publication's glossary files."""

    concepts: tuple[Concept, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.concepts)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it has terms in, sorted."""
        return tuple(sorted({term.language for term in self.terms()}))

    def terms(self) -> Iterator[GlossaryTerm]:
        """Every term of every concept."""
        for concept in self.concepts:
            yield from concept.terms
