"""The same report for the terminal, for programs and for a pull request."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factsheet.diagnostics import Location
from factsheet.impact.compare import compare, uses
from factsheet.impact.formats import FORMATS, MAXIMUM, as_markdown, as_text
from factsheet.impact.impact import FactImpact, Impact, Touch
from factsheet.impact.supposition import suppose
from support.impacts import ALL, edition

AT = Location("facts/library.yaml", 3, 5)


@pytest.fixture(name="impact")
def of_200_members(tmp_path: Path) -> Impact:
    old = edition(tmp_path)
    return compare(old, suppose(old, "library.members", "200"), "If there were 200", ALL)


def with_words(words: str, times: int = 1) -> Impact:
    touch = Touch("en", ("library",), "sheet:library:lead", AT, None, (), words, words + "!")
    fact = FactImpact("library.members", "count", AT, "1", "2", (), (touch,) * times)
    return Impact("A | title", date(2021, 11, 25), (fact,))


def rows(markdown: str) -> list[list[str]]:
    """The cells of every row of a table, by the rule that an escaped bar is none."""
    lines = [line for line in markdown.splitlines() if line.startswith("|")]
    return [re.split(r"(?<!\\)\|", line)[1:-1] for line in lines]


def test_text_says_all_that_a_person_needs(impact: Impact) -> None:
    text = as_text(impact)
    assert "library.members (count): 195 → 200\n" in text
    assert "      - 195 عضوًا.\n      + 200 عضو.\n" in text
    assert "review: plural form for 200: “many” (msgstr[4]) → “other” (msgstr[5])" in text
    assert re.search(r"sheets/library\.yaml:\d+:\d+  locales/ar/.*\.po:\d+:1\n", text)
    assert text.endswith("1 fact changed. 3 places need review.\n")


def test_json_is_one_object(impact: Impact) -> None:
    data = json.loads(FORMATS["json"](impact))
    assert (data["day"], data["needs_a_look"]) == ("2021-11-25", True)
    (fact,) = data["facts"]
    assert (fact["before"], fact["after"], fact["weight"]) == ("195", "200", "review")
    forms = [
        reason["message"]
        for touch in fact["touches"]
        for reason in touch["reasons"]
        if reason["code"] == "plural-form"
    ]
    assert len(forms) == 2
    assert {touch["at"]["path"] for touch in fact["touches"]} == {
        "sheets/library.yaml",
        "facts/library.yaml",
    }


def test_markdown_tables_are_whole_and_what_needs_a_look_is_first(impact: Impact) -> None:
    markdown = as_markdown(impact)
    assert markdown.startswith("## If there were 200\n\nEdition of 2021-11-25. **1 fact changed.")
    overview, places = rows(markdown)[:3], rows(markdown)[3:]
    assert {len(cells) for cells in overview} == {5}
    assert {len(cells) for cells in places} == {5}
    looks = ["👀" in cells[-1] for cells in places[2:]]
    assert looks == sorted(looks, reverse=True)
    assert '<div dir="rtl">200 عضو.</div>' in markdown
    assert markdown.count("<details open>") == markdown.count("</details>") == 1


@pytest.mark.parametrize("words", ["a | b", "<script>x</script>", "*a* _b_ `c` [d](e)", "a\nb"])
def test_markdown_takes_words_as_words(words: str) -> None:
    markdown = as_markdown(with_words(words))
    assert {len(cells) for cells in rows(markdown)} == {5}
    assert "<script" not in markdown
    assert not re.search(r"(?<!\\)[*`\[]", rows(markdown)[-1][3])


def test_markdown_fits_a_comment() -> None:
    impact = with_words("word " * 100, times=500)
    markdown = as_markdown(impact)
    assert len(markdown) < MAXIMUM + 1000
    left = re.search(r"… and (\d+) places more", markdown)
    assert left is not None
    assert int(left[1]) + len(rows(markdown)[5:]) == 500


def test_nothing_changed(impact: Impact) -> None:
    for render in FORMATS.values():
        assert "No facts have changed." in render(replace(impact, facts=()))


def test_uses_have_one_side(tmp_path: Path) -> None:
    impact = uses(edition(tmp_path), "library.members", ALL)
    assert "Printed in 10 places on 1 sheet, in en, ar." in as_text(impact)
    markdown = as_markdown(impact)
    assert "| printed |" in markdown
    assert "→" not in markdown
