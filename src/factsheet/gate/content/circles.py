"""No fact says itself: the texts and references of facts lead to an end, and soon."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from factsheet.diagnostics import Diagnostic, Location
from factsheet.messages.leaves import printed_addresses
from factsheet.model.publication import Publication
from factsheet.model.values import Row

MAXIMUM_DEPTH = 20
"""Facts within facts. Nobody could read such a text, and saying it takes stack."""


def check_circles(publication: Publication) -> Iterator[Diagnostic]:
    """Facts whose texts lead back to themselves, in whichever form they ask for each other.

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
            message = f"“{address}” says facts within facts, more than {MAXIMUM_DEPTH} deep"
            yield Diagnostic("too-deep", message, places[address])


def _circles(named: dict[str, list[str]], places: dict[str, Location]) -> Iterator[Diagnostic]:
    """Every circle once; what closes it is taken out of `named`."""
    while True:
        try:
            TopologicalSorter(named).prepare()
        except CycleError as error:
            circle: list[str] = error.args[1][::-1]
            first = min(circle, key=list(named).index)
            way = [*circle[circle.index(first) : -1], *circle[: circle.index(first)], first]
            yield Diagnostic(
                "circular-fact",
                f"“{first}” says itself: {' → '.join(way)}",
                places[first],
                hint="leave one of these placeholders or references out",
            )
            named[way[-2]] = [other for other in named[way[-2]] if other != first]
        else:
            return
