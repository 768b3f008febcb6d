"""An edition whose values are hard to print is proven: what is printed is what is stated."""

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest

from factsheet.cli.main import main
from support.publications import write_publication

CONFIG = """\
[publication]
publisher = "Riverside Library"
edition = 2021-11-25
source_locale = "en"

[locales.en]
cldr = "en-GB"

[locales.ar]

[locales.fr]
cldr = "fr-CH"
"""
VALUES = {
    "money": ("2.5 USD", "2.50 USD", "12.5 JPY", "0.0125 USD", "1500000.5 CHF", "-1250000 USD"),
    "quantity": ("2.5 length-meter", "0.0000005 mass-gram", "-430 length-meter"),
    "share": ("0.00001%", "1/7", "19999/20000", "1/4"),
    "count": ("1234567",),
    "period": ("2019/2023", "2021-11-23/2021-11-25", "2021-11/2021-12"),
    "duration": ("P5Y", "P3M"),
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
lead: "It had {{library.quantity_2}} and {{library.money_5}}."
pages: 2
keywords: {{books: books}}
blocks:
  values: {{type: definitions, facts: [{", ".join(name for name, _, _ in FACTS)}]}}
  table: {{type: table, heading: Rows, series: library.rows, columns: [mass, paid], caption: All rows}}
  sources: {{type: sources}}
"""
ROWS = f"""\
  library.rows:
    kind: series
    columns:
      mass: {{kind: quantity, label: Mass}}
      paid: {{kind: money, label: Paid}}
    rows:
      least: {{mass: 0.0000005 mass-gram, paid: 2.5 USD, {SOURCE}}}
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("numbers")
    lines = ["sources:", "  report: {title: Report, publisher: Library, language: en, kind: book,"]
    lines += ["    date: 2021}", "facts:"]
    lines += [
        f"  {name}: {{kind: {kind}, label: Value, value: {value}, {SOURCE}}}"
        for name, kind, value in FACTS
    ]
    files = {
        "factsheet.toml": CONFIG,
        "facts/library.yaml": "\n".join(lines) + f"\n{ROWS}",
        "sheets/library.yaml": SHEET,
    }
    write_publication(folder, files)
    assert main(["sync", "-q", "-C", str(folder)]) == 0
    assert main(["build", "-q", "-C", str(folder)]) == 0
    return folder / "output"


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
