"""Report statements and sources that are due for review.

They are due by the edition date, so that the same files give the same findings at any time.
`--as-of` sets another day, such as today.
"""

from collections.abc import Iterator
from datetime import date

from factsheet.diagnostics import Diagnostic, Location, Severity
from factsheet.gate.rule import Rule
from factsheet.model.dates import PartialDate
from factsheet.model.facts import Fact, Statement
from factsheet.model.publication import Publication

DUE = Rule(
    code="review-due",
    severity=Severity.WARNING,
    summary="A statement or source has reached its review date.",
    rationale="Whoever wrote `review:` expected the value to change, or the document to be "
    "replaced. Look at the source again, then set a later date. The edition's day decides; "
    "`--as-of` asks for another.",
    bad="edition = 2021-11-25\nstaff.total: {…, review: 2021-06}",
    good="edition = 2021-11-25\nstaff.total: {…, review: 2022-06}",
)
RULES = (DUE,)


def check_reviews(publication: Publication, day: date) -> Iterator[Diagnostic]:
    """What holds on the day, and the sources that it cites."""
    cited: set[str] = set()
    for fact in publication.base.facts.values():
        for statement in _holding(fact, day):
            cited.add(statement.source)
            yield from _due(statement.review, f"“{fact.id}”", statement.at, day)
    for source in publication.base.sources.values():
        if source.id in cited:
            yield from _due(source.review, f"the source “{source.id}”", source.at, day)


def _holding(fact: Fact, day: date) -> tuple[Statement, ...]:
    if fact.kind == "series":
        return fact.rows(day)
    statement = fact.statement(day)
    return (statement,) if statement else ()


def _due(review: PartialDate | None, what: str, at: Location, day: date) -> Iterator[Diagnostic]:
    if review and review.first_day <= day:
        message = f"{what} was to be looked at again by {review.canonical}"
        hint = "compare it with its source, then set a later review:"
        yield Diagnostic(DUE.code, message, at, DUE.severity, hint)
