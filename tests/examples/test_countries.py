"""The country profiles: a sheet for each of 249 rows, in four languages, of the same few texts."""

import re
import shutil
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.diagnostics import Findings
from factsheet.gate.editions import load_edition
from factsheet.load.theme import load_theme
from factsheet.verify.verify import verify
from factsheet.workspace import Workspace
from support.editions import ROOT

FOLDER = ROOT / "examples/countries"
LOCALES = ("ar", "en", "fr", "es")
VALUE = re.compile(r'<data\b[^>]*? value="([^"]*)" data-fact="([^"]*)"[^>]*>([^<]*)</data>')
ALIKE = {"fon", "gan", "luo", "tiv", "vai", "yao"}
"""Languages whose names in French or Spanish happen to be their codes."""
NOTICE = {
    "ar": "المركز القانوني",
    "en": "legal status",
    "fr": "statut juridique",
    "es": "condición jurídica",
}


def rows_of(table: str) -> list[str]:
    return (FOLDER / f"data/{table}.csv").read_text("utf-8").splitlines()[1:]


def stated(values: list[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """Canonical values and their addresses. Arabic says one language and two without a number."""
    return [(value, address) for value, address, _ in values if not address.endswith(".languages")]


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A copy with two territories only, in Arabic and English: two currencies, and no language."""
    folder = tmp_path / "few"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("output", ".factsheet"))
    (folder / "sheets/world.yaml").unlink()
    config = (folder / "factsheet.toml").read_text("utf-8")
    (folder / "factsheet.toml").write_text(config.partition("[locales.fr")[0], "utf-8")
    table = folder / "data/territories.csv"
    head, *rows = table.read_text("utf-8").splitlines(keepends=True)
    table.write_text("".join([head, *(row for row in rows if row[:3] in ("aq,", "pa,"))]), "utf-8")
    return folder


@pytest.mark.slow
def test_every_territory_has_a_page_in_every_language(tmp_path: Path) -> None:
    command = ["build", "-C", str(FOLDER), "--format", "html", "--output", str(tmp_path), "--quiet"]
    assert main(command) == 0
    codes = [row.partition(",")[0] for row in rows_of("territories")]
    assert len(codes) == len(set(codes)) == 249
    for code in codes:
        pages = {
            locale: (tmp_path / locale / f"country-{code}.html").read_text("utf-8")
            for locale in LOCALES
        }
        values = {locale: VALUE.findall(page) for locale, page in pages.items()}
        assert all(stated(values[locale]) == stated(values["en"]) for locale in LOCALES), code
        assert all(NOTICE[locale] in page for locale, page in pages.items()), code
        for locale in LOCALES:
            bare = {
                value
                for value, address, words in values[locale]
                if address.endswith(".language") and value == words
            }
            assert bare <= ALIKE, f"{locale}/country-{code} names a language by its code"


def messages_of(folder: Path) -> set[str | None]:
    workspace, findings = Workspace(folder), Findings()
    edition = load_edition(workspace, findings)
    assert edition is not None, list(findings)
    theme = load_theme(workspace, edition.config.theme)
    return {message.context for message in edition.messages(theme, findings)}


@pytest.mark.slow
def test_messages_do_not_multiply_with_rows(few: Path) -> None:
    all_rows = messages_of(FOLDER)
    of_country = {
        context for context in all_rows if context and context.startswith("sheet:country:")
    }
    few_rows = messages_of(few)
    assert "sheet:country:title" in of_country
    assert of_country <= few_rows
    assert {context for context in all_rows - few_rows if context} == {
        context for context in all_rows if context and context.startswith("sheet:world:")
    }


@pytest.mark.slow
def test_an_edition_with_its_pdfs_is_proven(few: Path) -> None:
    assert main(["build", "-C", str(few), "--quiet"]) == 0
    findings = Findings()
    extent = verify(few / "output", findings, lambda *_: None)
    assert [str(one) for one in findings] == []
    assert extent is not None
    assert (extent.pdfs, extent.languages) == (4, 2)
