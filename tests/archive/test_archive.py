"""A site keeps the bytes of every edition, and shows corrections and withdrawals in all languages."""

import filecmp
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.published.manifest import read_manifest
from support.browser import DESKTOP, PHONE, axe, chromium
from support.html import classed, elements, tree, unbalanced, words
from support.once import filled_once
from support.proofs import Folder
from support.publications import CONFIG, FACTS
from support.published import catalog, publish

SITE = 'site = "https://example.org/facts/2021"\nsource_locale'
CORRECTED = """\
2021-11-25:
  corrected:
    - date: 2021-12-03
      text: "It had 194 members and not 196."
"""
WITHDRAWN = (
    "{day}:\n  withdrawn: {{date: 2022-02-01, text: Its figures were of another library.}}\n"
)
OLD, NEW = "2020-11-25", "2021-11-25"
FIXED = f"{NEW}-corrected-2021-12-03"
CONTEXTS = [
    ("edition:2021-11-25:corrected:2021-12-03:text", "It had 194 members and not 196."),
    ("edition:2020-11-25:withdrawn:2022-02-01:text", "Its figures were of another library."),
]
ARABIC = catalog(
    "ar",
    (*CONTEXTS[0], "كان عدد الأعضاء 194 وليس 196."),
    (*CONTEXTS[1], "كانت أرقامه لمكتبة أخرى."),
)


def config(day: str) -> dict[str, str]:
    settings = CONFIG.replace(NEW, day).replace("source_locale", SITE, 1)
    return {"factsheet.toml": settings, "editions.yaml": "# none yet"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three editions of the library: an old one, one with a wrong number, and its correction."""

    def build(folder: Path) -> None:
        right = {"facts/library.yaml": FACTS.replace("value: 195", "value: 196")}
        publish(folder / "old", config(OLD))
        publish(folder / "new", config(NEW))
        publish(folder / "fixed", config(NEW) | right | {"editions.yaml": CORRECTED} | ARABIC)

    return filled_once(tmp_path_factory, "archive", build)


@pytest.fixture
def publication(built: Path, tmp_path: Path) -> Path:
    """What the publication is now."""
    folder = tmp_path / "publication"
    shutil.copytree(built / "fixed", folder)
    return folder


@pytest.fixture
def add(built: Path, publication: Path, tmp_path: Path) -> Callable[..., int]:
    def run(name: str | Path) -> int:
        site, edition = str(tmp_path / "site"), str(built / name / "output")
        return main(["archive", "-q", "-C", str(publication), site, "--output", edition])

    return run


@pytest.fixture
def site(add: Callable[..., int], tmp_path: Path) -> Path:
    """A site with the three editions, the oldest added last."""
    assert [add(name) for name in ("new", "fixed", "old")] == [0, 0, 0]
    return tmp_path / "site"


def files(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def hrefs(page: Path) -> Iterator[Path]:
    """The files that the page's relative links lead to."""
    root = tree(page.read_text("utf-8"))
    for tag, name in (("a", "href"), ("link", "href")):
        for element in elements(root, tag):
            target = (element.get(name) or "").partition("#")[0]
            if target and "://" not in target:
                yield page.parent / target


@pytest.mark.slow
def test_every_edition_has_its_own_bytes_and_the_latest_is_at_the_root(
    site: Path, built: Path
) -> None:
    for name, source in ((OLD, "old"), (NEW, "new"), (FIXED, "fixed")):
        output, place = built / source / "output", site / "editions" / name
        assert files(place) == files(output)
        assert filecmp.cmpfiles(output, place, files(output), shallow=False)[1:] == ([], [])
        assert Folder(place).errors() == []
        assert all(
            filecmp.cmp(built / "fixed/output" / one, site / one)
            for one in files(built / "fixed/output")
        )


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["en", "ar", "fr", "es"])
def test_the_list_tells_what_changed_and_leads_everywhere(site: Path, tag: str) -> None:
    page = site / tag / "editions.html"
    html = page.read_text("utf-8")
    assert unbalanced(html) == []
    assert "<script" not in html
    root = tree(html)
    sections = classed(root, "listing")
    assert [one.get("id") for one in sections] == [f"edition-{n}" for n in (FIXED, NEW, OLD)]
    assert len(elements(root, "h1")) == 1
    # Facts: the corrected number, and that of 2020, when another statement held.
    rows = [[words(cell) for cell in elements(one, "td")] for one in sections[:2]]
    assert rows == [["195", "196"], ["194", "195"]]
    assert "194" in words(classed(sections[1], "translation-notice")[0])
    assert all(path.is_file() for path in hrefs(page)), [*hrefs(page)]
    alternates = [one.get("href") for one in elements(root, "link") if one.get("hreflang") == "ar"]
    assert alternates == ["https://example.org/facts/2021/ar/editions.html"]


