"""Check statements, places and references of facts, and whether facts and sources are used."""

from collections.abc import Iterator
from datetime import date
from graphlib import CycleError, TopologicalSorter
from itertools import combinations

from factsheet.diagnostics import Diagnostic, Location
from factsheet.messages.extract import uses
from factsheet.messages.leaves import printed_addresses, texts
from factsheet.model.base import FactBase
from factsheet.model.dates import PartialDate
from factsheet.model.facts import Fact, Statement
from factsheet.model.named import Person, Place, Role
from factsheet.model.publication import Publication
from factsheet.model.text import split_form
from factsheet.model.values import Row
from factsheet.rules import warning
from factsheet.rules.facts import (
    CIRCULAR_FACT,
    COORDINATES,
    OVERLAPPING_STATEMENTS,
    TOO_DEEP,
    UNTIL_BEFORE_FROM,
)


def check_statements(publication: Publication) -> Iterator[Diagnostic]:
    """Validity periods that end before they begin, or that overlap."""
    for fact in publication.base.facts.values():
        for statement in fact.statements:
            if _ends_early(statement):
                yield UNTIL_BEFORE_FROM.found(
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
            yield UNTIL_BEFORE_FROM.found(message, role.title.at)


def _overlaps(fact: Fact) -> Iterator[Diagnostic]:
    for first, second in combinations(fact.statements, 2):
        if _agree(first, second) or not overlap(first, second):
            continue
        if first.preferred != second.preferred or first.as_of != second.as_of:
            continue
        yield OVERLAPPING_STATEMENTS.found(
            f"two statements of “{fact.id}” differ and hold on the same days: "
            f"{first.id} and {second.id}",
            second.at,
            hint="give the earlier one an until:, or mark the one to print preferred: true "
            f"(the other is in {first.at})",
        )


def _agree(first: Statement, second: Statement) -> bool:
    stated = first.value.canonical, first.approximation
    return stated == (second.value.canonical, second.approximation)


def overlap(first: Statement, second: Statement) -> bool:
    """Whether there is a day on which both may hold."""
    begins = max(begin(first), begin(second))
    return begins < min(_end(first), _end(second))


def begin(statement: Statement) -> date:
    """The first day on which it may hold."""
    return statement.from_.first_day if statement.from_ else date.min


def _end(statement: Statement) -> date:
    return statement.until.first_day if statement.until else date.max


def check_coordinates(publication: Publication) -> Iterator[Diagnostic]:
    """Latitudes beyond the poles, longitudes beyond 180 degrees, one without the other."""
    for fact in publication.base.facts.values():
        for statement in fact.statements:
            if isinstance(statement.value, Place) and (problem := _point_problem(statement.value)):
                yield COORDINATES.found(f"“{fact.id}”: {problem}", statement.at)


def _point_problem(place: Place) -> str | None:
    latitude, longitude = place.latitude, place.longitude
    if (latitude is None) != (longitude is None):
        return "a point on a map takes both latitude and longitude"
    if latitude is not None and abs(latitude) > 90:
        return f"latitude {latitude} is not between -90 and 90"
    if longitude is not None and abs(longitude) > 180:
        return f"longitude {longitude} is not between -180 and 180"
    return None


MAXIMUM_DEPTH = 20
"""Maximum depth of facts within facts. Deeper texts are unreadable, and recursion takes stack."""


def check_circles(publication: Publication) -> Iterator[Diagnostic]:
    """Report facts whose texts refer back to themselves, in any form.

    A translation may ask for another form than its source, so forms make no difference.
    """
    places: dict[str, Location] = {}
    named: dict[str, list[str]] = {}
    for fact in publication.base.facts.values():
        for statement in fact.statements:
            value = statement.value
            cells = value.cells if isinstance(value, Row) else ()
            parts = [(f"{fact.id}.{statement.id}.{column}", cell) for column, cell in cells]
            for address, part in parts or [(fact.id, value)]:
                places.setdefault(address, statement.at)
                named.setdefault(address, []).extend(printed_addresses(part))
    yield from _circles(named, places)
    depths: dict[str, int] = {}
    for address in TopologicalSorter(named).static_order():
        depths[address] = 1 + max((depths[other] for other in named.get(address, ())), default=0)
        if depths[address] == MAXIMUM_DEPTH + 1:
            message = f"facts are nested more than {MAXIMUM_DEPTH} deep in “{address}”"
            yield TOO_DEEP.found(message, places[address])


def _circles(named: dict[str, list[str]], places: dict[str, Location]) -> Iterator[Diagnostic]:
    """Report every cycle once. The reference that closes it is removed from `named`."""
    while True:
        try:
            TopologicalSorter(named).prepare()
        except CycleError as error:
            circle: list[str] = error.args[1][::-1]
            first = min(circle, key=list(named).index)
            way = [*circle[circle.index(first) : -1], *circle[: circle.index(first)], first]
            yield CIRCULAR_FACT.found(
                f"“{first}” refers to itself: {' → '.join(way)}",
                places[first],
                hint="remove one of these placeholders or references",
            )
            named[way[-2]] = [other for other in named[way[-2]] if other != first]
        else:
            return


UNUSED_FACT = warning(
    code="unused-fact",
    summary="No sheet prints a fact, directly or through another fact.",
    rationale="It has to be maintained and translated for no reader. Print it, or delete it; the "
    "version history keeps it.",
    bad="facts:\n  membership.founders: {kind: count, value: 20, …}\n(and no sheet names it)",
    good="sheets/membership.yaml:\n  text: It was founded by {membership.founders} states.",
)
UNUSED_SOURCE = warning(
    code="unused-source",
    summary="No statement and no column cites a source.",
    rationale="Lists of sources are printed from what the sheets cite, so this one is in no list. "
    "Its id may be misspelt where it should be cited.",
    bad="sources:\n  annual-report: {title: Annual report, …}\n(and no statement cites it)",
    good="facts:\n  staff.total: {kind: count, value: 1000, source: annual-report, where: page 4}",
)


def check_uses(publication: Publication) -> Iterator[Diagnostic]:
    """Facts on no sheet, and sources of no statement."""
    base = publication.base
    counted = (text.count for text in texts((publication.sheets, base.facts)) if text.count)
    used = uses(publication).keys() | {split_form(address)[0] for address in counted}
    used |= _operands(base)
    for fact in base.facts.values():
        if fact.id not in used:
            message = f"no sheet prints “{fact.id}”"
            hint = f"write {{{fact.id}}} in a sheet, or delete the fact"
            yield UNUSED_FACT.found(message, fact.at, hint=hint)
    cited: set[str | None] = set()
    for fact in base.facts.values():
        cited |= {statement.source for statement in fact.statements}
        cited |= {column.source for _, column in fact.columns}
    for source in base.sources.values():
        if source.id not in cited:
            message = f"no statement cites “{source.id}”"
            hint = f"cite it by source: {source.id}, or delete it"
            yield UNUSED_SOURCE.found(message, source.at, hint=hint)


def _operands(base: FactBase) -> set[str]:
    """The ids of facts that computed facts are made from."""
    operands = (
        ref.id for fact in base.facts.values() if fact.compute for ref in fact.compute.operands
    )
    parts = (address.split(".") for address in operands)
    return {".".join(words[:n]) for words in parts for n in range(1, len(words) + 1)}


REVIEW_DUE = warning(
    code="review-due",
    summary="A statement or source has reached its review date.",
    rationale="The author of `review:` expected the value or the document to change. Look at the "
    "source again, then set a later date. The edition date decides; `--as-of` sets another.",
    bad="edition = 2021-11-25\nstaff.total: {…, review: 2021-06}",
    good="edition = 2021-11-25\nstaff.total: {…, review: 2022-06}",
)
RULES = (UNUSED_FACT, UNUSED_SOURCE, REVIEW_DUE)


def check_reviews(publication: Publication, day: date) -> Iterator[Diagnostic]:
    """Report statements that hold on the day, and their sources, if their review date has come."""
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
        message = f"{what} was due for review by {review.canonical}"
        hint = "compare it with its source, then set a later review:"
        yield REVIEW_DUE.found(message, at, hint=hint)
