"""Findings are made from rules, every rule is used somewhere, and each can be explained."""

import ast
import importlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import factsheet
import factsheet.rules
from factsheet.diagnostics import Rule
from factsheet.gate.rules import BY_CODE

PACKAGE = Path(factsheet.__file__).parent
MODULES = sorted(path.stem for path in (PACKAGE / "rules").glob("[a-z]*.py"))
MAKERS = {"diagnostics.py", "gate/target.py", "publish/cache/last.py"}
"""What makes a diagnostic from a code: rules, problems of catalogs, and the last build's record."""


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text("utf-8"))


@cache
def names_used() -> frozenset[str]:
    return frozenset(
        node.id
        for path, tree in trees()
        if not path.startswith("rules/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Name)
    )


@pytest.mark.slow
def test_findings_are_made_from_rules() -> None:
    made = {
        name
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Diagnostic"
    }
    assert made <= MAKERS


@pytest.mark.slow
@pytest.mark.parametrize("name", MODULES)
def test_every_rule_is_reported_by_a_module_and_can_be_explained(name: str) -> None:
    module = importlib.import_module(f"factsheet.rules.{name}")
    rules = {key: one for key, one in vars(module).items() if isinstance(one, Rule)}
    assert sorted(rules.keys() - names_used()) == []
    assert all(BY_CODE[one.code] is one for one in rules.values())
