"""The status as a page of its own."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from tinyhtml5 import parse

from factsheet.report.status import tally_cells
from factsheet.report.statushtml import as_html
from support.nu import checked
from support.statuses import status

XHTML = "{http://www.w3.org/1999/xhtml}"


def rows(page: str) -> list[list[str]]:
    root: ET.Element = parse(page)
    return [["".join(cell.itertext()).strip() for cell in row] for row in root.iter(f"{XHTML}tr")]


def test_values_are_those_of_the_table() -> None:
    told = status()
    overview = rows(as_html(told))[1 : len(told.locales) + 1]
    states = ["published", "source language", "with fallback"]
    assert overview == [
        [f"{one.autonym} {one.locale}", *tally_cells(one.total), state]
        for one, state in zip(told.locales, states, strict=True)
    ]


def test_every_blocking_message_is_named() -> None:
    page = as_html(status(more=30))
    assert len(re.findall("<li>", page)) == 32
    assert "Second | *words* &lt;here&gt;" in page
    assert '<section id="ar">' not in page
    assert '<section id="ar">' in as_html(status(is_selection=True))


def test_it_is_valid_and_loads_nothing(tmp_path: Path) -> None:
    path = tmp_path / "status.html"
    path.write_text(as_html(status(is_selection=True)), "utf-8")
    assert checked([path]) == []
    assert not re.search("src=|href=|url\\(|@import|<script", path.read_text("utf-8"))
