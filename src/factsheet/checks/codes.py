"""Codes that CLDR has a name for: territories, languages, units, currencies."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from factsheet.diagnostics import Diagnostic
from factsheet.locales.names import is_currency, is_language, is_territory, is_unit
from factsheet.model.codes import LanguageCode, Territory
from factsheet.model.numbers import Money, Quantity
from factsheet.model.publication import Publication

_RULES: dict[type, tuple[str, Callable[[str], bool], str, str]] = {
    Territory: ("code", is_territory, "territory", "ISO 3166-1: two capitals, such as FR"),
    LanguageCode: ("code", is_language, "language", "BCP 47, such as ar or pt-BR"),
    Quantity: ("unit", is_unit, "unit", "CLDR’s units, such as length-kilometer"),
    Money: ("currency", is_currency, "currency", "ISO 4217: three capitals, such as EUR"),
}


def check_codes(publication: Publication) -> Iterator[Diagnostic]:
    """Unknown codes in statements and sources."""
    for fact in publication.base.facts.values():
        for statement in fact.statements:
            for value in _coded(statement.value):
                attribute, is_known, what, hint = _RULES[type(value)]
                code = getattr(value, attribute)
                if not is_known(code):
                    message = f"“{code}” in “{fact.id}” is no known {what}"
                    yield Diagnostic(f"unknown-{what}", message, statement.at, hint=hint)
    for source in publication.base.sources.values():
        if not is_language(source.language):
            message = f"“{source.language}” of source “{source.id}” is no known language"
            yield Diagnostic("unknown-language", message, source.at, hint=_RULES[LanguageCode][3])


def _coded(node: Any) -> Iterator[Any]:
    if type(node) in _RULES:
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from _coded(part)
    elif is_dataclass(node):
        for field in fields(node):
            yield from _coded(getattr(node, field.name))