def test_a_corrected_edition_says_so_in_words_and_data(site: Path) -> None:
    page = site / "editions" / FIXED / "ar/library.html"
    notices = [words(one) for one in classed(tree(page.read_text("utf-8")), "translation-notice")]
    assert any("ديسمبر 2021" in one and "كان عدد الأعضاء 194" in one for one in notices)
    data = json.loads(page.with_suffix(".jsonld").read_text("utf-8"))
    assert data["correction"] == [
        {
            "@type": "CorrectionComment",
            "datePublished": "2021-12-03",
            "text": "كان عدد الأعضاء 194 وليس 196.",
        }
    ]
    assert data["isBasedOn"] == f"https://example.org/facts/2021/editions/{NEW}/ar/library.html"
    cited = words(classed(tree(page.read_text("utf-8")), "citation")[0])
    assert f"/editions/{FIXED}/ar/library.html" in cited
    assert read_manifest(site).name == FIXED


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("not 196.</bdi>", "not 197.</bdi>", "number-unproven"),
        ('"datePublished":"2021-12-03"', '"datePublished":"2021-12-04"', "data-differs"),
        ('datetime="2021-12-03"', 'datetime="2021-12-04"', "value-differs"),
        (f"editions/{NEW}/en", f"editions/{OLD}/en", "data-differs"),
    ],
)
def test_a_changed_correction_is_found(site: Path, old: str, new: str, code: str) -> None:
    place = Folder(site / "editions" / FIXED)
    place.edit("en/library.html", old, new)
    assert code in {found for found, _ in place.errors()}


@pytest.mark.slow
def test_a_withdrawn_edition_has_notices_in_place_of_its_pages(
    site: Path, publication: Path, add: Callable[..., int]
) -> None:
    text = CORRECTED + WITHDRAWN.format(day=OLD)
    (publication / "editions.yaml").write_text(text, "utf-8")
    before = files(site)
    assert add("fixed") == 0
    assert files(site) == before
    place = site / "editions" / OLD
    for path in place.rglob("*.html"):
        root = tree(path.read_text("utf-8"))
        assert "1" in words(classed(root, "translation-notice")[0])
        assert classed(root, "block") == []
        assert all(one.is_file() for one in hrefs(path)), [*hrefs(path)]
    arabic = tree((place / "ar/library.html").read_text("utf-8"))
    assert "كانت أرقامه لمكتبة أخرى." in words(classed(arabic, "translation-notice")[0])
    present = [a.get("href") for a in elements(classed(arabic, "actions")[0], "a")]
    assert present == ["../../../ar/library.html", "../../../ar/editions.html"]
    section = classed(tree((site / "en/editions.html").read_text("utf-8")), "listing")[2]
    assert elements(section, "a") == []
    # Taken back, the edition is as it was.
    (publication / "editions.yaml").write_text(CORRECTED, "utf-8")
    assert add("old") == 0
    assert Folder(place).errors() == []


