"""Write a PoFile: unchanged entries as they were read, others wrapped as by GNU gettext."""

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from factsheet.catalogs.literal import LiteralError, escaped, read_literals
from factsheet.catalogs.po import Entry, PoFile, Previous, RawEntry

WIDTH = 79
"""Columns, as in `msgcat`. Lines are broken only after spaces, so that placeholders and addresses
stay in one piece."""

_PIECES = re.compile(r"[^ ]* +(?:\\n$)?|[^ ]+")
_PORTIONS = re.compile(r"[^\n]*\n|[^\n]+")
_LINE = re.compile(r"[ \t\r\v\f]*(#~?\||#~|#[.:,]|#|)[ \t]*(msg[a-z_]+(?:\[\d+\])?|)[ \t]*(.*)")

_MARKS = {"": "#~", "#~": "", "#|": "#~|", "#~|": "#|"}
"""Prefixes of an entry's lines that are not comments, and their replacements when the entry becomes
obsolete or live."""

_Value = str | Previous | tuple[str, ...] | None


def serialize(file: PoFile) -> bytes:
    """The file's text in UTF-8: header, live entries, obsolete ones, closing comments.

    An unchanged entry is written in its original lines; so are the unchanged comments and texts of
    other entries.
    """
    text: list[str] = []
    last: Entry | None = None
    for entry in _in_order(file):
        text += ("\n" * (_blanks(last, entry) + (last is not None)), _block(entry))
        last = entry
    if file.tail:
        text += ("\n" * (file.tail_gap + (last is not None)), file.tail)
    text.append(file.ending)
    return "".join(text).replace("\n", file.newline).encode("utf-8")


def _in_order(file: PoFile) -> Iterator[Entry]:
    """Header and live entries, each followed by the obsolete ones that were read after it.

    Obsolete entries after the last live one, and those that have become obsolete, come at the end,
    where gettext's programs put all of them.
    """
    live = [file.header, *file.entries] if file.header else list(file.entries)
    places = sorted(place for entry in live if (place := _place(entry)) is not None)
    inner: dict[int, list[Entry]] = {}
    last: list[Entry] = []
    for entry in file.obsolete:
        place = _place(entry)
        at = len(places) if place is None else bisect(places, place)
        if at < len(places):
            inner.setdefault(places[at - 1] if at else -1, []).append(entry)
        else:
            last.append(entry)
    if not file.header:
        yield from inner.pop(-1, ())
    for entry in live:
        yield entry
        place = _place(entry)
        if place is not None:
            yield from inner.get(place, ())
        if entry is file.header:
            yield from inner.pop(-1, ())
    yield from last


def _place(entry: Entry) -> int | None:
    """Its place when it was read; None for a new entry, or one that has become obsolete or live."""
    spelling = entry.spelling
    is_same = spelling and spelling.says.is_obsolete == entry.is_obsolete
    return spelling.place if spelling and is_same else None


def _blanks(last: Entry | None, entry: Entry) -> int:
    """Blank lines before an entry: as many as in the file it was read from, or one."""
    spelling = entry.spelling
    if last is None:
        return spelling.gap if spelling and spelling.place == 0 else 0
    if spelling is None or spelling.place == 0:
        return 1
    follows = last.spelling is not None and last.spelling.place == spelling.place - 1
    return spelling.gap if follows else max(spelling.gap, 1)


def _block(entry: Entry) -> str:
    spelling = entry.spelling
    if spelling and spelling.says == entry:
        return spelling.lines
    return "\n".join(_lines(entry, spelling))


def _lines(entry: Entry, spelling: RawEntry | None) -> Iterator[str]:
    spelled = _spelled(spelling, is_obsolete=entry.is_obsolete) if spelling else {}
    said = dict(_parts(spelling.says)) if spelling else {}
    for name, value in _parts(entry):
        known = spelled.get(name, [])
        if known and said.get(name) == value:
            yield from known
        else:
            yield from _written(name, value, entry, known)


def _parts(entry: Entry) -> Iterator[tuple[str, _Value]]:
    """The parts that are kept or rewritten as a whole: comments by prefix, texts by keyword."""
    yield "#", entry.comments
    yield "#.", entry.extracted
    yield "#:", entry.references
    yield "#,", entry.flags
    yield "#|", entry.previous
    yield "msgctxt", entry.context
    yield "msgid", entry.singular
    yield "msgid_plural", entry.plural
    for number, form in enumerate(entry.translations):
        yield ("msgstr" if entry.plural is None else f"msgstr[{number}]"), form


