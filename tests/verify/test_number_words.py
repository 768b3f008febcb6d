"""A value that is printed as a word: the word is the value's, in the language of its passage."""

import pytest

from factsheet.diagnostics import Findings, Location
from factsheet.published.manifest import Values
from factsheet.published.page import PageValue, PublishedPage
from factsheet.verify.values import check_values

STATEMENT = {"id": "only", "source": {"id": "s", "title": "Report"}}


def found(value: str, words: str, language: str) -> list[str]:
    page = PublishedPage("en/a.html")
    page.values.append(PageValue("a", value, words, Location("en/a.html", 3, 1), language=language))
    findings = Findings()
    check_values(page, Values({"a": [STATEMENT | {"value": value}]}, "2026-01-01"), 100, findings)
    return [one.code for one in findings]


@pytest.mark.parametrize(
    ("value", "words", "language"),
    [
        *(("6", "six", "en"), ("6", "ست", "ar"), ("6", "ستة", "ar"), ("6", "لستة", "ar")),
        *(("9", "ninth", "en"), ("9", "التاسعة", "ar"), ("9", "neuvième", "fr")),
        *(("3/4", "three quarters", "en"), ("3/4", "ثلاثة أرباع", "ar"), ("1/2", "la mitad", "es")),
        *(("2/3", "dos tercios", "es"), ("1/4", "un quart", "fr"), ("1/3", "ثلث", "ar")),
        *(("P5Y", "cinq ans", "fr"), ("P2Y", "سنتان", "ar"), ("P1Y", "une année", "fr")),
        *(("1/year", "once a year", "en"), ("2/month", "deux fois par mois", "fr")),
        *(("1 duration-second", "one second", "en"), ("2 duration-second", "deux secondes", "fr")),
        *(("11", "once", "es"), ("21", "veintiún", "es"), ("8 duration-year", "ثماني سنوات", "ar")),
        *(("20", "عشرين", "ar"), ("89", "التاسعة والثمانين", "ar"), ("9", "neuf", "fr")),
        *(("5000", "five thousand", "en"), ("6", "sechs", "de"), ("6", "half a dozen", "en")),
    ],
)
def test_right_words(value: str, words: str, language: str) -> None:
    assert found(value, words, language) == []


@pytest.mark.parametrize(
    ("value", "words", "language"),
    [
        *(("6", "seven", "en"), ("6", "sept", "fr"), ("6", "siete", "es"), ("6", "سبع", "ar")),
        *(("6", "لسبعة", "ar"), ("6", "twenty-six", "en"), ("6", "six hundred", "en")),
        *(("9", "eighth", "en"), ("9", "الثامنة", "ar"), ("9", "huitième", "fr")),
        *(("P5Y", "six ans", "fr"), ("2/month", "tres veces al mes", "es")),
        *(("3/4", "two quarters", "en"), ("8 duration-year", "تسع سنوات", "ar")),
    ],
)
def test_words_of_another_number(value: str, words: str, language: str) -> None:
    assert found(value, words, language) == ["words-differ"]
