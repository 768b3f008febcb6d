"""Check forms of languages with one form for one, and another for all other numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factsheet.diagnostics import Rule
from factsheet.edition.wording import OBJECT, Wording
from factsheet.gate.target import Problem, Target, Unit
from factsheet.gate.translations.plurals.rules import (
    BREATH,
    IDENTICAL,
    ORDER,
    after_count,
    form_of,
    is_under_number,
)
from factsheet.locales.functionwords import FUNCTION_WORDS
from factsheet.locales.tags import by_language
from factsheet.locales.words import AGREEING, INVARIABLE, looks_plural, singulars, words_in


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that a catalog has."""

    tag: str
    words: frozenset[str]
    plurals: Mapping[str, str]
    """The plural of each word that the catalog has in both numbers."""
    is_source: bool
    """Whether the source texts are in this language, and so show which words inflect."""

    @classmethod
    def of(cls, target: Target) -> "Vocabulary":
        """All words of its translations, in all forms."""
        words = frozenset(
            word
            for unit in target.units
            for form in unit.forms
            for word in words_in(form.words.casefold())
        )
        invariable = by_language(INVARIABLE, target.tag) or frozenset()
        plurals = {
            singular: word
            for word in sorted(words - invariable)
            for singular in singulars(word, target.tag) & words
        }
        return cls(target.tag, words, plurals, target.is_source)

    def plural(self, word: str) -> str | None:
        """The word's plural, if it is a singular."""
        return None if self.singular(word) else self.plurals.get(word)

    def singular(self, word: str) -> str | None:
        """The word's singular, if it is a plural."""
        found = sorted(singulars(word, self.tag) & self.words)
        return next((one for one in found if self.plurals.get(one) == word), None)


_LONGEST_GROUP = 4


def check_pair(unit: Unit, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Compare the two forms with each other, and each with the rest of the catalog."""
    one, other = form_of(unit, 1), form_of(unit, 100)
    if one is None or other is None or one is other:
        return
    is_same = one.words.split() == other.words.split()
    swapped = None if is_same else _swapped(unit, one, other, vocabulary.tag)
    if swapped:
        message = (
            f"msgstr[{one.index}] has the plural “{swapped[0]}”, "
            f"msgstr[{other.index}] the singular “{swapped[1]}”"
        )
        yield unit.problem(ORDER, message, one, hint="swap the two forms")
    elif is_same and vocabulary.is_source:
        if unit.source.singular.words != unit.source.wordings[-1].words:
            message = "both forms are the same, but the source has two"
            wrong = one if other.words == unit.source.wordings[-1].words else other
            yield unit.problem(IDENTICAL, message, wrong)
    elif vocabulary.tag.partition("-")[0] in AGREEING:
        yield from _held_against(unit, one, other, vocabulary, IDENTICAL if is_same else ORDER)


def _held_against(
    unit: Unit, one: Wording, other: Wording, vocabulary: Vocabulary, rule: Rule
) -> Iterator[Problem]:
    """Compare the counted noun of each form with how the rest of the catalog inflects it."""
    for word in _group(unit, other, vocabulary.tag):
        if plural := vocabulary.plural(word):
            message = f"msgstr[{other.index}] is for many, but “{word}” is singular"
            yield unit.suspicion(rule, message, other, hint=f"elsewhere the plural is “{plural}”")
            return
    for word in _group(unit, one, vocabulary.tag):
        singular = vocabulary.singular(word)
        if singular or (rule is IDENTICAL and looks_plural(word, vocabulary.tag)):
            message = f"msgstr[{one.index}] is for one, but “{word}” is plural"
            hint = f"elsewhere the singular is “{singular}”" if singular else None
            yield unit.suspicion(rule, message, one, hint=hint)
            return


def _swapped(unit: Unit, one: Wording, other: Wording, tag: str) -> tuple[str, str] | None:
    """The first word whose singular and plural are in the wrong forms."""
    after = after_count(unit, one), after_count(unit, other)
    texts = after if after[0] is not None and after[1] is not None else (one.words, other.words)
    first, second = ([word.casefold() for word in words_in(text or "")] for text in texts)
    for word in first:
        if word in second:
            continue
        for partner in second:
            if partner not in first and word in singulars(partner, tag):
                return None
            if partner not in first and partner in singulars(word, tag):
                return word, partner
    return None


def _group(unit: Unit, form: Wording, tag: str) -> list[str]:
    """The counted noun with its adjectives: from the number to the first function word."""
    text = after_count(unit, form)
    if text is None:
        if not is_under_number(unit):
            return []
        text = BREATH.split(form.words.split(OBJECT)[0])[0]
    small = by_language(FUNCTION_WORDS, tag) or frozenset()
    group = []
    for word in map(str.casefold, words_in(text)[:_LONGEST_GROUP]):
        if word in small or len(word) < 2 or not word.isalpha():
            break
        group.append(word)
    return group
