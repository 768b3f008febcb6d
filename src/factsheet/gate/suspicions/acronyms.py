"""Suspect acronyms that are misspelt, or exchanged for another."""

import re
from collections import Counter
from collections.abc import Iterator
from unicodedata import combining, normalize

from factsheet.edition.wording import Wording
from factsheet.gate.target import Problem, Target, Unit
from factsheet.rules import warning

CHANGED = warning(
    code="acronym-changed",
    summary="An acronym of the source seems to be misspelt in a translation.",
    rationale="One letter was lost, added or mistyped, or another acronym stands where the rest of "
    "the catalog keeps the source's: readers would look for another body. A language may have an "
    "acronym of its own, such as ONU for UNO, if it uses it everywhere.",
    bad='msgid "UNESCO helps schools."\nmsgstr "UNESKO aide les écoles."',
    good='msgid "UNESCO helps schools."\nmsgstr "L’UNESCO aide les écoles."',
    flag="ignore-acronym-changed",
)
RULES = (CHANGED,)

_ACRONYM = re.compile(r"(?<![^\W_])[A-Z]{3,}(?![^\W_])")
_WORD = re.compile(r"[^\W\d_]+")
_LONG = 5
"""Minimum length of an acronym in which one other letter counts as a slip (French has OPEP for
OPEC); one less if other messages keep the acronym."""
_KEPT = 3
"""Minimum number of other messages that keep an acronym, for another one in its place to be
suspected."""


def check(target: Target) -> Iterator[Problem]:
    """Compare the acronyms of each message with those that the rest of the catalog keeps."""
    if target.is_source:
        return
    source = target.source_profile.tag
    # The rules of terminology check what the glossary has.
    terms = {term.text for one in target.glossary.concepts for term in one.accepted(source)}
    kept, lost = Counter[str](), Counter[str]()
    for unit in target.units:
        here = {word for form in unit.forms for word in _WORD.findall(form.words)}
        for acronym in _acronyms(unit) - terms:
            (kept if acronym in here else lost)[acronym] += 1
    for unit in target.units:
        for form in unit.forms if lost else ():
            if not form.error:
                yield from _form(unit, form, kept, lost)


def _form(unit: Unit, form: Wording, kept: Counter[str], lost: Counter[str]) -> Iterator[Problem]:
    found = _WORD.findall(form.words)
    there = {word for wording in unit.source.wordings for word in _WORD.findall(wording.words)}
    for acronym in sorted(_acronyms(unit) & lost.keys()):
        if any(_is_inflected(word, acronym) for word in found):
            continue
        is_kept = kept[acronym] > 0 and lost[acronym] == 1
        new = [word for word in found if word not in there]
        near = next((word for word in new if _is_near(word, acronym, is_kept=is_kept)), None)
        other = next((word for word in new if _ACRONYM.fullmatch(word)), None)
        if near or (other and is_kept and kept[acronym] >= _KEPT):
            message = f"the source's “{acronym}” is written “{near or other}”"
            yield unit.suspicion(CHANGED, message, form, hint=f"write “{acronym}”")


def _acronyms(unit: Unit) -> set[str]:
    """The acronyms of a source that is not in capitals as a whole."""
    words = unit.source.singular.words
    found = set(_ACRONYM.findall(words))
    return found if len(found) == 1 or any(map(str.islower, words)) else set()


def _is_inflected(word: str, acronym: str) -> bool:
    """Whether a word is the acronym, in any case, with or without an ending in small letters."""
    plain = "".join(c for c in normalize("NFD", word) if not combining(c))
    ending = plain[len(acronym) :]
    return plain.casefold() == acronym.casefold() or (
        plain.startswith(acronym) and ending.islower()
    )


def _is_near(word: str, acronym: str, *, is_kept: bool) -> bool:
    """Whether one letter was lost, added or exchanged."""
    if len(acronym) < _LONG - is_kept or not word[:1].isupper():
        return False
    one, other = sorted((word.casefold(), acronym.casefold()), key=len)
    if len(other) - len(one) > 1 or one == other:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    return one[start + (len(one) == len(other)) :] == other[start + 1 :]
