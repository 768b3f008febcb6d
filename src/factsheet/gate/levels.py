"""Check that levels in factsheet.toml name existing rules and sheets, and can have an effect."""

from collections.abc import Collection, Iterator

from factsheet.config.config import Config
from factsheet.diagnostics import Diagnostic, Severity, nearest
from factsheet.gate.catalogs import header
from factsheet.gate.content import reviews, uses
from factsheet.gate.rules import BY_CODE, FAMILIES
from factsheet.gate.suspicions.facts import OVER

_OF_NO_SHEET = frozenset(
    rule.code
    for rules in (
        *(FAMILIES[name] for name in ("Configuration", "Glossaries", "Exchange")),
        *(header.RULES, reviews.RULES, (OVER,), uses.RULES),
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
    for path, levels in config.checks.tables():
        for code in levels:
            at, table = config.place(*path, code), ".".join(path)
            rule = BY_CODE.get(code)
            if rule is None:
                message = f"there is no rule “{code}” for [{table}]"
                hint = nearest(code, BY_CODE) or "see: factsheet explain"
                yield Diagnostic("unknown-rule", message, at, hint=hint)
            elif rule.is_fixed:
                message = f"“{code}” has no other level: pages would be wrong or unsafe without it"
                yield Diagnostic("fixed-rule", message, at, hint="take the line away")
            elif len(path) > 1 and code in _SCOPES[path[1]][1]:
                message = f"“{code}” never concerns a single {_SCOPES[path[1]][0]}"
                yield Diagnostic(
                    "level-without-effect",
                    f"{message}: this level has no effect",
                    at,
                    Severity.WARNING,
                    hint="move the line to [checks]",
                )
    for sheet in config.checks.sheets:
        if sheet not in sheets:
            message = f"there is no sheet “{sheet}” for [checks.sheets.{sheet}]"
            at = config.place("checks", "sheets", sheet)
            yield Diagnostic("unknown-sheet", message, at, hint=nearest(sheet, sheets))
    for sheet in config.order:
        if sheet not in sheets:
            message = f"there is no sheet “{sheet}” for [publication] order"
            at = config.place("publication", "order")
            yield Diagnostic("unknown-sheet", message, at, hint=nearest(sheet, sheets))
