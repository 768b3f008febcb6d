"""Formats for a terminal: a table for each language.

What is printed comes last, and from right to left between isolates: columns line up either way.
"""

from collections.abc import Iterator

from factsheet.locales.direction import isolated
from factsheet.report.formats.table import HEAD, FormatTable, cells


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
