"""Numbers in the forms of a placeholder: signed, compact, with a fact's decimals."""

import re
from pathlib import Path

import pytest

from factsheet.config.style import LocaleStyle
from factsheet.diagnostics import Findings
from factsheet.edition.values import spoken
from factsheet.gate.editions import load_edition
from factsheet.locales.profile import profile_of
from factsheet.messages.forms import split_decimals, with_decimals
from factsheet.model.dates import PartialDate
from factsheet.model.numbers import Count, Money, Quantity, Share
from factsheet.model.values import Value
from factsheet.pages.inline import inline
from support.cldr import by_cldr
from support.documents import reported
from support.publications import CONFIG, write_publication

SENSELESS = re.compile("[\u200e\u200f\u061c\u2060\u2066-\u2069]")


def shown(text: str) -> str:
    """Without marks that have no shape, and with one kind of blank."""
    return re.sub("[\u00a0\u202f\u2009]", " ", SENSELESS.sub("", text))


@pytest.mark.parametrize(
    ("tag", "value", "form", "words"),
    [
        ("en", Count.parse("-4500"), None, "-4,500"),
        ("sv", Count.parse("-4500"), None, "\u22124 500"),
        ("en", Count.parse("3"), "signed", "+3"),
        ("en", Count.parse("-3"), "signed", "-3"),
        ("en", Count.parse("0"), "signed", "0"),
        ("sv", Count.parse("-3"), "signed", "\u22123"),
        ("en", Share.parse("-4.2%"), None, "-4.2%"),
        ("fr", Share.parse("4.2%"), "signed", "+4,2 %"),
        ("ar", Share.parse("-4.2%"), None, "-4.2%"),
        ("es", Money.parse("1500 EUR"), "signed", "+1500 €"),
        ("fr", Quantity.parse("3 temperature-celsius"), "signed", "+3 degrés Celsius"),
        ("en", Share.parse("1/3"), "decimals-2", "33.33%"),
        ("en", Share.parse("1/4"), "decimals-1", "25.0%"),
        ("en", Share.parse("1/3"), "signed-decimals-0", "+33%"),
        ("en", Share.parse("19999/20000"), "decimals-1", "99.995%"),
        ("en", Share.parse("1/30000"), "decimals-0", "0.003%"),
        ("en", Share.parse("1/1"), "decimals-1", "100.0%"),
        ("en", Quantity.parse("12.345 length-kilometer"), "decimals-1", "12.3 kilometres"),
        ("en", Quantity.parse("1.04 length-kilometer"), "decimals-0", "1 kilometre"),
        ("en", Money.parse("12.345 EUR"), "decimals-0", "€12"),
        ("en", Count.parse("263412000"), "compact", "263 million"),
        ("fr", Count.parse("263412000"), "compact", "263 millions"),
        ("es", Count.parse("263412000"), "compact", "263 millones"),
        ("ar", Count.parse("263412000"), "compact", "263 مليون"),
        ("fr", Count.parse("1000000"), "compact", "1 million"),
        ("fr", Count.parse("4000000000"), "compact-short", "4 Md"),
        ("ar", Count.parse("2630000000"), "compact", "2.6 مليار"),
        ("fr", Count.parse("1000"), "compact", "mille"),
        ("en", Money.parse("1500000 EUR"), "compact", "1.5 million"),
        ("en", Money.parse("1500000000 USD"), "compact-symbol", "US$1.5 billion"),
        ("fr", Money.parse("1500000000 EUR"), "compact-symbol", "1,5 milliard €"),
        ("ar", Money.parse("1500000000 USD"), "compact-symbol", "1.5 مليار US$"),
        ("en", Money.parse("-1500000000 USD"), "compact-symbol", "-US$1.5 billion"),
        ("fr", Money.parse("1500000000 EUR"), "compact-short-symbol", "1,5 Md €"),
        ("es", Money.parse("1500000 EUR"), "compact-short-symbol", "1,5 M €"),
        ("en", Money.parse("950 EUR"), "compact-short-symbol", "€950"),
        ("en", Quantity.parse("384400 length-kilometer"), "compact", "384 thousand"),
        ("en", PartialDate.parse("-0753"), None, "753 BC"),
        ("fr", PartialDate.parse("-0753"), None, "753 av. J.-C."),
        ("es", PartialDate.parse("-0753"), None, "753 a. C."),
        ("ar", PartialDate.parse("-0753"), None, "753 ق.م"),
        ("en", PartialDate.parse("0753"), None, "753"),
    ],
)
def test_a_number_in_its_form(tag: str, value: Value, form: str | None, words: str) -> None:
    profile = profile_of(LocaleStyle(tag, cldr="en-GB" if tag == "en" else None))
    assert shown(spoken(profile, value, form)) == words


@pytest.mark.parametrize("form", [None, "signed", "short", "number"])
def test_decimals_are_told_from_the_form(form: str | None) -> None:
    assert split_decimals(with_decimals(form, 1)) == (form, 1)
    assert split_decimals(form) == (form, None)


@pytest.mark.parametrize("form", ["words", "compact", "words-feminine"])
def test_a_form_in_words_has_no_decimals(form: str) -> None:
    assert with_decimals(form, 1) == form


FACTS = """\
facts:
  turnout: {kind: points, label: Turnout, value: -2.50, source: report, where: page 7}
  gain: {kind: points, label: Gain, value: 1, source: report, where: page 7}
  people: {kind: count, label: People, value: 263412000, source: report, where: page 7}
  length:
    {kind: quantity, label: Length, decimals: 1, value: 12.345 length-kilometer, source: report,
     where: page 7}
  cases: {kind: rate, label: Cases, value: 54/100000, source: report, where: page 7}
  risk: {kind: rate, label: Risk, value: 1/5, source: report, where: page 7}
  rome: {kind: date, label: Founded, value: -0753, source: report, where: page 7}
"""
SHEET = """\
title: Numbers
lead: Numbers in many forms.
pages: 1
keywords: {numbers: numbers}
blocks:
  figures: {type: figures, facts: [turnout, gain, "people:compact-short", length, rome, cases, "risk:in"]}
  text:
    type: prose
    paragraphs:
      gain: "It gained {gain:signed}, and {people:compact} people live on {length:words}."
"""


def test_forms_on_a_sheet(tmp_path: Path) -> None:
    extra = {"facts/numbers.yaml": FACTS, "sheets/library.yaml": SHEET}
    extra["factsheet.toml"] = CONFIG.partition("[locales.ar]")[0]
    edition = load_edition(write_publication(tmp_path, extra), findings := Findings())
    assert edition is not None, list(findings)
    [document] = reported(edition, findings, ["en"])
    blocks = {name: fields for name, _, fields in document.blocks}
    figures = [shown(fact.value.text) for fact in blocks["figures"].facts]
    people = by_cldr("en-GB: 263 million, short")
    expected = ["-2.50 percentage points", "1 percentage point", people, "12.3 kilometres"]
    assert figures == [*expected, "753 BC", "54 per 100,000", "1 in 5"]
    paragraph = blocks["text"].paragraphs["gain"]
    sentence = "It gained +1 percentage point, and 263 million people live on 12.3 kilometres."
    assert shown(paragraph.text) == sentence
    html = inline(paragraph)
    assert '<data value="263412000" data-fact="people" data-form="compact"' in html
    rounded, founded = (inline(blocks["figures"].facts[number].value) for number in (3, 4))
    assert 'value="12.345 length-kilometer" data-fact="length" data-form="decimals-1"' in rounded
    assert '<data value="-0753"' in founded
