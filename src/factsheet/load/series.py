"""Read a series: its columns, and its rows, written below them or in a file."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any

from factsheet.diagnostics import excerpt
from factsheet.load.decode import SEGMENT, Decoder, UndecodableError
from factsheet.load.shape import keys_of
from factsheet.load.tables.rows import RowsFile, rows_of
from factsheet.load.yaml import Mapping, Node, Scalar, Sequence
from factsheet.model.facts import Column, Fact, Statement
from factsheet.model.named import Passage
from factsheet.model.numbers import AMOUNTS
from factsheet.model.values import ABSENT, Absence, Row, Several, parse_value
from factsheet.rules.files import BAD_ID, BAD_VALUE, EMPTY_VALUE, MISSING_KEY, UNKNOWN_CHOICE
from factsheet.workspace import Workspace

NAMED = ("place", "person", "organization", "term")
"""Kinds whose values in cells and lists are ids of facts."""
DEFAULTS = ("source", "where")
"""Keys of a series that are defaults for its rows."""
STATEMENT_KEYS = tuple(key.name for key in keys_of(Statement))
WITH_DECIMALS = ("count", "share", "points", "quantity", "money")
"""Kinds of number that are rounded for print, if the fact says so."""
UNITS = {"quantity": "a CLDR unit", "money": "a currency", "share": "“%” or “ratio”"}
_RATIO = re.compile(r"-?(?:[0-9]{1,18}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})")
"""Only digits: an exponent of a few characters could mean millions of digits."""


def read_series(
    decoder: Decoder, mapping: Mapping, context: str, workspace: Workspace
) -> tuple[tuple[tuple[str, Column], ...], tuple[Statement, ...]]:
    """A series' columns and rows."""
    columns = _columns(decoder, mapping, context)
    rows = _Rows(decoder, context, dict(columns), _defaults(decoder, mapping))
    return columns, rows.read(mapping, workspace)


def _defaults(decoder: Decoder, mapping: Mapping) -> dict[str, Any]:
    present = ((name, mapping.get(name)) for name in DEFAULTS)
    return {name: decoder.scalar(node, name) for name, node in present if node is not None}


def _columns(decoder: Decoder, mapping: Mapping, context: str) -> tuple[tuple[str, Column], ...]:
    node = mapping.get("columns")
    if node is None:
        decoder.fail(MISSING_KEY, f"the series {context[5:]} needs “columns”", mapping.at)
    columns = decoder.filled(node, "columns")
    read = partial(_column, decoder, context=context)
    return tuple(decoder.all_of(partial(read, key, part) for key, part in columns.items()))


def _column(decoder: Decoder, key: Scalar, node: Node, context: str) -> tuple[str, Column]:
    decoder.identifier(key, SEGMENT, "a-z, 0-9 and _")
    if key.text in STATEMENT_KEYS:
        decoder.fail(BAD_ID, f"a column can’t be called “{key.text}”", key.at)
    mapping = decoder.mapping(node, f"column “{key.text}”")
    kind = decoder.kind(mapping, f"column “{key.text}”")
    if kind == "series":
        decoder.fail(UNKNOWN_CHOICE, "a column can’t hold a series", mapping.at)
    column: Column = decoder.record(
        Column, mapping, f"{context}:{key.text}", given={"kind": kind}, elsewhere=("kind",)
    )
    if column.unit and kind not in UNITS:
        hint = ", ".join(f"{name}: {unit}" for name, unit in UNITS.items())
        decoder.fail(BAD_VALUE, f"a column of kind {kind} has no unit", mapping.at, hint)
    if column.unit and kind == "share" and column.unit not in ("%", "ratio"):
        decoder.fail(BAD_VALUE, "the unit of a share is “%” or “ratio”", mapping.at)
    check_decimals(decoder, column, f"a column of kind {kind}", mapping)
    return key.text, column


def check_decimals(decoder: Decoder, part: Fact | Column, what: str, mapping: Mapping) -> None:
    """Report `decimals` for anything but numbers."""
    if part.decimals and part.kind not in WITH_DECIMALS:
        hint = f"kinds with decimals are {', '.join(WITH_DECIMALS)}"
        decoder.fail(BAD_VALUE, f"{what} has no decimals", mapping.at, hint)


