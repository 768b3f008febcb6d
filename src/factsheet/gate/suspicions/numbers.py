"""Suspect numbers in words, Roman numerals and months that differ from those of the source."""

from collections.abc import Iterator
from decimal import Decimal

from factsheet.edition.wording import Wording
from factsheet.gate.suspicions.numberwords import SMALL, Numerals, numerals
from factsheet.gate.target import Problem, Target, Unit
from factsheet.gate.translations.digits import has_digit, numbers_of
from factsheet.gate.translations.numbers import ADDED, CHANGED
from factsheet.locales.months import months_in
from factsheet.locales.numberwords import word_values
from factsheet.rules import warning

MONTH = warning(
    code="month-changed",
    summary="A translation names a month that its source does not.",
    rationale="Dates are values: they come from facts, or are the source's. A month typed in a "
    "translation stays when the fact changes.",
    bad='msgid "The Assembly meets"\nmsgstr "L’Assemblée se réunit en novembre"',
    good='msgid "The Assembly meets"\nmsgstr "L’Assemblée se réunit"',
    flag="ignore-month-changed",
)
RULES = (MONTH,)
HINT = "write the number of the source"
_PLAIN = frozenset(map(Decimal, range(11, 100))) - {Decimal(12), Decimal(15)}
"""Values whose words are unambiguous: not those of dozens and fortnights."""


def check(target: Target) -> Iterator[Problem]:
    """Compare number words, Roman numerals and months with those of the source."""
    if target.is_source:
        return
    for unit in target.units:
        wordings = unit.source.wordings
        for form in unit.forms:
            if not form.error and form.text not in (one.text for one in wordings):
                sources = [numerals(one.words, target.source_profile.tag) for one in wordings]
                own = numerals(form.words, target.tag)
                yield from _words(unit, form, sources, own)
                yield from _romans(unit, form, sources, own)
                yield from _months(unit, form, sources, own)


def _words(unit: Unit, form: Wording, sources: list[Numerals], own: Numerals) -> Iterator[Problem]:
    """Number words that contradict those of the source: three members, cuatro países."""
    if not word_values(own.tag) or not word_values(sources[0].tag):
        return
    if not all(any(value > SMALL for value in source.words) for source in sources):
        yield from _added(unit, form, sources, own)
        return
    there = sources[-1]
    stated = own.stated | own.periods | own.digits
    known = there.stated | there.periods | there.digits
    lost = {word for value, word in there.words.items() if value > SMALL and value not in stated}
    new = {word for value, word in own.words.items() if value > SMALL and value not in known}
    if lost and new:
        message = f"the source has “{min(lost)}”, the translation “{min(new)}”"
        yield unit.suspicion(CHANGED, message, form, hint=HINT)


def _added(unit: Unit, form: Wording, sources: list[Numerals], own: Numerals) -> Iterator[Problem]:
    """A number word where the source has none: « cinquante »."""
    added = own.whole & _PLAIN
    if not added or any(has_digit(source.text) for source in sources):
        return
    for source in sources:
        added -= source.stated | source.periods
    if added:
        message = f"a number in words, {max(added)}, is not in the source"
        hint = "remove it; print values by their placeholders"
        yield unit.suspicion(ADDED, message, form, hint=hint)


def _romans(unit: Unit, form: Wording, sources: list[Numerals], own: Numerals) -> Iterator[Problem]:
    """Roman numerals that contradict those of the source: Article IV, l’article VI."""
    there = {value: one for source in sources for value, one in source.likely_romans.items()}
    if not there or not own.likely_romans:
        return
    stated = own.stated | own.digits
    known = {value for source in sources for value in source.stated | source.digits}
    lost = [one for value, one in there.items() if value not in stated]
    new = [one for value, one in own.likely_romans.items() if value not in known]
    if lost and new:
        message = f"the source has “{lost[0]}”, the translation “{new[0]}”"
        yield unit.suspicion(CHANGED, message, form, hint=HINT)


def _months(unit: Unit, form: Wording, sources: list[Numerals], own: Numerals) -> Iterator[Problem]:
    here = months_in(own.text, own.tag, is_sure=True)
    for source in sources if here else ():
        here -= months_in(source.text, source.tag, is_sure=False)
        # A month in digits is a month too.
        numbers = numbers_of(source.text, source.tag)
        here -= {int(value) for number in numbers for value in number.values if 0 < value < 13}
    if here:
        message = "the translation names a month that the source does not"
        yield unit.suspicion(MONTH, message, form, hint="print dates by their placeholders")