def _spelled(spelling: RawEntry, *, is_obsolete: bool) -> dict[str, list[str]]:
    """The original lines of each part, with the prefixes of an obsolete or live entry."""
    parts: dict[str, list[str]] = {}
    is_same = is_obsolete == spelling.says.is_obsolete
    name = ""
    for line in spelling.lines.split("\n"):
        mark, keyword, rest = _LINE.findall(line)[0]
        if mark == "#~" and rest.startswith("#"):
            # a comment that is marked as the texts of an obsolete entry are
            mark, keyword, rest = _LINE.findall(rest)[0]
            line = line if is_same else line.strip()[2:].lstrip()  # noqa: PLW2901
        if mark not in _MARKS:
            name = mark
        elif keyword or rest:
            if rest and not _is_text(rest):
                # several keywords in a line: what is said now gets lines of its own
                return {}
            name = "#|" if mark.endswith("|") else keyword or name
        else:
            continue
        remarked = " ".join(filter(None, (_MARKS.get(mark), keyword, rest)))
        parts.setdefault(name, []).append(line if is_same or mark not in _MARKS else remarked)
    return parts


def _is_text(rest: str) -> bool:
    try:
        read_literals(rest)
    except LiteralError:
        return False
    return True


def _portions(lines: Sequence[str]) -> dict[str, list[str]]:
    """A text's lines by the whole lines of text that they spell, as a header's fields are."""
    portions: dict[str, list[str]] = {}
    text, rows = "", []
    for line in lines[1:]:
        text += read_literals(line[line.index('"') :])
        rows.append(line)
        if text.endswith("\n"):
            portions[text] = rows
            text, rows = "", []
    return portions


def _written(name: str, value: _Value, entry: Entry, spelled: Sequence[str]) -> Iterator[str]:
    mark = "#~" if entry.is_obsolete else ""
    match value:
        case str():
            yield from _text(name, value, mark, spelled)
        case Previous():
            mark += "|" if mark else "#|"
            yield from _text("msgctxt", value.context, mark)
            yield from _text("msgid", value.singular, mark)
            yield from _text("msgid_plural", value.plural, mark)
        case tuple() if name == "#,":
            yield from [f"#, {', '.join(value)}"] if value else ()
        case tuple() if name == "#:":
            yield from map(_closed, _filled(name, value))
        case tuple():
            yield from (_closed(f"{name} {line}") if line else name for line in value)


def _closed(comment: str) -> str:
    """A comment's line that the next one can't join: for gettext, a backslash ends no line."""
    return f"{comment} " if comment.endswith("\\") else comment


def _filled(mark: str, words: Iterable[str]) -> Iterator[str]:
    line = mark
    for word in words:
        if line != mark and _columns(line) + 1 + _columns(word) > WIDTH:
            yield line
            line = mark
        line = f"{line} {word}"
    if line != mark:
        yield line


def _text(keyword: str, text: str | None, mark: str, spelled: Sequence[str] = ()) -> Iterator[str]:
    if text is None:
        return
    mark = f"{mark} " if mark else ""
    keyword = f"{mark}{keyword}"
    portions = _PORTIONS.findall(text)
    if len(portions) < 2 and (line := _one_line(keyword, text)):
        yield line
        return
    yield f'{keyword} ""'
    known = _portions(spelled)
    for portion in portions:
        if portion in known:
            yield from known[portion]
        else:
            for line in _wrapped(escaped(portion), WIDTH - 2 - len(mark)):
                yield f'{mark}"{line}"'


def _one_line(keyword: str, portion: str) -> str | None:
    """The text on the line of its keyword; None if it needs several lines."""
    text = escaped(portion)
    lines = _wrapped(text, WIDTH - _columns(keyword) - 3)
    return f'{keyword} "{text}"' if len(list(islice(lines, 2))) < 2 else None


def _wrapped(portion: str, room: int) -> Iterator[str]:
    if len(portion) <= room and portion.isascii():
        yield portion
        return
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
