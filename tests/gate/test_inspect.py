"""The gate over whole publications: one finding a mistake, wherever it is made."""

from collections.abc import Callable
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.diagnostics import Diagnostic, Severity
from factsheet.gate.inspect import inspect
from factsheet.publish.artifacts import Output
from factsheet.publish.layout import layout_check
from factsheet.workspace import Workspace
from support.translations import translate, translated_publication, with_policy

FRENCH = "locales/fr/LC_MESSAGES/factsheet.po"
FACTS, SHEET = "facts/library.yaml", "sheets/library.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return translated_publication(tmp_path)


def own(folder: Path, *codes: str) -> list[Diagnostic]:
    """What is found, of these codes: the translations of these tests are English in quotes."""
    return [found for found in inspect(Workspace(folder)).findings if found.code in codes]


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def places(found: list[Diagnostic]) -> list[str]:
    return [f"{one.severity} {one.code} {one.location.path}" for one in found]


COMPLETENESS = ("untranslated", "fuzzy", "plural-form-missing", "locale-incomplete")


def test_what_is_missing_in_a_withheld_language_is_an_error_and_said_once(folder: Path) -> None:
    translate(folder, "fr", missing=["sheet:library:title"], fuzzy=["sheet:library:lead"])
    with_policy(folder, '[policy]\nincomplete = "leave-out"\n')
    assert places(own(folder, *COMPLETENESS)) == [
        f"error locale-incomplete {FRENCH}",
        f"error untranslated {FRENCH}",
        f"error fuzzy {FRENCH}",
    ]


def test_a_language_that_its_policy_lets_go_out_is_warned_of(folder: Path) -> None:
    translate(folder, "fr", missing=["sheet:library:title"])
    with_policy(folder, "[policy]\npublish = 80\n")
    assert places(own(folder, *COMPLETENESS)) == [f"warning untranslated {FRENCH}"]
    required = 'required = ["sheet:*:title", "sheet:*:titel"]'
    with_policy(folder, f'[policy]\npublish = 80\nincomplete = "leave-out"\n{required}\n')
    assert places(own(folder, *COMPLETENESS, "unknown-required")) == [
        "warning unknown-required factsheet.toml",
        f"error locale-incomplete {FRENCH}",
        f"error untranslated {FRENCH}",
    ]


