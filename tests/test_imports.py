"""What src imports is declared: no library is there only because another one brings it."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
USERS = ("cluster", "data", "exchange", "preview", "verify")


def imported() -> Iterator[str]:
    """The names of the top-level modules that src imports, anywhere in a module."""
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (name.name.partition(".")[0] for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]


def named(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in requirements}


@pytest.mark.slow
def test_imports_are_declared_and_declared_packages_imported() -> None:
    modules = set(imported()) - sys.stdlib_module_names - {"factsheet"}
    brought_by = packages_distributions()
    packages = {canonicalize_name(brought_by[module][0]) for module in modules}
    declared = named(PROJECT["project"]["dependencies"]).union(
        *(named(EXTRAS[extra]) for extra in USERS)
    )
    assert packages == declared


def test_the_decision_names_every_declared_package() -> None:
    decision = (ROOT / "docs/decisions/0009-dependencies.md").read_text("utf-8").lower()
    names = [
        *PROJECT["project"]["dependencies"],
        *(line for extra in USERS for line in EXTRAS[extra]),
    ]
    assert [
        name for line in names if (name := Requirement(line).name.lower()) not in decision
    ] == []


@pytest.mark.slow
def test_every_library_has_a_home() -> None:
    """Contracts of import-linter say where each library is imported."""
    protected = {
        module
        for contract in PROJECT["tool"]["importlinter"]["contracts"]
        for module in contract.get("protected_modules", ())
    }
    everywhere = {"jinja2", "markupsafe"}  # templates are values that many packages handle
    modules = set(imported()) - sys.stdlib_module_names - {"factsheet"} - everywhere
    assert modules - protected == set()
