"""The numbers of a translation are those of its source, however a language writes them."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from factsheet.checks.rule import Problem, Rule
from factsheet.checks.target import Target, Unit
from factsheet.checks.translations.digits import Number, has_digit, numbers_of
from factsheet.checks.translations.numberwords import values_said, words_by_value
from factsheet.checks.wording import Wording
from factsheet.diagnostics import Severity
from factsheet.locales.monthnames import months_in
from factsheet.locales.numberwords import (
    LANGUAGES_WITH_DUAL,
    NumberWords,
    number_words,
    word_values,
)

MISSING = Rule(
    code="number-missing",
    severity=Severity.ERROR,
    summary="A number of the source is missing in a translation.",
    rationale="All languages must state the same. Numbers are compared as values: digits of "
    "any script and separators of any language are equal, and so is a number in words.",
    bad='msgid "Article 12 applies"\nmsgstr "L’article s’applique"',
    good='msgid "Article 12 applies"\nmsgstr "L’article douze s’applique"',
    flag="ignore-number-missing",
)
ADDED = Rule(
    code="number-added",
    severity=Severity.ERROR,
    summary="A translation has a number that its source has not.",
    rationale="It is a slip, or the value of a placeholder typed by hand: it would stay when "
    "the fact changes. A plural form that serves one number only may write it.",
    bad='msgid "The Assembly meets"\nmsgstr "L’Assemblée se réunit en 2021"',
    good='msgid "The Assembly meets"\nmsgstr "L’Assemblée se réunit"',
    flag="ignore-number-added",
)
CHANGED = Rule(
    code="number-changed",
    severity=Severity.ERROR,
    summary="A number differs between a translation and its source.",
    rationale="A reader of one language would be told another figure, year or percentage. "
    "Numbers in words count as well: three is not four.",
    bad='msgid "1,000 people"\nmsgstr "10 000 personnes"',
    good='msgid "1,000 people"\nmsgstr "1 000 personnes"',
    flag="ignore-number-changed",
)
MONTH = Rule(
    code="month-changed",
    severity=Severity.ERROR,
    summary="A translation names a month that its source does not.",
    rationale="Dates are values: they come from facts, or are the source's. A month typed in a "
    "translation stays when the fact changes.",
    bad='msgid "The Assembly meets"\nmsgstr "L’Assemblée se réunit en novembre"',
    good='msgid "The Assembly meets"\nmsgstr "L’Assemblée se réunit"',
    flag="ignore-month-changed",
)
RULES = (MISSING, ADDED, CHANGED, MONTH)

_SMALL = 2
"""Up to this, a word may mean much else: one, a pair, both."""
_PLAIN = frozenset(map(Decimal, range(11, 100))) - {Decimal(12), Decimal(15)}
"""Values whose words mean nothing else in any idiom: not dozens, not fortnights."""


def check(target: Target) -> Iterator[Problem]:
    """Typed numbers that were lost, added or changed; number words; months."""
    for unit in target.units:
        for form in unit.forms:
            if not form.error and form.text not in (w.text for w in unit.source.wordings):
                yield from _digits(unit, form, target)
                if not target.is_source:
                    yield from _words(unit, form, target)
                    yield from _months(unit, form, target)


def _digits(unit: Unit, form: Wording, target: Target) -> Iterator[Problem]:
    wordings = [wording for wording in unit.source.wordings if not wording.error]
    if not wordings or not (has_digit(form.words) or any(has_digit(w.words) for w in wordings)):
        return
    own, source = target.tag, target.source_profile.tag
    there = [numbers_of(wording.words, source) for wording in wordings]
    here = numbers_of(form.words, own)
    missing = min((_without(numbers, here) for numbers in there), key=len)
    added = min((_without(here, numbers) for numbers in there), key=len)
    said = values_said(form.words, own) | _months_said(form.words, own)
    missing = [n for n in missing if not n.values & said and not _is_dual(n, own, wordings)]
    known = {value for wording in wordings for value in values_said(wording.words, source)}
    known |= {value for wording in wordings for value in _months_said(wording.words, source)}
    known |= {Decimal(number) for number in form.numbers} if len(form.numbers) == 1 else set()
    added = [number for number in added if not number.values & known]
    if not number_words(own):
        missing = [number for number in missing if min(number.values) > 10]
    yield from _problems(unit, form, missing, added)
    if not missing and not added:
        yield from _percentages(unit, form, there[0], here, target)


def _problems(
    unit: Unit, form: Wording, missing: list[Number], added: list[Number]
) -> Iterator[Problem]:
    lost, new = (", ".join(f"“{n.written}”" for n in numbers) for numbers in (missing, added))
    if missing and added:
        message = f"the source says {lost}, the translation {new}"
        yield unit.problem(CHANGED, message, form, hint="write the number of the source")
    elif missing:
        message = f"the source's {lost} is missing"
        yield unit.problem(MISSING, message, form, hint="say it, in digits or in words")
    elif added:
        message = f"{new} is not in the source"
        hint = "take it away; a value is printed by its placeholder"
        yield unit.problem(ADDED, message, form, hint=hint)


def _percentages(
    unit: Unit, form: Wording, there: list[Number], here: list[Number], target: Target
) -> Iterator[Problem]:
    """A sign that came or went, in languages whose words for it are known."""
    own, source = number_words(target.tag), number_words(target.source_profile.tag)
    if own is None or source is None or not there:
        return
    wanted = any(number.is_percent for number in there)
    signed = any(number.is_percent for number in here)
    if wanted and not signed and not _says_percent(form.words, own):
        message = "the source states a percentage, the translation a bare number"
        yield unit.problem(CHANGED, message, form, hint="write the percent sign")
    elif signed and not wanted and not _says_percent(unit.source.singular.words, source):
        message = "the translation states a percentage, the source a bare number"
        yield unit.problem(CHANGED, message, form, hint="take the percent sign away")


def _words(unit: Unit, form: Wording, target: Target) -> Iterator[Problem]:
    """Number words that contradict those of the source: three members, cuatro países."""
    own, source = target.tag, target.source_profile.tag
    if not word_values(own) or not word_values(source):
        return
    for wording in unit.source.wordings:
        there = words_by_value(wording.words, source)
        if not any(value > _SMALL for value in there):
            yield from _word_added(unit, form, target)
            return
    here = words_by_value(form.words, own)
    said = {int(v) for n in numbers_of(form.words, own) for v in n.values if v == v.to_integral()}
    lost = {word for value, word in there.items() if value not in here and value not in said}
    known = {int(v) for n in numbers_of(wording.words, source) for v in n.values}
    new = {w for v, w in here.items() if v > _SMALL and v not in there and v not in known}
    if lost and new:
        one, other = min(lost), min(new)
        message = f"the source says “{one}”, the translation “{other}”"
        yield unit.problem(CHANGED, message, form, hint="write the number of the source")


def _word_added(unit: Unit, form: Wording, target: Target) -> Iterator[Problem]:
    """A number in words where the source says none: cinquante. A fortnight may be fifteen days."""
    said = values_said(form.words, target.tag) & _PLAIN
    if not said or any(has_digit(wording.words) for wording in unit.source.wordings):
        return
    for wording in unit.source.wordings:
        said -= values_said(wording.words, target.source_profile.tag)
    if said:
        message = f"a number in words, {max(said)}, is not in the source"
        hint = "take it away; a value is printed by its placeholder"
        yield unit.problem(ADDED, message, form, hint=hint)


def _months(unit: Unit, form: Wording, target: Target) -> Iterator[Problem]:
    here = months_in(form.words, target.tag, is_sure=True)
    if not here:
        return
    tag = target.source_profile.tag
    for wording in unit.source.wordings:
        here -= months_in(wording.words, tag, is_sure=False)
        # A month in digits is a month too.
        numbers = numbers_of(wording.words, tag)
        here -= {int(value) for number in numbers for value in number.values if 0 < value < 13}
    if here:
        message = "the translation names a month that the source does not"
        yield unit.problem(MONTH, message, form, hint="a date is printed by its placeholder")


def _without(numbers: list[Number], others: Iterable[Number]) -> list[Number]:
    """The numbers that have no partner among the others."""
    left, rest = list(others), []
    for number in numbers:
        partner = next((other for other in left if other.values & number.values), None)
        if partner is None:
            rest.append(number)
        else:
            left.remove(partner)
    return rest


def _months_said(text: str, tag: str) -> set[Decimal]:
    return {Decimal(month) for month in months_in(text, tag, is_sure=False)}


def _says_percent(text: str, words: NumberWords) -> bool:
    folded = text.casefold()
    return any(word in folded for word in words.percent)


def _is_dual(number: Number, tag: str, wordings: list[Wording]) -> bool:
    """One or two of something, which the form of the noun says by itself."""
    if tag.partition("-")[0] not in LANGUAGES_WITH_DUAL or min(number.values) > _SMALL:
        return False
    noun = re.compile(rf"(?<!\w){re.escape(number.written)} [^\W\d_]")
    return any(noun.search(wording.words) for wording in wordings)
