"""The rules about plural forms, and what follows the number in a form."""

import re

from factsheet.edition.wording import OBJECT, Wording
from factsheet.gate.target import Unit
from factsheet.messages.pattern import placeholders
from factsheet.rules import error

_FLAG = "ignore-plural-agreement"
ORDER = error(
    code="plural-order",
    summary="A plural form has the noun in the form of other numbers.",
    rationale="Forms were exchanged or shifted, or one has another's text: “1 members”. In Arabic "
    "3 to 10 take a plural, 11 to 99 a singular with ًا, hundreds one without. What only other "
    "texts of the catalog suggest is a warning.",
    bad='msgid "{n} member"\nmsgid_plural "{n} members"\n'
    'msgstr[0] "{n} membres"\nmsgstr[1] "{n} membre"',
    good='msgid "{n} member"\nmsgid_plural "{n} members"\n'
    'msgstr[0] "{n} membre"\nmsgstr[1] "{n} membres"',
    flag=_FLAG,
)
IDENTICAL = error(
    code="plural-identical",
    summary="Two plural forms are the same, though their numbers need different words.",
    rationale="One was copied to the other. If nothing is inflected, as in French *pays*, the same "
    "text is right. What only other texts of the catalog suggest is a warning.",
    bad='msgid "{n} member"\nmsgid_plural "{n} members"\n'
    'msgstr[0] "{n} membre"\nmsgstr[1] "{n} membre"\n\nmsgid "Members"\nmsgstr "Membres"',
    good='msgid "{n} country"\nmsgid_plural "{n} countries"\n'
    'msgstr[0] "{n} pays"\nmsgstr[1] "{n} pays"',
    flag=_FLAG,
)
NUMBER = error(
    code="plural-number",
    summary="A form for one number says another number.",
    rationale="A form for one number only may say it in a word, but it must be that number. "
    "Another number in words is a warning.",
    bad='msgid "{n} member"\nmsgid_plural "{n} members"\n'
    'msgstr[0] "dos miembros"\nmsgstr[1] "{n} miembros"',
    good='msgid "{n} member"\nmsgid_plural "{n} members"\n'
    'msgstr[0] "un miembro"\nmsgstr[1] "{n} miembros"',
    locale="es",
    flag=_FLAG,
)
RULES = (ORDER, IDENTICAL, NUMBER)


BREATH = re.compile(r"[.,;:!?()\[\]—–،؛؟/]")
"""Punctuation that ends the counted phrase."""


def form_of(unit: Unit, number: int) -> Wording | None:
    """The form that is used for this number."""
    return next((form for form in unit.forms if number in form.numbers), None)


def after_count(unit: Unit, form: Wording) -> str | None:
    """The words after the number, up to punctuation or a value; None if no number is printed."""
    names = [hole.name for hole in placeholders(form.pattern)]
    if unit.source.count not in names:
        return None
    rest = form.words.split(OBJECT)[names.index(unit.source.count) + 1]
    return BREATH.split(rest)[0]


def is_under_number(unit: Unit) -> bool:
    """Whether no form prints the number, because it is printed above the text."""
    plural = unit.source.plural
    names = {hole.name for hole in placeholders(plural.pattern)} if plural else set()
    return unit.source.count not in names
