"""What is missing, and which number asks for it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factsheet.diagnostics import Findings
from factsheet.gate.catalogs.messages import check_completeness
from factsheet.load.publication import load_publication
from support.publications import write_publication
from support.targets import codes, target

FORMS = (
    'msgctxt "sheet:library:intro:members"\nmsgid "{library.members} person"\n'
    'msgid_plural "{library.members} people"\n'
)


@pytest.mark.parametrize("written", ["", "  ", "\\n", "\u00a0"])
def test_nothing_but_blanks_is_untranslated(written: str) -> None:
    found = list(check_completeness(target(f'msgid "Staff"\nmsgstr "{written}"')))
    assert codes(found) == ["untranslated"]
    assert found[0].at.line == 2


def test_a_fuzzy_entry_is_found_at_its_own_line() -> None:
    (found,) = check_completeness(target('#, fuzzy\nmsgid "Staff"\nmsgstr "Équipe"'))
    assert (found.rule.code, found.at.line) == ("fuzzy", 2)


def test_a_blank_form_says_who_asks_for_it(tmp_path: Path) -> None:
    base = load_publication(write_publication(tmp_path), Findings()).base
    written = ["zero", "one", "two", "few", "many", "other"]
    written[4] = ""
    forms = "\n".join(f'msgstr[{n}] "{text}"' for n, text in enumerate(written))
    read = replace(target(FORMS + forms, "ar", base=base), day=date(2021, 11, 25))
    (found,) = check_completeness(read)
    assert found.at.line == 8
    assert "no form for “many”, msgstr[4], and 195 selects it" in found.message
    assert found.hint == "fill it in: it is used for 11, 12, 13, 14 …"


def test_a_blank_form_that_no_fact_selects_is_found_too(tmp_path: Path) -> None:
    base = load_publication(write_publication(tmp_path), Findings()).base
    read = replace(target(FORMS + 'msgstr[0] ""\nmsgstr[1] "b"', base=base), day=date(2021, 11, 25))
    (found,) = check_completeness(read)
    assert "selects it" not in found.message
    assert found.hint == "fill it in: it is used for 0, 1"
