"""Rules and the problems that they find."""

from dataclasses import dataclass, field

from factsheet.catalogs.po import Entry
from factsheet.diagnostics import Diagnostic, Location, MessageName, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding, as `explain` and the documentation describe it.

    `bad` and `good` are examples for people and tests. For a rule about translations they are
    catalog entries (msgctxt is optional) in the language of `locale`.
    """

    code: str
    severity: Severity
    summary: str
    """One sentence that states the problem: “A placeholder of the source is missing.”"""
    rationale: str
    """Why that matters, and to whom; what is correct."""
    bad: str
    good: str
    locale: str = "fr"
    flag: str | None = None
    """The flag in a .po file that silences it for one message; Weblate's flag if there is one."""
    is_fixed: bool = False
    """Whether its level cannot be changed, because pages would otherwise be wrong or unsafe."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem that a rule found in a catalog."""

    rule: Rule
    message: str
    at: Location
    hint: str | None = None
    locale: str | None = None
    entry: Entry | None = field(default=None, compare=False)
    """The entry in question, whose flags may silence the problem."""
    is_suspicion: bool = False
    """Whether the rule is uncertain in this case, so that an error becomes a warning."""

    @property
    def severity(self) -> Severity:
        """The severity unless the publication sets a level for the rule."""
        return Severity.WARNING if self.is_suspicion else self.rule.severity

    def diagnostic(self, severity: Severity) -> Diagnostic:
        entry = self.entry
        is_message = entry is not None and (entry.singular or entry.context)
        subject = MessageName.of(entry.context, entry.singular) if entry and is_message else None
        code, message, at = self.rule.code, self.message, self.at
        return Diagnostic(code, message, at, severity, self.hint, self.locale, subject)
