"""Open untrusted font files within bounds.

A file of a few kilobytes may declare four billion characters, unpack to gigabytes, or draw a
glyph by two others that do the same, and so on.
"""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from factsheet.pages.substitutions import substitutions

LARGEST_FONT = 32 << 20
"""Maximum unpacked size in bytes. Noto Sans CJK has 16 MiB."""
MOST_CHARACTERS = 300_000
"""Maximum number of entries in a character map, repetitions included."""
LONGEST_NAMES = 1 << 20
"""Maximum size of all names together, in bytes."""
MOST_NAMES = 5_000
MOST_TABLES = 100
"""Maximum number of tables, and of character maps."""
BROKEN = (
    OSError,
    LookupError,
    AssertionError,
    AttributeError,
    TypeError,
    ValueError,
    ArithmeticError,
    RecursionError,
    struct.error,
    zlib.error,
)
"""Exceptions raised by reading the tables of a damaged font."""
_UNICODE = ((3, 0), (3, 1), (3, 10))
"""Platform and encoding of the character maps that are read, besides those of platform 0."""
_PLAIN = (0, 6, 10, 14)
"""Formats of character maps whose size in bytes bounds the number of characters."""


class FontError(ValueError):
    """A file cannot be read as a font; the message says why."""


@contextmanager
def opened_font(program: bytes, number: int = 0, *, naming: bool = True) -> Iterator[Any]:
    """A fontTools TTFont that reads its tables lazily. `number` is its index in a collection.

    Without `naming`, glyphs are named by their numbers, which saves most of the time. Raises
    FontError, also for damaged tables that the block reads.
    """
    from fontTools.ttLib import TTFont, TTLibError

    try:
        _check_size(program)
        with TTFont(BytesIO(program), lazy=True, fontNumber=number) as font:
            if not naming:
                font.getGlyphName, font.getGlyphNameMany = int, list
            _check_tables(font.reader)
            yield font
    except FontError:
        raise
    except (TTLibError, *BROKEN) as error:
        raise FontError(f"a table is damaged: {error}") from error


def _check_size(program: bytes) -> None:
    size = len(program)
    if program.startswith(b"wOFF"):
        size = _unpacked(program)
    elif program.startswith(b"wOF2"):
        size = _unpacked_woff2(program)
    if size > LARGEST_FONT:
        raise FontError(f"it has more than {LARGEST_FONT >> 20} MiB, once unpacked")


def _unpacked(program: bytes) -> int:
    """Unpacked size of a WOFF file, counted up to the bound (WOFF 1.0, 5)."""
    size = 0
    [count] = struct.unpack_from(">H", program, 12)
    for place in range(44, 44 + 20 * count, 20):
        offset, packed, stated = struct.unpack_from(">LLL", program, place + 4)
        size += stated
        if packed < stated and size <= LARGEST_FONT:
            data = zlib.decompressobj().decompress(program[offset : offset + packed], stated + 1)
            if len(data) > stated:
                raise FontError("a table unpacks to more than it states")
        if size > LARGEST_FONT:
            break
    return size


def _unpacked_woff2(program: bytes) -> int:
    """Unpacked size of the stream of a WOFF2 file, counted up to the bound (WOFF2, 4)."""
    import brotli
    from fontTools.ttLib.woff2 import WOFF2DirectoryEntry

    count, _, stated, packed = struct.unpack_from(">HHLL", program, 12)
    if stated > LARGEST_FONT:
        return int(stated)
    file = BytesIO(program)
    file.seek(48)
    for _ in range(count):
        WOFF2DirectoryEntry().fromFile(file)
    stream = program[file.tell() : file.tell() + packed]
    try:
        return len(brotli.Decompressor().process(stream, output_buffer_limit=LARGEST_FONT + 1))
    except brotli.error as error:
        raise FontError("it can’t be unpacked") from error


def _check_tables(tables: Any) -> None:
    """Raise FontError if tables exceed the bounds."""
    if len(tables.tables) > MOST_TABLES:
        raise FontError(f"it has more than {MOST_TABLES} tables")
    if "cmap" in tables and _characters(tables["cmap"]) > MOST_CHARACTERS:
        raise FontError(f"its map states more than {MOST_CHARACTERS:,} characters")
    if "name" in tables and _names(tables["name"]) > LONGEST_NAMES:
        raise FontError(f"it has names of more than {LONGEST_NAMES >> 20} MiB")
    if "GSUB" in tables:
        for _ in substitutions(tables["GSUB"]):
            pass


def _characters(table: bytes) -> int:
    """Number of characters in the largest character map (OpenType 1.9, cmap)."""
    [count] = struct.unpack_from(">H", table, 2)
    if count > MOST_TABLES:
        raise FontError(f"it has more than {MOST_TABLES} character maps")
    records = [struct.unpack_from(">HHL", table, 4 + 8 * number) for number in range(count)]
    places = {at for platform, code, at in records if not platform or (platform, code) in _UNICODE}
    return max((_stated(table, place) for place in places), default=0)


def _stated(table: bytes, at: int) -> int:
    [form] = struct.unpack_from(">H", table, at)
    if form == 4:
        size = struct.unpack_from(">H", table, at + 6)[0] // 2
        ends = struct.unpack_from(f">{size}H", table, at + 14)
        starts = struct.unpack_from(f">{size}H", table, at + 16 + 2 * size)
        return sum(max(0, end - start + 1) for start, end in zip(starts, ends, strict=True))
    if form in (12, 13):
        [count] = struct.unpack_from(">L", table, at + 12)
        numbers = struct.unpack_from(f">{3 * count}L", table, at + 16)
        pairs = zip(numbers[::3], numbers[1::3], strict=True)
        return sum(max(0, end - start + 1) for start, end in pairs)
    return 0 if form in _PLAIN else MOST_CHARACTERS + 1


def _names(table: bytes) -> int:
    """Total size of all names in bytes; they may overlap."""
    [count] = struct.unpack_from(">H", table, 2)
    if count > MOST_NAMES:
        raise FontError(f"it has more than {MOST_NAMES:,} names")
    records = struct.unpack_from(f">{6 * count}H", table, 6)
    return sum(records[4::6])
