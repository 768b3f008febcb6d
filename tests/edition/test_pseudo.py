"""A small publication built in both pseudo-locales: asked for by name, gone with the next build."""

import re
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.config.config import PSEUDO_LOCALES
from factsheet.diagnostics import Findings
from factsheet.edition.document import Datum, Inline, Run
from factsheet.gate.editions import load_edition, load_sources
from factsheet.workspace import Workspace
from support.documents import reported
from support.html import elements, tree, words
from support.pdf_text import contains, text_of
from support.publications import CONFIG, SHEET, write_publication

ENGLISH = CONFIG.split("[locales.ar]")[0]
ROOMY = SHEET.replace("pages: 1", "pages: 3")


@pytest.fixture(name="folder")
def library(tmp_path: Path) -> Path:
    files = {"factsheet.toml": ENGLISH, "sheets/library.yaml": ROOMY}
    return write_publication(tmp_path, files).root


def build(folder: Path, *arguments: str) -> int:
    return main(["build", "-q", "-C", str(folder), *arguments])


ASKED = [part for tag in PSEUDO_LOCALES for part in ("--locale", tag)]


def test_pages_and_pdfs_without_a_table_or_a_catalog(folder: Path) -> None:
    assert build(folder, *ASKED) == 0
    assert not (folder / "locales").exists()
    output = folder / "output"
    accented = tree((output / "en-XA/library.html").read_text("utf-8"))
    mirrored = tree((output / "ar-XB/library.html").read_text("utf-8"))
    assert (accented.get("lang"), accented.get("dir")) == ("en-XA", "ltr")
    assert (mirrored.get("lang"), mirrored.get("dir")) == ("ar-XB", "rtl")
    assert words(elements(accented, "h1")[0]).strip() == "[Ţĥé ļîb\u0302ŕàŕý öñé]"
    assert words(elements(mirrored, "h1")[0]).strip() == "ثة ليبراري"
    assert contains(text_of(output / "en-XA/library.pdf"), "Ţĥé ļîb\u0302ŕàŕý")
    assert contains(text_of(output / "ar-XB/library.pdf"), "ثة ليبراري")


def test_a_page_limit_that_is_passed_is_a_prediction(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = " ".join(["The library lends books to its members."] * 115)
    long = SHEET.replace("      languages:", f"      long: {text}\n      languages:")
    write_publication(folder, {"factsheet.toml": ENGLISH, "sheets/library.yaml": long})
    assert main(["build", "-C", str(folder), "--locale", "en"]) == 0
    assert main(["build", "-C", str(folder), "--locale", "en-XA"]) == 0
    said = capsys.readouterr().err
    assert re.search(r"has 2 pages, and its limit is 1: .* mm over \(en-XA\) \[page-limit\]", said)
    assert (folder / "output/en-XA/library.pdf").is_file()


def letters(inlines: tuple[Inline, ...]) -> str:
    """The words of a phrase that belong to no value."""
    return "".join(
        inline.text if isinstance(inline, Run) else letters(inline.children)
        for inline in inlines
        if not isinstance(inline, Datum)
    )


def test_what_is_left_of_the_source_alphabet_is_a_value(folder: Path) -> None:
    findings = Findings()
    edition = load_edition(Workspace(folder), findings, asked=PSEUDO_LOCALES)
    assert edition is not None
    documents = list(reported(edition, findings, PSEUDO_LOCALES))
    assert [one.untranslated for one in documents] == [0, 0]
    for one in documents:
        blocks = {name: fields for name, _, fields in one.blocks}
        phrases = [one.title, one.lead, *one.keywords, blocks["intro"].heading]
        said = "".join(letters(phrase.children) for phrase in phrases)
        assert said
        assert re.findall("[a-zA-Z](?![\u0302\u0323])", said) == []


def test_a_full_build_removes_them_and_every_link_to_them(folder: Path) -> None:
    assert build(folder, *ASKED, "--format", "html") == 0
    assert build(folder, "--format", "html", "--format", "pdf") == 0
    made = [path for path in (folder / "output").rglob("*") if path.is_file()]
    assert not [path for path in made if path.parent.name in PSEUDO_LOCALES]
    pages = [path.read_text("utf-8") for path in made if path.suffix == ".html"]
    assert pages
    assert not [page for page in pages if "en-XA" in page or "ar-XB" in page]


def test_a_table_makes_one_part_of_every_build(folder: Path) -> None:
    table = '\n[locales.ar-XB]\ndigits = "arab"\n'
    write_publication(folder, {"factsheet.toml": ENGLISH + table, "sheets/library.yaml": ROOMY})
    assert build(folder, "--format", "html") == 0
    assert "١٩٥" in (folder / "output/ar-XB/library.html").read_text("utf-8")
    assert main(["sync", "-q", "-C", str(folder)]) == 0
    assert [path.name for path in (folder / "locales").iterdir() if path.is_dir()] == ["en"]


def test_catalogs_are_for_real_languages(folder: Path) -> None:
    listed = f"{ENGLISH}\n[locales.en-XA]\n"
    edition = load_sources(write_publication(folder, {"factsheet.toml": listed}), Findings())
    assert edition is not None
    assert list(edition.voices) == ["en"]


def test_a_wrong_table_is_a_finding(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = '\n[locales.en-XA]\ndigits = "lating"\n'
    write_publication(folder, {"factsheet.toml": ENGLISH + table})
    assert build(folder) == 1
    assert "factsheet.toml:11:1: error" in capsys.readouterr().err


def test_an_unknown_name_names_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(folder, "--locale", "en-xa") == 2
    assert "did you mean “en-XA”?" in capsys.readouterr().err
