"""What the formats of a difference say."""

import json

import pytest

from factsheet.diff.difference import (
    Cause,
    EditionDifference,
    Kind,
    LocaleChange,
    PassageChange,
    Prints,
    PropertyChange,
    StatementChange,
)
from factsheet.diff.formats import FORMATS

EMPTY = EditionDifference("a", "b", (), (), (), (), ())
FULL = EditionDifference(
    before="a",
    after="b",
    edition=(PropertyChange("day", "2021-11-25", "2022-03-01"),),
    facts=(
        StatementChange(
            "staff.total",
            None,
            Kind.REWORDED,
            {"en": "Staff"},
            (PropertyChange("value", "about 1000", "about 1100"),),
            (
                Prints("ar", ("نحو 1000",), ("نحو 1100",)),
                Prints("fr", ("1 000",), ("1 000",), "2021-11-25"),
            ),
        ),
        StatementChange("sessions", "s90", Kind.CAME, {}, (PropertyChange("number", None, "90"),)),
    ),
    locales=(
        LocaleChange(
            "ar",
            None,
            standing=(PropertyChange("state", "published", "fallback"),),
            page_counts=(PropertyChange("library", "1", "2"),),
            passages=(
                PassageChange("library", "intro", Kind.REWORDED, "a | b", "<c>", Cause.SOURCE),
                PassageChange("library", "", Kind.CAME, None, "جديد"),
            ),
            values=(PropertyChange("place.lyon", "في ليون", "بليون"),),
            following=1,
            looks=("ar/a.html", "ar/b.html", "ar/c.html", "ar/d.html"),
        ),
        LocaleChange("de", Kind.CAME, sheets_came=("library",)),
    ),
    materials=(
        PropertyChange("cldr", "47", "48"),
        PropertyChange("fonts/a.ttf", "0" * 64, "1" * 64),
    ),
    assets=(PropertyChange("css/90.css", None, "2" * 64),),
    notes=("b: 1 page is not there",),
)


def test_text() -> None:
    text = FORMATS["text"](FULL)
    for said in (
        "edition: 2021-11-25 → 2022-03-01",
        "Staff (staff.total)\n    value: about 1000 → about 1100\n    ar  نحو 1000 → نحو 1100",
        "fr  1 000 (unchanged: its pages are from 2021-11-25)",
        "sessions, row s90: new\n    number: 90",
        "state: published → fallback",
        "pages of library: 1 → 2",
        "1 passage follows the values",
        "4 files with the same content in different bytes: ar/a.html, ar/b.html, ar/c.html, …",
        "printed differently, place.lyon: في ليون → بليون",
        "library, intro: the source text changed\n      - a | b\n      + <c>",
        "de: a new language",
        "cldr: 47 → 48\n  fonts/a.ttf: changed",
        "css/90.css: new",
        "2 statements changed, 1 of them in value; 2 passages changed, in ar, de.",
        "note: b: 1 page is not there",
    ):
        assert said in text


def test_markdown_says_the_same_and_holds_its_tables_together() -> None:
    text = FORMATS["markdown"](FULL)
    assert "| reworded | library, intro: the source text changed | a \\| b | &lt;c&gt; |" in text
    assert '<div dir="rtl">جديد</div>' in text
    assert "| Staff (staff.total) | value: about 1000 → about 1100 |" in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {4, 5}


def test_json() -> None:
    data = json.loads(FORMATS["json"](FULL))
    assert data["differs"] is True
    assert data["facts"][0]["prints"][0]["after"] == ["نحو 1100"]
    assert data["locales"][0]["passages"][0]["cause"] == "source"


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_nothing(name: str) -> None:
    assert "No differences." in FORMATS[name](EMPTY)
