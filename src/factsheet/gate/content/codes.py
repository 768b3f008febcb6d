"""Codes that CLDR has a name for: territories, languages, units, currencies."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from factsheet.config.style import LocaleStyle
from factsheet.diagnostics import Diagnostic, Location, Rule
from factsheet.locales.names import (
    has_territory,
    hint_language,
    hint_territory,
    hint_unit,
    is_currency,
    is_language,
    is_territory,
    is_unit,
)
from factsheet.model.codes import Currency, LanguageCode, Territory
from factsheet.model.facts import Statement
from factsheet.model.numbers import Money, Quantity
from factsheet.model.publication import Publication
from factsheet.model.values import Row
from factsheet.rules.facts import (
    UNKNOWN_CURRENCY,
    UNKNOWN_LANGUAGE,
    UNKNOWN_TERRITORY,
    UNKNOWN_UNIT,
)


@dataclass(frozen=True, slots=True)
class _Codes:
    rule: Rule
    what: str
    is_known: Callable[[str], bool]
    notation: str
    meant: Callable[[str], str | None]

    def hint(self, code: str) -> str:
        return self.meant(code) or self.notation


_TERRITORY = _Codes(
    *(
        UNKNOWN_TERRITORY,
        "territory",
        is_territory,
        "ISO 3166-1: two capitals, such as FR; or UN M49, such as 150",
    ),
    hint_territory,
)
_LANGUAGE = _Codes(
    UNKNOWN_LANGUAGE, "language", is_language, "BCP 47, such as ar or pt-BR", hint_language
)
_UNIT = _Codes(UNKNOWN_UNIT, "unit", is_unit, "CLDR’s units, such as length-kilometer", hint_unit)
_CURRENCY = _Codes(
    *(UNKNOWN_CURRENCY, "currency", is_currency, "ISO 4217: three capitals, such as EUR"),
    lambda _: None,
)
_RULES: dict[type, tuple[str, _Codes]] = {
    Territory: ("code", _TERRITORY),
    LanguageCode: ("code", _LANGUAGE),
    Quantity: ("unit", _UNIT),
    Money: ("currency", _CURRENCY),
    Currency: ("code", _CURRENCY),
}


def check_codes(publication: Publication) -> Iterator[Diagnostic]:
    """Unknown codes in statements and sources."""
    for fact in publication.base.facts.values():
        for statement in fact.statements:
            for value, at in _placed(statement):
                attribute, rule = _RULES[type(value)]
                code = getattr(value, attribute)
                if not rule.is_known(code):
                    message = f"“{code}” in “{fact.id}” is not a known {rule.what}"
                    yield rule.rule.found(message, at, hint=rule.hint(code))
    for source in publication.base.sources.values():
        if not is_language(source.language):
            message = f"“{source.language}” of source “{source.id}” is not a known language"
            hint = _LANGUAGE.hint(source.language)
            yield UNKNOWN_LANGUAGE.found(message, source.at, hint=hint)


def check_names(style: LocaleStyle) -> Iterator[Diagnostic]:
    """Report house names for unknown codes, which would never be printed.

    The locale's own tag may be a language for which CLDR has no name.
    """
    for table, codes, rule, is_known in (
        ("territories", style.territories, _TERRITORY, has_territory),
        ("languages", style.languages, _LANGUAGE, is_language),
        ("currencies", style.currencies, _CURRENCY, is_currency),
    ):
        for code in codes:
            if not is_known(code) and code != style.tag:
                message = f"“{code}” in [locales.{style.tag}.{table}] is not a known {rule.what}"
                at = style.place(table, code)
                hint = rule.hint(code)
                yield rule.rule.found(message, at, hint=hint, locale=style.tag)


def _placed(statement: Statement) -> Iterator[tuple[Any, Location]]:
    """The codes of a statement or its cells, each with its place."""
    value = statement.value
    if isinstance(value, Row) and value.places:
        for (_, cell), at in zip(value.cells, value.places, strict=True):
            yield from ((code, at) for code in _coded(cell))
    else:
        yield from ((code, statement.at) for code in _coded(value))


def _coded(node: Any) -> Iterator[Any]:
    if type(node) in _RULES:
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from _coded(part)
    elif is_dataclass(node):
        for field in fields(node):
            yield from _coded(getattr(node, field.name))
