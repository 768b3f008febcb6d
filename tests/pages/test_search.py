"""What the search finds on a page."""

import json
from typing import Any

from factsheet.pages.search import passages, search_index

PAGE = """<!doctype html><html lang="en"><head><title>Staff</title>
<meta name="keywords" content="people, work"></head><body><p class="brand">Brand</p>
<header class="masthead"><p class="edition">Edition of 1 May</p><div class="masthead-title">
<p class="kicker">Overview</p><h1>Our staff</h1><p class="lead">Who works here.<span class="marks">
<a href="#source-1">1</a></span></p><ul class="actions"><li><a href="a.pdf">PDF</a></li></ul></div></header>
<main id="content"><div class="row"><section class="block block-figures" id="numbers"><h2>Numbers</h2>
<ul><li><p><data value="7">7</data></p><p>members<span class="marks"><a>2</a></span></p></li>
<li><p>2</p> <p>bureaux&nbsp;&amp; more</p></li></ul></section>
<div class="block block-prose" id="text"><p>One <b>bold</b> <a href="x">link</a>.</p><p>Two.</p>
<svg><title>Drawn</title></svg></div>
<section class="block block-table" id="table"><table><caption>Seats</caption><tr><th>Place</th><td>Lyon
</td></tr></table><p class="downloads"><a href="a.csv">CSV</a></p></section>
<section class="block block-sources" id="sources"><h2>Sources</h2><p>A book</p></section></div></main>
<footer class="colophon"><p>At the foot</p></footer></body></html>"""


def test_head_and_blocks_are_told_line_by_line() -> None:
    assert passages(PAGE) == (
        "Our staff",
        "people, work",
        [
            ("", "", "Overview\nWho works here."),
            ("numbers", "Numbers", "7 · members\n2 · bureaux & more"),
            ("text", "", "One bold link.\nTwo."),
            ("table", "", "Seats\nPlace · Lyon"),
        ],
    )


def test_an_index_is_data() -> None:
    data = _data("fr-CA", {"staff": PAGE, "about": "<p>Nothing of a sheet"})
    assert [sheet for sheet, *_ in data["sheets"]] == ["about", "staff"]
    assert {"le", "combien"} <= set(data["quiet"].split())


def test_a_language_without_lists_has_no_quiet_words() -> None:
    assert _data("eo", {"staff": PAGE})["quiet"] == ""


def _data(locale: str, pages: dict[str, str]) -> dict[str, Any]:
    index = search_index(locale, pages).decode()
    begin, data, end = index[:17], index[17:-2], index[-2:]
    assert (begin, end) == ("var factsheets = ", ";\n")
    found: dict[str, Any] = json.loads(data)
    return found


def test_pages_of_others_are_read() -> None:
    for html in ("", "</p></li>", "<li><p>", '<div class="block"><h2>x', "<!-- ", "<h1>\0</h1>"):
        assert len(_data("en", {"x": html})["sheets"]) == 1
