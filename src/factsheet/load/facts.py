"""Load facts/*.yaml: facts with their statements, and sources."""

import re
from functools import partial
from typing import Any, cast

from factsheet.load.decode import SEGMENT, Decoder, UndecodableError
from factsheet.load.series import DEFAULTS, STATEMENT_KEYS, check_decimals, read_part, read_series
from factsheet.load.yaml import Mapping, Node, Scalar, Sequence
from factsheet.model.base import ROW
from factsheet.model.facts import Fact, Source, Statement
from factsheet.model.named import Passage
from factsheet.model.values import KINDS, Named, Several, Value, parse_value
from factsheet.rules.files import BAD_ID
from factsheet.workspace import Workspace

FACT_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")
SOURCE_ID = re.compile(r"[a-z][a-z0-9-]*")

FACT_KEYS = ("kind", "label", "caption", "ordered", "decimals", "compute", "comment")
SERIES_KEYS = ("columns", "rows", "sort", *DEFAULTS)
NO_SERIES: dict[str, Any] = {"columns": (), "sort": None}


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


def read_facts(
    decoder: Decoder, node: Node, workspace: Workspace
) -> tuple[dict[str, Fact], set[str]]:
    """The `facts:` of one file, and the ids of those that have a problem.

    The workspace has the files of series.
    """
    facts, broken = {}, set()
    for key, part in decoder.mapping(node, "facts").items():
        try:
            decoder.identifier(key, FACT_ID, "words of a-z, 0-9 and _, joined by dots")
            if key.text.partition(".")[0] == ROW:
                decoder.fail(BAD_ID, f"“{ROW}” is reserved for the row of a per-row sheet", key.at)
            facts[key.text] = _fact(decoder, key, part, workspace)
        except UndecodableError:
            broken.add(key.text)
    return facts, broken


def _fact(decoder: Decoder, key: Scalar, node: Node, workspace: Workspace) -> Fact:
    mapping = decoder.mapping(node, f"fact “{key.text}”")
    kind = decoder.kind(mapping, f"fact “{key.text}”")
    context = f"fact:{key.text}"
    given: dict[str, Any] = {"id": key.text, "at": key.at, "kind": kind}
    if kind == "series":
        columns, rows = read_series(decoder, mapping, context, workspace)
        given |= {"columns": columns, "statements": rows}
        elsewhere: tuple[str, ...] = ("kind", *SERIES_KEYS)
    elif mapping.get("statements") is not None:
        given |= {"statements": _statements(decoder, mapping, context, kind), **NO_SERIES}
        elsewhere = ("kind", "statements")
    elif mapping.get("compute") is not None:
        given |= {"statements": (), **NO_SERIES}
        elsewhere = ("kind",)
    else:
        inline = _statement(decoder, mapping, context, kind, "value", FACT_KEYS)
        given |= {"statements": (inline,), **NO_SERIES}
        elsewhere = ("kind", *STATEMENT_KEYS)
    fact = decoder.record(
        Fact, mapping, context, given=given, elsewhere=elsewhere, what=f"fact “{key.text}”"
    )
    check_decimals(decoder, fact, f"a fact of kind {kind}", mapping)
    return fact


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
            decoder.sequence(node, "value", partial(read_part, decoder, kind, context=context))
        )
    model = KINDS[kind]
    if model is Passage:
        return Passage(decoder.text(node, f"{context}:text", "value"))
    value: Any
    if issubclass(model, Named):
        value = decoder.record(model, node, context, given={}, what=kind)
    else:
        value = decoder.notation(partial(parse_value, kind), node, "value")
    return cast("Value", value)
