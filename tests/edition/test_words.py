"""Values in words, as a placeholder such as `{offices:words-feminine}` asks for them."""

from pathlib import Path

import pytest

from factsheet.config.style import LocaleStyle
from factsheet.diagnostics import Findings
from factsheet.edition.values import spoken
from factsheet.gate.editions import load_edition
from factsheet.locales.profile import profile_of
from factsheet.messages.forms import FORMS, WORDS, listed
from factsheet.model.dates import Duration
from factsheet.model.numbers import Count, Ordinal, Quantity
from factsheet.model.values import Value
from support.publications import CONFIG, write_publication


@pytest.mark.parametrize(
    ("tag", "value", "form", "words"),
    [
        ("en", Count.parse("6"), "words", "six"),
        ("en", Count.parse("10"), "words", "ten"),
        ("en", Count.parse("11"), "words", "11"),
        ("en", Count.parse("0"), "words", "0"),
        ("en", Count.parse("1000"), "words", "1,000"),
        ("fr", Count.parse("1"), "words-feminine", "une"),
        ("es", Count.parse("1"), "words-feminine", "una"),
        ("es", Count.parse("4"), "words", "cuatro"),
        ("ar", Count.parse("4"), "words-feminine", "أربع"),
        ("ar", Count.parse("7"), "words", "سبعة"),
        ("ru", Count.parse("2"), "words-feminine", "две"),
        ("ru", Count.parse("2"), "words-feminine-genitive", "двух"),
        ("bn", Count.parse("6"), "words", "6"),
        ("en", Duration.parse("P5Y"), "words", "five years"),
        ("en", Duration.parse("P1Y"), "words", "one year"),
        ("fr", Duration.parse("P4D"), "words", "quatre jours"),
        ("fr", Duration.parse("P1W"), "words", "une semaine"),
        ("es", Duration.parse("P4D"), "words", "cuatro días"),
        ("ar", Duration.parse("P4D"), "words", "أربعة أيام"),
        ("ar", Duration.parse("P5Y"), "words", "خمس سنوات"),
        ("ar", Duration.parse("P2D"), "words", "يومان"),
        ("he", Duration.parse("P3Y"), "words", "שלוש שנים"),
        ("en", Duration.parse("P100Y"), "words", "100\u00a0years"),
        ("en", Duration.parse("P5Y"), "short", "5\u00a0yrs"),
        ("en", Quantity.parse("3 length-kilometer"), "words", "three kilometres"),
        ("es", Quantity.parse("1 area-hectare"), "words", "una hectárea"),
        ("en", Quantity.parse("2.5 length-kilometer"), "words", "2.5\u00a0kilometres"),
        ("en", Ordinal.parse("3"), "words", "third"),
        ("fr", Ordinal.parse("1"), "words-feminine", "première"),
        ("en", Ordinal.parse("89"), "words", "89th"),
        ("es", Ordinal.parse("89"), "words-feminine", "89.ª"),
    ],
)
def test_house_style_decides_what_is_spelled(tag: str, value: Value, form: str, words: str) -> None:
    cldr = "en-GB" if tag == "en" else None
    assert spoken(profile_of(LocaleStyle(tag, cldr=cldr)), value, form) == words


def test_a_house_may_spell_more_or_less() -> None:
    more = profile_of(LocaleStyle("en", words=(0, 99)))
    assert spoken(more, Count.parse("0"), "words") == "zero"
    assert spoken(more, Count.parse("12"), "words") == "twelve"
    assert spoken(more, Ordinal.parse("89"), "words") == "eighty-ninth"
    less = profile_of(LocaleStyle("en", words=(0, 0)))
    assert spoken(less, Count.parse("6"), "words") == "6"


def test_a_message_lists_the_forms_by_their_pattern() -> None:
    expected = "(plain), number, signed, scientific, compact, compact-short, words, words-GENDER, words-GENDER-CASE"
    assert listed(FORMS["count"]) == expected
    assert listed((None, "or", "count")) == "(plain), or, count"
    assert "words-feminine-genitive" in WORDS


MEETINGS = """\
facts:
  board.meets: {kind: frequency, label: Meetings, value: 3/year, source: report, where: page 7}
  board.text: {kind: text, value: "It meets {board.meets:words}.", source: report, where: page 7}
"""
SHEET = """\
title: Board
lead: How the board works.
pages: 1
keywords: {board: board}
blocks:
  numbers: {type: figures, facts: [board.meets]}
  text: {type: prose, paragraphs: {meets: {fact: board.text}}}
"""
FRENCH = """\
msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgctxt "fact:board.text:text"
msgid "It meets {board.meets:words}."
msgstr "Il se réunit {board.meets:words}."

msgctxt "phrase:per_year"
msgid "once a year"
msgid_plural "{times} times a year"
msgstr[0] "une fois par an"
msgstr[1] "{times:words-feminine} fois par an"
"""


@pytest.mark.parametrize(
    ("tag", "sentence", "figure"),
    [
        ("en", "It meets three times a year.", "3 times a year"),
        ("fr", "Il se réunit trois fois par an.", "3 fois par an"),
    ],
)
def test_a_frequency_is_in_words_in_sentences_and_in_digits_in_figures(
    tmp_path: Path, tag: str, sentence: str, figure: str
) -> None:
    config = CONFIG.partition("[locales.ar]")[0] + "[locales.fr]\n"
    extra = {"factsheet.toml": config, "facts/board.yaml": MEETINGS, "sheets/library.yaml": SHEET}
    extra["locales/fr/LC_MESSAGES/factsheet.po"] = FRENCH
    edition = load_edition(write_publication(tmp_path, extra), findings := Findings())
    assert edition is not None, list(findings)
    [document] = edition.documents([tag])
    blocks = {name: fields for name, _, fields in document.blocks}
    assert without_isolates(blocks["text"].paragraphs["meets"].text) == sentence
    assert without_isolates(blocks["numbers"].facts[0].value.text) == figure


def without_isolates(text: str) -> str:
    return text.translate(dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069)))
