"""Adapt words to the value after them: « de » before « environ » is « d’ ».

A translator writes “de {members}” and can't know whether the value begins with a digit, a vowel or
an article. Changes that a language requires without exception are made. If they depend on
pronunciation or meaning (French h and y, Spanish “El Salvador”), the text is unchanged.

Sources: Grevisse, Le bon usage, § 44–50 and 569–571; Real Academia Española, Diccionario
panhispánico de dudas, “a”, “de”, “y”, “o”; Ryding, A Reference Grammar of Modern Standard
Arabic, 4.1.2 and 16.2.
"""

import re
from collections.abc import Callable, Mapping

from factsheet.locales.lists import BEFORE_LAST
from factsheet.locales.tags import language_of

Pair = tuple[str, str]
"""The text before a value, and the value's own."""
Join = Callable[[str, str, bool], Pair | None]
"""Returns the pair as the language writes it, or None if nothing changes. The flag tells that the
value is a place, whose article is contracted: « du Caire »."""

_BLANK = "[ \u00a0\u202f]"
_WORD = r"(?<![^\W_])(?<!-)"
_VOWEL = re.compile(
    r"(?!onz|ou[aeiïï]|uhlan|uniate|un(?![^\W\d_]))[aàâäæeéèêëiîïoôöœuùûü][^\W\d_]",
    re.IGNORECASE,
)
"""A vowel before which French elides; the sound of w, as in Ouagadougou, is not included."""
_UN = re.compile(r"une?(?![^\W\d_])", re.IGNORECASE)
_ELIDED = re.compile(rf"{_WORD}(d|qu|jusqu|lorsqu|puisqu|quoiqu)e{_BLANK}$", re.IGNORECASE)
_ARTICLE = re.compile(rf"{_WORD}(l)[ea]{_BLANK}$", re.IGNORECASE)
_TO_ARTICLE = re.compile(rf"{_WORD}(de|à){_BLANK}$", re.IGNORECASE)
_LE = re.compile(rf"(les?){_BLANK}", re.IGNORECASE)
_CONTRACTED = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}


def _french(before: str, after: str, is_place: bool) -> Pair | None:
    preposition, article = _TO_ARTICLE.search(before), _LE.match(after)
    if preposition and article and (article[1].islower() or is_place):
        word = _CONTRACTED[preposition[1].lower(), article[1].lower()]
        return _in_case(before, preposition, f"{word} "), after[article.end() :]
    elided = _ELIDED.search(before) or (_ARTICLE.search(before) if _VOWEL.match(after) else None)
    if elided and (_VOWEL.match(after) or (_UN.match(after) and elided.re is _ELIDED)):
        return f"{before[: elided.start(1)]}{elided[1]}’", after
    return None


_A_DE = re.compile(rf"{_WORD}(a|de){_BLANK}$", re.IGNORECASE)
_EL = re.compile(rf"el{_BLANK}")
_Y_O = re.compile(rf"{_WORD}([yo])({_BLANK})$")


def _spanish(before: str, after: str, is_place: bool) -> Pair | None:
    del is_place  # “de El Cairo”: an article that is part of a name is not contracted
    preposition, article = _A_DE.search(before), _EL.match(after)
    if preposition and article:
        word = {"a": "al", "de": "del"}[preposition[1].lower()]
        return _in_case(before, preposition, f"{word} "), after[article.end() :]
    conjunction = _Y_O.search(before)
    if conjunction:
        style, changed = {"y": ("and", "e"), "o": ("or", "u")}[conjunction[1]]
        if BEFORE_LAST["es", style][0].match(after):
            return f"{before[: conjunction.start()]}{changed}{conjunction[2]}", after
    return None


_A_AN = re.compile(rf"{_WORD}(an?)({_BLANK})$", re.IGNORECASE)
_EIGHT = re.compile(r"8|(?:11|18)(?!\d)(?:,\d{3}(?![\d,]))?")
_OTHER_DIGIT = re.compile(r"[2-79]|1(?!,?[18])")
_ENGLISH_VOWEL = re.compile(
    r"(?!e[uw]|one(?![a-z])|once(?![a-z])|oua|oui)[aeio][a-z]", re.IGNORECASE
)


def _english(before: str, after: str, is_place: bool) -> Pair | None:
    del is_place
    article = _A_AN.search(before)
    if article is None:
        return None
    if article[1].lower() == "a" and (_EIGHT.match(after) or _ENGLISH_VOWEL.match(after)):
        return f"{before[: article.end(1)]}n{article[2]}", after
    if article[1].lower() == "an" and _OTHER_DIGIT.match(after):
        return f"{before[: article.start(1) + 1]}{article[2]}", after
    return None


_PARTICLE = re.compile(r"(?<![^\W_])([وف]?)([لبك])(ـ?)$")
_ARABIC = re.compile("[\u0621-\u064a]")
_AL = re.compile("ال(?!ت(?:زام|قاء|ماس|حاق|هاب|فاف|باس|فات|هام))(?=[\u0621-\u064a])")
"""The article, not the beginning of a verbal noun such as التزام."""


def _arabic(before: str, after: str, is_place: bool) -> Pair | None:
    """Move a particle that joins the value's letters into the value."""
    del is_place
    particle = _PARTICLE.search(before)
    if particle is None:
        return None
    start = before[: particle.start()]
    if _ARABIC.match(after):
        prefix = particle[1] + particle[2]
        if particle[2] == "ل" and _AL.match(after):
            # لـ + الصين is للصين; لـ + اللجنة is للجنة
            return start, (particle[1] if after.startswith("الل") else prefix) + after[1:]
        return start, prefix + after
    if after[:1].isdecimal() and not particle[3]:
        return f"{before}ـ", after
    return None


def _in_case(before: str, found: re.Match[str], word: str) -> str:
    """The text with its last word replaced, capitalized like the former one."""
    return before[: found.start()] + (word.capitalize() if found[1][0].isupper() else word)


_JOINS: Mapping[str, Join] = {
    "ar": _arabic,
    "en": _english,
    "es": _spanish,
    "fr": _french,
}


def has_junctions(tag: str) -> bool:
    """Whether the language has rules here."""
    return language_of(tag) in _JOINS


def joined(before: str, after: str, tag: str, *, is_place: bool = False) -> Pair:
    """Two adjacent texts as the language writes them."""
    join = _JOINS.get(language_of(tag))
    return (join and join(before, after, is_place)) or (before, after)
