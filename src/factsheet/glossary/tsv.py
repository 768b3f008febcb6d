"""A glossary as a table: tab-separated, a column for each language.

    id              status      en                   fr                     note
    member-country              member country       pays membre            …
    member-country  forbidden                        pays-membre

Several terms in a cell are separated by `|` or `;`. Rows with the same id are one concept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from factsheet.diagnostics import Findings, Location, Rule, excerpt, nearest
from factsheet.glossary.glossary import MAXIMUM_TERMS, Concept, GlossaryTerm, TermStatus
from factsheet.rules.glossaries import (
    GLOSSARY_COLUMN,
    GLOSSARY_ENCODING,
    GLOSSARY_STATUS,
    GLOSSARY_TERM,
    GLOSSARY_TOO_LARGE,
)

ID, STATUS, NOTE = "id", "status", "note"
MAXIMUM_ROWS = 100_000
MAXIMUM_COLUMNS = 200
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SEPARATOR = re.compile(r"[|;]")


def read_tsv(data: bytes, path: str, findings: Findings) -> list[Concept]:
    """The concepts of a table; its problems are added to `findings`."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        findings.error(GLOSSARY_ENCODING, "the file is not UTF-8", Location(path, line, 1))
        return []
    try:
        return _Table(findings).concepts(_rows(text, path))
    except _TooLargeError as error:
        hint = "leave out terms that no sheet uses"
        findings.error(GLOSSARY_TOO_LARGE, str(error), Location(path), hint=hint)
        return []


class _TooLargeError(Exception):
    """The table exceeds a limit; the message says which."""


@dataclass(frozen=True, slots=True)
class _Row:
    raw: list[str]
    path: str
    line: int

    def cell(self, index: int) -> str:
        return self.raw[index].strip() if index < len(self.raw) else ""

    def at(self, index: int = 0) -> Location:
        return Location(self.path, self.line, sum(len(cell) + 1 for cell in self.raw[:index]) + 1)


def _rows(text: str, path: str) -> Iterator[_Row]:
    """The rows without comments and blank lines. Raises _TooLargeError."""
    count = 0
    for number, line in enumerate(StringIO(text, newline="\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = _Row(line.rstrip("\n").split("\t", MAXIMUM_COLUMNS), path, number)
        count += 1
        if len(row.raw) > MAXIMUM_COLUMNS:
            raise _TooLargeError(f"the table has more than {MAXIMUM_COLUMNS:,} columns")
        if count > MAXIMUM_ROWS:
            raise _TooLargeError(f"the table has more than {MAXIMUM_ROWS:,} rows")
        yield row


@dataclass(frozen=True, slots=True)
class _Table:
    findings: Findings

    def concepts(self, rows: Iterator[_Row]) -> list[Concept]:
        """Raises _TooLargeError."""
        header = next(rows, None)
        columns = self.columns(header) if header else {}
        if not header or not columns:
            return []
        count = 0
        terms: dict[str, list[GlossaryTerm]] = {}
        notes: dict[str, list[str]] = {}
        for row in rows:
            named = row.cell(columns[ID])
            if not named:
                self.error(GLOSSARY_TERM, "the row has no id", row.at(columns[ID]))
                continue
            of = terms.setdefault(named, [])
            for term in self.terms(row, columns, len(header.raw)):
                count += 1
                if count > MAXIMUM_TERMS:
                    raise _TooLargeError(f"the table has more than {MAXIMUM_TERMS:,} terms")
                of.append(term)
            if note := row.cell(columns[NOTE]) if NOTE in columns else "":
                notes.setdefault(named, []).append(note)
        return [Concept(id, tuple(of), " ".join(notes.get(id, ()))) for id, of in terms.items()]

    def columns(self, header: _Row) -> dict[str, int]:
        """The position of each column by its name; empty if the table cannot be read."""
        found: dict[str, int] = {}
        for index, name in enumerate(map(str.strip, header.raw)):
            if name in found:
                message = f"the column “{name}” occurs twice"
                self.error(GLOSSARY_COLUMN, message, header.at(index))
            elif name not in (ID, STATUS, NOTE) and not _TAG.fullmatch(name):
                hint = (
                    nearest(name, (ID, STATUS, NOTE))
                    or "columns are id, status, note, and language tags"
                )
                message = f"“{name}” is not a language tag"
                self.error(GLOSSARY_COLUMN, message, header.at(index), hint)
            else:
                found[name] = index
        languages = found.keys() - {ID, STATUS, NOTE}
        if ID in found and languages:
            return found
        missing = "id" if ID not in found else "language"
        self.error(
            GLOSSARY_COLUMN,
            f"the first row has no {missing} column",
            header.at(),
            "name the columns, separated by tabs: id, en, fr, …",
        )
        return {}

    def terms(self, row: _Row, columns: dict[str, int], width: int) -> Iterator[GlossaryTerm]:
        status = self.status(row, columns)
        empty = True
        for name, index in columns.items():
            if name in (ID, STATUS, NOTE) or not row.cell(index):
                continue
            empty, at = False, row.at(index)
            for text in map(str.strip, _SEPARATOR.split(row.cell(index), MAXIMUM_TERMS)):
                if text and status:
                    yield GlossaryTerm(text, name, status, at)
                elif not text:
                    message = f"an empty term in the column “{name}”"
                    self.error(GLOSSARY_TERM, message, at)
        if empty:
            self.error(GLOSSARY_TERM, "the row has no term", row.at())
        if any(map(str.strip, row.raw[width:])):
            message = "the row has more cells than the first row"
            self.error(GLOSSARY_COLUMN, message, row.at(width))

    def status(self, row: _Row, columns: dict[str, int]) -> TermStatus | None:
        written = row.cell(columns[STATUS]) if STATUS in columns else ""
        try:
            return TermStatus(written or TermStatus.PREFERRED)
        except ValueError:
            known = ", ".join(TermStatus)
            hint = nearest(written, list(TermStatus)) or f"allowed: {known}"
            at = row.at(columns[STATUS])
            self.error(GLOSSARY_STATUS, f"“{excerpt(written)}” is not a status of a term", at, hint)
            return None

    def error(self, rule: Rule, message: str, at: Location, hint: str | None = None) -> None:
        self.findings.error(rule, message, at, hint=hint)
