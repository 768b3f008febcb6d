"""Read the sizes that a Parquet file declares, before pyarrow allocates memory for them. pyarrow
takes the size of a page from the page's header, whatever the footer states, and trusts that row
groups have the columns of the schema. So both are read here, only as far as needed to check the
limits: a few integers of Thrift's compact protocol
(https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md), in the
structures of https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

MAGIC = b"PAR1"
LARGEST_FOOTER = 2**20
"""Maximum size in bytes. pyarrow allocates some hundred times as much."""
MOST_PAGES = 20_000
_DEEPEST = 16
"""Maximum depth of nested structures and lists; the format has six."""
_TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _, _STRUCT = range(1, 13)
_INTEGERS = {_I16: 16, _I32: 32, _I64: 64}
_DATA, _, _DICTIONARY, _DATA_V2 = range(4)
_HEADERS = {_DATA: 5, _DICTIONARY: 7, _DATA_V2: 8}
"""Fields of a page's header by its type."""


class MalformedError(ValueError):
    """The bytes violate the format, or contradict each other."""


class PageHeader(NamedTuple):
    """A page's header."""

    size: int
    """Unpacked size in bytes."""
    values: int


class _Reader:
    """Reads Thrift's compact protocol; stricter than Thrift: no field comes twice, no number is
    larger than its type."""

    def __init__(self, data: bytes, place: int, end: int) -> None:
        self.data = data
        self.place = place
        self.end = end

    def byte(self) -> int:
        if self.place >= self.end:
            raise MalformedError("it ends too early")
        self.place += 1
        return self.data[self.place - 1]

    def number(self, bits: int) -> int:
        """An integer of 7 bits a byte, the lowest first."""
        value = shift = 0
        while (byte := self.byte()) > 0x7F:
            value |= (byte & 0x7F) << shift
            shift += 7
            if shift >= bits:
                raise MalformedError("a number is too large")
        value |= byte << shift
        if value >> bits:
            raise MalformedError("a number is too large")
        return value

    def integer(self, bits: int) -> int:
        value = self.number(bits)
        return (value >> 1) ^ -(value & 1)

    def skip(self, length: int) -> None:
        if length > self.end - self.place:
            raise MalformedError("it ends too early")
        self.place += length

    def struct(self, depth: int = 0) -> dict[int, Any]:
        """Integers, lists and structures by field number; anything else is None."""
        fields: dict[int, Any] = {}
        field = 0
        while head := self.byte():
            field = field + (head >> 4) if head >> 4 else self.integer(16)
            if field in fields:
                raise MalformedError("a field comes twice")
            kind = head & 15
            fields[field] = None if kind in (_TRUE, _FALSE) else self.value(kind, depth + 1)
        return fields

    def value(self, kind: int, depth: int) -> Any:
        if depth > _DEEPEST:
            raise MalformedError("structures are nested too deep")
        if kind in _INTEGERS:
            return self.integer(_INTEGERS[kind])
        if kind == _STRUCT:
            return self.struct(depth)
        if kind in (_LIST, _SET):
            return self.items(depth)
        if kind == _BINARY:
            self.skip(self.number(32))
        elif kind in (_TRUE, _FALSE, _BYTE, _DOUBLE):
            self.skip(8 if kind == _DOUBLE else 1)
        else:  # the format has no maps
            raise MalformedError("a value is of an unknown type")
        return None

    def items(self, depth: int) -> list[Any]:
        head = self.byte()
        length = head >> 4 if head >> 4 < 15 else self.number(32)
        if length > self.end - self.place:  # an item takes a byte
            raise MalformedError("it ends too early")
        return [self.value(head & 15, depth + 1) for _ in range(length)]


def pages_of(data: bytes) -> Iterator[PageHeader]:
    """The pages that pyarrow would read, once a column. Raises MalformedError."""
    length = int.from_bytes(data[-8:-4], "little")
    if data[:4] != MAGIC or data[-4:] != MAGIC or not 0 < length <= len(data) - 12:
        raise MalformedError("it is not a Parquet file")
    if length > LARGEST_FOOTER:
        raise MalformedError(f"its footer has {length:,} bytes, and may have {LARGEST_FOOTER:,}")
    footer = _Reader(data, len(data) - 8 - length, len(data) - 8).struct()
    columns = _columns(_structs(footer.get(2)))
    for group in _structs(footer.get(4)):
        chunks = _structs(group.get(1))
        if len(chunks) != columns:
            raise MalformedError("a row group has other columns than the schema")
        for chunk in chunks:
            yield from _pages(data, chunk)


def _columns(schema: list[dict[int, Any]]) -> int:
    """The number of columns of a schema: the leaves of its tree, which is written from the root."""
    missing, columns = 1, 0
    for element in schema:
        children = _integer(element, 5) if 5 in element else 0
        missing += children - 1
        columns += not children and 1 in element
        if missing < 0:
            break
    if missing:
        raise MalformedError("its schema is not a tree")
    return columns


def _structs(value: Any) -> list[dict[int, Any]]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise MalformedError("its footer is malformed")
    return value


def _integer(fields: Any, number: int) -> int:
    value = fields.get(number) if isinstance(fields, dict) else None
    if not isinstance(value, int) or value < 0:
        raise MalformedError("a number is missing or negative")
    return value


def _pages(data: bytes, chunk: dict[int, Any]) -> Iterator[PageHeader]:
    """The pages of a column in a row group, up to the last value, where pyarrow stops."""
    about = chunk.get(3)
    missing, length, place = (_integer(about, number) for number in (5, 7, 9))
    if 0 < (dictionary := (about or {}).get(11) or 0) < place:
        place = dictionary
    end = place + length
    if end > len(data):
        raise MalformedError("a column lies outside of the file")
    while missing > 0:
        reader = _Reader(data, place, end)
        header = reader.struct()
        kind = _integer(header, 1)
        values = _integer(header.get(_HEADERS[kind]), 1) if kind in _HEADERS else 0
        yield PageHeader(_integer(header, 2), values)
        reader.skip(_integer(header, 3))
        place = reader.place
        missing -= values if kind in (_DATA, _DATA_V2) else 0