QUIET = """
[checks]
another-language = "off"
untranslated-copy = "off"
half-translated = "off"
"""
"""For translations that are English in other quotation marks."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("policy", "state"),
    [
        ("", "warning"),
        ("[policy]\npublish = 99\n", "warning"),
        ('[policy]\nincomplete = "fallback"\nrequired = ["sheet:*:title"]\n', "warning"),
        ('[policy]\npublish = 99\nincomplete = "leave-out"\n', "error"),
        ('[policy]\npublish = 99\nincomplete = "keep"\n', "error"),
        ('[policy]\nincomplete = "keep"\n[policy.locales.fr]\npublish = 80\n', None),
        ('[policy.locales.fr]\nincomplete = "leave-out"\n', "error"),
        (
            '[policy]\nincomplete = "leave-out"\n[policy.locales.fr]\nincomplete = "fallback"\n',
            "warning",
        ),
    ],
)
def test_an_incomplete_language_fails_where_the_policy_withholds_it(
    policy: str, state: str | None, folder: Path
) -> None:
    translate(folder, "fr", missing=["sheet:library:title"])
    with_policy(folder, policy + QUIET)
    found = {one.code: one.severity for one in own(folder, *COMPLETENESS)}
    assert found.get("locale-incomplete") == state
    assert found["untranslated"] == (state or "warning")
    assert main(["check", "-q", "--locale", "fr", "-C", str(folder)]) == (state == "error")


def test_the_gate_does_not_say_what_a_build_would_find_to_keep(folder: Path) -> None:
    translate(folder, "fr", missing=["sheet:library:title"])
    with_policy(folder, '[policy]\npublish = 99\nincomplete = "keep"\n')
    (found,) = own(folder, "locale-incomplete")
    assert found.message.endswith("(publish = 99)")


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda folder: edit(folder, name, old, new)


def added(name: str, text: str) -> Callable[[Path], None]:
    def add(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    return add


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        (
            replaced(
                FACTS,
                "facts:\n",
                "facts:\n  library.shelves: {kind: count, value: 9, "
                "source: report, where: page 9}\n",
            ),
            "unused-fact",
            "warning {code} facts/library.yaml",
        ),
        (
            replaced(
                FACTS,
                "facts:\n",
                "  log: {title: Log, publisher: L, language: en, kind: book}\nfacts:\n",
            ),
            "unused-source",
            "warning {code} facts/library.yaml",
        ),
        (
            replaced(FACTS, "where: page 2}", "where: page 2, review: 2021-11}"),
            "review-due",
            "warning {code} facts/library.yaml",
        ),
        (
            replaced(FACTS, "    date: 2021\n", "    date: 2021\n    review: 2021\n"),
            "review-due",
            "warning {code} facts/library.yaml",
        ),
        (
            replaced(
                FACTS,
                "  library.seat:",
                "  library_seat: {kind: place, value: "
                "{territory: FR}, source: report, where: page 5}\n  library.seat:",
            ),
            "similar-ids",
            "warning {code} facts/library.yaml",
        ),
        (
            replaced(SHEET, 'languages: "Books', 'heading: "Books'),
            "context-clash",
            "error {code} sheets/library.yaml",
        ),
        (
            replaced(SHEET, "title: The library", "title: The library of 1956"),
            "typed-value",
            "warning {code} sheets/library.yaml",
        ),
        (
            replaced(FACTS, "{value: 195, from: 2021-11-23,", "{value: 195, from: 2021-12-23,"),
            "no-statement",
            "warning {code} sheets/library.yaml",
        ),
        (
            added("templates/blocks/figure.html.jinja", "<p></p>"),
            "unused-template",
            "warning {code} templates/blocks/figure.html.jinja",
        ),
        (
            added("templates/blocks/figures.html.jinja", "{{ block.facts[1].canonical }}"),
            "unmarked-value",
            "error {code} templates/blocks/figures.html.jinja",
        ),
        (
            added("templates/blocks/figures.html.jinja", "{{ block.fakts }}"),
            "template-undefined",
            "error {code} templates/blocks/figures.html.jinja",
        ),
        (
            added("templates/css/90-own.css", ":root { --ink-soft: #bbbbbb; }"),
            "contrast",
            "error {code} templates/css/90-own.css",
        ),
        (
            added("locales/de/LC_MESSAGES/factsheet.po", 'msgid ""\nmsgstr ""\n'),
            "catalog-unlisted",
            "warning {code} locales/de/LC_MESSAGES/factsheet.po",
        ),
    ],
    ids=lambda part: part if isinstance(part, str) and " " not in part else "",
)
def test_one_mistake(folder: Path, change: Callable[[Path], None], code: str, place: str) -> None:
    assert own(folder, code) == []
    change(folder)
    assert set(places(own(folder, code))) == {place.format(code=code)}


def test_a_number_that_a_template_says_in_words_passes(folder: Path) -> None:
    text = "<p>© 1956</p>{{ block.facts[1].value|inline }}"
    added("templates/blocks/figures.html.jinja", text)(folder)
    assert own(folder, "unmarked-value") == []


def test_numbers_of_names_and_notices_pass(folder: Path) -> None:
    translate(folder, "fr", missing=["sheet:library:title"])
    with_policy(folder, "[policy]\npublish = 99\n")
    edit(folder, "factsheet.toml", "Riverside Library", "Library 54")
    added("templates/parts/brand.html.jinja", "{{ page.publisher }}")(folder)
    assert own(folder, "unmarked-value") == []


def test_a_compiled_file_that_is_behind(folder: Path) -> None:
    assert main(["compile", "-q", "-C", str(folder)]) == 0
    assert own(folder, "compiled-behind") == []
    edit(folder, FRENCH, "‹The library›", "‹La bibliothèque›")
    assert places(own(folder, "compiled-behind")) == [
        f"error compiled-behind {FRENCH.replace('.po', '.mo')}"
    ]
    (folder / FRENCH.replace(".po", ".mo")).write_bytes(b"\xde\x12\x04\x95no")
    assert "cut off" in own(folder, "compiled-behind")[0].message


def test_a_flag_silences_one_message_and_is_counted(folder: Path) -> None:
    edit(folder, FRENCH, "‹{library.members} people", "‹{library.members} {library.members} people")
    assert len(own(folder, "placeholder-repeated")) == 1
    edit(
        folder,
        FRENCH,
        'msgctxt "sheet:library:intro:members"',
        '#, ignore-placeholder-repeated\nmsgctxt "sheet:library:intro:members"',
    )
    verdict = inspect(Workspace(folder))
    assert "placeholder-repeated" in {found.code for found in verdict.silenced}
    assert not {"placeholder-repeated", "unused-flag"} & {found.code for found in verdict.findings}


def test_a_broken_catalog_hides_nothing_in_the_facts(folder: Path) -> None:
    edit(folder, FRENCH, 'msgid "The library"', 'msgid "The library')
    edit(
        folder,
        FACTS,
        "facts:\n",
        "facts:\n  a.b: {kind: count, value: 9, source: report, where: page 9}\n",
    )
    assert {found.code for found in own(folder, "po-syntax", "unused-fact")} == {
        "po-syntax",
        "unused-fact",
    }


def test_layout_is_looked_at_when_asked_for(folder: Path) -> None:
    long = "It lends. " * 900
    edit(folder, SHEET, '"Books are in {library.languages}."', f'"{long}"')
    config = folder / "factsheet.toml"
    config.write_text(config.read_text("utf-8").split("[locales.fr]")[0], "utf-8")
    for path in sorted(folder.glob("locales/**/*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    workspace = Workspace(folder)
    assert [found.code for found in inspect(workspace).findings] == []
    done: list[str] = []
    found = inspect(
        workspace,
        lay_out=layout_check(
            Output.open(folder / "output"), lambda _done, _all, what: done.append(what)
        ),
    )
    wrong = [one.code for one in found.findings if one.severity is not Severity.NOTE]
    assert wrong == ["page-limit"]
    assert done == ["en/library.pdf"]
    assert not (folder / "output").exists()


def test_an_error_in_a_sheet_raises_none_in_catalogs(folder: Path) -> None:
    """The forms of one and two leave their number out, whether or not the texts can be read."""
    edit(folder, SHEET, "library.loans", "library.lones")
    codes = {found.code for found in inspect(Workspace(folder)).findings}
    assert "unknown-fact" in codes
    assert not codes & {"placeholder-missing", "plural-order"}


def test_translations_of_facts_that_are_gone_are_not_judged_while_a_sheet_has_errors(
    tmp_path: Path,
) -> None:
    """Then it is unknown which numbers the forms of their messages were for."""
    starter = tmp_path / "starter"
    assert main(["new", str(starter), "--quiet"]) == 0
    facts = starter / "facts/united-nations.yaml"
    facts.write_text(facts.read_text("utf-8").replace("  un.", "  org."), "utf-8")
    edit(starter, "sheets/united-nations.yaml", "title:", "titel:")
    found = inspect(Workspace(starter)).findings
    assert "missing-key" in {one.code for one in found}
    assert [one for one in found if one.location.path.endswith(".po")] == []


def test_a_broken_translation_in_an_incomplete_language_is_a_finding(folder: Path) -> None:
    translate(folder, "fr", fuzzy=["sheet:library:title"])
    edit(folder, FRENCH, 'msgstr "‹What', 'msgstr "‹<b>What')
    assert places(own(folder, "markup-unsafe", "fuzzy")) == [
        f"warning fuzzy {FRENCH}",
        f"error markup-unsafe {FRENCH}",
    ]
