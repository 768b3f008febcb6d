"""A page is used without a mouse: what is in focus is seen, in the order of the text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from support.browser import DESKTOP, PHONE, Open

if TYPE_CHECKING:
    from playwright.sync_api import Page

# What is in focus: its place among all that may be, whether it is in the window, and how
# its outline stands out from what is behind it (WCAG 2.2, 1.4.11: three to one).
FOCUS = """() => {
  const channel = value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = colour => {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(v => channel(v / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = element => {
    for (; element; element = element.parentElement) {
      const { backgroundColor } = getComputedStyle(element);
      if (backgroundColor !== "rgba(0, 0, 0, 0)") return backgroundColor;
    }
    return "white";
  };
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const [dark, bright] = [light(style.outlineColor), light(behind(element.parentElement))].sort((a, b) => a - b);
  return {
    place: [...document.querySelectorAll("a[href], input, [tabindex]")].indexOf(element),
    text: element.textContent.trim(),
    visible: box.width > 0 && box.top > -1 && box.bottom < innerHeight + 1 && box.left > -1 && box.right < innerWidth + 1,
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    contrast: (bright + 0.05) / (dark + 0.05),
  };
}"""


def walk(page: "Page") -> Iterator[dict[str, Any]]:
    """What Tab leads to, from the page's start to its end.

    Behind the last element is the page itself or, in a window that has shown others, the first.
    """
    is_first = True
    while True:
        page.keyboard.press("Tab")
        focus: dict[str, Any] = page.evaluate(FOCUS)
        if focus["place"] < 0 or (focus["place"] == 0 and not is_first):
            return
        is_first = False
        yield focus


@pytest.mark.parametrize("name", ["interpol/en/index", "interpol/ar/at-a-glance", "classic/en"])
@pytest.mark.parametrize(("width", "scheme"), [(DESKTOP, "dark"), (PHONE, "light")])
def test_whatever_has_the_focus_shows_it(
    open_page: Open, name: str, width: int, scheme: Any
) -> None:
    page = open_page(name, width)
    page.emulate_media(color_scheme=scheme)
    walked = list(walk(page))
    assert [focus["place"] for focus in walked] == list(range(len(walked)))
    assert len(walked) > 5
    faults = [f for f in walked if not f["visible"] or f["outline"] < 2 or f["contrast"] < 3]
    assert faults == []


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_the_first_link_skips_to_the_content(open_page: Open, tag: str) -> None:
    page = open_page(f"interpol/{tag}/at-a-glance")
    skip = page.locator("a.skip")
    page.keyboard.press("Tab")
    assert skip.evaluate("link => link === document.activeElement")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
