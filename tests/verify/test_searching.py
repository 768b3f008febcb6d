"""Scripts, search indexes and the sitemap: only the toolkit's own, made of the pages beside them."""

from pathlib import Path

import pytest

from support.once import filled_once
from support.proofs import Folder
from support.publications import CONFIG
from support.published import moved, publish

SITE = "https://example.org/facts"
SITED = CONFIG.replace("[publication]\n", f'[publication]\nsite = "{SITE}"\n')
MAP = "sitemap.xml"
INDEX = "en/search.js"
SCRIPTS = ("assets/js/search.js", "assets/js/place.js")


@pytest.fixture(scope="session")
def sited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled_once(tmp_path_factory, "sited", _publish) / "output"


def _publish(folder: Path) -> None:
    publish(folder, {"factsheet.toml": f"{SITED}\n[theme]\nsearch = true\n"})


@pytest.fixture
def edition(sited: Path, tmp_path: Path) -> Folder:
    return Folder(moved(sited, tmp_path / "edition"))


def damage(edition: Folder, name: str, old: str, new: str) -> list[tuple[str, str]]:
    path = edition.path / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    edition.vouch(name)
    return edition.errors()


@pytest.mark.slow
def test_nothing_is_wrong(edition: Folder) -> None:
    assert edition.errors() == []
    assert {MAP, INDEX, *SCRIPTS} <= edition.manifest()["artifacts"].keys()


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_the_toolkits(edition: Folder, name: str) -> None:
    assert damage(edition, name, '"use strict"', "alert(1)") == [("page-script", name)]


@pytest.mark.parametrize(("old", "new"), [("195", "196"), ("};", "}; alert(1);"), ("[[", "[")])
def test_an_index_says_what_the_pages_say(edition: Folder, old: str, new: str) -> None:
    assert damage(edition, INDEX, old, new) == [("search-differs", INDEX)]


def test_a_page_without_its_passages_is_told(edition: Folder) -> None:
    errors = damage(edition, "en/library.html", "</h2>", " of all</h2>")
    assert ("search-differs", INDEX) in errors


@pytest.mark.parametrize(
    ("old", "new"),
    [(f"{SITE}/en/", f"{SITE}/xx/"), (SITE, "https://example.com/facts"), ("</urlset>", "")],
)
def test_a_sitemap_names_the_pages(edition: Folder, old: str, new: str) -> None:
    assert damage(edition, MAP, old, new) == [("sitemap-differs", MAP)]


@pytest.mark.parametrize("name", ["en/other.js", "assets/js/x.js", "search.js", "map.xml"])
def test_other_programs_are_refused(edition: Folder, name: str) -> None:
    (edition.path / name).write_text("alert(1)", "utf-8")
    edition.vouch(name)
    assert ("file-type", name) in edition.errors()
