"""An edition whose values are hard to print is proven: what is printed is what is stated."""

import csv
import json
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.diagnostics import Findings
from factsheet.verify.verify import verify
from support.once import filled_once
from support.publications import CONFIG, write_publication

SWISS = CONFIG.replace("[locales.fr]", '[locales.fr]\ncldr = "fr-CH"\nordinals = "superior"')
SWISS = SWISS.replace('months = "dual"', 'ordinals = "article"').replace("[locales.es]\n", "")
VALUES = {
    "money": (
        "2.5 USD",
        "2.50 USD",
        "12.5 JPY",
        "0.0125 USD",
        "1500000.5 CHF",
        "-1250000 USD",
        "5..7 USD",
    ),
    "quantity": (
        "2.5 length-meter",
        "0.0000005 mass-gram",
        "-430 length-meter",
        "10..20 length-meter",
    ),
    "share": ("-4.2%", "0.00001%", "1/7", "19999/20000", "1/4", "5..7%"),
    "count": ("1234567", "-4500", "263000000 (240000000..289000000)", "-5..-3"),
    "points": ("-2.50", "1", "1.5..2.5"),
    "rate": ("54/100000", "12.5/1000", "1/5", "50..60/100000"),
    "date": ("-0753", "0753", "2021-11-01"),
    "ordinal": ("1", "89"),
    "period": (
        "2019/2023",
        "2021-11-23/2021-11-25",
        "2021-11/2021-12",
        "2025-Q3",
        "2025-H1",
        "2023/24",
    ),
    "duration": ("P5Y", "P3M", "P5D (P4D..P6D)"),
    "identifier": ("+33 4 72 44 70 00",),
}
SOURCE = "source: report, where: page 1"
FACTS = [
    (f"library.{kind}_{number}", kind, value)
    for kind, values in VALUES.items()
    for number, value in enumerate(values)
]
SHEET = f"""\
title: The library
lead: "It had {{library.quantity_2}} and {{library.money_5}}, {{library.count_0:compact}} books."
pages: 2
keywords: {{books: books}}
blocks:
  forms: {{type: figures, facts: ["library.points_1:signed", "library.count_0:compact-short", "library.rate_2:in",
    "library.count_2:compact", "library.count_2:low-compact", "library.period_3:short", "library.period_4:end"]}}
  rounded: {{type: definitions, facts: [library.length, library.almost]}}
  values: {{type: definitions, facts: [{", ".join(name for name, _, _ in FACTS)}]}}
  table: {{type: table, heading: Rows, series: library.rows, columns: [mass, paid, share], caption: All rows}}
  sources: {{type: sources}}
"""
ROWS = f"""\
  library.length: {{kind: quantity, label: Length, decimals: 1, value: 12.345 length-meter, {SOURCE}}}
  library.almost: {{kind: share, label: Almost all, decimals: 1, value: 19999/20000, {SOURCE}}}
  library.rows:
    kind: series
    columns:
      mass: {{kind: quantity, label: Mass}}
      share: {{kind: share, label: Share, decimals: 2}}
      paid: {{kind: money, label: Paid}}
    rows:
      least: {{mass: 0.0000005 mass-gram, paid: 2.5 USD, share: 1/3, {SOURCE}}}
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled_once(tmp_path_factory, "numbers", publish) / "output"


def publish(folder: Path) -> None:
    lines = ["sources:", "  report: {title: Report, publisher: Library, language: en, kind: book,"]
    lines += ["    date: 2021}", "facts:"]
    lines += [
        f"  {name}: {{kind: {kind}, label: Value, value: {value}, {SOURCE}}}"
        for name, kind, value in FACTS
    ]
    files = {
        "factsheet.toml": SWISS,
        "facts/library.yaml": "\n".join(lines) + f"\n{ROWS}",
        "sheets/library.yaml": SHEET,
    }
    write_publication(folder, files)
    assert main(["sync", "-q", "-C", str(folder)]) == 0
    assert main(["build", "-q", "-C", str(folder)]) == 0


def test_it_is_proven(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(output)]) == 0, capsys.readouterr().err


@pytest.mark.parametrize("tag", ["en", "ar", "fr"])
def test_data_have_decimals_without_exponent(output: Path, tag: str) -> None:
    page = (output / tag / "library.html").read_text("utf-8")
    assert 'value="0.0000005 mass-gram"' in page
    assert 'value="1/10000000"' in page
    data = json.loads((output / tag / "library.jsonld").read_text("utf-8"))
    stated = {fact["propertyID"]: fact.get("value") for fact in data["variableMeasured"]}
    assert stated["library.quantity_1"] == "0.0000005"
    assert stated["library.money_0"] == "2.5"
    [table] = (output / tag).glob("*.csv")
    cells = next(csv.DictReader(table.read_text("utf-8-sig").splitlines()))
    assert cells["library.rows.mass"] == "0.0000005 mass-gram"
    amount, currency = cells["library.rows.paid"].split()
    assert (Decimal(amount), currency) == (Decimal("2.5"), "USD")


CHANGES = [
    ("1234567", "1.2\u00a0million", "1.3\u00a0million"),
    ("-4500", "-4,500", "-4,600"),
    ("12.345 length-meter", "12.3\u00a0metres", "12.4\u00a0metres"),
    ("-2.50", "2.50 percentage points", "2.55 percentage points"),
    ("-0753", "753 BC", "754 BC"),
    ("5..7 USD", "\u2013\u20607", "\u2013\u20608"),
    ("2023/24", "2023/24", "2023/25"),
    ("2025-Q3", "3rd\u00a0quarter", "4th\u00a0quarter"),
]
ALSO = [
    ("1234567", "1.2\u00a0million", "12\u00a0million"),
    ("12.345 length-meter", "12.3\u00a0metres", "12\u00a0metres"),
]


@pytest.mark.slow
@pytest.mark.parametrize("changes", [CHANGES, ALSO])
def test_a_rounded_number_is_that_of_its_value(
    output: Path, tmp_path: Path, changes: list[tuple[str, str, str]]
) -> None:
    shutil.copytree(output, tmp_path / "edition")
    page = tmp_path / "edition/en/library.html"
    text = page.read_text("utf-8")
    for value, said, other in changes:
        found = re.search(f'<data[^>]* value="{value}"[^>]*>[^<]*{re.escape(said)}', text)
        assert found, text
        text = text[: found.start()] + found[0].removesuffix(said) + other + text[found.end() :]
    page.write_text(text, "utf-8")
    findings = Findings()
    verify(tmp_path / "edition", findings, lambda *_: None)
    messages = [one.message for one in findings if one.code == "words-differ"]
    for value, _, other in changes:
        assert any(other in one and f"“{value}”" in one for one in messages), (value, messages)
