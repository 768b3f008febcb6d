"""The numbers of a translation are those of its source, however a language writes them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from factsheet.diagnostics import Severity
from factsheet.edition.wording import Wording
from factsheet.gate.rule import Problem, Rule
from factsheet.gate.target import Target, Unit
from factsheet.gate.translations.digits import (
    ROUND_THE_CLOCK,
    WrittenNumber,
    has_digit,
    numbers_of,
    says_always,
)
from factsheet.gate.translations.numberwords import (
    numerals_said,
    percentages_said,
    periods_said,
    values_said,
    words_by_value,
)
from factsheet.gate.translations.romans import certain_romans_in, romans_in
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
    severity=Severity.WARNING,
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
_FIGURE = 100
"""From here on, a number in digits is not how a translator says a word of the source."""
_TELEPHONE = re.compile(
    "phon|t[eé]l[eé]f|telef|tél\\.|mobil|móvil|dial|whatsapp|sms|هاتف|جوال|телефон|تلفن",
    re.IGNORECASE,
)


def check(target: Target) -> Iterator[Problem]:
    """Typed numbers that were lost, added or changed; number words; months."""
    for unit in target.units:
        for form in unit.forms:
            if not form.error and form.text not in (w.text for w in unit.source.wordings):
                yield from _digits(unit, form, target)
                if not target.is_source:
                    yield from _words(unit, form, target)
                    yield from _romans(unit, form, target)
                    yield from _months(unit, form, target)


def _digits(unit: Unit, form: Wording, target: Target) -> Iterator[Problem]:
    wordings = [wording for wording in unit.source.wordings if not wording.error]
    if not wordings or not (has_digit(form.words) or any(has_digit(w.words) for w in wordings)):
        return
    own, source = target.tag, target.source_profile.tag
    # 1.8 million is 1,8 Millionen: without a language's words for it, the digits have to do.
    has_words = number_words(own) is not None
    there = [numbers_of(w.words, source, is_bare=not has_words) for w in wordings]
    here = numbers_of(form.words, own, is_bare=number_words(source) is None)
    missing = min((_without(numbers, here) for numbers in there), key=len)
    added = min((_without(here, numbers) for numbers in there), key=len)
    said = _said(form.words, own)
    missing = [n for n in missing if not n.values & said and not _is_dual(n, own, wordings)]
    missing = [
        n for n in missing if not (n.is_percent and n.values & percentages_said(form.words, own))
    ]
    known = {value for wording in wordings for value in _said(wording.words, source)}
    known |= {Decimal(number) for number in form.numbers} if len(form.numbers) == 1 else set()
    shares = {value for wording in wordings for value in percentages_said(wording.words, source)}
    added = [number for number in added if not number.values & known]
    added = [number for number in added if not (number.is_percent and number.values & shares)]
    if not has_words:
        missing = [number for number in missing if min(number.values) > 10]
    doubt = _Doubt.of(unit, form, target)
    yield from _problems(unit, form, missing, added, doubt)
    if not missing and not added:
        yield from _percentages(unit, form, there[0], here, target)


@dataclass(frozen=True, slots=True)
class _Doubt:
    """What may explain that a number is on one side alone, in a way that rules can't follow."""

    is_telephone: bool
    """The example of a telephone number is another country's."""
    in_source: frozenset[Decimal]
    """What the source's words for stretches of time may be said with: a quarter, 3 months."""
    in_translation: frozenset[Decimal]
    centuries: frozenset[Decimal]
    """What the translation says in Roman numerals: IXe siècle."""
    has_number_word: bool
    """Whether the source has a number in words that the translation does not say."""

    @classmethod
    def of(cls, unit: Unit, form: Wording, target: Target) -> "_Doubt":
        own, source = target.tag, target.source_profile.tag
        texts = [wording.words for wording in unit.source.wordings]
        said = _said(form.words, own)
        words = {Decimal(value) for text in texts for value in words_by_value(text, source)}
        return cls(
            any(_TELEPHONE.search(text) for text in texts),
            frozenset(value for text in texts for value in periods_said(text, source)),
            frozenset(periods_said(form.words, own)),
            frozenset(romans_in(form.words)),
            any(value > _SMALL and value not in said for value in words),
        )

    def explains_missing(self, number: WrittenNumber) -> bool:
        is_said = bool(number.values & self.in_translation or number.centuries & self.centuries)
        return is_said or self._is_code(number)

    def explains_added(self, number: WrittenNumber) -> bool:
        is_small = min(number.values) < _FIGURE and not number.is_percent
        is_word = self.has_number_word and is_small
        return self._is_code(number) or is_word or bool(number.values & self.in_source)

    def _is_code(self, number: WrittenNumber) -> bool:
        return number.is_dialled and self.is_telephone


