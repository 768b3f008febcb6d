"""Reading a locale's catalog from a publication; catalogs at fault are in broken/."""

from pathlib import Path

import pytest

from factsheet.catalogs.catalog import Catalog, catalog_path, read_catalog
from factsheet.config.style import LocaleStyle
from factsheet.diagnostics import Findings
from factsheet.locales.profile import LocaleProfile, profile_of
from factsheet.workspace import Workspace

HEADER = (
    'msgid ""\n'
    'msgstr ""\n'
    '"Language: fr\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=n>1\\n"\n'
)


def read(folder: Path, profile: LocaleProfile, text: str) -> tuple[Catalog | None, Findings]:
    workspace, findings = Workspace(folder), Findings()
    workspace.write(catalog_path(profile), text.encode())
    return read_catalog(workspace, profile, findings), findings


def test_an_entry_is_found_by_what_the_source_says(tmp_path: Path, fr: LocaleProfile) -> None:
    catalog, findings = read(
        tmp_path,
        fr,
        f'{HEADER}\nmsgctxt "a"\nmsgid "x"\nmsgstr "A"\n\n#, fuzzy\nmsgid "x"\nmsgstr "B"\n\n'
        'msgid "y"\nmsgstr " "\n\n#~ msgid "z"\n#~ msgstr "Z"\n',
    )
    assert list(findings) == []
    assert catalog is not None
    assert (catalog.locale, catalog.path) == ("fr", "locales/fr/LC_MESSAGES/factsheet.po")
    with_context, without, blank = (
        catalog.find("a", "x"),
        catalog.find(None, "x"),
        catalog.find(None, "y"),
    )
    assert with_context
    assert without
    assert blank
    assert (with_context.translations, with_context.is_translated) == (("A",), True)
    assert (without.translations, without.fuzzy, without.is_translated) == (("B",), True, False)
    assert not blank.is_translated
    assert str(without.location) == "locales/fr/LC_MESSAGES/factsheet.po:12:1"
    for absent in (("b", "x"), (None, "z"), (None, "")):
        assert catalog.find(*absent) is None


def test_a_plural_entry_has_the_locales_forms_even_if_not_all_are_written(
    tmp_path: Path, fr: LocaleProfile
) -> None:
    catalog, findings = read(
        tmp_path, fr, f'{HEADER}\nmsgid "x"\nmsgid_plural "xs"\nmsgstr[0] "X"\n'
    )
    assert [found.code for found in findings] == ["po-form-count"]
    assert catalog is not None
    entry = catalog.find(None, "x")
    assert entry is not None
    assert (entry.translations, entry.is_translated) == (("X", ""), False)


def test_a_plural_entry_with_one_blank_form_is_not_translated(
    tmp_path: Path, fr: LocaleProfile
) -> None:
    catalog, findings = read(
        tmp_path, fr, f'{HEADER}\nmsgid "x"\nmsgid_plural "xs"\nmsgstr[0] "X"\nmsgstr[1] "\u00a0"\n'
    )
    assert list(findings) == []
    assert catalog is not None
    entry = catalog.find(None, "x")
    assert entry is not None
    assert not entry.is_translated


@pytest.mark.parametrize("text", ["", None])
def test_a_locale_without_a_catalog(text: str | None, tmp_path: Path, fr: LocaleProfile) -> None:
    workspace, findings = Workspace(tmp_path), Findings()
    if text is not None:
        workspace.write(catalog_path(fr), text.encode())
    assert read_catalog(workspace, fr, findings) is None
    (found,) = findings
    assert (found.code, found.hint, found.locale) == ("po-missing", "run: factsheet sync", "fr")
    assert str(found.location) == "locales/fr/LC_MESSAGES/factsheet.po"


def test_a_catalog_outside_the_publication_is_not_read(tmp_path: Path, fr: LocaleProfile) -> None:
    (tmp_path / "elsewhere.po").write_text(HEADER)
    folder = tmp_path / "publication" / "locales" / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "factsheet.po").symlink_to(tmp_path / "elsewhere.po")
    findings = Findings()
    assert read_catalog(Workspace(tmp_path / "publication"), fr, findings) is None
    assert [found.code for found in findings] == ["po-unreadable"]


@pytest.mark.parametrize("stated", ["pt_BR", "pt-BR", "pt_br"])
def test_a_language_may_be_spelled_either_way(stated: str, tmp_path: Path) -> None:
    profile = profile_of(LocaleStyle("pt-BR"))
    _, findings = read(tmp_path, profile, HEADER.replace("fr", stated))
    assert not [found for found in findings if found.code == "po-language"]
