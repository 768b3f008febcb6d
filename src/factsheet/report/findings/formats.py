"""The formats that findings can be had in. A new one is a module and a line here."""

from collections.abc import Callable

from factsheet.report.findings import github, gitlab, json, junit, sarif
from factsheet.report.findings.report import Report

FORMATS: dict[str, Callable[[Report], str]] = {
    "json": json.render,
    "github": github.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "gitlab": gitlab.render,
}
