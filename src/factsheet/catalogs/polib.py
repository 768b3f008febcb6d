"""Conversion to and from polib's values, for scripts that use polib and for .mo files.

polib's parser of .po files is not used: see docs/decisions/0008.
"""

import struct
from collections.abc import Iterable, Mapping
from typing import Any

import polib
from polib import POEntry, POFile

from factsheet.catalogs.parser import size_problem
from factsheet.catalogs.po import FUZZY, Entry, PoFile, Previous

__all__ = ["POEntry", "POFile", "from_polib", "read_mo", "to_polib"]


def to_polib(file: PoFile) -> polib.POFile:
    """The file as a polib.POFile, for scripts that edit entries.

    Lost is whatever polib can't represent: line breaks, the places of obsolete entries, comments
    after the last entry, and repeated header fields.
    """
    made = polib.POFile(wrapwidth=78)
    if header := file.header:
        made.header = "\n".join(header.comments)
        made.metadata = dict(_fields(header.translations[0]))
        made.metadata_is_fuzzy = [FUZZY] if header.fuzzy else []
    made.extend(_polib_entry(entry) for entry in (*file.entries, *file.obsolete))
    return made


def from_polib(found: polib.POFile | polib.MOFile) -> PoFile:
    """The values of a polib file. A .mo has no comments, flags or obsolete entries."""
    entries = [_entry(one) for one in found]
    text = "".join(f"{name}: {value}\n" for name, value in found.metadata.items())
    header = None
    if text or found.header:
        flags = (FUZZY,) if getattr(found, "metadata_is_fuzzy", False) else ()
        header = Entry("", translations=(text,), comments=_lines(found.header), flags=flags)
    live = tuple(entry for entry in entries if not entry.is_obsolete)
    return PoFile(live, header, tuple(entry for entry in entries if entry.is_obsolete))


def read_mo(data: bytes) -> PoFile:
    """The messages of a .mo file in UTF-8. Raises ValueError if it is malformed.

    The file's offsets are checked before polib uses them: they could make it read the same bytes
    repeatedly.
    """
    if problem := size_problem(len(data)) or _index_problem(data):
        raise ValueError(problem)
    try:
        # with an encoding, polib skips its search for one, which is quadratic
        return from_polib(polib.mofile(data, encoding="utf-8"))
    except (OSError, struct.error) as error:
        raise ValueError(f"it is not a .mo file: {error}") from error


def _index_problem(data: bytes) -> str | None:
    """Why a .mo file's index is invalid, or None."""
    try:
        order = "<" if struct.unpack_from("<I", data)[0] == polib.MOFile.MAGIC else ">"
        magic, _, count, originals, translations = struct.unpack_from(f"{order}5I", data)
        if magic != polib.MOFile.MAGIC:
            return "it is not a .mo file"
        if 16 * count > len(data):
            return "it is cut off"
        index = [
            struct.unpack_from(f"{order}{2 * count}I", data, table)
            for table in (originals, translations)
        ]
    except struct.error:
        return "it is not a .mo file, or cut off"
    texts = [text for part in index for text in zip(part[::2], part[1::2], strict=True)]
    if any(length + offset > len(data) for length, offset in texts):
        return "it is cut off"
    return "its texts overlap" if sum(length for length, _ in texts) > len(data) else None


def _fields(text: str) -> Iterable[tuple[str, str]]:
    for line in text.splitlines():
        name, colon, value = line.partition(":")
        if colon:
            yield name, value.strip()


def _polib_entry(entry: Entry) -> POEntry:
    previous = entry.previous or Previous()
    said: dict[str, Any] = {
        "msgid": entry.singular,
        "msgctxt": entry.context,
        "comment": "\n".join(entry.extracted),
        "tcomment": "\n".join(entry.comments),
        "occurrences": [_occurrence(reference) for reference in entry.references],
        "flags": list(entry.flags),
        "obsolete": entry.is_obsolete,
        "previous_msgctxt": previous.context,
        "previous_msgid": previous.singular,
        "previous_msgid_plural": previous.plural,
        "linenum": entry.location.line or None,
    }
    if entry.plural is None:
        return POEntry(msgstr=entry.translations[0], **said)
    forms = dict(enumerate(entry.translations))
    return POEntry(msgid_plural=entry.plural, msgstr_plural=forms, **said)


def _entry(found: Any) -> Entry:
    """An entry of a POFile or a MOFile."""
    old = (found.previous_msgctxt, found.previous_msgid, found.previous_msgid_plural)
    forms: Mapping[int, str] = found.msgstr_plural
    return Entry(
        singular=found.msgid,
        context=found.msgctxt,
        plural=found.msgid_plural if forms else None,
        translations=tuple(forms[number] for number in sorted(forms)) if forms else (found.msgstr,),
        flags=tuple(dict.fromkeys(found.flags)),
        comments=_lines(found.tcomment),
        extracted=_lines(found.comment),
        references=tuple(f"{path}:{line}" if line else path for path, line in found.occurrences),
        previous=Previous(*old) if any(part is not None for part in old) else None,
        is_obsolete=bool(found.obsolete),
    )


def _occurrence(reference: str) -> tuple[str, str]:
    path, colon, line = reference.rpartition(":")
    return (path, line) if colon and line.isdecimal() else (reference, "")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()
