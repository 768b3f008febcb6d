"""The facts of a sheet as JSON, attached to its PDF, the same in every language."""

from typing import Any

from factsheet.edition.document import Document
from factsheet.messages.leaves import texts
from factsheet.model.base import FactBase
from factsheet.model.facts import Fact, Source, Statement
from factsheet.model.named import Organization, Person, Place, Term
from factsheet.model.text import FactRef
from factsheet.model.values import Row, Several, Value
from factsheet.pages.jsonfile import json_file

NAME = "facts.json"
DESCRIPTION = "The facts of this sheet, with their sources and dates"


def sheet_facts(document: Document, base: FactBase) -> bytes:
    """Every fact that the sheet prints, with value, validity and reference, sorted by id.

    Includes facts that printed lists and rows of series refer to.
    """
    printed: dict[str, list[str]] = {}
    for fact, statement in document.facts:
        printed.setdefault(fact.id, []).append(statement)
        for named in _named(fact, statement):
            stated = base.facts[named].statement(document.as_of)
            if stated and stated.id not in printed.setdefault(named, []):
                printed[named].append(stated.id)
    data = {
        "sheet": document.sheet_id,
        "edition": document.as_of.isoformat(),
        "facts": [_fact(base.facts[fact], printed[fact], base) for fact in sorted(printed)],
    }
    return json_file(data)


def _fact(fact: Fact, names: list[str], base: FactBase) -> dict[str, Any]:
    stated = [statement for name in dict.fromkeys(names) if (statement := fact.row(name))]
    # In written order, whatever order a language sorts them in.
    statements = sorted(stated, key=lambda statement: statement.at)
    return {
        "id": fact.id,
        "kind": fact.kind,
        "statements": [statement_data(part, fact, base) for part in statements],
    }


def statement_data(statement: Statement, fact: Fact, base: FactBase) -> dict[str, Any]:
    """One statement, without empty fields."""
    data = {
        "id": statement.id,
        "value": statement.value.canonical,
        **_parts(statement.value),
        **_numbered(statement.value),
        "decimals": _decimals(fact),
        "approximation": statement.approximation,
        "from": statement.from_.canonical if statement.from_ else None,
        "until": statement.until.canonical if statement.until else None,
        "as_of": statement.as_of.canonical if statement.as_of else None,
        "source": _source(base.sources[statement.source]),
        "where": statement.where,
        "computed": _computed(statement, fact),
        "cited": _cited(statement, fact, base) or None,
    }
    return {key: value for key, value in data.items() if value is not None}


def _computed(statement: Statement, fact: Fact) -> dict[str, Any] | None:
    """The operation and the addresses that a value was computed from, and all their sources."""
    if fact.compute is None:
        return None
    return {
        "operation": fact.compute.operations[0],
        "from": [ref.id for ref in fact.compute.operands],
        "sources": list(statement.rests_on),
    }


def _decimals(fact: Fact) -> int | dict[str, int] | None:
    """The decimals to which its number is rounded in print; for a series, by column."""
    if fact.decimals:
        return fact.decimals.number
    return {
        name: column.decimals.number for name, column in fact.columns if column.decimals
    } or None


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title.singular,
        "publisher": source.publisher.singular,
        "date": source.date.canonical if source.date else None,
    }


def _cited(statement: Statement, fact: Fact, base: FactBase) -> dict[str, Any]:
    """The sources of cells, by column, that differ from the source of their row."""
    cells = dict(statement.value.cells) if isinstance(statement.value, Row) else {}
    return {
        name: {"source": _source(base.sources[column.source]), "where": column.where}
        for name, column in fact.columns
        if column.source and name in cells
    }


def _named(fact: Fact, statement: str) -> list[str]:
    """The ids of facts that a list or a row of a series refers to."""
    named = fact.row(statement)
    value = named.value if named else None
    parts: list[Any] = []
    if isinstance(value, Several):
        parts = list(value.items)
    elif isinstance(value, Row):
        for _, cell in value.cells:
            parts += cell.items if isinstance(cell, Several) else (cell,)
    return [part.id for part in parts if isinstance(part, FactRef)]


def _parts(value: Value) -> dict[str, Any]:
    """The parts of a list or a row of a series: values, or references to facts."""
    if isinstance(value, Several):
        return {"items": [_part(item) for item in value.items]}
    if isinstance(value, Row):
        lists = {
            column: [_part(item) for item in cell.items]
            for column, cell in value.cells
            if isinstance(cell, Several)
        }
        cells = {column: _part(cell) for column, cell in value.cells}
        return {"cells": cells, **({"lists": lists} if lists else {})}
    return {}


def _numbered(value: Value) -> dict[str, Any]:
    """Names that contain digits, such as G20 for the Group of Twenty."""
    if not isinstance(value, Organization | Person | Place | Term):
        return {}
    names = [text.singular for text in texts(value) if any(map(str.isdigit, text.singular))]
    return {"names": list(dict.fromkeys(names))} if names else {}


def _part(part: Value | FactRef) -> str:
    return part.id if isinstance(part, FactRef) else part.canonical