def _problems(
    unit: Unit,
    form: Wording,
    missing: list[WrittenNumber],
    added: list[WrittenNumber],
    doubt: _Doubt,
) -> Iterator[Problem]:
    """Digits against other digits are an error, unless each may be explained."""
    lost, new = (", ".join(f"“{n.written}”" for n in numbers) for numbers in (missing, added))
    lost_surely = [number for number in missing if not doubt.explains_missing(number)]
    new_surely = [number for number in added if not doubt.explains_added(number)]
    if missing and added:
        message = f"the source says {lost}, the translation {new}"
        hint = "write the number of the source"
        is_suspicion = not lost_surely or not new_surely
        yield unit.problem(CHANGED, message, form, hint=hint, is_suspicion=is_suspicion)
    elif missing:
        message = f"the source's {lost} is missing"
        hint = "say it, in digits or in words"
        is_suspicion = all(n.is_in_word or min(n.values) <= _SMALL for n in lost_surely)
        yield unit.problem(MISSING, message, form, hint=hint, is_suspicion=is_suspicion)
    elif added:
        message = f"{new} is not in the source"
        hint = "take it away; a value is printed by its placeholder"
        is_suspicion = all(number.is_in_word for number in new_surely)
        yield unit.problem(ADDED, message, form, hint=hint, is_suspicion=is_suspicion)


def _percentages(
    unit: Unit, form: Wording, there: list[WrittenNumber], here: list[WrittenNumber], target: Target
) -> Iterator[Problem]:
    """A sign that came or went, in languages whose words for it are known."""
    own, source = number_words(target.tag), number_words(target.source_profile.tag)
    if own is None or source is None or not there:
        return
    wanted, signed = ([n for n in numbers if n.is_percent] for numbers in (there, here))
    shares = percentages_said(form.words, target.tag)
    if all(number.values & shares for number in wanted):
        wanted = []
    shares = percentages_said(unit.source.wordings[-1].words, target.source_profile.tag)
    if all(number.values & shares for number in signed):
        signed = []
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
    said = _said(form.words, own) | periods_said(form.words, own) | _values(form.words, own)
    known = _said(wording.words, source) | periods_said(wording.words, source)
    known |= _values(wording.words, source)
    lost = {word for value, word in there.items() if value > _SMALL and value not in said}
    new = {word for value, word in here.items() if value > _SMALL and value not in known}
    if lost and new:
        one, other = min(lost), min(new)
        message = f"the source says “{one}”, the translation “{other}”"
        hint = "write the number of the source"
        yield unit.problem(CHANGED, message, form, hint=hint, is_suspicion=True)


def _word_added(unit: Unit, form: Wording, target: Target) -> Iterator[Problem]:
    """A number in words where the source says none: cinquante. A fortnight may be fifteen days."""
    said = numerals_said(form.words, target.tag) & _PLAIN
    if not said or any(has_digit(wording.words) for wording in unit.source.wordings):
        return
    for wording in unit.source.wordings:
        said -= _said(wording.words, target.source_profile.tag)
        said -= periods_said(wording.words, target.source_profile.tag)
    if said:
        message = f"a number in words, {max(said)}, is not in the source"
        hint = "take it away; a value is printed by its placeholder"
        yield unit.problem(ADDED, message, form, hint=hint, is_suspicion=True)


def _romans(unit: Unit, form: Wording, target: Target) -> Iterator[Problem]:
    """Roman numerals that contradict those of the source: Article IV, l’article VI."""
    texts = [wording.words for wording in unit.source.wordings]
    there = {value: one for text in texts for value, one in certain_romans_in(text).items()}
    here = certain_romans_in(form.words)
    if not there or not here:
        return
    own, source = target.tag, target.source_profile.tag
    said = _said(form.words, own) | _values(form.words, own)
    known = {v for text in texts for v in _said(text, source) | _values(text, source)}
    lost = [one for value, one in there.items() if value not in said]
    new = [one for value, one in here.items() if value not in known]
    if lost and new:
        message = f"the source says “{lost[0]}”, the translation “{new[0]}”"
        hint = "write the number of the source"
        yield unit.problem(CHANGED, message, form, hint=hint, is_suspicion=True)


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


def _without(numbers: list[WrittenNumber], others: Iterable[WrittenNumber]) -> list[WrittenNumber]:
    """The numbers that are not among the others: said once or twice, it is the same number."""
    there = {value for other in others for value in other.values | other.parts}
    return [
        number
        for number in numbers
        if not (number.values & there or (number.parts and number.parts <= there))
    ]


def _said(text: str, tag: str) -> set[Decimal]:
    """What a text says in words, as months, or in Roman numerals."""
    months = {Decimal(month) for month in months_in(text, tag, is_sure=False)}
    always = ROUND_THE_CLOCK if says_always(text) else frozenset()
    return values_said(text, tag) | months | romans_in(text) | always


def _values(text: str, tag: str) -> set[Decimal]:
    """What a text says in digits."""
    return {value for number in numbers_of(text, tag) for value in number.values}


def _says_percent(text: str, words: NumberWords) -> bool:
    folded = text.casefold()
    return any(word in folded for word in words.percent)


def _is_dual(number: WrittenNumber, tag: str, wordings: list[Wording]) -> bool:
    """One or two of something, which the form of the noun says by itself."""
    if tag.partition("-")[0] not in LANGUAGES_WITH_DUAL or min(number.values) > _SMALL:
        return False
    noun = re.compile(rf"(?<!\w){re.escape(number.written)}[ -][^\W\d_]")
    return any(noun.search(wording.words) for wording in wordings)
