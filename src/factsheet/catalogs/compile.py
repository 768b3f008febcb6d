"""Catalog → .mo, for programs that read gettext's binary format."""

import struct

from factsheet.catalogs.catalog import Catalog
from factsheet.catalogs.po import Entry

MAGIC = 0x950412DE


def compile_catalog(catalog: Catalog) -> bytes:
    """The bytes that `msgfmt --no-hash` would write: only what may be published.

    Fuzzy and incomplete entries are left out, so that a program falls back to the
    source text (GNU gettext manual, “The Format of GNU MO Files”).
    """
    entries = [entry for entry in catalog.file.entries if entry.is_translated]
    if catalog.file.header:
        entries.append(catalog.file.header)
    pairs = sorted((_original(entry), _translation(entry)) for entry in entries)
    texts = [original for original, _ in pairs] + [translation for _, translation in pairs]
    count = len(pairs)
    originals = struct.calcsize("<7I")
    translations = originals + 8 * count
    offset = end = translations + 8 * count
    index: list[int] = []
    for text in texts:
        index += (len(text), offset)
        offset += len(text) + 1
    head = struct.pack("<7I", MAGIC, 0, count, originals, translations, 0, end)
    table = struct.pack(f"<{len(index)}I", *index)
    return head + table + b"".join(text + b"\0" for text in texts)


def _original(entry: Entry) -> bytes:
    context = "" if entry.context is None else f"{entry.context}\4"
    plural = "" if entry.plural is None else f"\0{entry.plural}"
    return f"{context}{entry.singular}{plural}".encode()


def _translation(entry: Entry) -> bytes:
    return "\0".join(entry.translations).encode()


def compiled_messages(data: bytes) -> dict[bytes, bytes]:
    """What a .mo file says, by the original texts. Raises ValueError where it is none."""
    try:
        order = "<" if struct.unpack_from("<I", data)[0] == MAGIC else ">"
        magic, _, count, originals, translations = struct.unpack_from(f"{order}5I", data)
        if magic != MAGIC or 16 * count > len(data):
            raise ValueError("it is no .mo file")
        index = [
            [struct.unpack_from(f"{order}2I", data, table + 8 * n) for n in range(count)]
            for table in (originals, translations)
        ]
    except struct.error as error:
        raise ValueError("it is no .mo file, or cut off") from error
    texts = [[data[offset : offset + length] for length, offset in part] for part in index]
    return dict(zip(*texts, strict=True))
