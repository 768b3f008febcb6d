"""Pages as a browser shows them: the machine's own Chromium, and axe-core in it.

Its driver is imported when a browser is started: only the few tests that need one pay for it.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_playwright_python
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]
"""Shows the page of that name, in a window of that `width` and `height`."""

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
PHONE = 375
DESKTOP = 1280
HEIGHT = 900

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations", "incomplete"],
    "preload": False,  # stylesheets, for rules that are in none of these sets
}
# Decoration and pictures: near them, axe says that it can't tell what is behind a text. They
# stay in the tree that a screen reader is given.
VEIL = "::before, ::after { content: none !important } img, svg { opacity: 0 !important }"


PATIENCE = 240_000
"""Milliseconds that a page may take. Beside other tests, and with the low priority that Chromium
gives its renderers, it may wait long for a processor; one that never loads still fails."""


@contextmanager
def chromium() -> "Iterator[Browser]":
    """The browser, without a window. Skips the test where there is none."""
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.skip("there is no Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        try:
            yield browser
        finally:
            browser.close()


def axe(page: "Page", looks: Iterable[tuple[int, str]]) -> list[str]:
    """A line for each element that breaks a rule, or of which axe-core can't say.

    `looks` are widths with colour schemes.
    """
    page.add_style_tag(content=VEIL)
    page.evaluate(f"() => {{ {AXE} }}")
    return [line for width, scheme in looks for line in _axe(page, width, scheme)]


def _axe(page: "Page", width: int, scheme: Any) -> Iterator[str]:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(color_scheme=scheme)
    results: dict[str, Any] = page.evaluate("rules => axe.run(document, rules)", RULES)
    for kind in ("violations", "incomplete"):
        for rule in results[kind]:
            for node in rule["nodes"]:
                where = f"{width} {scheme}: {rule['id']}: {node['target'][0]}"
                yield f"{kind}: {where}: {node['failureSummary']}"
