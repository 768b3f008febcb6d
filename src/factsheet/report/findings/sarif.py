"""SARIF 2.1.0: for code scanning. https://docs.oasis-open.org/sarif/sarif/v2.1.0/"""

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from factsheet import __version__
from factsheet.diagnostics import Diagnostic
from factsheet.escaping import json_text
from factsheet.gate.rule import Rule
from factsheet.gate.rules import BY_CODE
from factsheet.report.findings.report import Report, fingerprints

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def render(report: Report) -> str:
    """One run. What is silenced is in it, as suppressed in the source."""
    used = list(dict.fromkeys(one.code for one in (*report.found, *report.silenced)))
    results = [*_results(report.found, report, used), *_results(report.silenced, report, used)]
    for result in results[len(report.found) :]:
        result["suppressions"] = [{"kind": "inSource"}]
    driver = {
        "name": "factsheet",
        "semanticVersion": __version__,
        "rules": [_rule(code) for code in used],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(log)


def _rule(code: str) -> dict[str, Any]:
    rule: Rule | None = BY_CODE.get(code)
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.rationale},
        "help": {"text": f"{rule.rationale}\n\nNot:\n{rule.bad}\n\nBut:\n{rule.good}"},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _results(
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
            "locations": [_location(one, report)],
            "partialFingerprints": {"factsheet/v1": fingerprint},
        }


def _location(found: Diagnostic, report: Report) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": _place(found, report)}
    if found.subject:
        name = {"name": found.subject.text, "kind": "resource"}
        if found.subject.context:
            name["fullyQualifiedName"] = found.subject.context
        location["logicalLocations"] = [name]
    return location


def _place(found: Diagnostic, report: Report) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(os.fsencode(report.path(found)))}}
    if found.location.line:
        column = max(found.location.column, 1)
        place["region"] = {"startLine": found.location.line, "startColumn": column}
    return place
