"""Pictures beside the PDFs: made with them, listed with them, kept with them."""

import json
from pathlib import Path

import pytest

from factsheet.cli.main import main
from support.html import elements, tree
from support.publications import CONFIG, write_publication

SITE = 'publisher = "Riverside Library"\nsite = "https://facts.example/sheets"'
PICTURES = ("en/library.png", "en/library.card.png")


def build(folder: Path, *options: str) -> None:
    assert main(["build", "-C", str(folder), *options]) == 0


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    config = CONFIG.split("[locales.ar]")[0]
    config = config.replace('publisher = "Riverside Library"', SITE)
    write_publication(folder, {"factsheet.toml": config})
    build(folder)
    return folder


def state(folder: Path) -> dict[str, bytes]:
    return {name: (folder / "output" / name).read_bytes() for name in (*PICTURES, "en/library.pdf")}


def test_the_manifest_vouches_for_them_with_the_key_of_their_pdf(built: Path) -> None:
    listed = json.loads((built / "output/manifest.json").read_text("utf-8"))
    artifacts = listed["artifacts"]
    assert {artifacts[name]["key"] for name in PICTURES} == {artifacts["en/library.pdf"]["key"]}
    assert {"pillow", "pypdfium2"} <= listed["tools"].keys()


def test_the_list_shows_the_thumbnail(built: Path) -> None:
    for name, source in (("en/index.html", "../en/library.png"), ("index.html", "en/library.png")):
        page = tree((built / "output" / name).read_text("utf-8"))
        (picture,) = elements(page, "img")
        assert picture.get("src") == source
        assert picture.get("alt") == "First page of the fact sheet “The library”"
        assert (picture.get("width"), picture.get("height")) == ("480", "679")


def test_the_page_names_its_card(built: Path) -> None:
    page = tree((built / "output/en/library.html").read_text("utf-8"))
    found = {meta.get("property"): meta.get("content") for meta in elements(page, "meta")}
    assert found["og:image"] == "https://facts.example/sheets/en/library.card.png"
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert found["og:image:alt"] == "First page of the fact sheet “The library”"


def test_builds_of_pages_alone_keep_them(built: Path) -> None:
    before = state(built)
    build(built, "--format", "html")
    assert state(built) == before
    assert "library.png" in (built / "output/en/index.html").read_text("utf-8")


def test_one_that_is_gone_comes_back_without_rendering(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = state(built)
    (built / "output" / PICTURES[0]).unlink()
    capsys.readouterr()
    build(built)
    assert "0 PDFs rendered" in "".join(capsys.readouterr())
    assert state(built) == before


def test_without_pdfs_there_are_none(built: Path, tmp_path: Path) -> None:
    build(built, "--format", "html", "--output", str(tmp_path))
    assert not list(tmp_path.rglob("*.png"))
    assert "<img" not in (tmp_path / "en/index.html").read_text("utf-8")
    assert "og:image" not in (tmp_path / "en/library.html").read_text("utf-8")


def test_without_a_site_there_is_no_card(tmp_path: Path) -> None:
    write_publication(tmp_path, {"factsheet.toml": CONFIG.split("[locales.ar]")[0]})
    build(tmp_path)
    assert [path.name for path in tmp_path.rglob("*.png")] == ["library.png"]
