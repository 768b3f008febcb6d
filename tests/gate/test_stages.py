"""Every code that is reported anywhere can be explained, and nothing else is explained."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import factsheet
from factsheet.gate.content.codes import _RULES
from factsheet.gate.rules import BY_CODE
from factsheet.gate.stages import (
    catalogs,
    configuration,
    exchange,
    facts,
    files,
    proof,
    rendering,
    sheets,
)
from factsheet.paper.ink import Kind
from factsheet.paper.problems import KINDS

PACKAGE = Path(factsheet.__file__).parent
REPORTING = {
    "Diagnostic",
    "error",
    "warning",
    "fail",
    "report",
    "add",
    "PdfProblem",
    "Problem",
    "TableError",
    "ExecutorError",
    "note",
}
"""Names of what takes a code as its first argument."""
STAGES = (
    *files.RULES,
    *configuration.RULES,
    *catalogs.RULES,
    *facts.RULES,
    *sheets.RULES,
    *rendering.RULES,
    *proof.RULES,
    *exchange.EXCHANGE,
    *exchange.GLOSSARY,
)


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if not name.startswith(("cli/", "impact/")):
            yield name, ast.parse(path.read_text("utf-8"))


def words(node: ast.expr, known: dict[str, list[ast.expr]]) -> Iterator[str]:
    """The texts that an argument can be: its own, those of a choice, those of a name."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from words(node.body, known)
        yield from words(node.orelse, known)
    elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "next":
        yield from words(node.args[-1], known)
    elif isinstance(node, ast.Name):
        for value in known.get(node.id, []):
            if not isinstance(value, ast.Name):
                yield from words(value, known)


@cache
def reported() -> frozenset[str]:
    """The codes that calls report, those of errors as classes, and those made of parts."""
    found = {f"unknown-{rule.what}" for _, rule in _RULES.values()}
    found |= {*get_args(Kind), *(kind for _, kind in KINDS)}
    for _, tree in trees():
        known: dict[str, list[ast.expr]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                known.setdefault(node.targets[0].id, []).append(node.value)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in REPORTING:
                    found.update(words(node.args[0], known))
            elif isinstance(node, ast.ClassDef):
                found.update(
                    word
                    for part in node.body
                    if isinstance(part, ast.Assign) and getattr(part.targets[0], "id", "") == "code"
                    for word in words(part.value, known)
                )
    letters = set("abcdefghijklmnopqrstuvwxyz-")
    return frozenset(word for word in found if word and not set(word) - letters)


def test_every_code_can_be_explained() -> None:
    assert sorted(reported() - BY_CODE.keys()) == []


def test_nothing_else_is_explained() -> None:
    assert sorted({rule.code for rule in STAGES} - reported()) == []
