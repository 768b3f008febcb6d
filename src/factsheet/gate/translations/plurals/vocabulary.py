"""The words of a catalog, by which a singular is told from a plural."""

from collections.abc import Mapping
from dataclasses import dataclass

from factsheet.gate.target import Target
from factsheet.locales.endings import INVARIABLE, singulars
from factsheet.locales.languages import by_language
from factsheet.locales.words import words_in


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that a catalog has."""

    tag: str
    words: frozenset[str]
    plurals: Mapping[str, str]
    """The plural of each word that the catalog has in both numbers."""
    is_source: bool
    """Whether the source texts are of this language, so that they tell what inflects."""

    @classmethod
    def of(cls, target: Target) -> "Vocabulary":
        """All words of its translations, of whatever form."""
        words = frozenset(
            word
            for unit in target.units
            for form in unit.forms
            for word in words_in(form.words.casefold())
        )
        invariable = by_language(INVARIABLE, target.tag) or frozenset()
        plurals = {
            singular: word
            for word in sorted(words - invariable)
            for singular in singulars(word, target.tag) & words
        }
        return cls(target.tag, words, plurals, target.is_source)

    def plural(self, word: str) -> str | None:
        """The word's plural, where the word is a singular."""
        return None if self.singular(word) else self.plurals.get(word)

    def singular(self, word: str) -> str | None:
        """The word's singular, where the word is a plural."""
        found = sorted(singulars(word, self.tag) & self.words)
        return next((one for one in found if self.plurals.get(one) == word), None)
