"""A bundle as a table, one row for each form of a message: what CSV and XLSX have in common."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from factsheet.diagnostics import Findings, Location, nearest
from factsheet.exchange.unit import Bundle, Reply, Segment, State

COLUMNS = (
    "id",
    "form",
    "source",
    "target",
    "state",
    "comment",
    "note",
    "also",
    "previous source",
    "max length",
    "location",
    "language",
)
"""`comment` is the translator's, `note` for the translator; `also` has the ids of messages with
the same text."""
NEEDED = ("id", "source", "target")
EDITABLE = ("target", "state", "comment")
MAXIMUM_ROWS = 200_000
MAXIMUM_COLUMNS = 32
_FORM = re.compile(r"\[([0-9]{1,3})\].*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of one row as they were read, by column, and where it stands."""

    cells: Mapping[str, str]
    at: Location
    is_broken: bool = False
    """A finding says what is wrong with it."""


def rows(bundle: Bundle) -> Iterator[dict[str, str]]:
    """The table's rows, in the catalog's order."""
    for unit in bundle.units:
        for number, form in enumerate(unit.forms):
            yield {
                "id": unit.id,
                "form": f"[{number}] {form.description}" if unit.is_plural else "",
                "source": form.source,
                "target": form.target,
                "state": form.state.value,
                "comment": "\n".join(unit.comments),
                "note": "\n".join(unit.notes),
                "also": "\n".join(unit.also),
                "previous source": form.previous or "",
                "max length": str(unit.maximum or ""),
                "location": "\n".join(unit.references),
                "language": bundle.language,
            }


def reply(
    table: Iterable[TableRow], columns: Iterable[str], path: str, findings: Findings
) -> Reply | None:
    """The translations in the table; None, with findings, if the table is not an export."""
    columns = list(columns)
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        message = f"the first row names no column “{missing[0]}”"
        hint = nearest(missing[0], columns) or f"columns are: {', '.join(COLUMNS)}"
        findings.error("exchange-columns", message, Location(path, 1), hint=hint)
        return None
    segments: list[Segment] = []
    languages: dict[str, Location] = {}
    for row in table:
        if not any(row.cells.values()):
            continue
        if tag := row.cells.get("language"):
            languages.setdefault(tag, row.at)
        segments.append(_segment(row, findings))
    if len(languages) > 1:
        _, (tag, at), *_ = languages.items()
        message = f"rows are in several languages: {', '.join(languages)}"
        findings.error("exchange-language", message, at)
        return None
    return Reply(next(iter(languages), None), tuple(segments))


def _segment(row: TableRow, findings: Findings) -> Segment:
    cells, found = row.cells, Findings()
    form = _form(cells.get("form", ""), row.at, found)
    state = _state(cells.get("state", ""), row.at, found)
    findings.add(*found)
    return Segment(
        id=cells["id"],
        form=form,
        source=cells["source"],
        target=cells["target"],
        state=state,
        at=row.at,
        comments=tuple(cells.get("comment", "").split("\n")),
        also=tuple(cells.get("also", "").split()),
        is_broken=row.is_broken or found.has_errors,
        proofed=cells.get("proofed"),
    )


def _form(cell: str, at: Location, findings: Findings) -> int | None:
    if not cell:
        return None
    if found := _FORM.fullmatch(cell):
        return int(found[1])
    hint = "the column is not for editing: write [0], [1] … as it was"
    findings.error("exchange-forms", f"“{cell}” names no plural form", at, hint=hint)
    return None


def _state(cell: str, at: Location, findings: Findings) -> State | None:
    """The state in the cell; None if it is blank, “untranslated” or unknown.

    A row exported as untranslated may have a text by now.
    """
    said = cell.strip().casefold()
    if said in ("", State.UNTRANSLATED):
        return None
    try:
        return State(said)
    except ValueError:
        hint = f"write {', '.join(State)}, or nothing"
        findings.error("exchange-state", f"“{cell}” is no state", at, hint=hint)
        return None
