"""Compile a catalog to .mo, for programs that read gettext's binary format."""

import struct
from collections.abc import Iterable, Mapping

from factsheet.catalogs.catalog import Catalog
from factsheet.catalogs.po import Entry, Key, PoFile
from factsheet.catalogs.polib import POEntry, read_mo, to_polib

MAGIC = 0x950412DE
Compiled = Mapping[Key, tuple[str | None, tuple[str, ...]]]
"""The content of a .mo file: msgid_plural and translations by msgctxt and msgid."""
_OMITTED = "POT-Creation-Date:"
"""The header field that msgfmt omits, so that a .mo changes only with its texts."""


def compile_catalog(catalog: Catalog) -> bytes:
    """The bytes that `msgfmt --no-hash` would write: only what may be published.

    Fuzzy and incomplete entries are left out, so that a program falls back to the
    source text (GNU gettext manual, “The Format of GNU MO Files”). The entries are
    polib's, but packed here: its own `to_binary` takes time by the square of their number.
    """
    published = to_polib(PoFile(_published(catalog)))
    pairs = [(_original(entry), _translation(entry)) for entry in published]
    if header := catalog.file.header:
        fields = header.translations[0].splitlines(keepends=True)
        text = "".join(field for field in fields if not field.startswith(_OMITTED))
        pairs.append((b"", text.encode()))
    return _packed(sorted(pairs))


def compiled_messages(data: bytes) -> Compiled:
    """The messages of a .mo file. Raises ValueError if it is malformed."""
    return _said(read_mo(data).entries)


def published_messages(catalog: Catalog) -> Compiled:
    """The messages that the catalog's .mo file should contain."""
    return _said(_published(catalog))


def _published(catalog: Catalog) -> tuple[Entry, ...]:
    return tuple(entry for entry in catalog.file.entries if entry.is_translated)


def _said(entries: Iterable[Entry]) -> Compiled:
    return {entry.key: (entry.plural, entry.translations) for entry in entries}


def _original(entry: POEntry) -> bytes:
    context = "" if entry.msgctxt is None else f"{entry.msgctxt}\4"
    plural = f"\0{entry.msgid_plural}" if entry.msgstr_plural else ""
    return f"{context}{entry.msgid}{plural}".encode()


def _translation(entry: POEntry) -> bytes:
    forms: Mapping[int, str] = entry.msgstr_plural or {0: entry.msgstr}
    return "\0".join(forms[number] for number in sorted(forms)).encode()


def _packed(pairs: list[tuple[bytes, bytes]]) -> bytes:
    """A file of originals and translations, sorted: tables of lengths and offsets, then texts."""
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
