"""PoFile → bytes: always the same for the same entries, wrapped as GNU gettext wraps."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from factsheet.catalogs.literal import escaped
from factsheet.catalogs.po import Entry, PoFile

WIDTH = 79
"""Columns, as `msgcat` writes them. Lines are broken after spaces only: a placeholder or
an address stays in one piece."""

_PIECES = re.compile(r"[^ ]* +(?:\\n$)?|[^ ]+")


def serialize(file: PoFile) -> bytes:
    """The file's text in UTF-8: header, live entries, obsolete ones, closing comments."""
    entries = [file.header] if file.header else []
    blocks = ["\n".join(_lines(entry)) for entry in (*entries, *file.entries, *file.obsolete)]
    if file.tail:
        blocks.append("\n".join(_marked("#", file.tail)))
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def _lines(entry: Entry) -> Iterator[str]:
    yield from _marked("#", entry.comments)
    yield from _marked("#.", entry.extracted)
    yield from _filled("#:", entry.references)
    if entry.flags:
        yield "#, " + ", ".join(entry.flags)
    old = "#~ " if entry.is_obsolete else ""
    if entry.previous:
        mark = "#~| " if entry.is_obsolete else "#| "
        yield from _text(f"{mark}msgctxt", entry.previous.context, mark)
        yield from _text(f"{mark}msgid", entry.previous.singular, mark)
        yield from _text(f"{mark}msgid_plural", entry.previous.plural, mark)
    yield from _text(f"{old}msgctxt", entry.context, old)
    yield from _text(f"{old}msgid", entry.singular, old)
    yield from _text(f"{old}msgid_plural", entry.plural, old)
    for number, form in enumerate(entry.translations):
        keyword = "msgstr" if entry.plural is None else f"msgstr[{number}]"
        yield from _text(f"{old}{keyword}", form, old)


def _marked(mark: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"{mark} {line}" if line else mark


def _filled(mark: str, words: Iterable[str]) -> Iterator[str]:
    line = mark
    for word in words:
        if line != mark and _columns(line) + 1 + _columns(word) > WIDTH:
            yield line
            line = mark
        line = f"{line} {word}"
    if line != mark:
        yield line


def _text(keyword: str, text: str | None, mark: str) -> Iterator[str]:
    if text is None:
        return
    portions = [escaped(portion) for portion in re.findall(r"[^\n]*\n|[^\n]+", text)]
    if not portions or (len(portions) == 1 and _is_one_line(keyword, portions[0])):
        yield f'{keyword} "{"".join(portions)}"'
    else:
        yield f'{keyword} ""'
        for portion in portions:
            for line in _wrapped(portion, WIDTH - 2 - len(mark)):
                yield f'{mark}"{line}"'


def _is_one_line(keyword: str, portion: str) -> bool:
    lines = _wrapped(portion, WIDTH - _columns(keyword) - 3)
    return len(list(islice(lines, 2))) == 1


def _wrapped(portion: str, room: int) -> Iterator[str]:
    line, used = "", 0
    for piece in _PIECES.findall(portion):
        columns = _columns(piece)
        if line and used + columns > room:
            yield line
            line, used = "", 0
        line += piece
        used += columns
    yield line


def _columns(text: str) -> int:
    return len(text) if text.isascii() else sum(map(_column, text))


@cache
def _column(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
