"""Sentences that print a value and compare it have a claim."""

from dataclasses import replace
from pathlib import Path

import pytest

from factsheet.diagnostics import Findings, Location
from factsheet.gate.suspicions.comparisons import check, check_sources
from factsheet.load.publication import load_publication
from factsheet.model.base import FactBase
from factsheet.model.facts import Fact
from support.publications import SHEET, write_publication
from support.targets import target

NUMBER = Fact("x.n", Location("facts/x.yaml", 1), "count", ())
BASE = FactBase({"x.n": NUMBER}, {})
RISING = '"Membership rose to {library.members}."'


def found(tmp_path: Path, text: str) -> list[str]:
    sheet = SHEET.replace("What the library does {library.seat:in}.", text)
    workspace = write_publication(tmp_path, {"sheets/library.yaml": sheet})
    findings = Findings()
    publication = load_publication(workspace, findings)
    assert not findings, list(findings)
    return [problem.message for problem in check_sources(publication, "en")]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (RISING, "rose"),
        ('"{library.seat} is the largest."', "largest"),
        ('{one: "{library.members} more.", other: "More than half of {library.members}."}', "half"),
    ],
)
def test_a_comparison_without_a_claim(tmp_path: Path, text: str, word: str) -> None:
    (message,) = found(tmp_path, text)
    assert word in message


@pytest.mark.parametrize(
    "text",
    [
        '"It has {library.members}."',
        '"It is the largest."',
        f"{{text: {RISING}, claim: {{rose: [library.members, library.members]}}}}",
        f"{{text: {RISING}, claim: {{by_source: true}}}}",
        '{text: It is., claim: {by_source: true}, otherwise: "Fewer than {library.members}."}',
    ],
    ids=["no comparison", "no value", "bound", "the source says so", "otherwise"],
)
def test_right_texts_pass(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


@pytest.mark.parametrize(
    ("locale", "translation", "words"),
    [
        ("fr", "Le nombre de pays a augmenté\u202f: {x.n}.", "augmenté"),
        ("es", "Hay {x.n} países, el mayor número.", "mayor"),
        ("ar", "ارتفع عدد البلدان إلى {x.n}.", "ارتفع"),
    ],
)
def test_a_translation_compares_where_its_source_does_not(
    locale: str, translation: str, words: str
) -> None:
    entry = f'msgctxt "fact:x.n:text"\nmsgid "There are {{x.n}} countries."\nmsgstr "{translation}"'
    (problem,) = check(target(entry, locale, base=BASE))
    assert words in problem.message
    assert problem.at.line == 3
    compared = entry.replace("There are {x.n} countries", "Countries rose to {x.n}")
    # The source is reported, or has a claim.
    assert list(check(target(compared, locale, base=BASE))) == []
    dated = FactBase({"x.n": replace(NUMBER, kind="date")}, {})
    assert list(check(target(entry, locale, base=dated))) == []
