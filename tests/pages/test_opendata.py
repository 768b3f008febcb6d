"""Open data beside the sheets: linked data in the words of schema.org, CSV, Open Graph."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factsheet.load.theme import load_theme
from factsheet.pages.opendata import CONTEXT, as_script
from factsheet.paper.pdf import render_pdf
from support.html import elements, tree, words
from support.publications import CONFIG, FACTS, SHEET
from support.published import catalog, publish

THING = {"name", "description", "identifier", "url", "subjectOf"}
WORK = THING | {
    *("inLanguage", "keywords", "publisher", "dateModified", "isAccessibleForFree", "citation"),
    *("datePublished", "isPartOf", "temporalCoverage"),
}
TERMS = {
    "Dataset": WORK | {"variableMeasured", "distribution"},
    "DataDownload": WORK | {"encodingFormat", "contentUrl"},
    "Organization": THING,
    "PropertyValue": THING
    | {"propertyID", "value", "unitCode", "unitText", "minValue", "maxValue"},
    "Observation": THING | {"observationDate"},
    "Claim": WORK,
    **dict.fromkeys(("CreativeWork", "Article", "Book", "Report", "WebPage"), WORK),
}
"""The properties that schema.org defines for each type, as far as they are used here."""
MORE = (
    FACTS
    + """\
  library.loaned: {label: L, kind: share, value: 1/4, approximation: more_than, source: report, where: page 7}
  library.thirds: {label: L, kind: share, value: 1/3, source: report, where: page 7}
  library.budget: {label: L, kind: money, value: 1500.50 EUR, source: report, where: page 7}
  library.shelves:
    kind: quantity
    label: Shelves
    value: 500 length-kilometer
    as_of: 2021-05
    source: report
    where: "</script><b> & page 8"
  library.years:
    kind: series
    label: Years
    columns:
      year: {kind: date, label: Year}
      loans: {kind: count, label: "Loans, all"}
      seat: {kind: place, label: Seat, alone: "Seat: {value}"}
      remark: {kind: text, label: Note, optional: true}
    rows:
      y1: {year: 2019, loans: 4500, seat: library.seat, remark: "LocalizedText \\"so\\"", source: report, where: a}
      y2: {year: 2020, loans: 12500, seat: library.seat, source: report, where: b}
"""
)
BLOCKS = """\
  more: {type: definitions, facts: [library.loaned, library.thirds, library.budget, library.shelves]}
  years: {type: table, series: library.years, columns: [year, loans, seat, remark], caption: By year}
  course: {type: timeline, series: library.years, date: year, title: [seat], text: remark}
  sources: {type: sources}
