"""What is written otherwise than the format lock says: before and after, language by language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from factsheet.diagnostics import counted
from factsheet.edition.formats import FormatRow
from factsheet.gate.formatchanges import FormatChange
from factsheet.locales.direction import isolated


def as_changes(
    changes: Iterable[FormatChange], reasons: Mapping[str, str], unlocked: Sequence[FormatRow]
) -> str:
    """The changes under the reason of their language, then the formats that have no line yet."""
    by_locale: dict[str, list[FormatChange]] = {}
    for change in changes:
        by_locale.setdefault(change.locale, []).append(change)
    lines: list[str] = []
    for locale, found in by_locale.items():
        lines.append(f"{locale}: {reasons[locale]}")
        lines += (line for change in found for line in _change(change))
    if unlocked:
        lines.append(f"{counted(len(unlocked), 'format')} in use, not locked:")
    for row in unlocked:
        lines += [f"  {row.example.locale}  {row.example}", f"    + {isolated(row.text, 'ltr')}"]
    return "".join(f"{line}\n" for line in lines)


def _change(change: FormatChange) -> Iterator[str]:
    at = change.locked.at
    before, now = change.shown
    yield f"  {at.path}:{at.line}  {change.locked.example}"
    yield f"    - {isolated(before, 'ltr')}"
    if now is not None:
        yield f"    + {isolated(now, 'ltr')}"
