"""All that holds of plural messages, in the grammar of their language."""

from collections.abc import Iterator

from factsheet.gate.rule import Problem
from factsheet.gate.target import Target
from factsheet.gate.translations.plurals.counting import AGREEMENTS, check_counting
from factsheet.gate.translations.plurals.numbers import check_number
from factsheet.gate.translations.plurals.pairs import check_pair
from factsheet.gate.translations.plurals.vocabulary import Vocabulary
from factsheet.locales.endings import ENDINGS
from factsheet.locales.languages import by_language


def check(target: Target) -> Iterator[Problem]:
    """Forms that were swapped, shifted or copied, and wrong number words."""
    units = [
        unit
        for unit in target.units
        if unit.source.plural and not any(form.error for form in unit.forms)
    ]
    agreement = by_language(AGREEMENTS, target.tag)
    endings = by_language(ENDINGS, target.tag)
    vocabulary = Vocabulary.of(target) if endings and units else None
    for unit in units:
        if agreement:
            yield from check_counting(unit, target.tag, agreement)
        elif vocabulary:
            yield from check_pair(unit, vocabulary)
        for form in unit.forms:
            if len(form.numbers) == 1:
                yield from check_number(unit, form, target)
