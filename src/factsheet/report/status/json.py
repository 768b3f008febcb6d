"""A status for programs. Keys are only ever added; `version` counts any other change."""

from typing import Any

from factsheet.edition.completeness import PrintedMessage, Tally
from factsheet.edition.policy import Blocker
from factsheet.escaping import json_text
from factsheet.report.status.status import LocaleStatus, Status

VERSION = 1


def as_json(status: Status) -> str:
    """The whole status: see docs/status.md."""
    data = {
        "version": VERSION,
        "publisher": status.publisher,
        "edition": status.edition,
        "locales": {one.locale: _locale(one) for one in status.locales},
    }
    return json_text(data, indent=2)


def _locale(one: LocaleStatus) -> dict[str, Any]:
    parts = {"sheets": {name: _tally(tally) for name, tally in one.sheets.items()}}
    return {
        "source": one.is_source,
        "state": one.decision.state,
        "reason": one.decision.reason,
        **_tally(one.total),
        **parts,
        **({"frame": _tally(one.frame)} if one.frame else {}),
        "blockers": [_blocker(blocker) for blocker in one.blockers],
        "corrected": [_corrected(unit) for unit in one.corrected],
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "percent": tally.percent,
        "messages": {"total": tally.total, **tally.messages},
        "words": {"total": sum(tally.words.values()), **tally.words},
    }


def _blocker(blocker: Blocker) -> dict[str, Any]:
    unit = blocker.unit
    return {
        "context": unit.message.context,
        "text": unit.message.singular,
        "path": unit.at.path,
        "line": unit.at.line or None,
        "why": unit.progress,
        "required": blocker.is_required,
        "sheets": list(unit.sheets),
    }


def _corrected(unit: PrintedMessage) -> dict[str, Any]:
    previous = unit.entry.previous if unit.entry else None
    return {
        "context": unit.message.context,
        "text": unit.message.singular,
        "translated": previous.singular if previous else None,
        "path": unit.at.path,
        "line": unit.at.line or None,
    }
