"""GitHub Actions: workflow commands that become annotations in a pull request."""

from factsheet.diagnostics import Diagnostic, Severity
from factsheet.escaping import printable
from factsheet.report.findings.report import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report) -> str:
    """A line a finding. What a runner would act on has been taken out of every text."""
    return "".join(f"{_command(found, report)}\n" for found in report.found)


def _command(found: Diagnostic, report: Report) -> str:
    at = found.location
    properties = {
        "file": printable(report.path(found)),
        "line": str(at.line) if at.line else "",
        "col": str(at.column) if at.line and at.column else "",
        "title": f"{found.code} ({found.locale})" if found.locale else found.code,
    }
    named = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
    said = found.message
    said += f"\nmessage: {found.subject}" if found.subject else ""
    said += f"\nhint: {found.hint}" if found.hint else ""
    return f"::{_COMMANDS[found.severity]} {named}::{_data(said)}"


def _data(text: str) -> str:
    """The text, escaped as in actions/toolkit, so that it cannot start a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
