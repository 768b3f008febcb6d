"""Ranges, estimates and parts of a year, as each language writes them."""

import json
import re
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.config.style import LocaleStyle
from factsheet.edition.values import number_of, spoken
from factsheet.locales.profile import profile_of
from factsheet.model.values import parse_value
from support.publications import CONFIG, write_publication

MARKS = re.compile("[\u200e\u200f\u061c\u2060]")


ISOLATES = str.maketrans({"\u2066": "[", "\u2067": "[", "\u2069": "]"})


def shown(tag: str, kind: str, notation: str, form: str | None) -> str:
    """The text with its isolates as brackets."""
    text = spoken(profile_of(LocaleStyle(tag)), parse_value(kind, notation), form)
    return re.sub("[\u00a0\u202f\u2009]", " ", MARKS.sub("", text)).translate(ISOLATES)


@pytest.mark.parametrize(
    ("tag", "kind", "notation", "form", "words"),
    [
        ("en", "count", "240000000..610000000", "compact", "240–610 million"),
        ("fr", "count", "240000000..610000000", "compact", "240–610 millions"),
        ("es", "count", "240000000..610000000", "compact", "240-610 millones"),
        ("ar", "count", "240000000..610000000", "compact", "[240]–[610] مليون"),
        ("he", "count", "240000000..610000000", "compact", "[240]–[610] מיליון"),
        ("ja", "count", "240000000..610000000", "compact", "2.4～6.1億"),
        ("en", "count", "900000..1200000", "compact", "900 thousand – 1.2 million"),
        ("ar", "count", "900000..1200000", "compact", "900 ألف – 1.2 مليون"),
        ("en", "count", "2634000000..2636000000", "compact", "2.6 billion"),
        ("en", "count", "-5..-3", None, "-5 – -3"),
        ("ar", "count", "-5..-3", None, "[-5] – [-3]"),
        ("en", "share", "5..7%", None, "5–7%"),
        ("fr", "share", "5..7%", None, "5–7 %"),
        ("en", "share", "5..7%", "signed", "+5% – +7%"),
        ("en", "money", "5..7 USD", None, "$5–7"),
        ("en", "money", "1.5..3 USD", None, "$1.50–3.00"),
        ("fr", "money", "5..7 EUR", None, "5–7 €"),
        ("ar", "money", "5..7 USD", None, "[5]–[7] [US$]"),
        ("en", "money", "1500000..3000000 USD", "compact-symbol", "$1.5–3 million"),
        ("en", "money", "1500000..3000000 USD", "compact", "1.5–3 million"),
        ("en", "money", "2 (1.5..3) USD", None, "1.50–3.00"),
        ("en", "duration", "P10D..P15D", None, "10–15 days"),
        ("en", "quantity", "10..20 length-kilometer", "short", "10–20 km"),
        ("ru", "quantity", "1..2 duration-day", None, "1–2 дня"),
        ("ar", "quantity", "1..2 duration-day", None, "[1]–[2] يوم"),
        ("en", "count", "263000000 (240000000..289000000)", "compact", "240–289"),
        (
            "en",
            "count",
            "1200000000 (900000000..1500000000)",
            "compact",
            "900 million – 1.5 billion",
        ),
        ("en", "share", "6 (5..7)%", None, "5–7"),
        ("en", "duration", "P5D (P4D..P6D)", None, "4–6"),
        ("en", "count", "1..2", "words", "1–2"),
        ("en", "period", "2025-Q3", None, "3rd quarter 2025"),
        ("en", "period", "2025-Q3", "short", "Q3 2025"),
        ("fr", "period", "2025-Q3", None, "3e trimestre 2025"),
        ("fr", "period", "2025-Q3", "short", "T3 2025"),
        ("es", "period", "2025-Q3", None, "3.er trimestre de 2025"),
        ("ar", "period", "2025-Q3", None, "الربع الثالث 2025"),
        ("zh", "period", "2025-Q3", None, "2025年第3季度"),
        ("en", "period", "2025-Q3", "start", "July 2025"),
    ],
)
def test_a_value_of_two_ends(
    tag: str, kind: str, notation: str, form: str | None, words: str
) -> None:
    """An estimate's text is what stands in brackets behind its best value."""
    assert shown(tag, kind, notation, form) == words


