"""Split texts into words, and find the possible base forms of a word: singular, masculine, stem.

To add a language, add its endings; irregular words are in `IRREGULAR`. Languages without endings
here use Snowball's stemmers.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factsheet.locales.clitics import arabic_readings, persian_readings
from factsheet.locales.tags import by_language, language_of

if TYPE_CHECKING:
    from snowballstemmer.basestemmer import BaseStemmer

_WORD = re.compile(
    r"""\ufffc|[^\s.,;:!?¡¿()\[\]{}<>|/«»“”„‟‘’‚‹›'"…–—،؛؟。，；：！？、।۔\ufffc]+"""
)

UNSPACED: dict[str, bool] = dict.fromkeys(("bo", "ja", "km", "lo", "my", "th", "zh"), True)
"""Languages without spaces between words."""

GAPS: dict[str, int] = {"ar": 2}
"""Maximum number of words between those of a term: أمانة الإنتربول العامة."""


def words_in(text: str) -> list[str]:
    """Split a text into words. Hyphenated words stay whole; *l’Assemblée* is two.

    A placeholder (U+FFFC) is a word, so that no term reaches across it.
    """
    return _WORD.findall(text)


def has_spaces(tag: str) -> bool:
    """Whether the language puts spaces between words."""
    return not by_language(UNSPACED, tag)


ENDINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (("s", ""), ("es", ""), ("ies", "y"), ("ves", "f"), ("ves", "fe")),
    "fr": (("s", ""), ("x", ""), ("aux", "al"), ("aux", "ail")),
    "es": (
        ("s", ""),
        ("es", ""),
        ("ces", "z"),
        ("anes", "án"),
        ("enes", "én"),
        ("ines", "ín"),
        ("ones", "ón"),
        ("unes", "ún"),
        ("eses", "és"),
    ),
    "ca": (("s", ""), ("es", "a"), ("ns", "")),
    "it": (("i", "o"), ("i", "e"), ("e", "a"), ("i", "io"), ("hi", "o"), ("he", "a")),
    "pt": (("s", ""), ("es", ""), ("ões", "ão"), ("ães", "ão"), ("is", "l"), ("ns", "m")),
}
"""Endings of a plural and of its singular: `("ies", "y")` for *countries*, *country*."""

IRREGULAR: dict[str, dict[str, str]] = {
    "en": {
        "children": "child",
        "feet": "foot",
        "men": "man",
        "people": "person",
        "these": "this",
        "those": "that",
        "women": "woman",
    },
    "fr": {"yeux": "œil", "messieurs": "monsieur", "mesdames": "madame"},
}
"""Singulars by plurals."""
INVARIABLE: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "means news people police series species staff",
        "es": "crisis jueves lunes martes miércoles tesis viernes virus",
        "fr": "accès avis bois bras cas choix concours congrès corps cours discours fois mois noix "
        "os parcours pays poids prix procès progrès recours secours succès temps voix",
    }.items()
}
"""Nouns that are the same in both numbers although they end like a plural."""
PLURAL_ONLY: dict[str, tuple[str, ...]] = {
    "es": ("antes", "entes", "ciones", "dades", "ores", "ados", "adas", "idos", "idas"),
    "fr": ("ants", "eurs", "ions", "iers", "istes", "bres", "ées", "tés", "ages", "eaux"),
}
"""Endings that no singular noun has."""
AGREEING: frozenset[str] = frozenset(("ca", "es", "fr", "pt"))
"""Languages in which every adjective agrees in number with the counted noun: *pays membres*, but
*member countries*."""

FEMININE: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (
        ("e", ""),
        ("trice", "teur"),
        ("euse", "eur"),
        ("euse", "eux"),
        ("ère", "er"),
        ("ve", "f"),
        ("nne", "n"),
        ("lle", "l"),
        ("tte", "t"),
        ("ète", "et"),
        ("que", "c"),
    ),
    "es": (
        ("a", "o"),
        ("a", "e"),
        ("a", ""),
        ("ana", "án"),
        ("esa", "és"),
        ("ina", "ín"),
        ("ona", "ón"),
        ("triz", "tor"),
    ),
}
"""Endings of feminine singular words and of the masculine ones."""


@lru_cache(maxsize=1 << 16)
def masculines(word: str, tag: str) -> frozenset[str]:
    """The words that it may be the feminine of, in the same number."""
    word = word.casefold()
    return frozenset(
        word[: len(word) - len(feminine)] + masculine
        for feminine, masculine in by_language(FEMININE, tag) or ()
        if word.endswith(feminine) and len(word) > len(feminine) + 1
    )


def looks_plural(word: str, tag: str) -> bool:
    """Whether the word is a plural by its ending alone."""
    return word.casefold().endswith(by_language(PLURAL_ONLY, tag) or ()) and len(word) > 5


@lru_cache(maxsize=1 << 16)
def singulars(word: str, tag: str) -> frozenset[str]:
    """The words that it may be the plural of; empty if the language has no table. Only letters are
    compared: *pays* gives *pay*.
    """
    word = word.casefold()
    endings = by_language(ENDINGS, tag) or ()
    found = {
        word[: len(word) - len(plural)] + singular
        for plural, singular in endings
        if word.endswith(plural) and len(word) > len(plural) + 1
    }
    irregular = (by_language(IRREGULAR, tag) or {}).get(word)
    return frozenset(found | {irregular} if irregular else found)


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
"""Snowball's stemmers, for languages without a table of endings."""
_READINGS: dict[str, Callable[[str], frozenset[str]]] = {
    "ar": arabic_readings,
    "fa": persian_readings,
}


@lru_cache(maxsize=1 << 16)
def stems(word: str, tag: str) -> frozenset[str]:
    """The possible stems of a word. Two words that share one may be forms of the same word. Tables
    of endings are preferred: Snowball's Spanish equates *delegación* and *delegado*.
    """
    language = language_of(tag)
    found = numbers_folded(word, tag)
    if language in FEMININE:
        return found.union(*(masculines(one, tag) for one in found))
    stemmer = _stemmer(language)
    return found.union(stemmer.stemWord(one) for one in found) if stemmer else found


@lru_cache(maxsize=1 << 16)
def numbers_folded(word: str, tag: str) -> frozenset[str]:
    """The word and its possible singulars; in Arabic and Persian also without clitics."""
    language = language_of(tag)
    if language in _READINGS:
        return _READINGS[language](word)
    folded = word.casefold()
    return singulars(folded, tag) | {folded}


@cache
def _stemmer(language: str) -> "BaseStemmer | None":
    import snowballstemmer

    name = STEMMERS.get(language)
    return snowballstemmer.stemmer(name) if name else None