"""
FILES = {
    "factsheet.toml": CONFIG.replace(
        "[locales.en]", 'site = "https://facts.example/"\n\n[locales.en]', 1
    ),
    "facts/library.yaml": MORE,
    "sheets/library.yaml": SHEET.replace("  sources: {type: sources}\n", BLOCKS),
    **catalog("fr", ("fact:library.members:label", "Members", "Adhérents")),
    **catalog("ar", ("fact:library.years:seat:label", "Seat", "المقر")),
}


@pytest.fixture(scope="module", name="output")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("open"), FILES)


def linked(output: Path, tag: str) -> dict[str, Any]:
    data = json.loads((output / tag / "library.jsonld").read_text("utf-8"))
    assert isinstance(data, dict)
    return data


def facts(output: Path, tag: str) -> dict[str, dict[str, Any]]:
    return {one["propertyID"]: one for one in linked(output, tag)["variableMeasured"]}


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for part in node.values():
            yield from nodes(part)
    elif isinstance(node, list):
        for part in node:
            yield from nodes(part)


@pytest.mark.parametrize("tag", ["ar", "en", "es", "fr"])
def test_only_terms_of_schema_org(output: Path, tag: str) -> None:
    data = linked(output, tag)
    assert data["@context"] == CONTEXT
    for node in nodes(data):
        if "@value" in node or node.keys() == {"@id"}:
            continue
        types = [node["@type"]] if isinstance(node["@type"], str) else node["@type"]
        allowed = set().union(*(TERMS[name] for name in types))
        assert {key for key in node if not key.startswith("@")} <= allowed


def test_the_page_has_the_same(output: Path) -> None:
    html = (output / "fr/library.html").read_text("utf-8")
    (script,) = elements(tree(html), "script")
    assert json.loads(words(script)) == linked(output, "fr")
    assert html.count("<script") == html.count("</script") == 1
    assert facts(output, "fr")["library.shelves"]["subjectOf"]["citation"]["name"].startswith("</s")


def test_nothing_ends_the_script() -> None:
    text = as_script({"a": "</script><!--<script>&amp;\u2028]]>"})
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == {"a": "</script><!--<script>&amp;\u2028]]>"}


def test_values_and_units(output: Path) -> None:
    found = facts(output, "en")
    assert found["library.loaned"]["value"] == 25
    assert found["library.loaned"]["unitCode"] == "P1"
    assert found["library.loaned"]["minValue"] == 25
    assert found["library.thirds"]["value"] == "1/3"
    assert (found["library.budget"]["value"], found["library.budget"]["unitText"]) == (
        "1500.50",
        "EUR",
    )
    assert (found["library.shelves"]["value"], found["library.shelves"]["unitCode"]) == (500, "KMT")
    assert found["library.shelves"]["@type"] == ["PropertyValue", "Observation"]
    assert found["library.shelves"]["observationDate"] == "2021-05"
    assert found["library.loans"]["description"] == "about 1,000"
    assert found["library.members"]["subjectOf"]["temporalCoverage"] == "2021-11-23/.."
    assert found["library.languages"]["value"] == ["ar", "en", "fr", "es"]
    assert found["library.seat"]["value"] == "Lyon, FR"


def test_every_language_states_the_same(output: Path) -> None:
    def values(tag: str) -> dict[str, Any]:
        found = facts(output, tag).items()
        return {name: one.get("value") for name, one in found if name != "library.purpose"}

    assert values("ar") == values("en") == values("es") == values("fr")


def test_names_are_in_the_language_or_marked(output: Path) -> None:
    assert facts(output, "fr")["library.members"]["name"] == "Adhérents"
    assert facts(output, "es")["library.members"]["name"] == {
        "@language": "en",
        "@value": "Members",
    }


def test_sources_are_those_of_the_page(output: Path) -> None:
    (source,) = linked(output, "en")["citation"]
    assert source["@type"] == "Book"
    assert source["@id"] == "https://facts.example/en/library.html#source-1"
    assert 'id="source-1"' in (output / "en/library.html").read_text("utf-8")
    ids = {n["isPartOf"]["@id"] for n in nodes(linked(output, "en")) if "isPartOf" in n}
    assert ids == {source["@id"]}


def table(output: Path, tag: str) -> list[list[str]]:
    data = (output / tag / "library-years.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_csv(output: Path) -> None:
    head, *rows = table(output, "en")
    machine = ["library.years.year", "library.years.loans", "library.years.seat", "source"]
    assert head == [
        *(
            "Year",
            machine[0],
            "Loans, all",
            machine[1],
            "Seat",
            machine[2],
            "Note",
            "Source",
            "source",
        )
    ]
    assert rows == [
        [
            "2019",
            "2019",
            "4,500",
            "4500",
            "Lyon, France",
            "Lyon, FR",
            'LocalizedText "so"',
            "Annual report",
            "report",
        ],
        [
            "2020",
            "2020",
            "12,500",
            "12500",
            "Lyon, France",
            "Lyon, FR",
            "",
            "Annual report",
            "report",
        ],
    ]
    arabic, *_ = table(output, "ar")
    assert arabic[4] == "المقر"
    assert arabic[-2:] == ["Source", "source"]  # not translated in that publication
    columns = [[row[head.index(name)] for row in rows] for name in machine]
    for tag in ("ar", "es", "fr"):
        its_head, *its_rows = table(output, tag)
        assert [[row[its_head.index(name)] for row in its_rows] for name in machine] == columns


def test_cells_are_worded_as_on_the_page(output: Path) -> None:
    """A timeline has no headings of columns, so its cells say more than a table's."""
    lines = (output / "en/library-course.csv").read_text("utf-8-sig").splitlines()
    (row,) = csv.reader(lines[2:])
    assert row[4:6] == ["Seat: Lyon, France", "Lyon, FR"]
    assert "Seat: Lyon, France" in words(tree((output / "en/library.html").read_text("utf-8")))


def test_csv_is_linked_and_vouched_for(output: Path) -> None:
    html = (output / "en/library.html").read_text("utf-8")
    links = {a.get("href"): words(a) for a in elements(tree(html), "a")}
    assert links["library-years.csv"] == "Download as CSV"
    artifacts = json.loads((output / "manifest.json").read_text("utf-8"))["artifacts"]
    assert {"en/library.jsonld", "ar/library-years.csv"} <= artifacts.keys()


def test_open_graph(output: Path) -> None:
    html = (output / "fr/library.html").read_text("utf-8")
    found = [(m.get("property"), m.get("content")) for m in elements(tree(html), "meta")]
    graph = [(name, content) for name, content in found if name]
    title = dict(graph)["og:title"] or ""
    assert title.strip("\u2066\u2069") == "The library"  # not translated: isolated
    assert ("og:locale", "fr") in graph
    assert ("og:url", "https://facts.example/fr/library.html") in graph
    assert [content for name, content in graph if name == "og:locale:alternate"] == [
        "en",
        "ar",
        "es",
    ]
    assert any(name == "og:description" and "Lyon" in (content or "") for name, content in graph)
    index = (output / "fr/index.html").read_text("utf-8")
    assert '<meta property="og:type" content="website">' in index


ADDED = re.compile(
    r"<script.*?</script>\n|<meta property[^>]*>\n|<link[^>]*ld\+json[^>]*>\n"
    r'|<p class="downloads.*?</p>\n',
    re.DOTALL,
)


def test_the_pdf_is_the_same_without_it(output: Path) -> None:
    theme = load_theme()
    html = (output / "en/library.html").read_text("utf-8")
    assert len(ADDED.findall(html)) > 8
    fonts = sorted((Path(__file__).parents[2] / "src/factsheet/theme/fonts").glob("*.ttf"))
    resources = {f"assets/{name}": data for name, data in theme.assets.items()}
    made = [
        render_pdf(text, resources=resources, fonts=fonts, dated=date(2021, 11, 25)).data
        for text in (html, ADDED.sub("", html))
    ]
    assert made[0] == made[1]


def test_the_same_bytes_again(output: Path, tmp_path: Path) -> None:
    again = publish(tmp_path, {n: (output.parent / n).read_text("utf-8") for n in FILES})
    for name in ("ar/library.jsonld", "ar/library-years.csv", "ar/library.html"):
        assert (again / name).read_bytes() == (output / name).read_bytes()
