"""Builds of a part, and kept pages: what is written is an edition in which every link leads to a file."""

import json
import shutil
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.publish.kept import without_dead_links
from support.proofs import Folder
from support.publications import SHEET, write_publication
from support.translations import BILINGUAL
from support.words import FRENCH, translate

LEAD = "sheet:library:lead"
KEEP = '[policy]\nincomplete = "keep"\n'
FRONT = {"index.html"}
EN, FR = {"en/index.html", "en/library.html"}, {"fr/index.html", "fr/library.html"}


def publication(folder: Path, policy: str = "") -> Path:
    """The library in English and French, on two sheets."""
    write_publication(
        folder, {"factsheet.toml": f"{BILINGUAL}\n{policy}", "sheets/second.yaml": SHEET}
    )
    assert main(["sync", "-q", "-C", str(folder)]) == 0
    translate(folder, "fr", FRENCH)
    return folder


@pytest.fixture(scope="module")
def two_sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publication(tmp_path_factory.mktemp("two"))


def build(folder: Path, *arguments: str) -> None:
    assert main(["build", "-q", "--format", "html", "-C", str(folder), *arguments]) == 0


def pages(output: Path) -> set[str]:
    return {path.relative_to(output).as_posix() for path in output.rglob("*.html")}


def proven(output: Path) -> dict[str, list[str]]:
    """The languages and sheets of the manifest of an edition that `verify` passes."""
    assert Folder(output).errors() == []
    manifest = json.loads((output / "manifest.json").read_text("utf-8"))
    return {key: list(manifest[key]) for key in ("locales", "sheets")}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "there"),
    [
        (["--locale", "en"], {"en/index.html", "en/library.html", "en/second.html"}),
        (["--locale", "fr"], {"fr/index.html", "fr/library.html", "fr/second.html"}),
        (["--sheet", "library"], EN | FR),
        (["--locale", "fr", "--sheet", "library"], FR),
    ],
    ids=["english", "french", "sheet", "french-sheet"],
)
def test_a_part_in_an_empty_folder_is_an_edition(
    arguments: list[str], there: set[str], two_sheets: Path, tmp_path: Path
) -> None:
    build(two_sheets, "--output", str(tmp_path), *arguments)
    assert pages(tmp_path) == there | FRONT
    names = proven(tmp_path)
    assert {*names["locales"]} == {name[:2] for name in there}
    assert {f"{name}.html" for name in names["sheets"]} == {n[3:] for n in there} - FRONT
    front = (tmp_path / "index.html").read_text("utf-8")
    assert f'<html lang="{names["locales"][0]}"' in front


@pytest.mark.slow
def test_a_part_beside_another_makes_one_edition_of_both(two_sheets: Path, tmp_path: Path) -> None:
    build(two_sheets, "--output", str(tmp_path), "--locale", "en", "--sheet", "library")
    build(two_sheets, "--output", str(tmp_path), "--locale", "fr", "--sheet", "library")
    assert pages(tmp_path) == EN | FR | FRONT
    proven(tmp_path)
    build(two_sheets, "--output", str(tmp_path), "--locale", "en", "--sheet", "second")
    assert pages(tmp_path) == EN | FR | FRONT | {"en/second.html", "fr/second.html"}
    assert proven(tmp_path) == {"locales": ["en", "fr"], "sheets": ["library", "second"]}
    (tmp_path / "parts").mkdir()
    build(two_sheets, "--output", str(tmp_path / "parts/all"))
    whole = {
        name: (tmp_path / "parts/all" / name).read_bytes() for name in pages(tmp_path / "parts/all")
    }
    assert whole == {name: (tmp_path / name).read_bytes() for name in whole}


