"""Spell numbers in words (four, quatre, cuatro, أربعة), and read numbers from words.

The rules are CLDR's rule-based number formats (RBNF), read by unicode-rbnf. Arabic has
rules of its own (`arabic_spelling`), because CLDR's ignore the agreement with the noun.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from factsheet.locales.arabic_spelling import (
    LARGEST,
    LARGEST_ORDINAL,
    ArabicCase,
    ArabicGender,
    arabic_cardinal,
    arabic_ordinal,
)
from factsheet.locales.cldr import data_file
from factsheet.locales.tags import language_of

if TYPE_CHECKING:
    from babel.core import Locale
    from unicode_rbnf import RbnfEngine

GrammaticalGender = Literal["masculine", "feminine", "neuter"]
GrammaticalCase = Literal[
    "nominative", "genitive", "dative", "accusative", "locative", "instrumental"
]

_RBNF_CASES: dict[GrammaticalCase, str] = {"instrumental": "ablative"}
"""Cases with another name in RBNF."""
_BRITISH = frozenset(("en_GB", "en_001", "en_150", "en_AU", "en_IE", "en_IN", "en_NZ", "en_ZA"))
"""Locales with “one hundred and one”: RBNF's verbose rules."""
_SOFT_HYPHEN = "\u00ad"
_FRENCH_ORDINALS = {
    re.compile(r"quatre-vingt-et-"): "quatre-vingt-",
}
"""Corrections of RBNF's French ordinals: 81st is quatre-vingt-unième."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The gender and case of a number word, which agree with the counted noun."""

    gender: GrammaticalGender = "masculine"
    case: GrammaticalCase = "nominative"

    @classmethod
    def of(cls, form: str, gender: GrammaticalGender = "masculine") -> "Agreement":
        """The agreement of a form such as `words-feminine-genitive`; `gender` if it names none."""
        _, own, case = (*form.split("-"), "", "")[:3]
        return cls(
            cast(GrammaticalGender, own or gender), cast(GrammaticalCase, case or "nominative")
        )


@dataclass(frozen=True, slots=True)
class Spelling:
    """Spells numbers in words in one locale."""

    locale: "Locale"

    def cardinal(self, number: int, agreement: Agreement) -> str | None:
        """The number before its noun; None if there are no rules for it.

        A gender or case that the language does not have makes no difference.
        """
        if self.locale.language == "ar":
            gender, case = _arabic(agreement)
            return arabic_cardinal(number, gender, case) if 0 <= number <= LARGEST else None
        verbose = ("spellout-cardinal-verbose",) if str(self.locale) in _BRITISH else ()
        rules = (*verbose, *_rules("spellout-cardinal", agreement), "spellout-numbering")
        return self._spelt(number, rules)

    def ordinal(self, number: int, agreement: Agreement) -> str | None:
        """The ordinal, in Arabic with its article; None if there are no rules for it."""
        if self.locale.language == "ar":
            gender, case = _arabic(agreement)
            is_known = 1 <= number <= LARGEST_ORDINAL
            return arabic_ordinal(number, gender, case) if is_known else None
        verbose = ("spellout-ordinal-verbose",) if str(self.locale) in _BRITISH else ()
        adjective = f"spellout-ordinal-{agreement.gender}-adjective"
        words = self._spelt(number, (*verbose, adjective, *_rules("spellout-ordinal", agreement)))
        if words and self.locale.language == "fr":
            for wrong, right in _FRENCH_ORDINALS.items():
                words = wrong.sub(right, words)
        return words

    def _spelt(self, number: int, rules: tuple[str, ...]) -> str | None:
        engine = _engine(self.locale.language)
        if engine is None:
            return None
        rule = next((name for name in rules if name in engine.rulesets), None)
        if rule is None:
            return None
        text: str = engine.format_number(number, ruleset_names=[rule]).text
        return text.replace(_SOFT_HYPHEN, "")


@cache
def unit_gender(language: str, unit: str) -> GrammaticalGender:
    """The gender of a CLDR unit's name: `duration-year` is feminine in Arabic."""
    genders = _unit_genders().get(language, {})
    return next((gender for gender, units in genders.items() if unit in units), "masculine")


@cache
def _unit_genders() -> dict[str, dict[GrammaticalGender, frozenset[str]]]:
    return {
        language: {gender: frozenset(units) for gender, units in genders.items()}
        for language, genders in data_file("unit_genders").items()
    }


def _arabic(agreement: Agreement) -> tuple[ArabicGender, ArabicCase]:
    """The agreement in the terms of Arabic, which has two genders and, for numbers, two cases."""
    gender: ArabicGender = "feminine" if agreement.gender == "feminine" else "masculine"
    return gender, "nominative" if agreement.case == "nominative" else "oblique"


def _rules(base: str, agreement: Agreement) -> tuple[str, ...]:
    """RBNF's rule sets for an agreement, the most precise first."""
    case = _RBNF_CASES.get(agreement.case, agreement.case)
    gendered = f"{base}-{agreement.gender}"
    own = () if agreement.case == "nominative" else (f"{gendered}-{case}",)
    return (*own, gendered, f"{base}-masculine", base)


@cache
def _engine(language: str) -> "RbnfEngine | None":
    """The language's rules; None where CLDR has none."""
    from unicode_rbnf import RbnfEngine

    try:
        return RbnfEngine.for_language(language)
    except ValueError:
        return None


LARGEST_READ = 1000
"""The largest number that is recognized in words; house styles spell those up to ten."""
READ_LOCALES = {"ar": ("ar",), "en": ("en", "en_GB"), "es": ("es",), "fr": ("fr",)}
"""The languages whose number words are known, with the locales that spell them differently."""
_MASCULINE, _FEMININE = Agreement("masculine"), Agreement("feminine")
_OBLIQUE = (Agreement("masculine", "genitive"), Agreement("feminine", "genitive"))
_AGREEMENTS = {
    "ar": (_MASCULINE, _FEMININE, *_OBLIQUE),
    "en": (_MASCULINE,),
    "es": (_MASCULINE, _FEMININE),
    "fr": (_MASCULINE, _FEMININE),
}
"""The genders and cases by which number words of a language vary."""

_WORD = re.compile(r"\w+")
_PARTICLE = re.compile("[وف]?[لبك]|[وف]")
"""Particles that Arabic writes together with the next word: «لستة»."""
Words = tuple[str, ...]


def spelled_numbers(text: str, tag: str) -> frozenset[int]:
    """The numbers that a text has in words, cardinals and ordinals, the longest reading of each.

    A word may have several readings. “once” is eleven in Spanish and no number in English.
    Empty if the language is unknown.
    """
    language = language_of(tag)
    if language not in READ_LOCALES:
        return frozenset()
    known, words = _spellings(language), _split(text)
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


def _split(text: str) -> Words:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return tuple(_WORD.findall("".join(one for one in plain if unicodedata.category(one) != "Mn")))


@cache
def _spellings(language: str) -> Mapping[Words, frozenset[int]]:
    from babel.core import Locale

    found: dict[Words, set[int]] = {}
    for locale in READ_LOCALES[language]:
        spelling = Spelling(Locale.parse(locale))
        for number in range(LARGEST_READ + 1):
            for form in _forms(spelling, number):
                found.setdefault(_split(form), set()).add(number)
    return {words: frozenset(numbers) for words, numbers in found.items()}


def _forms(spelling: Spelling, number: int) -> Iterator[str]:
    for agreement in _AGREEMENTS[spelling.locale.language]:
        for form in (spelling.cardinal(number, agreement), spelling.ordinal(number, agreement)):
            if form:
                yield form
