"""Every rule does what its documentation shows."""

import re
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from factsheet.diagnostics import Findings, Rule, Severity
from factsheet.gate.rules import FAMILIES, TRANSLATIONS
from factsheet.gate.suspicions import acronyms, copies, facts, lengths, numbers
from factsheet.load.publication import load_publication
from factsheet.model.base import FactBase
from support.publications import write_publication
from support.targets import target

RULES = [rule for rules in FAMILIES.values() for rule in rules]
OF_CATALOGS = [rule for rule in RULES if rule.bad.startswith(("msg", "#"))]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> FactBase:
    workspace = write_publication(tmp_path_factory.mktemp("library"))
    return load_publication(workspace, Findings()).base


GLOSSARY = """\
id\tstatus\ten\tfr
interpol\tuntranslatable\tINTERPOL\tINTERPOL
general-secretariat\t\tGeneral Secretariat\tSecrétariat général
member-country\t\tmember country\tpays membre
member-country\tforbidden\t\tpays-membre
"""


def found(rule: Rule, example: str, base: FactBase) -> list[str]:
    read = target(example, rule.locale, base=base, glossary=GLOSSARY)
    return [problem.rule.code for check in TRANSLATIONS for problem in check(read)]


def test_codes_are_unique_and_say_what_is_the_case() -> None:
    codes = Counter(rule.code for rule in RULES)
    assert max(codes.values()) == 1
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in codes)
    assert all(rule.summary.endswith(".") for rule in RULES)
    assert all(rule.rationale != rule.summary and len(rule.rationale) > 25 for rule in RULES)


def test_what_can_be_silenced_is_not_fixed() -> None:
    assert not [rule.code for rule in RULES if rule.is_fixed and rule.flag]


@pytest.mark.parametrize("module", [acronyms, copies, facts, lengths, numbers])
def test_suspicions_are_warnings(module: ModuleType, base: FactBase) -> None:
    assert {rule.severity for rule in module.RULES} == {Severity.WARNING}
    assert "unit.problem" not in Path(module.__file__ or "").read_text("utf-8")


@pytest.mark.parametrize("rule", OF_CATALOGS, ids=lambda rule: rule.code)
def test_the_bad_example_is_found(rule: Rule, base: FactBase) -> None:
    assert rule.code in found(rule, rule.bad, base)


@pytest.mark.parametrize("rule", OF_CATALOGS, ids=lambda rule: rule.code)
def test_the_good_example_passes(rule: Rule, base: FactBase) -> None:
    assert found(rule, rule.good, base) == []
