"""What a rule is, and what it finds."""

from dataclasses import dataclass, field

from factsheet.catalogs.po import Entry
from factsheet.diagnostics import Diagnostic, Location, MessageName, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding: what `explain` and the documentation say of it.

    `bad` and `good` are read by people and by the tests: of a rule about translations they
    are entries of a catalog (msgctxt may be left out), in the language of `locale`.
    """

    code: str
    severity: Severity
    summary: str
    """One sentence, what is the case: “A placeholder of the source is missing.”"""
    rationale: str
    """Why that matters, and to whom; what counts as right."""
    bad: str
    good: str
    locale: str = "fr"
    flag: str | None = None
    """The flag in a .po that silences it for one message, Weblate's where it has one."""
    is_fixed: bool = False
    """Whether nothing can turn it down: without it, pages would be wrong or unsafe."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule has found in a catalog."""

    rule: Rule
    message: str
    at: Location
    hint: str | None = None
    locale: str | None = None
    entry: Entry | None = field(default=None, compare=False)
    """The entry that it concerns, whose flags may silence it."""
    is_suspicion: bool = False
    """Whether the rule can't be sure in this case: a warning then, where the rule is an error."""

    @property
    def severity(self) -> Severity:
        """How much it weighs where the publication says nothing of the rule."""
        return Severity.WARNING if self.is_suspicion else self.rule.severity

    def diagnostic(self, severity: Severity) -> Diagnostic:
        entry = self.entry
        is_message = entry is not None and (entry.singular or entry.context)
        subject = MessageName.of(entry.context, entry.singular) if entry and is_message else None
        code, message, at = self.rule.code, self.message, self.at
        return Diagnostic(code, message, at, severity, self.hint, self.locale, subject)
