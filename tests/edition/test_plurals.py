"""All forms of a plural message, said with numbers that select them."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from factsheet.diagnostics import Findings
from factsheet.edition.plurals import Form, plural_texts, preview
from factsheet.gate.editions import load_sources, with_catalogs
from support.publications import CONFIG, FACTS, SHEET, write_publication

ARABIC = """\
msgid ""
msgstr ""
"Language: ar\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\\n"

msgctxt "sheet:library:intro:members"
msgid "{library.members} person is a member."
msgid_plural "{library.members} people are members."
msgstr[0] "لا أعضاء"
msgstr[1] "عضو واحد"
msgstr[2] "عضوان {library.seat:city}"
msgstr[3] "{library.members} أعضاء"
msgstr[4] "<strong>{library.members}</strong> عضوا"
msgstr[5] "{library.members} عضو"
"""
LINES = """\
      loans: {one: "{library.loans} loan", other: "{library.loans} loans"}
      stay: {one: "{library.stay} of stay", other: "{library.stay} of stay"}
      opens: {one: "open, {library.opens}", other: "open {library.opens}"}
      tongues: {one: "{library.languages:count} tongue: {library.languages}", other: "{library.languages:count} tongues: {library.languages}"}
      bare: {one: one seat, other: several seats, count: library.loans}
"""
MORE = """\
  library.stay: {kind: duration, value: P4D, source: report, where: page 7}
  library.opens: {kind: frequency, value: 3/week, source: report, where: page 7}
"""
NAME = "locales/ar/LC_MESSAGES/factsheet.po"


def forms(
    folder: Path, context: str, tag: str = "ar", po: str = ARABIC, day: date | None = None
) -> tuple[Form, ...]:
    files = {
        "factsheet.toml": CONFIG.split("[locales.fr]")[0],
        "facts/library.yaml": FACTS + MORE,
        "sheets/library.yaml": SHEET.replace("      languages:", f"{LINES}      languages:"),
        NAME: po,
    }
    workspace, findings = write_publication(folder, files), Findings()
    edition = load_sources(workspace, findings, day)
    assert edition is not None, list(findings)
    edition = with_catalogs(edition, workspace, findings)
    found = {text.context: text for text in plural_texts(edition.publication)}
    return preview(found[context], edition.speaker(tag)).forms


def said(found: tuple[Form, ...]) -> list[str | None]:
    return [form.sentence for form in found]


MEMBERS = "sheet:library:intro:members"


def test_every_arabic_form_with_its_own_number(tmp_path: Path) -> None:
    found = forms(tmp_path, MEMBERS)
    assert [(form.index, form.category, int(form.number)) for form in found] == [
        *((0, "zero", 0), (1, "one", 1), (2, "two", 2)),
        *((3, "few", 3), (4, "many", 195), (5, "other", 100)),
    ]
    assert [form.is_selected for form in found] == [False] * 4 + [True, False]
    assert said(found) == [
        *("لا أعضاء", "عضو واحد", "عضوان Lyon"),
        *("3 أعضاء", "195 عضوا", "100 عضو"),
    ]
    assert {form.problem for form in found} == {None}
    written = ARABIC.splitlines()
    lines = [written[form.at.line - 1] for form in found]
    assert [line[:9] for line in lines] == [f"msgstr[{index}]" for index in range(6)]


def test_the_day_selects_the_form(tmp_path: Path) -> None:
    found = forms(tmp_path, MEMBERS, "en", day=date(2021, 1, 1))
    assert said(found) == ["1 person is a member.", "194 people are members."]
    assert found[1].is_selected
    assert found[1].at.path == "sheets/library.yaml"


def test_a_fuzzy_form_is_shown_and_said_to_be_fuzzy(tmp_path: Path) -> None:
    found = forms(tmp_path, MEMBERS, po=ARABIC.replace("\nmsgctxt", "\n#, fuzzy\nmsgctxt"))
    assert {form.problem for form in found} == {"fuzzy"}
    assert found[3].sentence == "3 أعضاء"


def test_a_blank_form_keeps_the_others_from_being_printed(tmp_path: Path) -> None:
    found = forms(tmp_path, MEMBERS, po=ARABIC.replace("عضوان {library.seat:city}", " "))
    assert (found[2].sentence, found[2].problem) == (None, "not translated")
    assert (found[3].sentence, found[3].problem) == (
        "3 أعضاء",
        "not printed: another form is missing",
    )


@pytest.mark.parametrize(
    ("written", "problem"),
    [("{library.members", "“{” is never closed"), ("{library.member} عضو", "no statement of")],
)
def test_a_broken_form_says_what_is_wrong(tmp_path: Path, written: str, problem: str) -> None:
    found = forms(tmp_path, MEMBERS, po=ARABIC.replace("{library.members} أعضاء", written))
    assert found[3].sentence is None
    assert problem in (found[3].problem or "")


def test_a_message_that_no_catalog_has(tmp_path: Path) -> None:
    found = forms(tmp_path, "sheet:library:intro:loans")
    assert {form.problem for form in found} == {"missing from the catalog"}
    assert {form.at.path for form in found} == {"sheets/library.yaml"}


@pytest.mark.parametrize(
    ("part", "sentences"),
    [
        ("loans", ["about 1 loan", "about 1,000 loans"]),
        ("stay", ["1\u00a0day of stay", "4\u00a0days of stay"]),
        ("opens", ["open, once a week", "open 3 times a week"]),
        (
            "tongues",
            [
                "1 tongue: Arabic, English, French and Spanish",
                "4 tongues: Arabic, English, French and Spanish",
            ],
        ),
        ("bare", ["one seat", "several seats"]),
    ],
)
def test_whatever_counts(tmp_path: Path, part: str, sentences: list[str]) -> None:
    found = forms(tmp_path, f"sheet:library:intro:{part}", "en")
    assert said(found) == sentences
    assert found[1].is_selected


def test_a_caption_goes_by_its_own_fact(tmp_path: Path) -> None:
    found = forms(tmp_path, "fact:library.members:caption", "en")
    assert (found[1].sentence, found[1].number) == ("members", Decimal(195))


def test_a_phrase_of_the_toolkit_counts_what_it_is_given(tmp_path: Path) -> None:
    found = forms(tmp_path, "phrase:per_year", "en")
    assert said(found) == ["once a year", "2 times a year"]
    assert not any(form.is_selected for form in found)
