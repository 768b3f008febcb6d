"""What the preview shows is what a build from nothing would make, whatever was edited before."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.diagnostics import Findings
from factsheet.gate.editions import load_edition
from factsheet.gate.proof import check_pages
from factsheet.load.memory import FileMemory
from factsheet.preview.live import Live, PagePlace, ShownPage
from factsheet.publish.layout import Means
from factsheet.workspace import Workspace
from support.edits import Edits
from support.publications import SHEET, write_publication

EDITS = 40


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    folder = tmp_path / "starter"
    assert main(["new", str(folder), "--quiet"]) == 0
    return folder


def shown(live: Live) -> dict[PagePlace, object]:
    """Every page of the publication, and why there is none."""
    edition = live.edition
    if edition is None:
        return {PagePlace("", "", date.min): list(map(str, live.findings))}
    places = [PagePlace(sheet, tag, edition.day) for sheet in ("united-nations",) for tag in TAGS]
    return {
        place: (page.html, page.why, [str(f) for f in page.findings if f.severity == "error"])
        for place in places
        if (page := at_last(live, place))
    }


def at_last(live: Live, place: PagePlace) -> ShownPage:
    """The page as a session shows it."""
    page = live.page(place, at_once=True)
    return page if live.languages(place) == page.languages else live.page(place)


TAGS = ("ar", "en", "fr", "es")


def assert_not_stale(root: Path, edits: int, seed: int) -> int:
    """Edit at random, and compare with a publication read from nothing; how many had pages."""
    live, changes, built = Live(root), Edits(root, seed), 0
    live.refresh()
    for _ in range(edits):
        what = changes.edit()
        live.refresh()
        fresh = Live(root)
        fresh.refresh()
        assert shown(live) == shown(fresh), what
        built += _is_as_the_gate_has_it(live, root, what)
    return built


def _is_as_the_gate_has_it(live: Live, root: Path, what: str) -> bool:
    """Whether the publication can be built; then the pages for paper are those of the gate."""
    workspace, findings = Workspace(root), Findings()
    edition = load_edition(workspace, findings)
    if edition is None:
        return False
    # Frames of the preview run no script, so its pages have no search.
    config = replace(edition.config, theme=replace(edition.config.theme, search=False))
    edition = replace(edition, config=config)
    means = Means.of(workspace, config, findings)
    for page in check_pages(edition, means.theme, {}, findings):
        job = live.job(PagePlace(page.sheet.id, page.document.locale, edition.day))
        assert job is not None, what
        assert (job.html, job.limit) == (page.html, page.document.pages), what
    return True


def test_nothing_is_stale(starter: Path) -> None:
    assert assert_not_stale(starter, EDITS, seed=3) > EDITS / 4


def test_marks_are_in_previews_alone(tmp_path: Path) -> None:
    live = Live(write_publication(tmp_path).root)
    live.refresh()
    place = PagePlace("library", "en", date(2021, 11, 25))
    html, job = live.page(place).html, live.job(place)
    assert html is not None
    assert job is not None
    assert 'data-message="sheet:library:intro:members"' in html
    assert 'data-message="" data-source="Download as PDF"' in html
    assert "data-message" not in job.html
    assert not any("\ufdd0" <= character <= "\ufdef" for character in html)


def test_a_page_may_be_looked_at_in_other_digits(starter: Path) -> None:
    live = Live(starter)
    live.refresh()
    assert live.edition is not None
    assert (live.digits("ar"), live.digits("en")) == (("latn", "arab"), ("latn",))
    place = PagePlace("united-nations", "ar", live.edition.day)
    other = replace(place, digits="arab")
    as_set, arab = live.page(place).html or "", live.page(other).html or ""
    assert ">193<" in as_set
    assert ">١٩٣<" in arab
    job = live.job(other)
    assert job is not None
    assert ">١٩٣<" in job.html
    assert live.page(place).html == as_set


def test_a_sheet_that_cannot_be_read_says_where(tmp_path: Path) -> None:
    root = write_publication(tmp_path, {"sheets/other.yaml": SHEET.replace("pages: 1", "")}).root
    live = Live(root)
    live.refresh()
    place = PagePlace("other", "en", date(2021, 11, 25))
    page = live.page(place)
    assert page.html is None
    assert [(f.code, f.location.path) for f in page.findings] == [
        ("missing-key", "sheets/other.yaml")
    ]
    assert live.page(PagePlace("library", "en", place.day)).html
    assert live.job(place) is None


def test_a_catalog_that_cannot_be_read_is_not_replaced_by_the_source(tmp_path: Path) -> None:
    files = {"locales/fr/LC_MESSAGES/factsheet.po": "msgid"}
    live = Live(write_publication(tmp_path, files).root)
    live.refresh()
    page = live.page(PagePlace("library", "fr", date(2021, 11, 25)))
    assert page.html is None
    assert {finding.locale for finding in page.findings} == {"fr"}


def test_a_passage_with_an_unknown_fact_is_left_out_and_named(tmp_path: Path) -> None:
    sheet = SHEET.replace("{library.languages}", "{library.nothing}")
    live = Live(write_publication(tmp_path, {"sheets/library.yaml": sheet}).root)
    live.refresh()
    page = live.page(PagePlace("library", "en", date(2021, 11, 25)))
    assert page.html
    assert "Books are in" not in page.html
    assert [str(found.location) for found in page.findings] == ["sheets/library.yaml:14:18"]


def test_only_what_has_changed_is_read(starter: Path) -> None:
    """And nothing is forgotten: what was missing, what was listed, what could not be read."""
    memory, reads = FileMemory(), []

    def ask() -> list[str]:
        def read(workspace: Workspace, findings: Findings) -> list[str]:
            reads.append(1)
            there = [str(workspace.exists("extra.txt")), *workspace.files("facts", ".yaml")]
            return [*there, workspace.read_bytes("factsheet.toml").decode()]

        return memory.read("it", Workspace(starter), Findings(), read)

    first = ask()
    assert ask() is first
    for change in (
        lambda: (starter / "factsheet.toml").write_text("x", "utf-8"),
        lambda: (starter / "extra.txt").write_text("x", "utf-8"),
        lambda: (starter / "facts/more.yaml").write_text("x", "utf-8"),
        (starter / "facts/more.yaml").unlink,
    ):
        before, _ = ask(), change()
        assert ask() != before
    assert len(reads) == 5
