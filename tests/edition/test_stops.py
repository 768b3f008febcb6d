"""The full stop of an abbreviation at the end of a sentence ends the sentence as well."""

from pathlib import Path

import pytest

from factsheet.diagnostics import Findings
from factsheet.edition.document import Phrase
from factsheet.gate.editions import load_edition
from support.documents import reported
from support.publications import write_publication

CONFIG = """\
[publication]
publisher = "Riverside Library"
edition = 2021-11-25
source_locale = "{tag}"

[locales.{tag}]
"""
FACTS = """\
sources:
  report: {{title: Report, publisher: Library, language: en, kind: book, date: 2021}}
facts:
  library.value: {{kind: {kind}, label: Value, value: {value}, source: report, where: page 1}}
"""
SHEET = """\
title: The library
lead: '{text}'
pages: 1
keywords: {{books: books}}
blocks:
  value: {{type: figures, facts: [library.value]}}
"""
MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u2066\u2067\u2069"))


def lead(folder: Path, tag: str, kind: str, value: str, text: str) -> Phrase:
    files = {
        "factsheet.toml": CONFIG.format(tag=tag),
        "facts/library.yaml": FACTS.format(kind=kind, value=value),
        "sheets/library.yaml": SHEET.format(text=text),
    }
    findings = Findings()
    edition = load_edition(write_publication(folder, files), findings)
    assert edition is not None, list(findings)
    [document] = reported(edition, findings, [tag])
    return document.lead


@pytest.mark.parametrize(
    ("tag", "kind", "value", "text", "said"),
    [
        ("ar", "money", "1500 AED", "Il y a {library.value}.", "Il y a 1,500\u00a0د.إ."),
        ("ar", "money", "1500 AED", "Il y a {library.value}\u200f.", "Il y a 1,500\u00a0د.إ."),
        ("fr", "quantity", "5 duration-month", "{library.value:short}.", "5\u202fm."),
        ("es", "quantity", "1 duration-month", "<em>{library.value:short}</em>.", "1\u00a0m."),
        ("ru", "date", "2021-11-23", "{library.value}. Да.", "23\u00a0ноября 2021\u202fг. Да."),
        ("ru", "date", "2021-11-23", "{library.value}, да.", "23\u00a0ноября 2021\u202fг., да."),
        ("ru", "date", "2021-11-23", "({library.value}).", "(23\u00a0ноября 2021\u202fг.)."),
        ("ru", "date", "2021-11-23", "{library.value}...", "23\u00a0ноября 2021\u202fг...."),
        ("en", "text", "It lends books.", "{library.value}.", "It lends books."),
        ("en", "territory", "FR", "{library.value}.", "France."),
        ("en", "count", "5", "{library.value}.", "5."),
        ("en", "count", "5", "Etc.<em>.</em> {library.value}", "Etc.. 5"),
    ],
)
def test_a_value_that_ends_in_a_full_stop_ends_the_sentence(
    tmp_path: Path, tag: str, kind: str, value: str, text: str, said: str
) -> None:
    assert lead(tmp_path, tag, kind, value, text).text.translate(MARKS) == said
