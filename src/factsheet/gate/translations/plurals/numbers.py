"""Forms that serve one number, and say it."""

from collections.abc import Iterator

from factsheet.edition.wording import Wording
from factsheet.gate.rule import Problem
from factsheet.gate.target import Target, Unit
from factsheet.gate.translations.plurals.rules import NUMBER
from factsheet.locales.numberwords import value_of
from factsheet.locales.words import words_in


def check_number(unit: Unit, form: Wording, target: Target) -> Iterator[Problem]:
    """A form that serves one number only may say that number."""
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
            message = f"msgstr[{form.index}] serves {number} only, and says “{word}”"
            report = unit.problem if word.isdecimal() else unit.suspicion
            yield report(NUMBER, message, form)
            return


def _numbers_in(words: str, tag: str) -> dict[str, int]:
    """The numbers from two on that a text says, in digits or in a word."""
    found = {}
    for word in words_in(words):
        value = int(word) if word.isdecimal() and len(word) < 7 else value_of(word.casefold(), tag)
        if value is not None and value > 1:
            found[word] = value
    return found
