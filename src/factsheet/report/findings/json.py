"""JSON: for programs of one's own."""

from collections.abc import Sequence
from typing import Any

from factsheet.diagnostics import Diagnostic, Severity
from factsheet.escaping import json_text
from factsheet.report.findings.report import Report, fingerprints

VERSION = 1
"""Raised when a key changes its meaning or goes."""


def render(report: Report, not_proven: Sequence[str] | None = None) -> str:
    """One object: counts, findings, and what is silenced; of `verify`, what it can't prove."""
    data: dict[str, Any] = {
        "version": VERSION,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "notes": report.count(Severity.NOTE),
        "findings": _all(report.found, report),
        "silenced": _all(report.silenced, report),
    }
    if not_proven is not None:
        data["not_proven"] = list(not_proven)
    return json_text(data)


def _all(found: tuple[Diagnostic, ...], report: Report) -> list[dict[str, Any]]:
    return [
        {
            "code": one.code,
            "severity": one.severity.value,
            "message": one.message,
            "hint": one.hint,
            "path": report.path(one),
            "line": one.location.line or None,
            "column": one.location.column or None,
            "locale": one.locale,
            "sheet": one.sheet,
            "context": one.subject.context if one.subject else None,
            "text": one.subject.text if one.subject else None,
            "fingerprint": fingerprint,
        }
        for one, fingerprint in zip(found, fingerprints(found), strict=True)
    ]
