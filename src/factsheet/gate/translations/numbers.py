"""Compare the numbers in digits of a translation with those of its source, as values."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from factsheet.edition.wording import Wording
from factsheet.gate.suspicions.numberwords import SMALL, Doubt, numerals
from factsheet.gate.target import Problem, Target, Unit
from factsheet.gate.translations.digits import WrittenNumber, has_digit, numbers_of
from factsheet.locales.numberwords import LANGUAGES_WITH_DUAL, NumberWords, number_words
from factsheet.rules import error

MISSING = error(
    code="number-missing",
    summary="A number of the source is missing in a translation.",
    rationale="All languages must state the same. Numbers are compared as values, in digits of any "
    "script, with separators of any language, or in words. It is a warning if words may state the "
    "number.",
    bad='msgid "Article 12 applies"\nmsgstr "L’article s’applique"',
    good='msgid "Article 12 applies"\nmsgstr "L’article douze s’applique"',
    flag="ignore-number-missing",
)
ADDED = error(
    code="number-added",
    summary="A translation has a number that its source does not have.",
    rationale="It is a slip, or the value of a placeholder typed by hand, which stays when the "
    "fact changes. A plural form for one number only may have it. A number in words is a warning.",
    bad='msgid "The Assembly meets"\nmsgstr "L’Assemblée se réunit en 2021"',
    good='msgid "The Assembly meets"\nmsgstr "L’Assemblée se réunit"',
    flag="ignore-number-added",
)
CHANGED = error(
    code="number-changed",
    summary="A number differs between a translation and its source.",
    rationale="Readers of one language would see another figure, year or percentage. Number words "
    "and Roman numerals that differ are a warning.",
    bad='msgid "1,000 people"\nmsgstr "10 000 personnes"',
    good='msgid "1,000 people"\nmsgstr "1 000 personnes"',
    flag="ignore-number-changed",
)
RULES = (MISSING, ADDED, CHANGED)


def check(target: Target) -> Iterator[Problem]:
    """Report numbers and percent signs that were lost, added or changed.

    Where words may explain a difference, it is only suspected.
    """
    for unit in target.units:
        for form in unit.forms:
            if not form.error and form.text not in (w.text for w in unit.source.wordings):
                yield from _form(unit, form, target)


def _form(unit: Unit, form: Wording, target: Target) -> Iterator[Problem]:
    wordings = [wording for wording in unit.source.wordings if not wording.error]
    if not wordings or not (has_digit(form.words) or any(has_digit(w.words) for w in wordings)):
        return
    own, source = target.tag, target.source_profile.tag
    # 1.8 million is 1,8 Millionen: without the language's words for it, only the digits are
    # compared.
    has_words = number_words(own) is not None
    there = [numbers_of(w.words, source, is_bare=not has_words) for w in wordings]
    here = numbers_of(form.words, own, is_bare=number_words(source) is None)
    words, words_there = numerals(form.words, own), [numerals(w.words, source) for w in wordings]
    known = {value for text in words_there for value in text.stated}
    if len(form.numbers) == 1:
        known.add(Decimal(form.numbers[0]))
    missing = [
        number
        for number in min((_without(numbers, here) for numbers in there), key=len)
        if not number.values & words.stated
        and not _is_dual(number, own, wordings)
        and not (number.is_percent and number.values & words.percentages)
        and (has_words or min(number.values) > 10)
    ]
    added = [
        number
        for number in min((_without(here, numbers) for numbers in there), key=len)
        if not number.values & known
        and not (number.is_percent and any(number.values & w.percentages for w in words_there))
    ]
    if missing or added:
        sources = tuple(numerals(w.words, source) for w in unit.source.wordings)
        yield _difference(unit, form, missing, added, Doubt.of(sources, words))
    else:
        yield from _percentages(unit, form, there[0], here, target)


def _difference(
    unit: Unit,
    form: Wording,
    missing: list[WrittenNumber],
    added: list[WrittenNumber],
    doubt: Doubt,
) -> Problem:
    lost, new = (", ".join(f"“{n.written}”" for n in numbers) for numbers in (missing, added))
    surely_missing = [number for number in missing if not doubt.explains_missing(number)]
    surely_added = [number for number in added if not doubt.explains_added(number)]
    if missing and added:
        rule, message = CHANGED, f"the source has {lost}, the translation {new}"
        hint = "write the number of the source"
        is_certain = bool(surely_missing and surely_added)
    elif missing:
        rule, message = MISSING, f"{lost} of the source is missing"
        hint = "write it, in digits or in words"
        is_certain = any(not n.is_in_word and min(n.values) > SMALL for n in surely_missing)
    else:
        rule, message = ADDED, f"{new} is not in the source"
        hint = "remove it; print values by their placeholders"
        is_certain = any(not number.is_in_word for number in surely_added)
    if is_certain:
        return unit.problem(rule, message, form, hint=hint)
    return unit.suspicion(rule, message, form, hint=hint)


def _percentages(
    unit: Unit, form: Wording, there: list[WrittenNumber], here: list[WrittenNumber], target: Target
) -> Iterator[Problem]:
    """Report a percent sign on one side only, in languages whose words for it are known."""
    own, source = number_words(target.tag), number_words(target.source_profile.tag)
    if own is None or source is None or not there:
        return
    wanted, signed = ([n for n in numbers if n.is_percent] for numbers in (there, here))
    last = unit.source.wordings[-1].words
    if all(n.values & numerals(form.words, target.tag).percentages for n in wanted):
        wanted = []
    if all(n.values & numerals(last, target.source_profile.tag).percentages for n in signed):
        signed = []
    if wanted and not signed and not _has_percent(form.words, own):
        message = "the source states a percentage, the translation a bare number"
        yield unit.problem(CHANGED, message, form, hint="write the percent sign")
    elif signed and not wanted and not _has_percent(unit.source.singular.words, source):
        message = "the translation states a percentage, the source a bare number"
        yield unit.problem(CHANGED, message, form, hint="remove the percent sign")


def _without(numbers: list[WrittenNumber], others: Iterable[WrittenNumber]) -> list[WrittenNumber]:
    """The numbers that are not among the others."""
    there = {value for other in others for value in other.values | other.parts}
    return [
        number
        for number in numbers
        if not (number.values & there or (number.parts and number.parts <= there))
    ]


def _has_percent(text: str, words: NumberWords) -> bool:
    folded = text.casefold()
    return any(word in folded for word in words.percent)


def _is_dual(number: WrittenNumber, tag: str, wordings: list[Wording]) -> bool:
    """Whether a noun's form alone states one or two, without a number."""
    if tag.partition("-")[0] not in LANGUAGES_WITH_DUAL or min(number.values) > SMALL:
        return False
    noun = re.compile(rf"(?<!\w){re.escape(number.written)}[ -][^\W\d_]")
    return any(noun.search(wording.words) for wording in wordings)
