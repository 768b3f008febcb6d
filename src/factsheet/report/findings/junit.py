"""JUnit XML: for the test reports of Jenkins, Azure, GitLab and others."""

from itertools import groupby
from xml.etree import ElementTree as ET

from factsheet.diagnostics import Diagnostic, Severity
from factsheet.escaping import printable, xml_text
from factsheet.report.findings.report import Report


def render(report: Report) -> str:
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