@pytest.mark.slow
def test_without_the_latest_edition_another_is_at_the_root(
    site: Path, publication: Path, add: Callable[..., int]
) -> None:
    notes = publication / "editions.yaml"
    notes.write_text(WITHDRAWN.format(day=NEW), "utf-8")
    assert add("fixed") == 0
    assert read_manifest(site).name == OLD
    notes.write_text(WITHDRAWN.format(day=NEW) + WITHDRAWN.format(day=OLD), "utf-8")
    assert add("fixed") == 0
    root = tree((site / "en/library.html").read_text("utf-8"))
    assert "another library" in words(classed(root, "translation-notice")[0])
    assert all(one.is_file() for one in hrefs(site / "en/library.html"))


@pytest.mark.slow
def test_an_address_keeps_its_edition(
    add: Callable[..., int], built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add("new") == 0
    kept = (tmp_path / "site/en/library.html").read_bytes()
    other = publish(tmp_path / "other", config(NEW) | SHEET)
    assert add(other.parent) == 1
    assert "edition-exists" in capsys.readouterr().err
    assert (tmp_path / f"site/editions/{NEW}/en/library.html").read_bytes() == kept
    assert (tmp_path / "site/en/library.html").read_bytes() == kept
    assert add("new") == 0


SHEET = {
    "sheets/library.yaml": (
        "title: Another\nlead: Of the library.\npages: 1\nkeywords: {books: books}\n"
        "blocks:\n  numbers: {type: figures, facts: [library.members]}\n"
    )
}


def damaged(built: Path, folder: Path) -> Folder:
    shutil.copytree(built / "new", folder)
    return Folder(folder / "output")


@pytest.mark.parametrize("day", ["../../out", "2021-11-25/..", "", "2021-11"])
def test_an_edition_is_named_by_its_day(
    day: str, built: Path, add: Callable[..., int], tmp_path: Path
) -> None:
    edition = damaged(built, tmp_path / "made")
    edition.write_manifest(edition.manifest() | {"edition": day})
    assert add(tmp_path / "made") == 1
    assert files(tmp_path / "site") == []


@pytest.mark.parametrize("name", ["editions/2020-11-25/en/x.css", "en/editions.html", "../x.css"])
def test_an_edition_has_no_file_where_the_archive_has_its_own(
    name: str, built: Path, add: Callable[..., int], tmp_path: Path
) -> None:
    edition = damaged(built, tmp_path / "made")
    path = edition.path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("", "utf-8")
    edition.vouch(name)
    assert add(tmp_path / "made") == 1
    assert files(tmp_path / "site") == []


def test_a_changed_file_is_not_added(built: Path, add: Callable[..., int], tmp_path: Path) -> None:
    edition = damaged(built, tmp_path / "made")
    (edition.path / "en/library.html").write_text("<p>Something else", "utf-8")
    assert add(tmp_path / "made") == 1
    assert files(tmp_path / "site") == []


@pytest.mark.parametrize("link", ["editions", f"editions/{NEW}", "en", "assets"])
def test_nothing_is_written_through_a_link(
    link: str, add: Callable[..., int], tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    path = tmp_path / "site" / link
    path.parent.mkdir(parents=True)
    path.symlink_to(outside)
    assert add("new") == 1
    assert files(outside) == []


def test_axe_finds_nothing_in_the_list_and_in_notices(
    site: Path, publication: Path, add: Callable[..., int]
) -> None:
    (publication / "editions.yaml").write_text(CORRECTED + WITHDRAWN.format(day=OLD), "utf-8")
    assert add("fixed") == 0
    with chromium() as browser:
        for name in ("ar/editions.html", f"editions/{OLD}/en/library.html"):
            page = browser.new_page()
            page.goto((site / name).as_uri())
            looks = ((DESKTOP, "dark"), (PHONE, "light"))
            assert axe(page, looks) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_each_edition_is_verified_where_it_is(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(site)]) == 2
    assert f"factsheet verify {site / 'editions' / FIXED}" in capsys.readouterr().err


def test_the_site_is_no_edition(built: Path, publication: Path) -> None:
    for site in ("output", "output/site"):
        assert main(["archive", "-q", "-C", str(publication), str(publication / site)]) == 2
