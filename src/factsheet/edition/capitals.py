"""Capitalize values that stand alone: « Novembre 2014 » in a cell.

House style decides whether to. Only words from CLDR or the toolkit are changed: names stay as
their translators write them, and units and symbols have one spelling.
"""

from dataclasses import replace

from factsheet.edition.document import Inline, Run
from factsheet.model.codes import Currency, LanguageCode
from factsheet.model.dates import PartialDate, Period, YearPart
from factsheet.model.values import Several, Value

_DOTTED = ("az", "tr")
"""Languages whose capital of i has a dot."""


def is_capitalised(value: Value) -> bool:
    """Whether house style decides how the value begins: true for dates, languages, currencies and
    lists of these."""
    kinds = PartialDate | Period | YearPart | LanguageCode | Currency
    if isinstance(value, Several):
        return all(isinstance(item, kinds) for item in value.items)
    return isinstance(value, kinds)


def capitalised(runs: tuple[Inline, ...], language: str) -> tuple[Inline, ...]:
    """The runs with their first letter capitalized. Text that begins with a digit is unchanged."""
    for place, run in enumerate(runs):
        if isinstance(run, Run) and run.text:
            changed: Inline = replace(run, text=_capitalised(run.text, language))
        elif not isinstance(run, Run) and run.children:
            changed = replace(run, children=capitalised(run.children, language))
        else:
            continue
        return (*runs[:place], changed, *runs[place + 1 :])
    return runs


def _capitalised(text: str, language: str) -> str:
    first = next((at for at, sign in enumerate(text) if sign.isalnum()), len(text))
    letter = text[first : first + 1]
    is_dotted = letter == "i" and language.partition("-")[0] in _DOTTED
    return f"{text[:first]}{'İ' if is_dotted else letter.title()}{text[first + 1 :]}"
