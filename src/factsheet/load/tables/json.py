"""Read JSON: one list of objects, whose keys are the columns (RFC 8259). Values are read one at a
time with the standard library, so that their places are known and numbers are never floats.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from factsheet.diagnostics import Location
from factsheet.load.tables.table import (
    SourceTable,
    TableError,
    check_columns,
    check_items,
    plain,
    text_of,
)
from factsheet.load.yaml import Mapping, Node, Scalar, Sequence
from factsheet.rules.files import TABLE_SYNTAX

_SPACE = re.compile(r"[ \t\r\n]*")
_HINT = "write a list of objects: [{“code”: “FR”, …}, …]"


def read_json(data: bytes, path: str, table: str | None) -> SourceTable:
    """Read a JSON file. Raises TableError."""
    if table is not None:
        raise TableError(
            TABLE_SYNTAX, "a JSON file is one table", Location(path), "leave “table” out"
        )
    return SourceTable(None, _Reader(text_of(data, path), path).rows())


class _Reader:
    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.position = 0
        self.decoder = json.JSONDecoder(
            parse_float=plain, parse_int=str, parse_constant=self.constant
        )

    def rows(self) -> Iterator[Mapping]:
        self.expect("[", _HINT)
        if self.follows("]"):
            return
        while True:
            yield self.object()
            if not self.follows(","):
                break
        self.expect("]", "put a comma between two objects")
        if self.space() < len(self.text):
            raise TableError(TABLE_SYNTAX, "there is text after the list", self.at(), _HINT)

    def object(self) -> Mapping:
        self.space()
        at = self.at()
        self.expect("{", _HINT)
        cells: dict[str, tuple[Scalar, Node]] = {}
        count = 0
        if self.follows("}"):
            return Mapping(cells, at)
        while True:
            self.space()
            key = Scalar(self.name(), plain=True, at=self.key_at)
            self.expect(":", "put a colon between key and value")
            cell = self.value()
            if key.text in cells:
                raise TableError(TABLE_SYNTAX, f"“{key.text}” is given twice in one object", key.at)
            if cell is not None:
                cells[key.text] = (key, cell)
            count += 1
            check_columns(count, key.at)
            if not self.follows(","):
                break
        self.expect("}", "put a comma between two values")
        return Mapping(cells, at)

    def name(self) -> str:
        self.key_at = self.at()
        if not self.text.startswith('"', self.position):
            raise TableError(TABLE_SYNTAX, "a key must be in quotes", self.key_at)
        return str(self.decoded())

    def value(self) -> Node | None:
        """The node of a cell; None if it is empty."""
        self.space()
        at = self.at()
        if self.follows("["):
            items = tuple(self.items(at))
            return Sequence(items, at) if items else None
        word = self.word(at)
        return Scalar(word, plain=False, at=at) if word.strip() else None

    def items(self, at: Location) -> Iterator[Scalar]:
        """The values of a list that has been opened, in the cell at `at`."""
        count = 0
        while not (count == 0 and self.follows("]")):
            self.space()
            yield Scalar(self.word(at), plain=False, at=at)
            count += 1
            check_items(count, at)
            if not self.follows(","):
                self.expect("]", "put a comma between two values")
                return

    def word(self, at: Location) -> str:
        """A text, a number, true, false or null as text, in the cell at `at`."""
        if self.text.startswith(("{", "["), self.position):
            hint = "write a text, a number or a list of these"
            raise TableError(TABLE_SYNTAX, "a cell can’t hold an object", at, hint)
        return _word(self.decoded())

    def decoded(self) -> Any:
        try:
            value, self.position = self.decoder.raw_decode(self.text, self.position)
        except json.JSONDecodeError as error:
            raise TableError(TABLE_SYNTAX, error.msg, self.at(error.pos)) from None
        return value

    def constant(self, name: str) -> Any:
        raise TableError(TABLE_SYNTAX, f"{name} is not a number", self.at())

    def space(self) -> int:
        found = _SPACE.match(self.text, self.position)
        self.position = found.end() if found else self.position
        return self.position

    def follows(self, sign: str) -> bool:
        """Step over a sign, if it is there."""
        if not self.text.startswith(sign, self.space()):
            return False
        self.position += 1
        return True

    def expect(self, sign: str, hint: str) -> None:
        if not self.follows(sign):
            raise TableError(TABLE_SYNTAX, f"“{sign}” is missing here", self.at(), hint)

    def at(self, position: int | None = None) -> Location:
        place = self.position if position is None else position
        line = bisect_right(self.starts, place)
        return Location(self.path, line, place - self.starts[line - 1] + 1)


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
