"""Suspect a language, or letters in reverse, by how the publication's own catalogs spell.

Trigrams of each catalog give the likelihood of a word in its language. A leaning is how much
likelier words are in one language than in another, as a difference of natural logarithms.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import log

from factsheet.gate.target import Target
from factsheet.gate.translations.passages import words

ENOUGH = 4000
"""Trigrams that a catalog must have, about 700 words, before anything is concluded from it."""
_SAMPLE = 1500
"""Number of texts that are learnt from; more change little and take time."""
_SMOOTHING = 0.3
"""Count that trigrams get which a catalog does not have (add-k smoothing)."""
_ALPHABET = 30
"""Letters that the smoothing assumes."""
_WHOLE_LEANING = 8.0
_WINDOW_LEANING = 9.0
"""Leaning towards another language above which a text of fewer than `_WINDOW` words, or that
many words in a row, is suspected. Words of the catalog's own language are far below 0."""
_FEWEST = 3
"""Minimum length, in words, of a text whose spelling is judged."""
_WINDOW = 6


class TrigramModel:
    """The trigrams of a language's words, and the likelihood of a word by them."""

    __slots__ = ("_likelihoods", "_pairs", "_triples", "size")

    def __init__(self, texts: Iterable[str]) -> None:
        self._triples: Counter[str] = Counter()
        self._pairs: Counter[str] = Counter()
        counted = Counter(word for text in texts for word in words(text.casefold()))
        for word, times in counted.items():
            for triple in _triples(word):
                self._triples[triple] += times
                self._pairs[triple[:2]] += times
        self.size = sum(self._triples.values())
        self._likelihoods: dict[str, float] = {}

    def likelihood(self, word: str) -> float:
        """The natural logarithm of the word's probability."""
        known = self._likelihoods.get(word)
        if known is None:
            known = self._likelihoods[word] = sum(
                log(self._triples[triple] + _SMOOTHING)
                - log(self._pairs[triple[:2]] + _SMOOTHING * _ALPHABET)
                for triple in _triples(word)
            )
        return known


def _triples(word: str) -> Iterator[str]:
    padded = f"  {word} "
    return (padded[n : n + 3] for n in range(len(padded) - 2))


class Leanings(dict[str, float]):
    """The leaning of each word from one language towards another.

    Capitalized words may be names, and have no leaning.
    """

    __slots__ = ("_other", "_own")

    def __init__(self, own: TrigramModel, other: TrigramModel) -> None:
        super().__init__()
        self._own, self._other = own, other

    def __missing__(self, word: str) -> float:
        self[word] = 0.0
        if word.islower() or not word.isascii():
            folded = word.casefold()
            self[word] = self._other.likelihood(folded) - self._own.likelihood(folded)
        return self[word]


class Spellings:
    """The spellings of a catalog, its source texts and its siblings, learnt when asked for."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._models: dict[str, TrigramModel] = {}
        self._tables: dict[str, Leanings | None] = {}

    def leaning(self, text: str, tag: str) -> float | None:
        """The leaning of a text from the catalog's language towards another one.

        None if there is too little to learn either of them from.
        """
        table = self._table(tag)
        return None if table is None else sum(table[word] for word in words(text.casefold()))

    def language_of(self, text: str, tags: Iterable[str]) -> str | None:
        """The language among these to which several words in a row lean clearly."""
        found = words(text)
        size = min(len(found), _WINDOW)
        limit = _WINDOW_LEANING if size == _WINDOW else _WHOLE_LEANING
        for tag in tags if len(found) >= _FEWEST else ():
            if (table := self._table(tag)) is not None:
                leans = [table[word] for word in found]
                # The first sum is quick, and above each of the others.
                if sum(lean for lean in leans if lean > 0) > limit and any(
                    sum(leans[start : start + size]) > limit
                    for start in range(len(leans) - size + 1)
                ):
                    return tag
        return None

    def is_reversed(self, text: str) -> bool:
        """Whether words are much likelier in the catalog's language if read backwards."""
        own, found = self._model(self._target.tag), words(text.casefold())
        if len(found) < _FEWEST or own.size < ENOUGH:
            return False
        leaning = sum(own.likelihood(word[::-1]) - own.likelihood(word) for word in found)
        return leaning > _WINDOW_LEANING

    def _table(self, tag: str) -> Leanings | None:
        if tag not in self._tables:
            own, other = self._model(self._target.tag), self._model(tag)
            is_enough = min(own.size, other.size) >= ENOUGH
            self._tables[tag] = Leanings(own, other) if is_enough else None
        return self._tables[tag]

    def _model(self, tag: str) -> TrigramModel:
        if tag not in self._models:
            texts = list(self._texts(tag))
            self._models[tag] = _model_of(tuple(texts[:: max(1, len(texts) // _SAMPLE)]))
        return self._models[tag]

    def _texts(self, tag: str) -> Iterator[str]:
        target = self._target
        if tag == target.source_profile.tag:
            return (source.message.singular for source in target.sources.values())
        catalog = target.catalog if tag == target.tag else target.siblings[tag]
        entries = (entry for entry in catalog.file.entries if not entry.fuzzy)
        return (form for entry in entries for form in entry.translations if form)


@lru_cache(maxsize=16)
def _model_of(texts: tuple[str, ...]) -> TrigramModel:
    """The trigrams of texts: each catalog is held against all others."""
    return TrigramModel(texts)


@lru_cache(maxsize=1)
def spellings_of(target: Target) -> Spellings:
    """The spellings of a target, learnt once for all rules that ask."""
    return Spellings(target)
