"""The format lock, formats.lock.jsonl: the approved wording of a publication's values.

The file is in JSON Lines, so that diffs, merges and findings refer to single lines. The first line
records versions and house style; each other line is a format with an example.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from factsheet import __version__
from factsheet.config.config import is_pseudo
from factsheet.config.style import LocaleStyle
from factsheet.diagnostics import Findings, Location
from factsheet.edition.document import Document
from factsheet.edition.edition import Edition
from factsheet.edition.formats import FormatExample, FormatRow, format_rows
from factsheet.locales.cldr import babel_version, cldr_version
from factsheet.locales.profile import LocaleProfile
from factsheet.rules.formats import BAD_FORMAT_LOCK
from factsheet.workspace import UnreadError, Workspace

LOCK = "formats.lock.jsonl"
VERSION = 1
"""Version of the file format. New keys do not change it."""
MAXIMUM_BYTES = 16 * 2**20
RENEW = "run: factsheet formats --lock"

_WORDLESS = ("tag", "direction", "font", "places")
"""Fields of a house style that do not affect words."""
_STYLE_DEFAULTS = {
    one.name: getattr(LocaleStyle(""), one.name)
    for one in fields(LocaleStyle)
    if one.name not in _WORDLESS
}


@dataclass(frozen=True, slots=True)
class LockedFormat:
    """One line: an example, and the words that were approved for it."""

    example: FormatExample
    text: str
    at: Location


@dataclass(frozen=True, slots=True)
class FormatLock:
    """The whole file."""

    tools: Mapping[str, str]
    """Versions of the toolkit, Babel and CLDR that wrote the words."""
    styles: Mapping[str, Mapping[str, Any]]
    """The house style of each language where it differs from CLDR."""
    formats: tuple[LockedFormat, ...]


class DamagedLockError(ValueError):
    """A line of the lock is malformed."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def format_tools() -> dict[str, str]:
    """Versions of tools that decide how values are written, by readable names."""
    return {"factsheet": __version__, "Babel": babel_version(), "CLDR": cldr_version()}


def profiles_of(edition: Edition) -> dict[str, LocaleProfile]:
    """The languages whose formats are recorded: all but pseudo-locales."""
    return {tag: one.profile for tag, one in edition.voices.items() if not is_pseudo(tag)}


def formats_in_use(edition: Edition, documents: Iterable[Document]) -> tuple[FormatRow, ...]:
    """The formats that these documents of an edition use."""
    profiles = profiles_of(edition)
    return format_rows((one for one in documents if one.locale in profiles), profiles)


def house_style(edition: Edition, tag: str) -> dict[str, Any]:
    """Settings in a language's table of factsheet.toml that affect words and are not defaults."""
    style = edition.config.style(tag)
    written = {name: getattr(style, name) for name in _STYLE_DEFAULTS}
    return {
        name: dict(value) if isinstance(value, Mapping) else value
        for name, value in written.items()
        if value != _STYLE_DEFAULTS[name]
    }


def lock_file(edition: Edition, rows: Iterable[FormatRow]) -> bytes:
    """The file for these formats."""
    styles = {tag: style for tag in profiles_of(edition) if (style := house_style(edition, tag))}
    head = {"version": VERSION, "tools": format_tools(), "styles": styles}
    lines = [head, *(_line(row) for row in rows)]
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode()


def _line(row: FormatRow) -> dict[str, Any]:
    one = row.example
    parts = {"locale": one.locale, "kind": one.kind, "form": one.form, "value": one.value}
    return {name: part for name, part in parts.items() if part is not None} | {"text": row.text}


def read_lock(workspace: Workspace, findings: Findings) -> FormatLock | None:
    """The publication's lock; None if there is none or, with a finding, if it is damaged."""
    try:
        if not workspace.exists(LOCK):
            return None
        return _parse(workspace.read_bytes(LOCK))
    except DamagedLockError as error:
        found, line = str(error), error.line
    except UnreadError as error:
        found, line = f"it {error.why}", 0
    hint = f"restore it from version control, or write it again, {RENEW}"
    findings.error(BAD_FORMAT_LOCK, f"{LOCK} is damaged: {found}", Location(LOCK, line), hint=hint)
    return None


def _parse(data: bytes) -> FormatLock:
    if len(data) > MAXIMUM_BYTES:
        raise DamagedLockError(f"it is larger than {MAXIMUM_BYTES >> 20} MiB", 0)
    try:
        first, *rest = data.decode().splitlines() or [""]
    except UnicodeDecodeError:
        raise DamagedLockError("it is not UTF-8", 0) from None
    head = _object(first, 1)
    match head:
        case {"version": int(version)} if version > VERSION:
            raise DamagedLockError("a later version of factsheet wrote it", 1)
        case {"version": int(), "tools": dict(tools), "styles": dict(styles)} if all(
            isinstance(style, dict) for style in styles.values()
        ):
            pass
        case _:
            raise DamagedLockError("its first line must have a version, tools and styles", 1)
    formats = (_locked(_object(line, n), n) for n, line in enumerate(rest, start=2) if line)
    versions = {name: str(version) for name, version in tools.items()}
    return FormatLock(versions, styles, tuple(formats))


def _object(line: str, number: int) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise DamagedLockError("a line is not JSON", number) from None


def _locked(data: Any, number: int) -> LockedFormat:
    match data:
        case {"locale": str(locale), "kind": str(kind), "value": value, "text": str(text)}:
            form = data.get("form")
        case _:
            raise DamagedLockError("a format must have a locale, kind, value and text", number)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = tuple(value)
    elif not isinstance(value, str):
        raise DamagedLockError("a value must be a text, or a list of texts", number)
    if form is not None and not isinstance(form, str):
        raise DamagedLockError("a form must be a text", number)
    return LockedFormat(FormatExample(locale, kind, form, value), text, Location(LOCK, number, 1))
