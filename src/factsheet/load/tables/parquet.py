"""Read Parquet files with pyarrow, which the extra `data` installs."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from factsheet.diagnostics import Location, missing_extra
from factsheet.load.tables.parquetsizes import MOST_PAGES, MalformedError, pages_of
from factsheet.load.tables.table import (
    LARGEST_FILE,
    LONGEST_CELL,
    MOST_ROWS,
    MOST_VALUES,
    Row,
    SourceTable,
    TableError,
    bounded,
    check_columns,
    check_items,
    head,
    plain,
    too_large,
)
from factsheet.load.yaml import Mapping, Node, Scalar, Sequence
from factsheet.rules.files import MISSING_LIBRARY, TABLE_SYNTAX

_BATCH = 1_000
_LONGEST_BYTES = 4 * LONGEST_CELL
"""Maximum size of a text in bytes of UTF-8."""
_LONGEST_FIXED = 32
"""Maximum size in bytes of a fixed-length value: the longest decimal."""
MOST_CELLS = 10 * MOST_VALUES
"""Maximum number of cells, including empty ones."""


def read_parquet(data: bytes, path: str, table: str | None) -> SourceTable:
    """Read a Parquet file. Locations count rows and columns. Raises TableError."""
    if table is not None:
        raise TableError(
            TABLE_SYNTAX, "a Parquet file is one table", Location(path), "leave “table” out"
        )
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ModuleNotFoundError:
        message = "reading Parquet needs pyarrow, which is not installed"
        raise TableError(MISSING_LIBRARY, message, Location(path), missing_extra("data")) from None
    try:
        _check_size(data, path)
        source = pa.BufferReader(data)
        metadata = parquet.read_metadata(source)
        check_columns(metadata.num_columns, Location(path))
        if metadata.num_rows > MOST_ROWS:
            raise too_large(f"the table has more than {MOST_ROWS:,} rows", Location(path))
        # A text that is stored once and repeated in every row stays one object.
        texts = [one.path for one in metadata.schema if one.physical_type == "BYTE_ARRAY"]
        if any(one.length > _LONGEST_FIXED for one in metadata.schema):
            raise TableError(TABLE_SYNTAX, "a cell can’t hold bytes", Location(path))
        file = parquet.ParquetFile(source, metadata=metadata, read_dictionary=texts)
        names = file.schema_arrow.names
    except (pa.ArrowException, OSError, MalformedError) as error:
        raise TableError(
            TABLE_SYNTAX, f"the file can’t be read: {_first(error)}", Location(path)
        ) from None
    columns = head(
        [
            Scalar(name, plain=True, at=Location(path, 1, place))
            for place, name in enumerate(names, 1)
        ],
        path,
    )
    records = bounded(_records(file, path, pa.ArrowException), "characters", path)
    return SourceTable(columns, _rows(columns, records, path))


def _check_size(data: bytes, path: str) -> None:
    """Check the unpacked size, which may be far larger than the file. Raises TableError and
    MalformedError."""
    size = values = 0
    for number, page in enumerate(pages_of(data), 1):
        size += page.size
        values += page.values
        is_fit = number <= MOST_PAGES and size <= LARGEST_FILE
        if not is_fit or values > MOST_CELLS or page.values > MOST_VALUES:
            message = (
                f"the table has more than {LARGEST_FILE:,} bytes, {MOST_CELLS:,} cells, "
                f"{MOST_PAGES:,} pages, or {MOST_VALUES:,} values in a page"
            )
            raise too_large(message, Location(path))


def _records(file: Any, path: str, damaged: type[Exception]) -> Iterator[tuple[Any, ...]]:
    try:
        for batch in file.iter_batches(batch_size=_BATCH):
            for place, column in enumerate(batch.columns, 1):
                _check_texts(column, Location(path, column=place))
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
    except (damaged, OSError) as error:
        raise TableError(
            TABLE_SYNTAX, f"the file can’t be read: {_first(error)}", Location(path)
        ) from None


def _check_texts(column: Any, at: Location) -> None:
    """Raise TableError if a text is too long for a cell."""
    from pyarrow import compute

    texts = getattr(getattr(column, "values", column), "dictionary", None)  # of a list, its items
    longest = compute.max(compute.binary_length(texts)).as_py() if texts is not None else None
    if longest and longest > _LONGEST_BYTES:
        raise too_large(f"a text has more than {LONGEST_CELL:,} characters", at)


def _rows(
    columns: tuple[Scalar, ...], records: Iterator[tuple[Any, ...]], path: str
) -> Iterator[Row]:
    for number, record in enumerate(records, 1):
        cells: dict[str, tuple[Scalar, Node]] = {}
        try:
            for place, (column, value) in enumerate(zip(columns, record, strict=True), 1):
                if (node := _node(value, Location(path, number, place))) is not None:
                    cells[column.text] = (column, node)
        except TableError as error:
            yield error
            continue
        yield Mapping(cells, Location(path, number, 1))


def _node(value: Any, at: Location) -> Node | None:
    """The node of a cell; None if it is empty."""
    if isinstance(value, list):
        check_items(len(value), at)
        items = tuple(Scalar(_word(item, at), plain=False, at=at) for item in value)
        return Sequence(items, at) if items else None
    word = _word(value, at)
    return Scalar(word, plain=False, at=at) if word.strip() else None


def _word(value: Any, at: Location) -> str:
    """A value in the notation of a fact. Raises TableError."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, float):
        return plain(value)
    if isinstance(value, str | int):
        return str(value)
    message = f"a cell can’t hold a value of type {type(value).__name__}"
    raise TableError(TABLE_SYNTAX, message, at, "store it as a text, a number or a date")


def _first(error: Exception) -> str:
    return str(error).partition("\n")[0] or type(error).__name__