def test_a_part_of_a_whole_edition_is_made_alone(two_sheets: Path, tmp_path: Path) -> None:
    build(two_sheets, "--output", str(tmp_path))
    page = tmp_path / "en/second.html"
    page.write_text(page.read_text("utf-8").replace("books", "boxes"), "utf-8")
    build(two_sheets, "--output", str(tmp_path), "--locale", "fr", "--sheet", "library")
    assert "boxes" in page.read_text("utf-8")


@pytest.mark.slow
def test_a_pseudo_locale_leaves_other_pages_alone(two_sheets: Path, tmp_path: Path) -> None:
    build(two_sheets, "--output", str(tmp_path))
    page = (tmp_path / "en/library.html").read_bytes()
    build(two_sheets, "--output", str(tmp_path), "--locale", "ar-XB", "--sheet", "library")
    assert (tmp_path / "en/library.html").read_bytes() == page
    assert {*proven(tmp_path)["locales"]} == {"en", "fr", "ar-XB"}
    shutil.rmtree(tmp_path)
    build(two_sheets, "--output", str(tmp_path), "--locale", "ar-XB")
    assert proven(tmp_path)["locales"] == ["ar-XB"]


@pytest.mark.slow
def test_the_source_names_what_a_part_leaves_out(
    two_sheets: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build(two_sheets, "--output", str(tmp_path), "--locale", "en", "--sheet", "library")
    assert main(["verify", str(tmp_path), "--source", str(two_sheets)]) == 1
    told = capsys.readouterr().err
    assert "the edition does not have 1 language of the source: fr [source-differs]" in told
    assert "the edition does not have 1 sheet of the source: second [source-differs]" in told
    assert "\n2 errors\n" in told


@pytest.mark.slow
@pytest.mark.parametrize("gone", ["a sheet", "the other language"])
def test_kept_pages_lead_to_nothing_that_is_gone(gone: str, tmp_path: Path) -> None:
    folder = publication(tmp_path, KEEP)
    config = folder / "factsheet.toml"
    with_spanish = '[policy.locales.es]\nincomplete = "fallback"\n'
    config.write_text(f"{BILINGUAL}\n[locales.es]\n{KEEP}{with_spanish}", "utf-8")
    assert main(["sync", "-q", "-C", str(folder)]) == 0
    build(folder)
    before = (folder / "output/fr/second.html").read_text("utf-8")
    assert "../es/second.html" in before
    translate(folder, "fr", FRENCH, missing=LEAD)
    if gone == "a sheet":
        (folder / "sheets/second.yaml").unlink()
    else:
        config.write_text(f"{BILINGUAL}\n{KEEP}", "utf-8")
    build(folder)
    after = (folder / "output/fr/second.html").read_text("utf-8")
    assert "../es/second.html" not in after
    assert (
        proven(folder / "output")["locales"] == ["en", "fr", "es"][: 3 if gone == "a sheet" else 2]
    )
    build(folder, "--locale", "en")
    build(folder)
    assert (folder / "output/fr/second.html").read_text("utf-8") == after


def test_only_dead_links_are_taken_out() -> None:
    page = (
        '<head>\r\n<link rel="alternate" hreflang="en" href="../en/old.html">\n'
        '<link rel=stylesheet href="../assets/a.css">\n<link href="https://x.example/en/old.html">\n'
        '<body><a class="a&amp;b" href="../en/old.html"\n hreflang="en" lang="en">English</a> '
        "<!-- <a href=gone.html> --> <a href='list.html'>é</a><a href='#top'>x</a><a href='../'>y</a>"
    )
    there = {"fr/list.html", "assets/a.css", "./index.html", "index.html"}
    seen = without_dead_links("fr/old.html", page, there.__contains__)
    assert seen == page.replace(
        '<link rel="alternate" hreflang="en" href="../en/old.html">', ""
    ).replace(
        '<a class="a&amp;b" href="../en/old.html"\n hreflang="en" lang="en">',
        '<a class="a&amp;b" lang="en">',
    )
    assert without_dead_links("fr/old.html", seen, there.__contains__) == seen
