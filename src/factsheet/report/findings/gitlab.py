"""GitLab: a Code Quality report, shown in merge requests."""

from factsheet.diagnostics import Severity
from factsheet.escaping import json_text
from factsheet.report.findings.report import Report, fingerprints

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report) -> str:
    """An array of issues, as GitLab's documentation of the format has them."""
    issues = [
        {
            "description": f"{found.message} ({found.hint})" if found.hint else found.message,
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
