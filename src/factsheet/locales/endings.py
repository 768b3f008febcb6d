"""How nouns and adjectives show that they are plural or feminine, by language.

For another language add its endings. What is irregular goes to `IRREGULAR`.
"""

from functools import lru_cache

from factsheet.locales.languages import by_language

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
"""Languages in which every adjective beside a counted noun shows its number: *pays membres*,
but *member countries*."""

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
    """What the word may be the feminine of, numbers apart."""
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
    """What the word may be the plural of, if it is one: none where the language has no table.

    Letters, not meanings: *pays* gives *pay*.
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
