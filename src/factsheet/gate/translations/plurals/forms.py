"""The forms of a message by the numbers that they serve, and what follows the number in them."""

import re

from factsheet.edition.wording import OBJECT, Wording
from factsheet.gate.target import Unit
from factsheet.messages.pattern import placeholders

BREATH = re.compile(r"[.,;:!?()\[\]—–،؛؟/]")
"""Marks that end what is counted."""


def form_of(unit: Unit, number: int) -> Wording | None:
    """The form that serves this number."""
    return next((form for form in unit.forms if number in form.numbers), None)


def after_count(unit: Unit, form: Wording) -> str | None:
    """What follows the number, up to the next mark or value; None where it is not printed."""
    names = [hole.name for hole in placeholders(form.pattern)]
    if unit.source.count not in names:
        return None
    rest = form.words.split(OBJECT)[names.index(unit.source.count) + 1]
    return BREATH.split(rest)[0]


def is_under_number(unit: Unit) -> bool:
    """Whether the number stands elsewhere, above the text: no form prints it."""
    plural = unit.source.plural
    names = {hole.name for hole in placeholders(plural.pattern)} if plural else set()
    return unit.source.count not in names
