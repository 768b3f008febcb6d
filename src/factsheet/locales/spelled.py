"""Numbers read back from words, by the forms that `spelling` writes them in."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from factsheet.locales.spelling import Agreement, Spelling

LARGEST = 1000
"""The largest number that is known by its words; house styles spell those up to ten."""
LOCALES = {"ar": ("ar",), "en": ("en", "en_GB"), "es": ("es",), "fr": ("fr",)}
"""The languages whose words are known, with the locales that write them differently."""
_MASCULINE, _FEMININE = Agreement("masculine"), Agreement("feminine")
_OBLIQUE = (Agreement("masculine", "genitive"), Agreement("feminine", "genitive"))
_AGREEMENTS = {
    "ar": (_MASCULINE, _FEMININE, *_OBLIQUE),
    "en": (_MASCULINE,),
    "es": (_MASCULINE, _FEMININE),
    "fr": (_MASCULINE, _FEMININE),
}
"""In what the number words of a language differ."""

_WORD = re.compile(r"\w+")
_PARTICLE = re.compile("[وف]?[لبك]|[وف]")
"""What Arabic writes together with the next word: «لستة»."""
Words = tuple[str, ...]


def spelled_numbers(text: str, tag: str) -> frozenset[int]:
    """The numbers that a text has in words, cardinals and ordinals, the longest reading of each.

    A word may have several readings. “once” is eleven in Spanish and no number in English.
    Empty if the language is unknown.
    """
    language = tag.partition("-")[0]
    if language not in LOCALES:
        return frozenset()
    known, words = _known(language), _words(text)
    longest = max(map(len, known))
    found: set[int] = set()
    place = 0
    while place < len(words):
        sizes = range(min(longest, len(words) - place), 0, -1)
        parts = (words[place : place + size] for size in sizes)
        read = next((part for part in parts if _bare(part, known) in known), None)
        found |= known[_bare(read, known)] if read else set()
        place += len(read) if read else 1
    return frozenset(found)


def _bare(words: Words, known: Mapping[Words, frozenset[int]]) -> Words:
    """The words without a particle that is written together with the first of them."""
    particle = None if words in known else _PARTICLE.match(words[0])
    return (words[0][particle.end() :], *words[1:]) if particle else words


def _words(text: str) -> Words:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return tuple(_WORD.findall("".join(one for one in plain if unicodedata.category(one) != "Mn")))


@cache
def _known(language: str) -> Mapping[Words, frozenset[int]]:
    from babel.core import Locale

    found: dict[Words, set[int]] = {}
    for locale in LOCALES[language]:
        spelling = Spelling(Locale.parse(locale))
        for number in range(LARGEST + 1):
            for form in _forms(spelling, number):
                found.setdefault(_words(form), set()).add(number)
    return {words: frozenset(numbers) for words, numbers in found.items()}


def _forms(spelling: Spelling, number: int) -> Iterator[str]:
    for agreement in _AGREEMENTS[spelling.locale.language]:
        for form in (spelling.cardinal(number, agreement), spelling.ordinal(number, agreement)):
            if form:
                yield form
