"""The levels in factsheet.toml name rules that there are, and sheets that there are."""

from collections.abc import Collection, Iterator

from factsheet.checks.rules import BY_CODE
from factsheet.config.config import Config
from factsheet.diagnostics import Diagnostic, nearest


def check_levels(config: Config, sheets: Collection[str]) -> Iterator[Diagnostic]:
    """Codes that no rule has, rules that nothing turns down, sheets that are not there."""
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
    for sheet in config.checks.sheets:
        if sheet not in sheets:
            message = f"there is no sheet “{sheet}” for [checks.sheets.{sheet}]"
            at = config.place("checks", "sheets", sheet)
            yield Diagnostic("unknown-sheet", message, at, hint=nearest(sheet, sheets))
