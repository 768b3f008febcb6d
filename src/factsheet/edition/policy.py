"""Decide whether each language of an edition is published, and what replaces it if not.

A language is published from `publish` percent on and withdrawn below `withdraw`, so that one
new sentence does not remove a language for a day. The manifest of the last build records
whether it is published now.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.config.config import Config
from factsheet.config.policy import Policy
from factsheet.diagnostics import Diagnostic, Findings, Location, Severity
from factsheet.edition.completeness import Completeness, PrintedMessage, Tally
from factsheet.edition.record import LanguageState, Record
from factsheet.rules.configuration import LOCALE_INCOMPLETE, UNKNOWN_REQUIRED


@dataclass(frozen=True, slots=True)
class Blocker:
    """An untranslated message that keeps a language from being published."""

    unit: PrintedMessage
    is_required: bool
    """Whether the policy requires it, whatever the percentage."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision about one language, and its reason."""

    locale: str
    state: LanguageState
    percent: int
    reason: str
    blockers: tuple[Blocker, ...] = ()
    edition: str | None = None
    """The edition date of kept pages."""

    @property
    def has_new_pages(self) -> bool:
        return self.state in (LanguageState.PUBLISHED, LanguageState.FALLBACK)

    def diagnostic(self, at: Location) -> Diagnostic | None:
        """The warning for a language that is not published in full; None for others."""
        name = f"“{self.locale}”"
        of = f" of the edition of {self.edition}" if self.edition else ""
        said = {
            LanguageState.FALLBACK: (
                f"{name} is published in part in the source language, with a notice"
            ),
            LanguageState.KEPT: f"{name} keeps its earlier pages{of}",
            LanguageState.LEFT_OUT: f"{name} is left out",
        }
        if self.state not in said:
            return None
        return LOCALE_INCOMPLETE.found(
            f"{said[self.state]}: {self.reason}",
            at,
            severity=Severity.WARNING,
            hint=f"what is missing: factsheet status --locale {self.locale}",
            locale=self.locale,
        )


def decide(
    completeness: Completeness, policy: Policy, before: Record | None, *, can_keep: bool
) -> Decision:
    """Apply the policy to a language.

    `before` is its record in the last build. `can_keep` says whether complete, unchanged pages
    of an earlier build exist.
    """
    tally = Tally.of(completeness.units)
    is_in = before is not None and before.state is LanguageState.PUBLISHED
    is_under = tally.percent < (policy.withdraw if is_in else policy.publish)
    blockers = tuple(
        Blocker(unit, is_required)
        for unit in completeness.unfinished
        if (is_required := _is_required(unit, policy)) or is_under
    )
    reason = _reason(tally, policy, blockers, is_in=is_in)
    state, edition = LanguageState.PUBLISHED, None
    if blockers:
        state = {"fallback": LanguageState.FALLBACK, "keep": LanguageState.KEPT}.get(
            policy.incomplete, LanguageState.LEFT_OUT
        )
    if state is LanguageState.KEPT and can_keep and before is not None:
        edition = before.edition
    elif state is LanguageState.KEPT:
        state = LanguageState.LEFT_OUT
        reason = (
            f"{reason}; no earlier edition of it is there to keep, or another machine has built "
            "it (see --trust-output)"
        )
    return Decision(completeness.locale, state, tally.percent, reason, blockers, edition)


def _reason(tally: Tally, policy: Policy, blockers: tuple[Blocker, ...], *, is_in: bool) -> str:
    """The reason of a decision, with the figures that it rests on."""
    if not tally.left:
        return "all of it is translated"
    verb = "is" if tally.left == 1 else "are"
    said = f"{tally.percent}% is translated, {tally.left} of {tally.total} messages {verb} not"
    if is_in and tally.percent < policy.withdraw:
        said = f"{said} (withdraw = {policy.withdraw})"
    elif is_in and tally.percent < policy.publish:
        said = (
            f"{said} (publish = {policy.publish}, but once in it stays down to {policy.withdraw})"
        )
    else:
        said = f"{said} (publish = {policy.publish})"
    required = sum(blocker.is_required for blocker in blockers)
    are = "is" if required == 1 else "are"
    return f"{said}; {required} of these {are} required" if required else said


def _is_required(unit: PrintedMessage, policy: Policy) -> bool:
    return any(_fits(unit.message.context, pattern) for pattern in policy.required)


def _fits(context: str | None, pattern: str) -> bool:
    """Whether the context matches a pattern in which `*` stands for any text.

    Atomic groups match each part at its first position, so the time is linear.
    """
    first, *rest = map(re.escape, pattern.split("*"))
    if not rest:
        return pattern == (context or "")
    middle = "".join(f"(?>.*?{part})" for part in rest[:-1])
    return re.fullmatch(f"{first}{middle}.*{rest[-1]}", context or "") is not None


def check_required(config: Config, units: Iterable[PrintedMessage], findings: Findings) -> None:
    """Report patterns of `required` that match no message."""
    contexts = {unit.message.context for unit in units}
    for tag, policy in config.policies.items():
        for pattern in policy.required:
            if any(_fits(context, pattern) for context in contexts):
                continue
            own = ("policy", "locales", tag, "required")
            findings.warning(
                UNKNOWN_REQUIRED,
                f"required: “{pattern}” matches no message that this edition prints",
                config.place(*(own if own in config.places else ("policy", "required"))),
                hint="write a message’s context (msgctxt), with * for any part of it",
            )
