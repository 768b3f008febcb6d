"""Pages and stylesheets are HTML and CSS by the W3C's checker."""

from pathlib import Path

import pytest

from support.nu import checked


@pytest.mark.slow
def test_nothing_is_wrong_but_what_is_planted(site: Path, tmp_path: Path) -> None:
    # Stylesheets for paper are WeasyPrint's: they have what CSS calls running elements.
    found = [path for path in site.rglob("*.css") if not path.name.endswith(".print.css")]
    # The four sites share most of their stylesheets: each is checked once.
    styles = {(path.name, path.read_bytes()): path for path in found}.values()
    pages = list(site.rglob("*.html"))
    assert len(pages) > 50
    assert len(found) > 20
    assert len(styles) > 10
    page, style = tmp_path / "planted.html", tmp_path / "planted.css"
    page.write_text('<!doctype html><html lang="en"><title>A page</title><img src="x">', "utf-8")
    style.write_text("p { colour: red }", "utf-8")
    found = checked([*pages, *styles, page, style])
    assert [line for line in found if not line.startswith("planted.")] == []
    assert len(found) == 2
    assert "must have an “alt” attribute" in found[0]
    assert "“colour”" in found[1]
