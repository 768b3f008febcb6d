"""The numbers of a translation are those of its source, however a language writes them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from unicodedata import decimal as decimal_digit

from factsheet.checks.rule import Problem, Rule
from factsheet.checks.target import Target, Unit
from factsheet.checks.translations.links import ADDRESS
from factsheet.checks.wording import Wording
from factsheet.diagnostics import Severity
from factsheet.locales.monthnames import months_in
from factsheet.locales.numberwords import (
    LANGUAGES_WITH_DUAL,
    NumberWords,
    decimal_mark,
    number_words,
    value_of,
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

_SPACES = "\u00a0\u2009\u202f"
_RUN = re.compile(rf"\d+(?:[.,٫٬'’ {_SPACES}]\d+)*")
_PERCENT = "%٪﹪％"
_AFTER = re.compile(rf"[ {_SPACES}]?[{_PERCENT}]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
_TWELVE_HOURS = re.compile(r"\d ?[ap]\.?m\b", re.IGNORECASE)
_FULL_HOUR = re.compile(rf"(?<=\d)(?::|[ {_SPACES}]?[hH][ {_SPACES}]?)00(?!\d)")
_SMALL = 2
"""Up to this, a word may mean much else: one, a pair, both."""
_PLAIN = frozenset(map(Decimal, range(11, 100))) - {Decimal(12), Decimal(15)}
"""Values whose words mean nothing else in any idiom: not dozens, not fortnights."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, all that it may mean, and whether it is a percentage."""

    written: str
    values: frozenset[Decimal]
    is_percent: bool = False


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
    if not wordings or not (_has_digit(form.words) or any(_has_digit(w.words) for w in wordings)):
        return
    own, source = target.tag, target.source_profile.tag
    there = [numbers_of(wording.words, source) for wording in wordings]
    here = numbers_of(form.words, own)
    missing = min((_without(numbers, here) for numbers in there), key=len)
    added = min((_without(here, numbers) for numbers in there), key=len)
    said = _values_said(form.words, own) | _months_said(form.words, own)
    missing = [n for n in missing if not n.values & said and not _is_dual(n, own, wordings)]
    known = {value for wording in wordings for value in _values_said(wording.words, source)}
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
        there = _counted(wording.words, source)
        if not any(value > _SMALL for value in there):
            yield from _word_added(unit, form, target)
            return
    here = _counted(form.words, own)
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
    said = _values_said(form.words, target.tag) & _PLAIN
    if not said or any(_has_digit(wording.words) for wording in unit.source.wordings):
        return
    for wording in unit.source.wordings:
        said -= _values_said(wording.words, target.source_profile.tag)
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


def numbers_of(text: str, tag: str) -> list[Number]:
    """The numbers that a text writes in digits, in its order."""
    if not _has_digit(text):
        return []
    text = _FULL_HOUR.sub("", ADDRESS.sub(" ", text))
    words = number_words(tag)
    scales, mark = words.scales if words else {}, decimal_mark(tag)
    found = []
    for run in _RUN.finditer(text):
        is_percent = bool(_AFTER.match(text, run.end())) or text[run.start() - 1 : run.start()] in (
            *_PERCENT,
        )
        scale = _scale(text, run.end(), scales)
        for written, values in _read(run[0], mark):
            meant = {value * scale for value in values} if scale > 1 and words else values
            if _TWELVE_HOURS.match(text, run.end() - 1):
                meant = values | {value + 12 for value in values}
            found.append(Number(written, frozenset(meant), is_percent))
    return found


def _scale(text: str, position: int, scales: Mapping[str, int]) -> int:
    """What the words right behind a number multiply it by."""
    scale = 1
    while word := _WORD.match(text, position + 1):
        if text[position] not in f" {_SPACES}" or word[0].casefold() not in scales:
            break
        scale *= scales[word[0].casefold()]
        position = word.end()
    return scale


@lru_cache(maxsize=4096)
def _read(run: str, decimal_mark: str) -> tuple[tuple[str, set[Decimal]], ...]:
    """A run of digits and separators as one number, or as several where it can't be one."""
    digits = "".join(str(decimal_digit(c)) if c.isdecimal() else c for c in run)
    groups = re.split(r"\D", digits)
    marks = re.findall(r"\D", digits)
    readings = set()
    if not marks:
        readings.add(Decimal(digits))
    elif _is_grouped(groups, marks):
        readings.add(Decimal("".join(groups)))
    elif len(marks) > 1 and marks[-1] in ".,٫" and _is_grouped(groups[:-1], marks[:-1]):
        readings.add(Decimal(f"{''.join(groups[:-1])}.{groups[-1]}"))
    is_grouping = len(groups[-1]) == 3 and marks[:1] not in ([decimal_mark], ["٫"]) and readings
    if len(marks) == 1 and marks[0] in ".,٫" and not is_grouping:
        readings.add(Decimal(f"{groups[0]}.{groups[1]}"))
    if readings:
        return ((run, readings),)
    if " " in marks:
        return tuple(number for part in run.split(" ") for number in _read(part, decimal_mark))
    return tuple((group, {Decimal(group)}) for group in groups)


def _is_grouped(groups: list[str], marks: list[str]) -> bool:
    """By threads of three digits; of two before the last, as in India."""
    return (
        len(set(marks)) == 1
        and 1 <= len(groups[0]) <= 3
        and groups[0] != "0"
        and len(groups[-1]) == 3
        and all(len(group) in (2, 3) for group in groups[1:])
    )


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


def _has_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None


_DIGIT = re.compile(r"\d")


def _values_said(text: str, tag: str) -> set[Decimal]:
    """The values of all words that may be numbers, alone and with the next one."""
    known = word_values(tag)
    if not known:
        return set()
    said: set[Decimal] = set()
    before = 0
    for word in _WORD.findall(_MARKS.sub("", text.casefold())):
        value = value_of(word, tag)
        for part in word.split("-") if value is None else ():
            part_value = value_of(part, tag)
            if part_value is not None:
                said |= {Decimal(part_value), Decimal(before + part_value)}
                before = part_value
        if value is not None:
            said |= {Decimal(value), Decimal(before + value), Decimal(max(before, 1) * value)}
            before = value
        elif word not in ("y", "et", "and"):
            before = 0
    return said


def _months_said(text: str, tag: str) -> set[Decimal]:
    return {Decimal(month) for month in months_in(text, tag, is_sure=False)}


@lru_cache(maxsize=65536)
def _counted(text: str, tag: str) -> dict[int, str]:
    """The number words of a text by their values, each with the word."""
    found: dict[int, str] = {}
    for word in _WORD.findall(_MARKS.sub("", text.casefold())):
        value = value_of(word, tag)
        if value is not None:
            found.setdefault(value, word)
    return found


def _says_percent(text: str, words: NumberWords) -> bool:
    folded = text.casefold()
    return any(word in folded for word in words.percent)


def _is_dual(number: Number, tag: str, wordings: list[Wording]) -> bool:
    """One or two of something, which the form of the noun says by itself."""
    if tag.partition("-")[0] not in LANGUAGES_WITH_DUAL or min(number.values) > _SMALL:
        return False
    noun = re.compile(rf"(?<!\w){re.escape(number.written)} [^\W\d_]")
    return any(noun.search(wording.words) for wording in wordings)
