"""Narrow windows, wider spacing, the other direction: nothing is cut off or lost."""

from typing import TYPE_CHECKING

import pytest

from support.browser import DESKTOP, PHONE, Open
from support.editions import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAMES = ("index", *sorted(path.stem for path in ROOT.glob("sheets/*.yaml")))
PAGES = (
    *(f"interpol/{tag}/{name}" for tag in ("ar", "en") for name in NAMES),
    *(f"{theme}/{tag}" for theme in ("modern", "classic") for tag in ("ar", "en")),
)
NARROW = 320
"""CSS pixels: what a window of 1280 has at 400% (WCAG 2.2, 1.4.10)."""
SPACING = """* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important }
"""
"""What readers may set (WCAG 2.2, 1.4.12)."""
# Texts of which a line is beyond the page's sides, is cut off by a box around it, or runs
# through another. A box that scrolls by itself, as a wide table's does, shows all that it has.
ILLEGIBLE = """() => {
  const page = { left: 0, right: document.documentElement.clientWidth, top: -Infinity, bottom: Infinity };
  const isIn = (box, line) =>
    line.left > box.left - 1 && line.right < box.right + 1 && line.top > box.top - 1 && line.bottom < box.bottom + 1;
  const isLost = (line, element) => {
    for (let around = element; around; around = around.parentElement) {
      const overflow = getComputedStyle(around).overflowX;
      if (overflow === "auto" || overflow === "scroll") return false;
      if (overflow !== "visible" && !isIn(around.getBoundingClientRect(), line)) return true;
    }
    return !isIn(page, line);
  };
  const lines = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (!data.trim() || !parentElement.checkVisibility() || parentElement.closest(".skip")) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      const middle = (bottom - top) / 4;  // above and below, fonts leave room of their own
      const line = { left, right, top: top + middle, bottom: bottom - middle };
      if (right - left > 2) lines.push({ ...line, text: data.trim(), parentElement });
    }
  }
  const collide = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom && b.top < a.bottom;
  const lost = lines.filter(line => isLost(line, line.parentElement)).map(line => line.text);
  const collisions = lines.flatMap((a, i) => lines.slice(i + 1).filter(b => collide(a, b)).map(b => `${a.text} | ${b.text}`));
  return [...lost, ...collisions];
}"""
# Boxes by their distance from the side where lines start, in CSS pixels.
PLACES = """selector => [...document.querySelectorAll(selector)].map(element => {
  const { left, right, width } = element.getBoundingClientRect();
  const isMirrored = document.documentElement.dir === "rtl";
  return [isMirrored ? document.documentElement.clientWidth - right : left, width].map(Math.round);
})"""


def illegible(page: "Page") -> list[str]:
    found: list[str] = page.evaluate(ILLEGIBLE)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_text_fits_any_window_with_any_spacing(open_page: Open, name: str) -> None:
    page = open_page(name)
    assert illegible(page) == []
    page.set_viewport_size({"width": NARROW, "height": 256})
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW
    assert illegible(page) == []
    page.add_style_tag(content=SPACING)
    for width in (NARROW, PHONE, DESKTOP):
        page.set_viewport_size({"width": width, "height": 900})
        assert illegible(page) == [], width


def test_what_is_lost_is_found(open_page: Open) -> None:
    page = open_page("modern/en")
    page.add_style_tag(
        content="h1 { white-space: nowrap; max-inline-size: none } .lead { margin-block-start: -2em }"
    )
    page.set_viewport_size({"width": NARROW, "height": 256})
    title, lead = (page.locator(name).first.inner_text() for name in ("h1", ".lead"))
    found = illegible(page)
    assert title in found
    assert any(line.startswith(f"{title} | ") and line[-9:] in lead for line in found)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_arabic_pages_mirror_english_ones(open_page: Open, width: int) -> None:
    boxes = ".block, .figure, .map-picture, .donut-ring, .legend, .masthead-title"
    placed = {
        tag: open_page(f"interpol/{tag}/at-a-glance", width).evaluate(PLACES, boxes)
        for tag in ("ar", "en")
    }
    assert placed["ar"] == placed["en"]
    assert len({start for start, _ in placed["en"]}) > 1


def test_pages_stand_still_for_who_asks(open_page: Open) -> None:
    page = open_page("interpol/en/index")
    scrolling = "getComputedStyle(document.documentElement).scrollBehavior"
    assert page.evaluate(scrolling) == "auto"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(scrolling) == "smooth"
