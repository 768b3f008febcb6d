"""Find formats that the installed CLDR and house style write differently from the format lock."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import category

from factsheet.diagnostics import Diagnostic, Findings, Location, counted
from factsheet.edition.document import Document
from factsheet.edition.edition import Edition
from factsheet.edition.formats import PLURAL, FormatRow, UnformattableError, format_row
from factsheet.gate.formatlock import (
    LOCK,
    RENEW,
    FormatLock,
    LockedFormat,
    format_tools,
    formats_in_use,
    house_style,
    profiles_of,
    read_lock,
)
from factsheet.rules.formats import BAD_FORMAT_LOCK, FORMAT_CHANGED, FORMAT_UNLOCKED
from factsheet.workspace import CONFIG_NAME, Workspace

MOST = 20
"""Maximum number of changes of one language with separate findings."""
NAMED = 3


@dataclass(frozen=True, slots=True)
class FormatChange:
    """An example whose words differ from the lock."""

    locked: LockedFormat
    now: str | None
    """The current words; None if CLDR no longer has any."""

    @property
    def locale(self) -> str:
        return self.locked.example.locale

    @property
    def shown(self) -> tuple[str, str | None]:
        """The words before and after. If both look alike, invisible characters are named:
        ‹U+2009›."""
        before, now = self.locked.text, self.now
        if now is None or _seen(before) != _seen(now):
            return before, now
        return _spelled(before), _spelled(now)


@dataclass(frozen=True, slots=True)
class FormatComparison:
    """The comparison of a lock with the installed versions."""

    changes: tuple[FormatChange, ...]
    keys: frozenset[tuple[str, ...]]
    """The keys of locked formats, as they are written now."""
    damaged: tuple[Diagnostic, ...]
    """Findings about malformed lines."""

    def unlocked(self, rows: Iterable[FormatRow]) -> tuple[FormatRow, ...]:
        """The given formats that the lock does not have."""
        return tuple(row for row in rows if row.key not in self.keys)


def compare_formats(lock: FormatLock, edition: Edition) -> FormatComparison:
    """Format every example again, in the languages that the publication still has."""
    profiles = profiles_of(edition)
    changes: list[FormatChange] = []
    damaged: list[Diagnostic] = []
    keys = set()
    for locked in lock.formats:
        profile = profiles.get(locked.example.locale)
        if profile is None:
            continue
        try:
            row = format_row(locked.example, profile)
        except UnformattableError:
            changes.append(FormatChange(locked, None))
            continue
        except ValueError as error:
            message = f"{LOCK} is damaged: {error}"
            damaged.append(BAD_FORMAT_LOCK.found(message, locked.at, hint=RENEW))
            continue
        keys.add(row.key)
        if row.text != locked.text:
            changes.append(FormatChange(locked, row.text))
    return FormatComparison(tuple(changes), frozenset(keys), tuple(damaged))


def check_formats(workspace: Workspace, edition: Edition) -> Iterator[Diagnostic]:
    """Report values that are no longer written as in the publication's lock, if it has one.

    This takes about 20 µs for each format, and runs in every build.
    """
    findings = Findings()
    lock = read_lock(workspace, findings)
    yield from findings
    if lock is not None:
        compared = compare_formats(lock, edition)
        yield from compared.damaged
        yield from _changed(compared.changes, lock, edition)


def check_unlocked(
    workspace: Workspace, edition: Edition, documents: Iterable[Document]
) -> Iterator[Diagnostic]:
    """Report formats of documents that the lock, if there is one, does not have."""
    lock = read_lock(workspace, Findings())  # a damaged one has been reported
    if lock is None:
        return
    rows = compare_formats(lock, edition).unlocked(formats_in_use(edition, documents))
    if rows:
        examples = ", ".join(f"“{row.text}” ({row.example.locale})" for row in rows[:NAMED])
        more = f" and {len(rows) - NAMED} more" if len(rows) > NAMED else ""
        message = f"{counted(len(rows), 'format')} in use, not locked: {examples}{more}"
        hint = f"read them, factsheet formats --check, and record them, {RENEW}"
        yield FORMAT_UNLOCKED.found(message, Location(LOCK), hint=hint)


def change_reason(locale: str, lock: FormatLock, edition: Edition) -> str:
    """The differences since the lock was written: versions, the language's house style."""
    now = format_tools()
    reasons = [
        f"{name} was {lock.tools.get(name, 'unknown')}, and is {version}"
        for name, version in now.items()
        if lock.tools.get(name) != version
    ]
    before, style = lock.styles.get(locale, {}), _as_json(house_style(edition, locale))
    keys = [key for key in sorted({*before, *style}) if before.get(key) != style.get(key)]
    if keys:
        reasons.append(f"[locales.{locale}] in {CONFIG_NAME} has another {' and '.join(keys)}")
    if reasons:
        return "; ".join(reasons)
    versions = ", ".join(f"{name} {version}" for name, version in now.items())
    return (
        f"versions ({versions}) and house style are the same, so the files of an installed "
        "package differ from those that wrote the lock"
    )


def _changed(
    changes: Iterable[FormatChange], lock: FormatLock, edition: Edition
) -> Iterator[Diagnostic]:
    by_locale: dict[str, list[FormatChange]] = {}
    for change in changes:
        by_locale.setdefault(change.locale, []).append(change)
    for locale, found in by_locale.items():
        reason = change_reason(locale, lock, edition)
        for change in found[:MOST]:
            yield _diagnostic(f"{_sentence(change)}: {reason}", change.locked.at, locale)
        if (more := len(found) - MOST) > 0:
            message = f"{counted(more, 'more format')} changed: factsheet formats --check lists all"
            yield _diagnostic(message, Location(LOCK), locale)


def _diagnostic(message: str, at: Location, locale: str) -> Diagnostic:
    hint = (
        f"read the new words; if they are right, {RENEW}; if not, install the versions that "
        f"wrote the lock, or set the house style in {CONFIG_NAME}"
    )
    return FORMAT_CHANGED.found(message, at, hint=hint, locale=locale)


def _sentence(change: FormatChange) -> str:
    example, (before, now) = change.locked.example, change.shown
    if example.kind == PLURAL:
        return f"{example.value} takes the plural form “{now}”, not “{before}”"
    if now is None:
        return f"{example} can no longer be written, and was “{before}”"
    return f"{example} is written “{now}”, not “{before}”"


def _seen(text: str) -> str:
    """The visible text: every space as U+0020, without format characters."""
    kinds = ((character, category(character)) for character in text)
    return "".join(" " if kind == "Zs" else character for character, kind in kinds if kind != "Cf")


def _spelled(text: str) -> str:
    return "".join(
        f"‹U+{ord(character):04X}›"
        if category(character) in ("Zs", "Cf") and character != " "
        else character
        for character in text
    )


def _as_json(style: dict[str, object]) -> dict[str, object]:
    """The style as read from a lock, with lists instead of tuples."""
    return {key: list(v) if isinstance(v, tuple) else v for key, v in style.items()}
