"""What is found, weighed: by the rule, by the publication, by the flags of a message."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from factsheet.catalogs.po import Key
from factsheet.checks.rule import Problem, Rule
from factsheet.checks.rules import BY_CODE
from factsheet.config.levels import CheckLevels
from factsheet.diagnostics import Diagnostic, Findings, Severity


@dataclass(slots=True)
class Verdict:
    """The findings of a gate, and those that a message's flags keep from counting."""

    levels: CheckLevels
    findings: Findings = field(default_factory=Findings)
    silenced: Findings = field(default_factory=Findings)
    locales: list[str] = field(default_factory=list)
    """The languages that the publication has."""
    checked: int = 0
    """How many translations were looked at."""
    refused: set[Key] = field(default_factory=set)
    """The messages about which there is an error."""
    used: set[tuple[str | None, Key, str]] = field(default_factory=set)
    """The flags that keep a finding from counting, by locale and message."""

    def take(self, problems: Iterable[Problem]) -> None:
        """Problems of catalogs."""
        for problem in problems:
            entry, flag = problem.entry, problem.rule.flag
            is_silent = entry is not None and flag is not None and flag in entry.flags
            if entry and flag and is_silent:
                self.used.add((problem.locale, entry.key, flag))
            sheet = _sheet_of(entry.context) if entry else None
            severity = self._severity(problem.rule, problem.severity, problem.locale, sheet)
            if severity is None:
                continue
            if entry and severity is Severity.ERROR and not is_silent:
                self.refused.add(entry.key)
            (self.silenced if is_silent else self.findings).add(problem.diagnostic(severity))

    def weigh(self, diagnostics: Iterable[Diagnostic]) -> None:
        """What other stages have found, at the level that the publication wants."""
        for found in diagnostics:
            path = found.location.path
            sheet = path.removeprefix("sheets/").rpartition(".")[0] if "sheets/" in path else None
            rule = BY_CODE.get(found.code)
            severity = self._severity(rule, found.severity, found.locale, sheet)
            if severity:
                self.findings.add(replace(found, severity=severity))

    def _severity(
        self, rule: Rule | None, default: Severity, locale: str | None, sheet: str | None
    ) -> Severity | None:
        if rule is None or rule.is_fixed:
            return default
        level = self.levels.level(rule.code, locale, sheet)
        if level is None:
            return default
        return None if level == "off" else Severity(level)


def _sheet_of(context: str | None) -> str | None:
    kind, _, rest = (context or "").partition(":")
    return rest.partition(":")[0] if kind == "sheet" else None
