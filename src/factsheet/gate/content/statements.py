"""Statements agree with the calendar and with each other."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from factsheet.diagnostics import Diagnostic
from factsheet.model.facts import Fact, Statement
from factsheet.model.named import Person, Role
from factsheet.model.publication import Publication


def check_statements(publication: Publication) -> Iterator[Diagnostic]:
    """Validity periods that end before they begin, or that overlap."""
    for fact in publication.base.facts.values():
        for statement in fact.statements:
            if _ends_early(statement):
                yield Diagnostic(
                    "until-before-from",
                    f"a statement of “{fact.id}” ends before it begins",
                    statement.at,
                    hint="until is the first day on which it no longer holds",
                )
            if isinstance(statement.value, Person):
                yield from _roles(fact, statement.value)
        if fact.kind != "series":
            yield from _overlaps(fact)


def _ends_early(part: Statement | Role) -> bool:
    if part.from_ is None or part.until is None:
        return False
    return part.until.first_day <= part.from_.first_day


def _roles(fact: Fact, person: Person) -> Iterator[Diagnostic]:
    for role in person.roles:
        if _ends_early(role):
            message = f"a role of “{fact.id}” ends before it begins"
            yield Diagnostic("until-before-from", message, role.title.at)


def _overlaps(fact: Fact) -> Iterator[Diagnostic]:
    for first, second in combinations(fact.statements, 2):
        if _agree(first, second) or not _overlap(first, second):
            continue
        if first.preferred != second.preferred or first.as_of != second.as_of:
            continue
        yield Diagnostic(
            "overlapping-statements",
            f"two statements of “{fact.id}” differ and hold on the same days: "
            f"{first.id} and {second.id}",
            second.at,
            hint="give the earlier one an until:, or mark the one to print preferred: true "
            f"(the other stands in {first.at})",
        )


def _agree(first: Statement, second: Statement) -> bool:
    stated = first.value.canonical, first.approximation
    return stated == (second.value.canonical, second.approximation)


def _overlap(first: Statement, second: Statement) -> bool:
    begins = max(_begin(first), _begin(second))
    return begins < min(_end(first), _end(second))


def _begin(statement: Statement) -> date:
    return statement.from_.first_day if statement.from_ else date.min


def _end(statement: Statement) -> date:
    return statement.until.first_day if statement.until else date.max
