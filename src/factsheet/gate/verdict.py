"""The verdict: findings with their level, as set by the rule, the publication and message flags."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from factsheet.catalogs.po import Key
from factsheet.config.policy import CheckLevels
from factsheet.diagnostics import Diagnostic, Findings, Rule, Severity
from factsheet.edition.policy import Decision
from factsheet.gate.rules import BY_CODE
from factsheet.gate.target import Problem


@dataclass(slots=True)
class Verdict:
    """The findings of a gate, and those that flags of messages suppress."""

    levels: CheckLevels
    findings: Findings = field(default_factory=Findings)
    silenced: Findings = field(default_factory=Findings)
    locales: list[str] = field(default_factory=list)
    """The languages that the publication has."""
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    """Which languages are published; empty if all of them are complete."""
    checked: int = 0
    """Number of translations checked."""
    refused: set[Key] = field(default_factory=set)
    """The messages with an error."""
    used: set[tuple[str | None, Key, str]] = field(default_factory=set)
    """The flags that suppress a finding, by locale and message."""

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Add problems of catalogs."""
        for problem in problems:
            entry, flag = problem.entry, problem.rule.flag
            is_silent = entry is not None and flag is not None and flag in entry.flags
            if entry and flag and is_silent:
                self.used.add((problem.locale, entry.key, flag))
            found = self._at_level(problem.diagnostic(problem.severity), problem.rule)
            if found is None:
                continue
            if entry and found.severity is Severity.ERROR and not is_silent:
                self.refused.add(entry.key)
            (self.silenced if is_silent else self.findings).add(found)

    def add_findings(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add findings of other stages, at the publication's level."""
        for found in diagnostics:
            if leveled := self._at_level(found, BY_CODE.get(found.code)):
                self.findings.add(leveled)

    def _at_level(self, found: Diagnostic, rule: Rule | None) -> Diagnostic | None:
        """The finding at the publication's level; None if it is turned off."""
        if rule is None or rule.is_fixed:
            return found
        level = self.levels.level(rule.code, found.locale, found.sheet)
        if level is None:
            return found
        return None if level == "off" else replace(found, severity=Severity(level))
