"""One window of a browser, and pages of all kinds, for the tests of this folder."""

from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factsheet.cli.main import main
from factsheet.config.theme import SHIPPED, ThemeSettings
from factsheet.diagnostics import Findings
from factsheet.gate.editions import load_edition
from factsheet.load.theme import load_theme
from factsheet.pages.environment import PageLocale, make_environment
from factsheet.pages.page import PageContext, render_page
from factsheet.publish.build import Request, build
from factsheet.publish.layout import Means
from factsheet.workspace import Workspace
from support.browser import DESKTOP, HEIGHT, PATIENCE, Open
from support.documents import DIRECTIONS
from support.editions import ROOT
from support.once import filled_once
from support.portraits import specimen, specimen_assets

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PSEUDO = "ar-XB"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The publication and a pseudo-locale, the starter, and every block in each theme."""
    return filled_once(tmp_path_factory, "site", _publish)


def _publish(folder: Path) -> None:
    _publication(folder / "interpol")
    _starter(folder / "starter")
    _examples(folder / "blocks")
    for theme in SHIPPED:
        _specimens(folder / theme, theme)


def _publication(output: Path) -> None:
    findings = Findings()
    workspace = Workspace(ROOT)
    edition = load_edition(workspace, findings, asked=[PSEUDO])
    assert edition is not None, list(findings)
    # One sheet has a PDF to download, and so a picture on its card.
    for request in (
        Request(output, ("en",), ("at-a-glance",), ("pdf",)),
        Request(output, tuple(edition.voices), tuple(edition.sheets), ("html",)),
    ):
        means = Means.of(workspace, edition.config, findings)
        assert build(workspace, edition, means, request, findings, lambda *_: None), list(findings)


def _starter(output: Path) -> None:
    """In the theme that the publication has not."""
    folder = output.with_name("new")
    assert main(["new", str(folder), "--quiet"]) == 0
    config = folder / "factsheet.toml"
    config.write_text(config.read_text("utf-8").replace("# name =", "name ="), "utf-8")
    arguments = ["--format", "html", "--output", str(output)]
    assert main(["build", "--quiet", "-C", str(folder), *arguments]) == 0


def _examples(output: Path) -> None:
    """The example of each block in the documentation."""
    folder = str(ROOT / "docs/examples/blocks")
    arguments = ["--format", "html", "--output", str(output)]
    assert main(["build", "--quiet", "-C", folder, *arguments]) == 0


def _specimens(output: Path, name: str) -> None:
    theme = load_theme(settings=ThemeSettings(name))
    for file, data in specimen_assets(theme).items():
        path = output / "assets" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for tag in ("ar", "en"):
        locale = PageLocale(tag, DIRECTIONS[tag])
        environment = make_environment(theme, NullTranslations(), locale)
        page = render_page(environment, specimen(tag), PageContext("The publisher", "assets/"))
        (output / f"{tag}.html").write_text(page, "utf-8")


@pytest.fixture(scope="session")
def window(browser: "Browser") -> "Page":
    """The one that all tests of a process share: to open another takes as long as most tests."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    return page


@pytest.fixture
def open_page(window: "Page", site: Path) -> Iterator[Open]:
    """Shows a page of the site; whatever goes wrong on it or leaves the site fails the test."""
    wrong: list[str] = []
    listeners = {
        "console": lambda message: wrong.append(message.text),
        "pageerror": lambda error: wrong.append(str(error)),
        "requestfailed": lambda request: wrong.append(request.url),
        "request": lambda r: r.url.startswith(site.as_uri()) or wrong.append(r.url),
    }
    for event, listener in listeners.items():
        window.on(event, listener)

    def show(name: str, width: int = DESKTOP, height: int = HEIGHT) -> "Page":
        window.set_viewport_size({"width": width, "height": height})
        window.emulate_media(color_scheme="light", reduced_motion="reduce")
        window.goto((site / f"{name}.html").as_uri())
        return window

    yield show
    for event, listener in listeners.items():
        window.remove_listener(event, listener)
    assert wrong == []
