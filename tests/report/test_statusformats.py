"""A status as a table, JSON, Markdown and badge."""

import json
import re
from xml.etree import ElementTree as ET

import pytest

from factsheet.cli.status import FORMATS as OFFERED
from factsheet.report.statusformats import (
    COLOURS,
    FORMATS,
    INK,
    LABEL,
    LONGEST_LIST,
    VERSION,
    as_json,
    as_markdown,
    as_svg,
    as_table,
)
from support.statuses import status


def test_every_format_is_offered() -> None:
    assert tuple(FORMATS) == OFFERED


def test_a_line_for_each_language_and_details_of_what_is_left() -> None:
    printed = as_table(status())
    overview = printed.splitlines()[2:6]
    assert [line.split()[0] for line in overview] == ["language", "ar", "en", "fr"]
    assert overview[1].split() == ["ar", "100%", "4", "of", "4", "·", "·", "·", "published"]
    assert overview[2].endswith("source language")
    assert overview[3].split()[1:8] == ["50%", "2", "of", "4", "1", "1", "5"]
    assert "\nfr: with fallback; 50% is translated" in printed
    assert "\nar:" not in printed


def test_columns_line_up() -> None:
    overview = as_table(status()).splitlines()[2:6]
    [end] = {line.index("of 4") for line in overview[1:]}
    assert overview[0].index("messages") + len("messages") == end + len("of 4")


def test_what_blocks_names_file_line_reason_and_context() -> None:
    printed = as_table(status())
    blocking = [line.split() for line in printed.splitlines() if line.startswith("    ")]
    assert blocking[0][:4] == ["fr.po:3:1", "fuzzy,", "required", "sheet:one:lead"]
    assert blocking[1][:3] == ["fr.po:4:1", "missing", "sheet:two:title"]
    assert " ".join(blocking[1][3:]) == "“Third words here”"


def test_a_language_asked_for_is_told_of_even_when_complete() -> None:
    assert "\nar: published; all of it is translated" in as_table(status(is_selection=True))


def test_a_long_list_says_how_to_see_the_rest() -> None:
    printed = as_table(status(more=LONGEST_LIST))
    assert "… and 2 more: --format json lists all" in printed
    assert printed.count("“Text ") == LONGEST_LIST - 2


def test_no_line_ends_in_blanks() -> None:
    assert all(line == line.rstrip() for line in as_table(status(is_selection=True)).splitlines())


def test_everything_is_in_it() -> None:
    data = json.loads(as_json(status()))
    assert (data["version"], data["publisher"], data["edition"]) == (
        VERSION,
        "Riverside Library",
        "2021-11-25",
    )
    assert list(data["locales"]) == ["ar", "en", "fr"]
    assert data["locales"]["en"]["source"] is True
    french = data["locales"]["fr"]
    assert (french["state"], french["percent"]) == ("fallback", 50)
    assert french["messages"] == {"total": 4, "translated": 2, "fuzzy": 1, "missing": 1}
    assert french["words"] == {"total": 7, "translated": 2, "fuzzy": 2, "missing": 3}
    assert french["sheets"]["two"]["messages"]["total"] == 2
    assert french["frame"]["percent"] == 100
    assert french["blockers"] == [
        {
            "context": "sheet:one:lead",
            "text": "Second | *words* <here>",
            "path": "fr.po",
            "line": 3,
            "why": "fuzzy",
            "required": True,
            "sheets": ["one", "two"],
        },
        {
            "context": "sheet:two:title",
            "text": "Third words here",
            "path": "fr.po",
            "line": 4,
            "why": "missing",
            "required": False,
            "sheets": ["two"],
        },
    ]


def test_tables_are_whole() -> None:
    lines = as_markdown(status()).splitlines()
    heads = [n for n, line in enumerate(lines) if line.startswith("| ---")]
    assert len(heads) == 2
    for head in heads:
        columns = lines[head].count("|")
        assert lines[head - 1].count("|") == columns
        row = head + 1
        while row < len(lines) and lines[row].startswith("|"):
            assert lines[row].count("|") == columns
            row += 1
    assert "| fr | français | 50% | 2 of 4 | 1 | 1 | 5 | with fallback |" in lines


def test_what_blocks_is_folded_away_and_escaped() -> None:
    printed = as_markdown(status())
    assert "<summary>Blocking publication: 2</summary>" in printed
    assert (
        r"- fuzzy, **required**: `sheet:one:lead` Second \| \*words\* &lt;here&gt; (`fr.po:3:1`)"
        in printed
    )


def test_a_complete_language_is_a_line() -> None:
    assert "### العربية" not in as_markdown(status())
    assert "### العربية (ar)" in as_markdown(status(is_selection=True))


SVG = "{http://www.w3.org/2000/svg}"


def badge() -> ET.Element:
    return ET.fromstring(as_svg(status()))


def test_it_says_what_it_shows() -> None:
    root = badge()
    title = root.find(f"{SVG}title")
    assert root.get("role") == "img"
    assert title is not None
    assert title.text == "العربية: 100% translated; français: 50% translated, with fallback"
    assert root.get("aria-label") == title.text


def test_a_row_for_each_translation_with_its_state_in_words() -> None:
    texts = [text.text for text in badge().iter(f"{SVG}text")]
    assert texts == ["العربية", "100%", "français", "50%, with fallback"]
    arabic = next(badge().iter(f"{SVG}text"))
    assert arabic.get("direction") == "rtl"
    assert arabic.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"


def test_rows_fit_and_do_not_overlap() -> None:
    root = badge()
    width, height = (float(root.get(name) or 0) for name in ("width", "height"))
    tops = set()
    for box in root.iter(f"{SVG}rect"):
        x, y, w, h = (float(box.get(name) or 0) for name in ("x", "y", "width", "height"))
        assert x + w <= width
        assert y + h <= height
        tops.add((y, h))
    (first, height_of_first), (second, _) = sorted(tops)
    assert first + height_of_first < second


def test_nothing_is_fetched() -> None:
    printed = as_svg(status()).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert re.findall(r"href|url\(|@import|https?:|<style|<script|<image", printed) == []


@pytest.mark.parametrize("colour", [LABEL, *COLOURS.values()])
def test_contrast(colour: str) -> None:
    lighter, darker = sorted((_luminance(INK), _luminance(colour)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * p for weight, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
