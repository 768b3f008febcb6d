"""Shares are parts of a whole."""

from collections.abc import Iterator

from factsheet.diagnostics import Diagnostic, Severity
from factsheet.gate.rule import Rule
from factsheet.model.numbers import Share
from factsheet.model.publication import Publication
from factsheet.model.ranges import Range

OVER = Rule(
    code="share-over-whole",
    severity=Severity.WARNING,
    summary="A share is more than the whole.",
    rationale="A share is a part of something: more than 100% is most likely a slip, such as a "
    "number of members typed as a percentage, or a part and a whole that changed places.",
    bad="staff.seconded: {kind: share, value: 250%, …}",
    good="staff.seconded: {kind: share, value: 25%, …}",
)
RULES = (OVER,)


def check_shares(publication: Publication) -> Iterator[Diagnostic]:
    """Statements of more than 100%."""
    for fact in publication.base.facts.values():
        for statement in fact.statements:
            value = statement.value
            value = value.high if isinstance(value, Range) else value
            if isinstance(value, Share) and value.fraction > 1:
                message = f"“{fact.id}” states {float(value.fraction):.4g} times the whole"
                yield Diagnostic(OVER.code, message, statement.at, OVER.severity)
