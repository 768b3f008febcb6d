"""What must not be in a translation, and what may: the gate cries no wolf."""

from pathlib import Path

import pytest

from factsheet.diagnostics import Diagnostic, Findings
from factsheet.gate.editions import load_edition
from support.publications import write_publication

CONFIG = """\
[publication]
publisher = "Library"
edition = 2021-11-25
source_locale = "en"
[locales.en]
[locales.ar]
[locales.fr]
"""
HEADER = """\
msgid ""
msgstr ""
"Language: {tag}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {forms}\\n"

"""
FORMS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
    "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "fr": "nplurals=2; plural=(n > 1);",
}
MEMBERS = """\
msgctxt "sheet:library:intro:members"
msgid "{library.members} person is a member."
msgid_plural "{library.members} people are members."
"""
LEAD = """\
msgctxt "sheet:library:lead"
msgid "What the library does {library.seat:in}."
"""
FULL = ["{library.members} a", "{library.members} b", "{library.members} c"] * 2


def found(folder: Path, tag: str, entry: str, forms: list[str]) -> list[Diagnostic]:
    lines = [f'msgstr[{n}] "{form}"\n' for n, form in enumerate(forms)]
    written = "".join(lines) if "msgid_plural" in entry else f'msgstr "{forms[0]}"\n'
    catalogs = {
        f"locales/{name}/LC_MESSAGES/factsheet.po": HEADER.format(tag=name, forms=rule)
        for name, rule in FORMS.items()
    }
    catalogs[f"locales/{tag}/LC_MESSAGES/factsheet.po"] += entry + written
    workspace = write_publication(folder, {"factsheet.toml": CONFIG, **catalogs})
    findings = Findings()
    load_edition(workspace, findings)
    return list(findings)


@pytest.mark.parametrize(
    ("tag", "entry", "forms"),
    [
        ("ar", MEMBERS, FULL),
        ("ar", MEMBERS, [FULL[0], "عضو واحد", "عضوان", *FULL[3:]]),
        ("ar", MEMBERS, ["لا أحد", *FULL[1:]]),
        ("fr", LEAD, ["Ce que fait la bibliothèque ({library.seat:city})."]),
        ("fr", LEAD, ["Ce que fait la bibliothèque {library.seat}."]),
    ],
    ids=["all", "one and two in words", "zero in words", "another form", "the plain form"],
)
def test_right_translations_pass(tmp_path: Path, tag: str, entry: str, forms: list[str]) -> None:
    assert found(tmp_path, tag, entry, forms) == []


@pytest.mark.parametrize(
    ("tag", "entry", "forms", "code", "said"),
    [
        ("fr", LEAD, ["{library.seats:in}"], "placeholder-unknown", "not in the source"),
        ("fr", LEAD, ["Rien."], "placeholder-missing", "{library.seat} of the source"),
        ("fr", LEAD, ["{library.seat:words}"], "placeholder-form", "no form “words”"),
        ("fr", LEAD, ["{library.seat:in"], "translation-syntax", "never closed"),
        ("fr", LEAD, ["<em>{library.seat:in}</em>"], "markup-added", "not in the source"),
        (
            "fr",
            LEAD,
            [r"<a href=\"https://a.example\">x</a> {library.seat:in}"],
            "markup-added",
            "https://a.example",
        ),
        ("fr", MEMBERS, ["un membre", FULL[1]], "placeholder-missing", "is missing"),
        ("ar", MEMBERS, [*FULL[:3], "قلة", *FULL[4:]], "placeholder-missing", "is missing"),
        ("ar", MEMBERS, [*FULL[:5], "{library.member}"], "placeholder-unknown", "not in the"),
    ],
)
def test_wrong_translations_are_errors_at_their_entry(
    tmp_path: Path, tag: str, entry: str, forms: list[str], code: str, said: str
) -> None:
    problems = found(tmp_path, tag, entry, forms)
    assert any(p.code == code and said in p.message for p in problems), problems
    for problem in problems:
        assert problem.location.path == f"locales/{tag}/LC_MESSAGES/factsheet.po"
        assert 9 <= problem.location.line <= 20
        assert problem.locale == tag


def test_the_hint_says_which_numbers_a_form_serves(tmp_path: Path) -> None:
    [problem] = found(tmp_path, "fr", MEMBERS, ["un membre", FULL[1]])
    assert problem.hint == "msgstr[0] is used for 0, 1"
