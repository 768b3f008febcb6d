"""facts/*.yaml → facts with their statements, and sources."""

import re
from functools import partial
from typing import Any, cast

from factsheet.load.decode import Decoder, UndecodableError
from factsheet.load.shape import keys_of
from factsheet.load.yaml import Mapping, Node, Scalar, Sequence
from factsheet.model.facts import Column, Fact, Source, Statement
from factsheet.model.named import Passage
from factsheet.model.values import KINDS, Named, Row, Several, Value

FACT_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")
SEGMENT = re.compile(r"[a-z][a-z0-9_]*")
SOURCE_ID = re.compile(r"[a-z][a-z0-9-]*")
NAMED = ("place", "person", "organization", "term")
"""Kinds that a cell or a list names by the id of a fact."""

FACT_KEYS = ("kind", "label", "caption", "ordered", "comment")
SERIES_KEYS = ("columns", "rows", "sort")
NO_SERIES: dict[str, Any] = {"columns": (), "sort": None}
STATEMENT_KEYS = tuple(key.name for key in keys_of(Statement))


def read_sources(decoder: Decoder, node: Node) -> dict[str, Source]:
    """The `sources:` of one file; those with a problem are left out."""
    sources = {}
    for key, part in decoder.mapping(node, "sources").items():
        try:
            decoder.identifier(key, SOURCE_ID, "a-z, 0-9 and hyphens")
            given = {"id": key.text, "at": key.at}
            sources[key.text] = decoder.record(
                Source, part, f"source:{key.text}", given=given, what=f"source “{key.text}”"
            )
        except UndecodableError:
            continue
    return sources


def read_facts(decoder: Decoder, node: Node) -> tuple[dict[str, Fact], set[str]]:
    """The `facts:` of one file, and the ids of those that have a problem."""
    facts, broken = {}, set()
    for key, part in decoder.mapping(node, "facts").items():
        try:
            decoder.identifier(key, FACT_ID, "words of a-z, 0-9 and _, joined by dots")
            facts[key.text] = _fact(decoder, key, part)
        except UndecodableError:
            broken.add(key.text)
    return facts, broken


def _fact(decoder: Decoder, key: Scalar, node: Node) -> Fact:
    mapping = decoder.mapping(node, f"fact “{key.text}”")
    kind = _kind(decoder, mapping, f"fact “{key.text}”")
    context = f"fact:{key.text}"
    given: dict[str, Any] = {"id": key.text, "at": key.at, "kind": kind}
    if kind == "series":
        given["columns"] = _columns(decoder, mapping, context)
        given["statements"] = _rows(decoder, mapping, context, dict(given["columns"]))
        elsewhere: tuple[str, ...] = ("kind", *SERIES_KEYS)
    elif mapping.get("statements") is not None:
        given |= {"statements": _statements(decoder, mapping, context, kind), **NO_SERIES}
        elsewhere = ("kind", "statements")
    else:
        inline = _statement(decoder, mapping, context, kind, "value", FACT_KEYS)
        given |= {"statements": (inline,), **NO_SERIES}
        elsewhere = ("kind", *STATEMENT_KEYS)
    return decoder.record(
        Fact, mapping, context, given=given, elsewhere=elsewhere, what=f"fact “{key.text}”"
    )


def _kind(decoder: Decoder, mapping: Mapping, what: str) -> str:
    node = mapping.get("kind")
    if node is None:
        decoder.fail(
            "missing-key", f"{what} needs “kind”", mapping.at, f"known are: {', '.join(KINDS)}"
        )
    return decoder.known(decoder.scalar(node, "kind"), KINDS, "kind", node.at)


def _statements(
    decoder: Decoder, mapping: Mapping, context: str, kind: str
) -> tuple[Statement, ...]:
    nodes = decoder.filled(mapping.entries["statements"][1], "statements")
    return tuple(
        decoder.all_of(
            partial(_named_statement, decoder, key, node, context, kind)
            for key, node in nodes.items()
        )
    )