class _Rows:
    """Reads the rows of one series."""

    def __init__(
        self, decoder: Decoder, context: str, columns: dict[str, Column], given: dict[str, Any]
    ) -> None:
        self.decoder = decoder
        self.context = context
        self.columns = columns
        self.given = given
        self.lists: set[str] = set()

    def read(self, mapping: Mapping, workspace: Workspace) -> tuple[Statement, ...]:
        node = mapping.get("rows")
        if node is None:
            message = f"the series {self.context[5:]} needs “rows”"
            self.decoder.fail(MISSING_KEY, message, mapping.at)
        rows = self.decoder.filled(node, "rows")
        named = rows.get("file")
        pairs = self.file(rows, workspace) if isinstance(named, Scalar) else rows.items()
        statements = self.decoder.all_of(partial(self.row, key, part) for key, part in pairs)
        if not statements:
            self.decoder.fail(EMPTY_VALUE, f"the series {self.context[5:]} has no rows", node.at)
        return tuple(map(self.levelled, statements))

    def file(self, node: Mapping, workspace: Workspace) -> Iterator[tuple[Scalar, Node]]:
        spec: RowsFile = self.decoder.record(RowsFile, node, "", given={}, what="rows")
        dates = {"from_": spec.from_, "until": spec.until, "as_of": spec.as_of}
        self.given |= {name: day for name, day in dates.items() if day}
        named = node.entries["file"][1]
        rows = rows_of(
            spec, self.columns, STATEMENT_KEYS, named.at, workspace, self.decoder.findings
        )
        yield from rows

    def row(self, key: Scalar, node: Node) -> Statement:
        decoder = self.decoder
        decoder.identifier(key, SEGMENT, "a-z, 0-9 and _")
        mapping = decoder.mapping(node, f"row “{key.text}”")
        absent = {name: why for name in self.columns if (why := self.absence(name, mapping))}
        missing = [
            name
            for name, column in self.columns.items()
            if not column.optional and (name in absent or mapping.get(name) is None)
        ]
        for name in missing:
            decoder.findings.error(MISSING_KEY, f"row “{key.text}” needs “{name}”", key.at)
        present = [
            (name, cell)
            for name in self.columns
            if name not in absent and (cell := mapping.get(name))
        ]
        values = decoder.all_of(
            partial(self.cell, name, cell, f"{self.context}:{key.text}:{name}")
            for name, cell in present
        )
        if missing:
            raise UndecodableError
        cells = tuple(zip([name for name, _ in present], values, strict=True))
        row = Row(cells, tuple(absent.items()), tuple(cell.at for _, cell in present))
        given = {k: value for k, value in self.given.items() if mapping.get(k.rstrip("_")) is None}
        return decoder.record(
            Statement,
            mapping,
            f"{self.context}:{key.text}",
            given={"id": key.text, "at": key.at, "value": row, **given},
            elsewhere=self.columns,
            what=f"row “{key.text}”",
        )

    def absence(self, name: str, mapping: Mapping) -> Absence | None:
        """Why a cell has no number, if it has a sign for that."""
        node = mapping.get(name)
        is_number = self.columns[name].kind in AMOUNTS
        return ABSENT.get(node.text.strip()) if is_number and isinstance(node, Scalar) else None

    def cell(self, name: str, node: Node, context: str) -> Any:
        if isinstance(node, Sequence):
            self.lists.add(name)
            read = partial(self.single, self.columns[name], context=context)
            return Several(self.decoder.sequence(node, name, read))
        return self.single(self.columns[name], node, context)

    def single(self, column: Column, node: Node, context: str) -> Any:
        if column.unit and isinstance(node, Scalar):
            node = replace(node, text=self.with_unit(node, column.unit))
        return read_part(self.decoder, column.kind, node, context)

    def with_unit(self, node: Scalar, unit: str) -> str:
        """The notation of a value whose unit is stated for its column."""
        number = node.text.strip()
        if unit != "ratio":
            return f"{number}%" if unit == "%" else f"{number} {unit}"
        if not _RATIO.fullmatch(number):
            message = f"“{excerpt(number)}” is not a ratio; write 0.25 for a quarter"
            self.decoder.fail(BAD_VALUE, message, node.at)
        return str(Fraction(Decimal(number)))

    def levelled(self, statement: Statement) -> Statement:
        """The row with a list in each cell of a column in which some cells have lists."""
        value = statement.value
        if not self.lists or not isinstance(value, Row):
            return statement
        cells = tuple((name, self.listed(name, cell)) for name, cell in value.cells)
        return replace(statement, value=replace(value, cells=cells))

    def listed(self, name: str, cell: Any) -> Any:
        is_single = name in self.lists and not isinstance(cell, Several)
        return Several((cell,)) if is_single else cell


def read_part(decoder: Decoder, kind: str, node: Node, context: str) -> Any:
    """A cell of a row, or an item of a list."""
    if kind in NAMED:
        return decoder.reference(node, context, kind)
    if kind == "text":
        return Passage(decoder.text(node, context, "text"))
    return decoder.notation(partial(parse_value, kind), node, kind)
