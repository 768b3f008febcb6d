"""Numbers typed into texts, and numbers that belong to names."""

from datetime import date
from pathlib import Path

import pytest

from factsheet.diagnostics import Findings
from factsheet.gate.suspicions.facts import check_typed
from factsheet.load.publication import load_publication
from support.publications import SHEET, write_publication


def found(tmp_path: Path, sentence: str) -> list[tuple[str, str | None]]:
    sheet = SHEET.replace("What the library does {library.seat:in}.", f'"{sentence}"')
    workspace = write_publication(tmp_path, {"sheets/library.yaml": sheet})
    publication = load_publication(workspace, Findings())
    return [(d.message, d.hint) for d in check_typed(publication, date(2021, 11, 25))]


@pytest.mark.parametrize(
    "sentence",
    [
        "It answers around the clock (24/7) over the I-24/7 network.",
        "COVID-19 closed it, under Article 3 of its statutes (Rule 12).",
        "Its G20 desk and A4 pages.",
    ],
)
def test_numbers_of_names_pass(tmp_path: Path, sentence: str) -> None:
    assert found(tmp_path, sentence) == []


def test_a_number_of_thousands_of_digits(tmp_path: Path) -> None:
    assert found(tmp_path, f"It is Number {'7' * 5000}.") == []
    [(message, _)] = found(tmp_path, f"It is number {'7' * 5000}.")
    assert message.startswith("“777777")
    assert len(message) < 200


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Since 1956, it has lent books.", "1956"),
        ("It met in November 2021.", "2021"),
        ("It has 1,000 books.", "1,000"),
        ("Some 25% are out.", "25%"),
        ("Number: 1956", "1956"),
        ("It owns ١٩٥ maps.", "١٩٥"),
        ("It met in November ٢٠٢١.", "٢٠٢١"),
    ],
)
def test_typed_values_are_found(tmp_path: Path, sentence: str, number: str) -> None:
    assert [message for message, _ in found(tmp_path, sentence)] == [
        f"“{number}” is typed into the text"
    ]


def test_the_fact_that_states_it_is_named(tmp_path: Path) -> None:
    assert found(tmp_path, "It has 195 members.")[0][1] == "{library.members} states it"