@pytest.mark.parametrize(
    ("tag", "notation", "category"),
    [
        ("en", "0..1", "other"),
        ("ar", "1..2", "other"),
        ("ar", "3..10", "few"),
        ("fr", "0..1", "one"),
    ],
)
def test_the_plural_form_of_a_range(tag: str, notation: str, category: str) -> None:
    """CLDR, pluralRanges."""
    profile = profile_of(LocaleStyle(tag))
    number = number_of(parse_value("count", notation))
    assert number is not None
    assert profile.plural_categories[profile.plural_index(number)] == category


FACTS = """\
facts:
  people:
    kind: count
    label: People
    value: 263000000 (240000000..289000000)
    source: report
    where: page 7
  days: {kind: duration, label: Days, value: P10D..P15D, source: report, where: page 7}
  swing: {kind: points, label: Swing, value: 1.5..2.5, source: report, where: page 7}
  cases: {kind: rate, label: Cases, value: 50..60/100000, source: report, where: page 7}
  share: {kind: share, label: Share, value: 5..7%, source: report, where: page 7}
  cost: {kind: money, label: Cost, value: 1200000..1500000 USD, source: report, where: page 7}
  quarter: {kind: period, label: Quarter, value: 2025-Q3, source: report, where: page 7}
  half: {kind: period, label: Half, value: 2025-H2, source: report, where: page 7}
  fiscal: {kind: period, label: Year, value: 2023/24, source: report, where: page 7}
"""
SHEET = """\
title: Numbers
lead: Numbers that lie between two.
pages: 1
keywords: {numbers: numbers}
blocks:
  figures:
    type: figures
    facts: ["people:compact", days, swing, cases, share, cost, quarter, half, fiscal]
  bars: {type: chart, kind: bars, alternative: People., facts: [people]}
  text:
    type: prose
    paragraphs:
      days: {one: "It takes {days:low-words} day.", other: "It takes {days:low-words} to {days:high-words}."}
      people: "They are {people:best-compact}, or from {people:low} to {people:high}."
      year: "From {fiscal:start} on, and in {half:year}."
"""


def test_on_a_sheet(tmp_path: Path) -> None:
    """Printed in all its forms, and exact in the data; `verify.test_numbers` proves such pages."""
    extra = {"facts/ranges.yaml": FACTS, "sheets/library.yaml": SHEET}
    extra["factsheet.toml"] = CONFIG.partition("[locales.ar]")[0]
    write_publication(tmp_path, extra)
    assert main(["build", "-C", str(tmp_path), "-q", "--format", "html"]) == 0
    html = (tmp_path / "output/en/library.html").read_text("utf-8")
    words = re.sub("[\u2066-\u2069\u2060]", "", re.sub("<[^>]*>", "", html)).replace("\u00a0", " ")
    for said in (
        "263 million (240–289)",
        "1.5–2.5 percentage points",
        "50–60 per 100,000",
        "5–7%",
        "US$1,200,000–1,500,000",
        "3rd quarter 2025",
        "second half of 2025",
        "2023/24",
        "It takes ten days to 15 days.",
        "They are 263 million, or from 240,000,000 to 289,000,000.",
        "From 2023 on, and in 2025.",
    ):
        assert said in words, said
    assert 'value="263000000 (240000000..289000000)" data-fact="people" data-form="compact"' in html
    data = json.loads((tmp_path / "output/en/library.jsonld").read_text("utf-8"))
    stated = {one["propertyID"]: one for one in data["variableMeasured"]}
    people = {"value": 263000000, "minValue": 240000000, "maxValue": 289000000}
    assert people.items() <= stated["people"].items()
    assert {"minValue": 1200000, "maxValue": 1500000, "unitText": "USD"}.items() <= stated[
        "cost"
    ].items()
    assert "value" not in stated["cost"]
