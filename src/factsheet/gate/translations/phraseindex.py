"""An index that finds many terms in a text at once, inflected or not."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from factsheet.glossary.glossary import Concept, GlossaryTerm
from factsheet.locales.words import stems, words_in

Known = Callable[[str, str], frozenset[str]]
"""The keys that the inflected forms of a word share, by word and language."""


@dataclass(frozen=True, slots=True)
class IndexedPhrase:
    """A term prepared for searching."""

    term: GlossaryTerm
    concept: Concept
    words: tuple[str, ...]
    keys: tuple[frozenset[str], ...]
    is_exact: bool
    """Whether only the exact spelling counts."""

    @classmethod
    def of(
        cls, term: GlossaryTerm, concept: Concept, known: Known, *, is_exact: bool
    ) -> "IndexedPhrase":
        words = tuple(words_in(term.text))
        keys = tuple(known(word, term.language) for word in words)
        return cls(term, concept, words, keys, is_exact)

    def is_in(self, said: "WordPositions", gap: int) -> bool:
        """Whether a text contains the term, with up to `gap` other words between two of its
        words."""
        if self.is_exact:
            return said.has((said.words.get(word, 0) for word in self.words), 0)
        return said.has(map(said.known_by, self.keys), gap)


@dataclass(frozen=True, slots=True)
class WordPositions:
    """The positions of a translation's words: bit n of a number is set for the n-th word.

    A term is found in a few operations, however often its words are repeated.
    """

    words: dict[str, int]
    """By the word as written."""
    keys: dict[str, int]
    """By key of an inflected word."""

    @classmethod
    def of(cls, text: str, language: str) -> "WordPositions":
        said = cls({}, {})
        for n, word in enumerate(words_in(text)):
            said.words[word] = said.words.get(word, 0) | 1 << n
        for word, places in said.words.items():
            for key in stems(word, language):
                said.keys[key] = said.keys.get(key, 0) | places
        return said

    def known_by(self, keys: frozenset[str]) -> int:
        """The positions of words with one of the keys."""
        places = 0
        for key in keys:
            places |= self.keys.get(key, 0)
        return places

    def has(self, wanted: Iterable[int], gap: int) -> bool:
        """Whether all occur in this order, with up to `gap` words in between."""
        rest = iter(wanted)
        last = next(rest)
        for places in rest if last else ():
            ahead = 0
            for step in range(1, gap + 2):
                ahead |= last << step
            last = ahead & places
            if not last:
                break
        return bool(last)


@dataclass(slots=True)
class _Node:
    """Phrases that begin with the same words, by the word that comes next.

    A text is searched once, however many terms begin alike. Terms that differ only by capitals end
    at the same node.
    """

    exact: dict[str, "_Node"] = field(default_factory=dict)
    """By the exact word."""
    inflected: dict[frozenset[str], "_Node"] = field(default_factory=dict)
    """By all keys of the word."""
    known: dict[str, list["_Node"]] = field(default_factory=dict)
    """The inflected ones, by each of their keys."""
    ends: dict[int, tuple[int, IndexedPhrase]] = field(default_factory=dict)
    """The phrases that end here, with their places in the file, by the words that have to begin
    with a capital: bit n is set for the n-th word."""

    def add(self, phrase: IndexedPhrase, order: int) -> None:
        node = self
        for word, keys in zip(phrase.words, phrase.keys, strict=True):
            node = node._next(word, keys, is_exact=phrase.is_exact)
        node.ends.setdefault(0 if phrase.is_exact else _capitals(phrase.words), (order, phrase))

    def _next(self, word: str, keys: frozenset[str], *, is_exact: bool) -> "_Node":
        if is_exact:
            return self.exact.setdefault(word, _Node())
        node = self.inflected.get(keys)
        if node is None:
            node = self.inflected[keys] = _Node()
            for key in keys:
                self.known.setdefault(key, []).append(node)
        return node

    def after(self, word: str, keys: frozenset[str]) -> list["_Node"]:
        """The nodes that follow for a word of the text."""
        found = [self.exact[word]] if word in self.exact else []
        nodes = {id(node): node for key in keys for node in self.known.get(key, ())}
        return [*found, *nodes.values()]

    def first(self, capitals: int) -> tuple[int, IndexedPhrase] | None:
        """The first phrase of the file that ends here and needs no capitals other than these."""
        ends = self.ends.items()
        return next((end for wanted, end in ends if not wanted & ~capitals), None)


def _capitals(words: Iterable[str]) -> int:
    return sum(1 << n for n, word in enumerate(words) if word[0].isupper())


@dataclass(slots=True)
class PhraseIndex:
    """Phrases to be found in a text."""

    root: _Node = field(default_factory=_Node)
    count: int = 0

    def add(self, phrase: IndexedPhrase) -> None:
        if phrase.words:
            self.root.add(phrase, self.count)
            self.count += 1

    def longest(
        self, words: Sequence[str], keys: Sequence[frozenset[str]], start: int
    ) -> IndexedPhrase | None:
        """The longest phrase that the words from `start` on begin with, the first of the file
        among those that are equally long."""
        nodes, found, capitals = [self.root], None, 0
        for position in range(start, len(words)):
            word = words[position]
            capitals |= word[0].isupper() << (position - start)
            nodes = [after for node in nodes for after in node.after(word, keys[position])]
            if not nodes:
                break
            if ends := [end for node in nodes if (end := node.first(capitals))]:
                found = min(ends, key=lambda end: end[0])[1]
        return found
