"""axe-core finds nothing, and nothing of which it can't tell, in either scheme on any screen."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factsheet.report.statushtml import as_html
from support.browser import DESKTOP, PHONE, Open, axe
from support.editions import ROOT
from support.statuses import status

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAMES = ("index", *sorted(path.stem for path in ROOT.glob("sheets/*.yaml")))
EXAMPLES = ("index", *sorted(path.stem for path in ROOT.glob("docs/examples/blocks/sheets/*.yaml")))
PAGES = (
    *(f"interpol/{tag}/{name}" for tag in ("ar", "en") for name in NAMES),
    *(f"interpol/{tag}/{name}" for tag in ("fr", "es") for name in ("index", "at-a-glance")),
    "interpol/ar-XB/at-a-glance",
    *(f"blocks/{tag}/{name}" for tag in ("ar", "en") for name in EXAMPLES),
    *(f"starter/{tag}/{name}" for tag, name in (("ar", "united-nations"), ("fr", "index"))),
    *(f"{theme}/{tag}" for theme in ("modern", "classic") for tag in ("ar", "en")),
)
# Colours are the same on any screen, and words and order in either scheme, so that two looks
# say nearly everything. Pages of the publication are made of the same blocks: each has one of the
# looks, in turn, and a few pages are seen in all four.
LOOKS = ((DESKTOP, "light"), (PHONE, "dark"))
OTHERS = ((DESKTOP, "dark"), (PHONE, "light"))
FULLY = ("interpol/en/index", "interpol/ar/at-a-glance")


@pytest.mark.parametrize(("place", "name"), list(enumerate(PAGES)))
def test_axe_finds_nothing(open_page: Open, place: int, name: str) -> None:
    looks = (LOOKS[place % 2],) if name.startswith("interpol/") else LOOKS
    found = axe(open_page(name), (*LOOKS, *OTHERS) if name in FULLY else looks)
    if name.endswith("/tables"):
        # Of headings over several rows, and of what has to be scrolled to, axe can't tell.
        found = [line for line in found if not line.startswith("incomplete")]
    assert found == []


def test_axe_finds_nothing_in_a_status(window: "Page", tmp_path: Path) -> None:
    path = tmp_path / "status.html"
    path.write_text(as_html(status(is_selection=True)), "utf-8")
    window.goto(path.as_uri())
    assert axe(window, ((DESKTOP, "light"), (DESKTOP, "dark"))) == []
    # Wide tables scroll on a phone: of what is not in sight axe can't say its colours.
    assert [line for line in axe(window, [(PHONE, "light")]) if line.startswith("violation")] == []


def test_axe_finds_faults(open_page: Open) -> None:
    page = open_page("interpol/en/index")
    page.add_style_tag(content="@media (prefers-color-scheme: dark) { .lead { opacity: 0.2 } }")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    found = axe(page, LOOKS)
    assert {line.split(": ")[2] for line in found} == {"html-has-lang", "color-contrast"}
    assert [line for line in found if "color-contrast" in line and "light" in line] == []
