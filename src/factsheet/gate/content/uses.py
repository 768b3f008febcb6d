"""What is stated is printed somewhere, and what is listed as a source is cited."""

from collections.abc import Iterator

from factsheet.diagnostics import Diagnostic, Severity
from factsheet.gate.rule import Rule
from factsheet.messages.extract import uses
from factsheet.messages.leaves import texts
from factsheet.model.base import FactBase
from factsheet.model.publication import Publication
from factsheet.model.text import split_form

FACT = Rule(
    code="unused-fact",
    severity=Severity.WARNING,
    summary="No sheet prints a fact, be it directly or through another fact.",
    rationale="Somebody has to keep it true, and translators are asked for its words, for no "
    "reader. Print it, or delete it; the version history keeps it.",
    bad="facts:\n  membership.founders: {kind: count, value: 20, …}\n(and no sheet names it)",
    good="sheets/membership.yaml:\n  text: It was founded by {membership.founders} states.",
)
SOURCE = Rule(
    code="unused-source",
    severity=Severity.WARNING,
    summary="No statement cites a source.",
    rationale="Lists of sources are printed from what the sheets cite, so this one stands in no "
    "list. Its id may be misspelt where it should be cited.",
    bad="sources:\n  annual-report: {title: Annual report, …}\n(and no statement cites it)",
    good="facts:\n  staff.total: {kind: count, value: 1000, source: annual-report, where: page 4}",
)
RULES = (FACT, SOURCE)


def check_uses(publication: Publication) -> Iterator[Diagnostic]:
    """Facts on no sheet, and sources of no statement."""
    base = publication.base
    counted = (text.count for text in texts((publication.sheets, base.facts)) if text.count)
    used = uses(publication).keys() | {split_form(address)[0] for address in counted}
    used |= _rested_on(base)
    for fact in base.facts.values():
        if fact.id not in used:
            message = f"no sheet prints “{fact.id}”"
            hint = f"write {{{fact.id}}} in a sheet, or delete the fact"
            yield Diagnostic(FACT.code, message, fact.at, FACT.severity, hint)
    cited = {part.source for fact in base.facts.values() for part in fact.statements}
    for source in base.sources.values():
        if source.id not in cited:
            message = f"no statement cites “{source.id}”"
            hint = f"cite it by source: {source.id}, or delete it"
            yield Diagnostic(SOURCE.code, message, source.at, SOURCE.severity, hint)


def _rested_on(base: FactBase) -> set[str]:
    """The ids of facts that computed facts rest on."""
    operands = (
        ref.id for fact in base.facts.values() if fact.compute for ref in fact.compute.operands
    )
    parts = (address.split(".") for address in operands)
    return {".".join(words[:n]) for words in parts for n in range(1, len(words) + 1)}
