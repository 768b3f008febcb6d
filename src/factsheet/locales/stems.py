"""What inflected words have in common, so that a term is found in whatever form it stands."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factsheet.locales import arabic, persian
from factsheet.locales.endings import FEMININE, masculines, singulars

if TYPE_CHECKING:
    from snowballstemmer.basestemmer import BaseStemmer

STEMMERS: dict[str, str] = {
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""Snowball's stemmers, for languages that have no table of endings to themselves."""
_READINGS: dict[str, Callable[[str], frozenset[str]]] = {
    "ar": arabic.readings,
    "fa": persian.readings,
}


@lru_cache(maxsize=1 << 16)
def stems(word: str, tag: str) -> frozenset[str]:
    """What to know a word by, however it is inflected. Two words that share one may be one.

    Where there are tables of endings those decide: Snowball's Spanish takes *delegación*
    for *delegado*.
    """
    language = tag.partition("-")[0]
    found = numbers_folded(word, tag)
    if language in FEMININE:
        return found.union(*(masculines(one, tag) for one in found))
    stemmer = _stemmer(language)
    return found.union(stemmer.stemWord(one) for one in found) if stemmer else found


@lru_cache(maxsize=1 << 16)
def numbers_folded(word: str, tag: str) -> frozenset[str]:
    """The word and what it may be the plural of; in Arabic and Persian without clitics as well."""
    language = tag.partition("-")[0]
    if language in _READINGS:
        return _READINGS[language](word)
    folded = word.casefold()
    return singulars(folded, tag) | {folded}


@cache
def _stemmer(language: str) -> "BaseStemmer | None":
    import snowballstemmer

    name = STEMMERS.get(language)
    return snowballstemmer.stemmer(name) if name else None
