"""Findings in the formats that other programs read."""

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

from factsheet import __version__
from factsheet.diagnostics import Diagnostic, Rule, Severity
from factsheet.escaping import json_text, printable, xml_text
from factsheet.gate.rules import BY_CODE


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one run."""

    found: tuple[Diagnostic, ...]
    silenced: tuple[Diagnostic, ...] = ()
    """Findings that flags in catalogs suppress."""
    folder: str = ""
    """Path of the publication from the current folder; "" if it is the same."""

    def path(self, diagnostic: Diagnostic) -> str:
        """The path of its file from the current folder, as CI services expect it."""
        path = diagnostic.location.path
        return f"{self.folder}/{path}" if self.folder else path

    def count(self, severity: Severity) -> int:
        return sum(found.severity is severity for found in self.found)


def fingerprints(found: Iterable[Diagnostic]) -> Iterator[str]:
    """A fingerprint for each finding that does not depend on line numbers.

    Identical findings in one file are distinguished by their order.
    """
    seen = Counter[tuple[str, ...]]()
    for one in found:
        said: tuple[str, ...] = (one.code, one.location.path, one.locale or "", one.message)
        if one.subject and one.subject.context:
            said = (*said, one.subject.context)
        text = "\0".join((*said, str(seen[said])))
        seen[said] += 1
        yield hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:32]


VERSION = 1
"""Increased when a key is removed or changes its meaning."""


def as_json(report: Report, not_proven: Sequence[str] | None = None) -> str:
    """One object: counts, findings, suppressed findings; for `verify`, also what it can't prove."""
    data: dict[str, Any] = {
        "version": VERSION,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "notes": report.count(Severity.NOTE),
        "findings": _finding_data(report.found, report),
        "silenced": _finding_data(report.silenced, report),
    }
    if not_proven is not None:
        data["not_proven"] = list(not_proven)
    return json_text(data)


def _finding_data(found: tuple[Diagnostic, ...], report: Report) -> list[dict[str, Any]]:
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


_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_github(report: Report) -> str:
    """One line for each finding, with nothing in its text that a runner would execute."""
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


SARIF_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def as_sarif(report: Report) -> str:
    """One run. Suppressed findings are included and marked as suppressed in the source."""
    used = list(dict.fromkeys(one.code for one in (*report.found, *report.silenced)))
    results = [
        *_sarif_results(report.found, report, used),
        *_sarif_results(report.silenced, report, used),
    ]
    for result in results[len(report.found) :]:
        result["suppressions"] = [{"kind": "inSource"}]
    driver = {
        "name": "factsheet",
        "semanticVersion": __version__,
        "rules": [_sarif_rule(code) for code in used],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(log)


def _sarif_rule(code: str) -> dict[str, Any]:
    rule: Rule | None = BY_CODE.get(code)
    if rule is None:
        return {"id": code}
    examples = f"\n\nNot:\n{rule.bad}\n\nBut:\n{rule.good}" if rule.bad else ""
    return {
        "id": code,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.rationale},
        "help": {"text": f"{rule.rationale}{examples}"},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _sarif_results(
    found: tuple[Diagnostic, ...], report: Report, used: list[str]
) -> Iterator[dict[str, Any]]:
    for one, fingerprint in zip(found, fingerprints(found), strict=True):
        said = f"{one.message}. Message: {one.subject}" if one.subject else one.message
        said = f"{said}. Hint: {one.hint}" if one.hint else said
        yield {
            "ruleId": one.code,
            "ruleIndex": used.index(one.code),
            "level": one.severity.value,
            "message": {"text": said},
            "locations": [_sarif_location(one, report)],
            "partialFingerprints": {"factsheet/v1": fingerprint},
        }


def _sarif_location(found: Diagnostic, report: Report) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": _sarif_place(found, report)}
    if found.subject:
        name = {"name": found.subject.text, "kind": "resource"}
        if found.subject.context:
            name["fullyQualifiedName"] = found.subject.context
        location["logicalLocations"] = [name]
    return location


def _sarif_place(found: Diagnostic, report: Report) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(os.fsencode(report.path(found)))}}
    if found.location.line:
        column = max(found.location.column, 1)
        place["region"] = {"startLine": found.location.line, "startColumn": column}
    return place


def as_junit(report: Report) -> str:
    """A test suite for each file, and a case for each finding; only errors are failures.

    Without findings there is one passing case, because services treat empty reports as errors.
    """
    errors = report.count(Severity.ERROR)
    cases = max(len(report.found), 1)
    top = ET.Element(
        "testsuites", name="factsheet", tests=str(cases), failures=str(errors), errors="0"
    )
    if not report.found:
        suite = _suite(top, "factsheet", ())
        suite.set("tests", "1")
        ET.SubElement(suite, "testcase", name="check", classname="factsheet")
    for name, group in groupby(report.found, key=report.path):
        path = printable(name)  # XML 1.0 has no way to write most of what this names
        found = tuple(group)
        suite = _suite(top, path, found)
        for one in found:
            _case(suite, path, one)
    ET.indent(top)
    text = ET.tostring(top, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml_text(text)}\n'


def _suite(top: ET.Element, name: str, found: tuple[Diagnostic, ...]) -> ET.Element:
    failures = sum(one.severity is Severity.ERROR for one in found)
    return ET.SubElement(
        top,
        "testsuite",
        name=name,
        tests=str(len(found)),
        failures=str(failures),
        errors="0",
        skipped="0",
    )


def _case(suite: ET.Element, path: str, found: Diagnostic) -> None:
    at = found.location
    name = f"{found.code} {at.line}:{at.column or 1}" if at.line else found.code
    if found.subject and found.subject.context:
        name = f"{name} {found.subject.context}"
    case = ET.SubElement(suite, "testcase", name=name, classname=path, file=path)
    if at.line:
        case.set("line", str(at.line))
    named = f"message: {found.subject}" if found.subject else ""
    lines = (f"{path}:{at.line}: {found.message}", named, found.hint or "")
    said = "\n".join(filter(None, lines))
    if found.severity is Severity.ERROR:
        failure = ET.SubElement(case, "failure", message=found.message, type=found.code)
        failure.text = said
    else:
        ET.SubElement(case, "system-out").text = f"{found.severity.value}: {said}"


_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def as_gitlab(report: Report) -> str:
    """An array of issues, as GitLab's documentation defines them."""
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
    """One line with the message's name and the hint, for which the format has no fields."""
    where = f"{found.subject}: " if found.subject else ""
    return f"{where}{found.message} ({found.hint})" if found.hint else f"{where}{found.message}"


FORMATS: dict[str, Callable[[Report], str]] = {
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
    "junit": as_junit,
    "gitlab": as_gitlab,
}
