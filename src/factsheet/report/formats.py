"""The formats of a publication, for editors and for programs."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from factsheet.diagnostics import counted
from factsheet.edition.formats import LIST, FormatRow
from factsheet.gate.formatchanges import FormatChange
from factsheet.locales.direction import isolated


@dataclass(frozen=True, slots=True)
class LanguageFormats:
    """The formats of one language."""

    locale: str
    autonym: str
    direction: str
    rows: tuple[FormatRow, ...]


@dataclass(frozen=True, slots=True)
class FormatTable:
    """The requested languages, in the publication's order."""

    publisher: str
    edition: str
    tools: Mapping[str, str]
    """The versions that decide the words."""
    languages: tuple[LanguageFormats, ...]


HEAD = ("kind", "form", "unit or skeleton", "plural", "value", "printed")


def cells(row: FormatRow) -> tuple[str, ...]:
    """The cells of a row, in the order of HEAD. The items of a list are in its printed text."""
    one = row.example
    is_list = one.kind == LIST
    value = f"{len(one.value)} items" if is_list else one.notation
    detail = "" if is_list else row.detail or ""
    return (one.kind, one.form or "", detail, row.plural or "", value, row.text)


def as_text(table: FormatTable) -> str:
    """All rows, language by language."""
    versions = ", ".join(f"{name} {version}" for name, version in table.tools.items())
    lines = [f"{table.publisher}, edition of {table.edition}", f"written by {versions}"]
    for language in table.languages:
        lines += ["", f"{language.locale}: {len(language.rows)} formats", ""]
        lines += _columns([HEAD, *(cells(row) for row in language.rows)])
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _columns(rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    for row in rows:
        *left, last = row
        padded = [cell.ljust(width) for cell, width in zip(left, widths, strict=True)]
        yield "  ".join([*padded, isolated(last, "ltr")])


_STYLE = Markup("""\
body { font: 1rem/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #bbb; padding: .25rem .5rem; vertical-align: top }
th, td { text-align: start }
td:last-child { font-size: 1.15em }
.signature { border-collapse: separate; margin-block: 2rem 4rem; width: auto }
.signature td { border-bottom: 1px solid; min-width: 14rem }
.signature th { border: 0 }
tr { break-inside: avoid }
@media print { section + section { break-before: page } }
""")


def as_html(table: FormatTable) -> str:
    """One section for each language, with a place for a name and a date below it."""
    versions = ", ".join(f"{name} {version}" for name, version in table.tools.items())
    title = Markup("Formats: {}").format(table.publisher)
    parts = [
        Markup('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">\n'),
        Markup("<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n").format(title, _STYLE),
        Markup("<h1>{}</h1>\n<p>Edition of {}. Written by {}.</p>\n").format(
            title, table.edition, versions
        ),
        *(part for language in table.languages for part in _html_section(language)),
        Markup("</body>\n</html>\n"),
    ]
    return str(Markup("").join(parts))


def _html_section(language: LanguageFormats) -> Iterator[Markup]:
    tag, direction = language.locale, language.direction
    yield Markup('<section>\n<h2>{} <span lang="{}" dir="{}">{}</span></h2>\n').format(
        tag, tag, direction, language.autonym
    )
    *names, last = HEAD
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(head) for head in names)
    yield Markup(
        '<table>\n<thead><tr>{}<th scope="col" dir="{}">{}</th></tr></thead>\n<tbody>\n'
    ).format(heads, direction, last)
    for row in language.rows:
        *left, printed = map(escape, cells(row))
        data = Markup("").join(Markup("<td>{}</td>").format(cell) for cell in left)
        yield Markup('<tr>{}<td lang="{}" dir="{}">{}</td></tr>\n').format(
            data, tag, direction, printed
        )
    yield Markup("</tbody>\n</table>\n")
    yield Markup(
        '<table class="signature"><tr><th scope="row">Read by</th><td></td>'
        '<th scope="row">on</th><td></td></tr></table>\n</section>\n'
    )


VERSION = 1


def as_json(table: FormatTable) -> str:
    """All rows: see docs/formats.md."""
    data = {
        "version": VERSION,
        "publisher": table.publisher,
        "edition": table.edition,
        "tools": dict(table.tools),
        "locales": {one.locale: [_row_data(row) for row in one.rows] for one in table.languages},
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _row_data(row: FormatRow) -> dict[str, Any]:
    one = row.example
    return {
        "kind": one.kind,
        "form": one.form,
        "detail": row.detail,
        "plural": row.plural,
        "value": one.value,
        "text": row.text,
    }


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


FORMATS: dict[str, Callable[[FormatTable], str]] = {
    "text": as_text,
    "html": as_html,
    "json": as_json,
}
