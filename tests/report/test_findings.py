"""Findings as programs read them: each format held to its own specification."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from factsheet.diagnostics import Diagnostic, Location, MessageName, Severity
from factsheet.report.findings import FORMATS, Report, fingerprints

SARIF = json.loads(
    (Path(__file__).parents[1] / "support/schema/sarif-2.1.0.json").read_text("utf-8")
)
CATALOG = "locales/ar/LC_MESSAGES/fact sheet.po"
MISSING = Diagnostic(
    "placeholder-missing",
    "the placeholder {n} is missing, 100%\n::error::not a command",
    Location(CATALOG, 12, 1),
    Severity.ERROR,
    "put it back",
    "ar",
    MessageName.of("sheet:staff:lead", "{n} people\nwork here"),
)
WARNING = Diagnostic(
    "unused-fact", "nobody prints “a\x00b”", Location("facts/a.yaml", 3), Severity.WARNING
)
WHOLE = Diagnostic("po-missing", "there is no catalog", Location("locales/fr.po"))
NOTE = Diagnostic("page-tightened", "set closer", Location("sheets/a.yaml", 1), Severity.NOTE)
REPORT = Report((MISSING, WARNING, WHOLE), (MISSING,), "publications/one")
EMPTY = Report(())


def test_json_has_all_that_is_known() -> None:
    data = json.loads(FORMATS["json"](REPORT))
    assert (data["errors"], data["warnings"]) == (2, 1)
    assert data["findings"][0] == {
        "code": "placeholder-missing",
        "severity": "error",
        "message": MISSING.message,
        "hint": "put it back",
        "path": f"publications/one/{CATALOG}",
        "line": 12,
        "column": 1,
        "locale": "ar",
        "sheet": "staff",
        "context": "sheet:staff:lead",
        "text": "{n} people work here",
        "fingerprint": next(fingerprints([MISSING])),
    }
    assert data["findings"][2]["line"] is None
    assert len(data["silenced"]) == 1


def test_a_note_is_told_in_the_lightest_way_of_each_format() -> None:
    report = Report((NOTE,))
    made = {name: FORMATS[name](report) for name in FORMATS}
    data = json.loads(made["json"])
    assert (data["errors"], data["warnings"], data["notes"]) == (0, 0, 1)
    assert made["github"].startswith("::notice ")
    [issue] = json.loads(made["gitlab"])
    assert issue["severity"] == "info"
    assert json.loads(made["sarif"])["runs"][0]["results"][0]["level"] == "note"
    suite = ET.fromstring(made["junit"])
    assert suite.get("failures") == "0"
    assert (suite.findtext(".//system-out") or "").startswith("note: ")


@pytest.mark.parametrize("report", [REPORT, Report((NOTE,)), EMPTY], ids=["some", "note", "none"])
def test_sarif_is_valid(report: Report) -> None:
    log = json.loads(FORMATS["sarif"](report))
    validator = jsonschema.Draft202012Validator(SARIF)
    assert [error.message for error in validator.iter_errors(log)] == []


def test_sarif_knows_rules_places_and_what_is_suppressed() -> None:
    [run] = json.loads(FORMATS["sarif"](REPORT))["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    first, *_, last = run["results"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("LC_MESSAGES/fact%20sheet.po")
    assert place["region"] == {"startLine": 12, "startColumn": 1}
    assert [result.get("suppressions") for result in run["results"][:3]] == [None] * 3
    assert last["suppressions"] == [{"kind": "inSource"}]


def test_github_takes_a_line_a_finding_and_no_text_is_a_command() -> None:
    lines = FORMATS["github"](REPORT).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning", "::error"]
    assert lines[0].startswith(
        f"::error file=publications/one/{CATALOG},line=12,col=1,title=placeholder-missing (ar)::"
    )
    assert lines[0].endswith(
        "100%25\\n::error::not a command"
        "%0Amessage: sheet:staff:lead, “{n} people work here”%0Ahint: put it back"
    )


def cases(report: Report) -> list[ET.Element]:
    return list(ET.fromstring(FORMATS["junit"](report)).iter("testcase"))


def test_junit_errors_fail_and_warnings_pass() -> None:
    found = cases(REPORT)
    assert [case.find("failure") is not None for case in found] == [True, False, True]
    top = ET.fromstring(FORMATS["junit"](REPORT))
    assert (top.get("tests"), top.get("failures")) == ("3", "2")
    assert sum(int(suite.get("tests", 0)) for suite in top) == 3


def test_junit_of_nothing_is_a_passing_case() -> None:
    [case] = cases(EMPTY)
    assert list(case) == []


def test_gitlab_has_the_keys_it_asks_for() -> None:
    issues: list[dict[str, Any]] = json.loads(FORMATS["gitlab"](REPORT))
    for issue in issues:
        keys = {"description", "check_name", "fingerprint", "severity", "location"}
        assert set(issue) == keys
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == 3


def test_a_fingerprint_outlives_moved_lines() -> None:
    moved = replace(MISSING, location=Location(CATALOG, 99, 1))
    assert list(fingerprints([moved])) == list(fingerprints([MISSING]))
    assert len(set(fingerprints([MISSING, moved]))) == 2


def test_every_format_names_the_message_of_a_finding() -> None:
    said = "sheet:staff:lead, “{n} people work here”"
    made = {name: write(Report((MISSING,))) for name, write in FORMATS.items()}
    assert f"message: {said}" in made["github"]
    [issue] = json.loads(made["gitlab"])
    assert issue["description"].startswith(f"{said}: ")
    [result] = json.loads(made["sarif"])["runs"][0]["results"]
    assert f"Message: {said}" in result["message"]["text"]
    assert result["locations"][0]["logicalLocations"] == [
        {
            "name": "{n} people work here",
            "fullyQualifiedName": "sheet:staff:lead",
            "kind": "resource",
        }
    ]
    [case] = cases(Report((MISSING,)))
    assert case.get("name") == "placeholder-missing 12:1 sheet:staff:lead"
    assert f"message: {said}" in (case.findtext("failure") or "")


def test_the_same_finding_of_another_message_is_another() -> None:
    other = replace(MISSING, subject=MessageName.of("sheet:staff:title", "{n} people"))
    assert list(fingerprints([MISSING])) != list(fingerprints([other]))


@pytest.mark.parametrize(
    ("context", "source", "name"),
    [
        ("fact:a:label", "Staff", "fact:a:label, “Staff”"),
        (None, "Staff\n  of all", "“Staff of all”"),
        (
            "sheet:a:lead",
            "The General Assembly meets every year in another one of its member countries.",
            "sheet:a:lead, “The General Assembly meets every year in another one of its …”",
        ),
        (None, "x" * 80, f"“{'x' * 60} …”"),
    ],
)
def test_a_message_is_named_by_its_context_and_first_words(
    context: str | None, source: str, name: str
) -> None:
    assert str(MessageName.of(context, source)) == name
