"""Check that the forms of plural messages agree with the numbers they serve."""

from collections.abc import Iterator

from factsheet.edition.wording import Wording
from factsheet.gate.target import Problem, Target, Unit
from factsheet.gate.translations.plurals.counting import AGREEMENTS, check_counting
from factsheet.gate.translations.plurals.pairs import Vocabulary, check_pair
from factsheet.gate.translations.plurals.rules import NUMBER
from factsheet.locales.numberwords import value_of
from factsheet.locales.tags import by_language
from factsheet.locales.words import ENDINGS, words_in


def check_number(unit: Unit, form: Wording, target: Target) -> Iterator[Problem]:
    """Report a form for one number only that says another number."""
    number = form.numbers[0]
    said = _numbers_in(form.words, target.tag)
    if not said:
        return
    shared = {
        value
        for source in unit.source.wordings
        for value in _numbers_in(source.words, target.source_profile.tag).values()
    }
    for other in unit.forms:
        if other is not form and len(other.numbers) > 1:
            shared.update(_numbers_in(other.words, target.tag).values())
    values = set(said.values())
    if number in values:
        return
    for word, value in said.items():
        if value not in shared:
            message = f"msgstr[{form.index}] is for {number} only, but has “{word}”"
            report = unit.problem if word.isdecimal() else unit.suspicion
            yield report(NUMBER, message, form)
            return


def _numbers_in(words: str, tag: str) -> dict[str, int]:
    """The numbers above one in a text, in digits or as a word."""
    found = {}
    for word in words_in(words):
        value = int(word) if word.isdecimal() and len(word) < 7 else value_of(word.casefold(), tag)
        if value is not None and value > 1:
            found[word] = value
    return found


def check(target: Target) -> Iterator[Problem]:
    """Report forms that were swapped, shifted or copied, and wrong number words."""
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
