"""Typed numbers have the digits that the publication prints."""

import re
from collections.abc import Iterator

from factsheet.diagnostics import Severity
from factsheet.gate.rule import Problem, Rule
from factsheet.gate.target import Target
from factsheet.gate.translations.links import ADDRESS
from factsheet.locales.numerals import numbering_system

FOREIGN = Rule(
    code="foreign-digits",
    severity=Severity.ERROR,
    summary="A number is typed in other digits than the language prints.",
    rationale="Values are printed in the digits of `[locales.TAG]` in factsheet.toml, Latin ones "
    "unless `digits` says otherwise: 5 and ٥ would stand on one page. Digits that the source has "
    "too pass. Latin digits in a language that prints others are a warning: they may belong to a "
    "name or a formula.",
    bad='msgid "Article 5"\nmsgstr "المادة ٥"',
    good='msgid "Article 5"\nmsgstr "المادة 5"',
    locale="ar",
    flag="ignore-foreign-digits",
)
RULES = (FOREIGN,)

_NUMBER = re.compile(r"\d+(?:[.,٫٬'’\u00a0\u202f]\d+)*")
_NAME = re.compile(r"(?<![\w.-])(?=[\w.-]*?[A-Za-z])(?=[\w.-]*?\d)[\w.-]++")
"""A word of Latin letters and digits: COVID-19, G20."""


def check(target: Target) -> Iterator[Problem]:
    """Numbers in digits that are neither the language's nor the source's."""
    house = numbering_system(target.profile.digits)
    is_latin = house.digits.isascii()
    for unit in target.units:
        known = {*house.digits, *"".join(w.text for w in unit.source.wordings if is_latin)}
        for form in unit.forms:
            text = form.words if form.words.isascii() else ADDRESS.sub(" ", form.words)
            if form.error or (is_latin and text.isascii()):
                continue
            for number in _NUMBER.findall(text if is_latin else _NAME.sub(" ", text)):
                if any(digit.isdecimal() and digit not in known for digit in number):
                    right = house.localize(_plain(number))
                    message = f"“{number}” has other digits than this language prints"
                    hint = f"write {right}, or set digits in factsheet.toml"
                    yield unit.problem(FOREIGN, message, form, hint=hint, is_suspicion=not is_latin)
                    break


def _plain(number: str) -> str:
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in number)
