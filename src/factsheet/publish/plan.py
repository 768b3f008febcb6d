"""Plan what a build, whole or partial, does with each language.

Only a whole build adds or removes languages, because pages that a partial build does not write
would still link to a removed language.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from factsheet.catalogs.catalog import catalog_path
from factsheet.config.policy import Policy
from factsheet.diagnostics import Findings, Location
from factsheet.edition.completeness import Completeness, measure
from factsheet.edition.edition import Edition
from factsheet.edition.policy import Decision, check_required, decide
from factsheet.edition.record import LanguageState, Record
from factsheet.load.theme import Theme
from factsheet.publish.artifacts import Output

NOT_WHOLE = "it stays as it is until a whole build"


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan for every language of the edition."""

    decisions: Mapping[str, Decision]
    records: Mapping[str, Record]
    """The records for the manifest."""
    kept: Mapping[str, Collection[str]]
    """Paths in output/ that are kept, of the languages without new pages."""

    @property
    def left_out(self) -> list[str]:
        return [tag for tag, one in self.decisions.items() if one.state is LanguageState.LEFT_OUT]

    def has_new_pages(self, locale: str) -> bool:
        return self.decisions[locale].has_new_pages

    def kept_edition(self, locale: str) -> str | None:
        """The edition date of kept pages; None if they only wait for a whole build."""
        record = self.records.get(locale)
        return record.edition if record and record.state is LanguageState.KEPT else None


def decide_all(
    edition: Edition, found: Mapping[str, Completeness], output: Output
) -> dict[str, Decision]:
    """Apply the policies to each language. `output` holds the last build."""
    config = edition.config
    return {
        tag: decide(
            completeness,
            config.policies.get(tag, Policy()),
            output.records.get(tag),
            can_keep=_can_keep(tag, output),
        )
        for tag, completeness in found.items()
    }


def make_plan(
    edition: Edition,
    theme: Theme,
    output: Output,
    findings: Findings,
    *,
    asked: Collection[str],
    is_whole: bool,
) -> Plan:
    """Plan the languages that are `asked` for; the others keep their state."""
    found = measure(edition, theme)
    check_required(edition.config, found[edition.config.source_locale].units, findings)
    decisions: dict[str, Decision] = {}
    records = {} if is_whole else dict(output.records)
    for tag, decided in decide_all(edition, found, output).items():
        before = output.records.get(tag)
        if tag not in asked:
            decisions[tag] = _unasked(decided, before, output)
            continue
        is_postponed = not (is_whole or decided.has_new_pages) and bool(output.files_of(tag))
        decision = _postponed(decided, before) if is_postponed else decided
        if not is_postponed:
            records[tag] = _record(decision, edition)
        decisions[tag] = decision
        if diagnostic := decision.diagnostic(_place(edition, tag)):
            findings.add(diagnostic)
    kept = {
        tag: output.files_of(tag).keys()
        for tag, decision in decisions.items()
        if decision.state is LanguageState.KEPT
    }
    return Plan(decisions, records, kept)


def _can_keep(tag: str, output: Output) -> bool:
    """Whether the last complete edition of a language still exists."""
    before = output.records.get(tag)
    was_whole = before is not None and before.state in (LanguageState.PUBLISHED, LanguageState.KEPT)
    return was_whole and output.can_keep(tag)


def _unasked(decided: Decision, before: Record | None, output: Output) -> Decision:
    """The decision about a language outside the build's scope: only its index page is rebuilt.

    It keeps its state, but its index shows a notice as soon as one is due.
    """
    if before is None:
        return decided
    if before.state is LanguageState.LEFT_OUT or not output.files_of(decided.locale):
        return replace(decided, state=LanguageState.LEFT_OUT)
    if before.state is LanguageState.KEPT or not decided.has_new_pages:
        return _postponed(decided, before)
    return decided


def _postponed(decision: Decision, before: Record | None) -> Decision:
    """The decision about a language that will be removed, but keeps its pages for now."""
    reason = f"{decision.reason}; {NOT_WHOLE}"
    day = before.edition if before else None
    return replace(decision, state=LanguageState.KEPT, reason=reason, edition=day)


def _record(decision: Decision, edition: Edition) -> Record:
    day = edition.day.isoformat() if decision.has_new_pages else decision.edition
    return Record(decision.state, decision.percent, day)


def _place(edition: Edition, tag: str) -> Location:
    return Location(catalog_path(edition.voices[tag].profile))
