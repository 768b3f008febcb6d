from pathlib import Path

import pytest

from factsheet.catalogs.compendium import load_compendium
from factsheet.config.style import LocaleStyle
from factsheet.config.theme import SHIPPED, ThemeSettings
from factsheet.diagnostics import Findings
from factsheet.load.editions import EDITIONS
from factsheet.load.theme import load_theme
from factsheet.locales.profile import LocaleProfile, profile_of
from factsheet.messages.phrases import phrase_messages
from factsheet.messages.templates import template_messages
from factsheet.workspace import Workspace

HEADER = 'msgid ""\nmsgstr "Language: fr\\nPlural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
FRENCH = (
    HEADER
    + """
msgid "Sources"
msgstr "Sources"

msgctxt "page"
msgid "{n} page"
msgid_plural "{n} pages"
msgstr[0] "{n} page"
msgstr[1] "{n} pages"

#, fuzzy
msgid "Note"
msgstr "Note"

msgid "Map"
msgstr ""

msgid "{n} map"
msgid_plural "{n} maps"
msgstr[0] "{n} carte"
"""
)


def test_whole_translations_are_offered(tmp_path: Path, fr: LocaleProfile) -> None:
    (tmp_path / "fr.po").write_text(FRENCH, "utf-8")
    assert load_compendium(fr, tmp_path) == {
        (None, "Sources"): ("Sources",),
        ("page", "{n} page"): ("{n} page", "{n} pages"),
    }


def test_a_regions_own_file_goes_before_the_languages(tmp_path: Path) -> None:
    canadian = profile_of(LocaleStyle("fr-CA"))
    (tmp_path / "fr.po").write_text(HEADER + 'msgid "Sources"\nmsgstr "Sources"\n', "utf-8")
    assert load_compendium(canadian, tmp_path) == {(None, "Sources"): ("Sources",)}
    (tmp_path / "fr_CA.po").write_text(HEADER + 'msgid "Sources"\nmsgstr "Références"\n', "utf-8")
    assert load_compendium(canadian, tmp_path) == {(None, "Sources"): ("Références",)}


def test_a_language_that_the_toolkit_does_not_speak(tmp_path: Path, ar: LocaleProfile) -> None:
    assert load_compendium(ar, tmp_path) == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEADER + 'msgid "a\n', "fr.po:3:7: the text has no closing quote"),
        (HEADER.replace("n > 1", "n != 1"), "fr.po: Plural-Forms selects form 1 for 0"),
    ],
)
def test_a_broken_file_is_a_fault_of_the_toolkit(
    text: str, message: str, tmp_path: Path, fr: LocaleProfile
) -> None:
    (tmp_path / "fr.po").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=message):
        load_compendium(fr, tmp_path)


@pytest.mark.parametrize("tag", ["ar", "en", "es", "fr"])
def test_the_toolkits_own_files_are_in_order(tag: str) -> None:
    for forms in load_compendium(profile_of(LocaleStyle(tag))).values():
        assert all(form.strip() for form in forms)


@pytest.mark.parametrize("tag", ["ar", "fr", "es"])
def test_everything_that_the_toolkit_says_is_translated(tag: str, tmp_path: Path) -> None:
    """Phrases around values and the templates of all themes: each message, and no other."""
    findings = Findings()
    (tmp_path / EDITIONS).write_text("{}", "utf-8")  # with the list of editions
    workspace = Workspace(tmp_path)
    texts = dict.fromkeys(
        text
        for name in SHIPPED
        for text in load_theme(workspace, ThemeSettings(name, search=True)).texts
    )
    said = {one.key for one in (*phrase_messages(), *template_messages(texts, findings))}
    assert list(findings) == []
    assert len(said) > 40
    known = load_compendium(profile_of(LocaleStyle(tag))).keys()
    assert sorted(map(str, said - known)) == []
    assert sorted(map(str, known - said)) == []
