"""A proof in a browser: remarks are written, kept, and saved as a file that import reads."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from factsheet.cli.main import main
from support.browser import DESKTOP, PHONE, axe
from support.translations import translated_publication

REMARK = 'Trop long ?\nEt «ici», "là"'


@pytest.fixture(name="library")
def proofed(tmp_path: Path) -> Path:
    library = translated_publication(tmp_path / "library")
    assert main(["proof", "-q", "-C", str(library), "--locale", "fr", "-o", str(tmp_path)]) == 0
    return library


def test_remarks_come_back(library: Path, browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: said.append(request.url))
    page.goto((tmp_path / "proof.fr.html").as_uri())
    said.clear()
    assert axe(page, ((DESKTOP, "light"), (PHONE, "light"))) == []
    page.locator("textarea").first.fill(REMARK)
    page.get_by_label("Your name").fill("Zoé")
    assert page.locator("#count").text_content() == "1 remark"
    with page.expect_download() as download:
        page.get_by_role("button", name="Save remarks").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    page.get_by_label("Show").select_option("remark")
    assert page.locator("article:visible").count() == 1
    page.close()
    assert said == [], "no message in the console, and no request"
    assert saved.name == "remarks.fr.csv"
    assert main(["import", "-q", "-C", str(library), str(saved)]) == 0
    catalog = (library / "locales/fr/LC_MESSAGES/factsheet.po").read_text("utf-8")
    [line] = [line for line in catalog.splitlines() if line.startswith("# Remark by Zoé, ")]
    assert line.endswith(': Trop long ? Et «ici», "là"')
