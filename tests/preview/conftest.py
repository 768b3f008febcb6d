"""A preview of the starter's publication, and a browser that shows it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from factsheet.cli.main import main
from support.browser import PATIENCE
from support.previews import Running, previewed


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    root = tmp_path / "starter"
    assert main(["new", str(root), "--quiet"]) == 0
    with previewed(root) as running:
        yield running


@pytest.fixture
def page(browser: Browser, running: Running) -> Iterator[Page]:
    """A page that fails the test for anything in its console and for requests elsewhere.

    It is closed before the preview ends.
    """
    context = browser.new_context(viewport={"width": 1500, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda r: r.url.startswith("http://127.0.0.1:") or wrong.append(r.url))
    yield page
    context.close()
    assert wrong == []
