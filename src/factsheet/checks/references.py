"""Everything that is named exists: facts, columns, sources, and is of a fitting kind."""

from collections.abc import Iterator

from factsheet.checks.texts import check_address
from factsheet.diagnostics import Diagnostic, nearest
from factsheet.messages.forms import is_list, kind_at
from factsheet.messages.leaves import leaves
from factsheet.model.facts import Fact
from factsheet.model.publication import Publication
from factsheet.model.sheet import Block, Chart, FactLine, Map, Quote, Table, Timeline
from factsheet.model.text import FactRef, Text

NUMERIC = ("count", "share", "quantity", "money", "duration", "frequency")


def check_references(publication: Publication) -> Iterator[Diagnostic]:
    """References of facts, statements and blocks."""
    for fact in publication.base.facts.values():
        yield from _sources(fact, publication)
        for statement in fact.statements:
            for leaf in leaves(statement.value):
                if isinstance(leaf, FactRef):
                    yield from _exists(leaf, publication)
    for sheet in publication.sheets.values():
        for block in sheet.blocks.values():
            for leaf in leaves(block):
                if isinstance(leaf, FactRef):
                    yield from _exists(leaf, publication)
            yield from _fits(block, publication)


def _sources(fact: Fact, publication: Publication) -> Iterator[Diagnostic]:
    for statement in fact.statements:
        if statement.source not in publication.base.sources:
            yield Diagnostic(
                "unknown-source",
                f"“{fact.id}” cites “{statement.source}”, which is no source",
                statement.at,
                hint=nearest(statement.source, publication.base.sources)
                or "list it under sources: in a file of facts/",
            )


def _exists(reference: FactRef, publication: Publication) -> Iterator[Diagnostic]:
    name, _, form = reference.id.partition(":")
    found = publication.base.facts.get(name)
    if found and found.kind == "series" and not form:
        return
    leaf = Text("", "", reference.at)
    yield from check_address(name, form or None, leaf, publication)


def _fits(block: Block, publication: Publication) -> Iterator[Diagnostic]:
    """The block's facts are of a kind that it can show."""
    if isinstance(block, Table):
        yield from _series(block.series, block.columns, publication)
    elif isinstance(block, Timeline):
        columns = (block.date, *block.title, *((block.text,) if block.text else ()))
        yield from _series(block.series, columns, publication)
    elif isinstance(block, Map):
        yield from _series(block.series, (block.place, block.group), publication)
    elif isinstance(block, Chart):
        for reference in block.facts:
            yield from _kind(reference, NUMERIC, "a chart draws", publication)
    elif isinstance(block, Quote):
        yield from _kind(block.speaker, ("person",), "a quote’s speaker is", publication)
    for line in _lines(block):
        for reference in line.facts:
            yield from _kind(reference, ("text",), "a paragraph or item prints", publication)


def _lines(block: Block) -> Iterator[FactLine]:
    for name in ("paragraphs", "items"):
        for part in getattr(block, name, {}).values():
            if isinstance(part, FactLine):
                yield part
    if isinstance(block, Quote) and isinstance(block.text, FactLine):
        yield block.text


def _series(
    reference: FactRef, columns: tuple[str, ...], publication: Publication
) -> Iterator[Diagnostic]:
    yield from _kind(reference, ("series",), "this block shows", publication)
    fact = publication.base.facts.get(reference.id)
    if fact is None or fact.kind != "series":
        return
    known = [name for name, _ in fact.columns]
    for column in columns:
        if column not in known:
            hint = nearest(column, known) or f"it has: {', '.join(known)}"
            message = f"the series “{fact.id}” has no column “{column}”"
            yield Diagnostic("unknown-column", message, reference.at, hint=hint)


def _kind(
    reference: FactRef, kinds: tuple[str, ...], what: str, publication: Publication
) -> Iterator[Diagnostic]:
    name, _, form = reference.id.partition(":")
    kind = kind_at(name, publication.base)
    if kind is None or (form == "count" and "count" in kinds):
        return
    listed = is_list(name, publication.base)
    if kind not in kinds or (listed and kind != "text"):
        found = f"a list of kind {kind}" if listed else f"of kind {kind}"
        yield Diagnostic(
            "wrong-kind",
            f"{what} {' or '.join(kinds)}, and “{name}” is {found}",
            reference.at,
        )
