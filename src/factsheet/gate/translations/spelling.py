"""How a language spells, learnt from a catalog: which of two languages a text looks like."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import log

from factsheet.gate.target import Target
from factsheet.gate.translations.passages import words

ENOUGH = 4000
"""Letters from which on a catalog says something of its language."""
_SAMPLE = 1500
_SMOOTHING = 0.3
_ALPHABET = 30


class TrigramModel:
    """Counts of three letters in a row, which give a word's likelihood in the language."""

    __slots__ = ("_known", "_pairs", "_reversals", "_triples", "size")

    def __init__(self, texts: Iterable[str]) -> None:
        self._triples: Counter[str] = Counter()
        self._pairs: Counter[str] = Counter()
        counted = Counter(word for text in texts for word in words(text.casefold()))
        for word, times in counted.items():
            for triple in _triples(word):
                self._triples[triple] += times
                self._pairs[triple[:2]] += times
        self.size = sum(self._triples.values())
        self._known: dict[str, float] = {}
        self._reversals: dict[str, float] = {}

    def likelihood(self, word: str) -> float:
        """The natural logarithm of the word's probability; add-k smoothing."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = sum(
                log(self._triples[triple] + _SMOOTHING)
                - log(self._pairs[triple[:2]] + _SMOOTHING * _ALPHABET)
                for triple in _triples(word)
            )
        return known

    def reversal(self, word: str) -> float:
        """How much likelier the word is when it is read backwards."""
        known = self._reversals.get(word)
        if known is None:
            known = self._reversals[word] = self.likelihood(word[::-1]) - self.likelihood(word)
        return known


def _triples(word: str) -> Iterator[str]:
    padded = f"  {word} "
    return (padded[n : n + 3] for n in range(len(padded) - 2))


class Leanings(dict[str, float]):
    """How much more each word looks like one language than like another.

    What has a capital may be a name, and leans nowhere.
    """

    __slots__ = ("_other", "_own")

    def __init__(self, own: TrigramModel, other: TrigramModel) -> None:
        super().__init__()
        self._own, self._other = own, other

    def __missing__(self, word: str) -> float:
        if word.islower() or not word.isascii():
            folded = word.casefold()
            self[word] = self._other.likelihood(folded) - self._own.likelihood(folded)
        else:
            self[word] = 0.0
        return self[word]


class Spellings:
    """The spellings of a catalog, its sources and its siblings, learnt when asked for."""

    __slots__ = ("_learnt", "_target")

    def __init__(self, target: Target) -> None:
        self._target = target
        self._learnt: dict[str, TrigramModel] = {}

    def leaning(self, text: str, tag: str) -> float | None:
        """How much more a text looks like another language than like its catalog's.

        Above 0 it does, as a logarithm. None where either has too little to learn from.
        """
        table = self.table(tag)
        return None if table is None else sum(table[word] for word in words(text.casefold()))

    def table(self, tag: str) -> "Leanings | None":
        """The leaning of every word as it is written, for many looks."""
        own, other = self._of(self._target.tag), self._of(tag)
        return Leanings(own, other) if min(own.size, other.size) >= ENOUGH else None

    def backwards(self, found: Iterable[str]) -> float:
        """How much more words look like the catalog's language when their letters are reversed."""
        own = self._of(self._target.tag)
        return sum(map(own.reversal, found)) if own.size >= ENOUGH else 0.0

    def _of(self, tag: str) -> TrigramModel:
        if tag not in self._learnt:
            self._learnt[tag] = TrigramModel(_sample(list(self._texts(tag))))
        return self._learnt[tag]

    def _texts(self, tag: str) -> Iterator[str]:
        target = self._target
        if tag == target.source_profile.tag:
            return (source.message.singular for source in target.sources.values())
        catalog = target.catalog if tag == target.tag else target.siblings[tag]
        entries = (entry for entry in catalog.file.entries if not entry.fuzzy)
        return (form for entry in entries for form in entry.translations if form)


@lru_cache(maxsize=1)
def spellings_of(target: Target) -> Spellings:
    """Learnt once for the rules that ask, one after the other."""
    return Spellings(target)


def _sample(texts: list[str]) -> list[str]:
    """Some of many texts, from all over."""
    return texts[:: max(1, len(texts) // _SAMPLE)]
