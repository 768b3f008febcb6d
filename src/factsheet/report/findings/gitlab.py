"""GitLab: a Code Quality report, shown in merge requests."""

from factsheet.diagnostics import Diagnostic, Severity
from factsheet.escaping import json_text
from factsheet.report.findings.report import Report, fingerprints

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report) -> str:
    """An array of issues, as GitLab's documentation of the format has them."""
    issues = [
        {
            "description": _described(found),
            "check_name": found.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[found.severity],
            "location": {
                "path": report.path(found),
                "lines": {"begin": max(found.location.line, 1)},
            },
        }
        for found, fingerprint in zip(report.found, fingerprints(report.found), strict=True)
    ]
    return json_text(issues)


def _described(found: Diagnostic) -> str:
    """All in one line: the format has no place for a message's name, nor for a hint."""
    where = f"{found.subject}: " if found.subject else ""
    return f"{where}{found.message} ({found.hint})" if found.hint else f"{where}{found.message}"