def _named_statement(
    decoder: Decoder, key: Scalar, node: Node, context: str, kind: str
) -> Statement:
    decoder.identifier(key, SEGMENT, "a-z, 0-9 and _")
    return _statement(decoder, node, f"{context}:{key.text}", kind, key.text)


def _statement(
    decoder: Decoder,
    node: Node,
    context: str,
    kind: str,
    name: str,
    elsewhere: tuple[str, ...] = (),
) -> Statement:
    return decoder.record(
        Statement,
        node,
        context,
        given={"id": name, "at": node.at},
        readers={"value": partial(_value, decoder, kind)},
        elsewhere=elsewhere,
        what=f"statement of {context.removeprefix('fact:')}",
    )


def _value(decoder: Decoder, kind: str, node: Node, context: str) -> Value:
    if isinstance(node, Sequence):
        return Several(
            decoder.sequence(node, "value", partial(_cell, decoder, kind, context=context))
        )
    model = KINDS[kind]
    if model is Passage:
        return Passage(decoder.text(node, f"{context}:text", "value"))
    value: Any
    if issubclass(model, Named):
        value = decoder.record(model, node, context, given={}, what=kind)
    else:
        value = decoder.notation(model, node, "value")
    return cast("Value", value)


def _cell(decoder: Decoder, kind: str, node: Node, context: str) -> Any:
    if kind in NAMED:
        return decoder.reference(node, context, kind)
    if kind == "text":
        return Passage(decoder.text(node, context, "text"))
    return decoder.notation(KINDS[kind], node, kind)


def _columns(decoder: Decoder, mapping: Mapping, context: str) -> tuple[tuple[str, Column], ...]:
    node = mapping.get("columns")
    if node is None:
        decoder.fail("missing-key", f"the series {context[5:]} needs “columns”", mapping.at)
    columns = decoder.filled(node, "columns")
    read = partial(_column, decoder, context=context)
    return tuple(decoder.all_of(partial(read, key, part) for key, part in columns.items()))


def _column(decoder: Decoder, key: Scalar, node: Node, context: str) -> tuple[str, Column]:
    decoder.identifier(key, SEGMENT, "a-z, 0-9 and _")
    if key.text in STATEMENT_KEYS:
        decoder.fail("bad-id", f"a column can’t be called “{key.text}”", key.at)
    mapping = decoder.mapping(node, f"column “{key.text}”")
    kind = _kind(decoder, mapping, f"column “{key.text}”")
    if kind == "series":
        decoder.fail("unknown-choice", "a column can’t hold a series", mapping.at)
    column = decoder.record(
        Column, mapping, f"{context}:{key.text}", given={"kind": kind}, elsewhere=("kind",)
    )
    return key.text, column


def _rows(
    decoder: Decoder, mapping: Mapping, context: str, columns: dict[str, Column]
) -> tuple[Statement, ...]:
    node = mapping.get("rows")
    if node is None:
        decoder.fail("missing-key", f"the series {context[5:]} needs “rows”", mapping.at)
    rows = decoder.filled(node, "rows")
    read = partial(_row, decoder, context=context, columns=columns)
    return tuple(decoder.all_of(partial(read, key, part) for key, part in rows.items()))


def _row(
    decoder: Decoder, key: Scalar, node: Node, context: str, columns: dict[str, Column]
) -> Statement:
    decoder.identifier(key, SEGMENT, "a-z, 0-9 and _")
    mapping = decoder.mapping(node, f"row “{key.text}”")
    context = f"{context}:{key.text}"
    for name, column in columns.items():
        if not column.optional and mapping.get(name) is None:
            decoder.fail("missing-key", f"row “{key.text}” needs “{name}”", key.at)
    cells = [(name, mapping.get(name)) for name in columns]
    present = [(name, cell) for name, cell in cells if cell is not None]
    values = decoder.all_of(
        partial(_cell, decoder, columns[name].kind, cell, f"{context}:{name}")
        for name, cell in present
    )
    row = Row(tuple(zip([name for name, _ in present], values, strict=True)))
    return decoder.record(
        Statement,
        mapping,
        context,
        given={"id": key.text, "at": key.at, "value": row},
        elsewhere=columns,
        what=f"row “{key.text}”",
    )
