"""Check that levels in factsheet.toml name existing rules and sheets, and can have an effect."""

from collections.abc import Collection, Iterator

from factsheet.config.config import Config
from factsheet.diagnostics import Diagnostic, Guesses
from factsheet.gate.catalogs import header
from factsheet.gate.content.facts import RULES as OF_FACTS
from factsheet.gate.rules import BY_CODE, FAMILIES
from factsheet.gate.suspicions.facts import OVER
from factsheet.rules.configuration import (
    FIXED_RULE,
    LEVEL_WITHOUT_EFFECT,
    UNKNOWN_RULE,
    UNKNOWN_SHEET,
)

_OF_NO_SHEET = frozenset(
    rule.code
    for rules in (
        *(FAMILIES[name] for name in ("Configuration", "Glossaries", "Exchange")),
        *(header.RULES, OF_FACTS, (OVER,)),
    )
    for rule in rules
)
"""Rules whose findings are about facts, catalogs as a whole or settings."""
_OF_NO_LOCALE = frozenset(
    rule.code
    for rules in (FAMILIES["Facts"], FAMILIES["Exchange"], FAMILIES["Glossaries"])
    for rule in rules
)
"""Rules whose findings are about source texts, before any translation."""
_SCOPES = {"sheets": ("sheet", _OF_NO_SHEET), "locales": ("language", _OF_NO_LOCALE)}


def check_levels(config: Config, sheets: Collection[str]) -> Iterator[Diagnostic]:
    """Report unknown codes, rules with a fixed level, unknown sheets, and levels that no finding
    can have."""
    guesses = Guesses()
    for path, levels in config.checks.tables():
        for code in levels:
            at, table = config.place(*path, code), ".".join(path)
            rule = BY_CODE.get(code)
            if rule is None:
                message = f"there is no rule “{code}” for [{table}]"
                hint = guesses.nearest(code, BY_CODE) or "see: factsheet explain"
                yield UNKNOWN_RULE.found(message, at, hint=hint)
            elif rule.is_fixed:
                message = f"“{code}” has a fixed level: pages would be wrong or unsafe without it"
                yield FIXED_RULE.found(message, at, hint="remove the line")
            elif len(path) > 1 and code in _SCOPES[path[1]][1]:
                message = f"“{code}” never concerns a single {_SCOPES[path[1]][0]}"
                yield LEVEL_WITHOUT_EFFECT.found(
                    f"{message}: this level has no effect",
                    at,
                    hint="move the line to [checks]",
                )
    guesses = Guesses()
    for sheet in config.checks.sheets:
        if sheet not in sheets:
            message = f"there is no sheet “{sheet}” for [checks.sheets.{sheet}]"
            at = config.place("checks", "sheets", sheet)
            yield UNKNOWN_SHEET.found(message, at, hint=guesses.nearest(sheet, sheets))
    for sheet in config.order:
        if sheet not in sheets:
            message = f"there is no sheet “{sheet}” for [publication] order"
            at = config.place("publication", "order")
            yield UNKNOWN_SHEET.found(message, at, hint=guesses.nearest(sheet, sheets))
