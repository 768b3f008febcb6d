"""What is told beside the text: JSON-LD, tables as CSV, alternatives and metadata, names."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factsheet.diagnostics import Findings
from factsheet.published.folding import read
from factsheet.published.html import read_page
from factsheet.published.manifest import Values, read_manifest
from factsheet.verify.linked import LinkedData
from factsheet.verify.spreadsheets import is_joined
from support.proofs import Folder

PAGE = "en/library.html"
DATA = "en/library.jsonld"
TABLE = "en/library-events.csv"
LEAD = "What the library does in Lyon."


def test_names_with_numbers_pass_as_the_fact_base_has_them(edition: Folder) -> None:
    """G20 stands in `<data>`, whose canonical value is the Group of Twenty Libraries."""
    edition.edit(PAGE, "</footer>", "<p>Friends of G20.</p></footer>")
    assert edition.found() == []


@pytest.mark.parametrize("name", ["G21", "ISO 9001", "20"])
def test_other_numbers_don_t(edition: Folder, name: str) -> None:
    edition.edit(PAGE, "</footer>", f"<p>Friends of {name}.</p></footer>")
    assert [code for code, _ in edition.found()] == ["number-unproven"]


def test_another_number_in_the_place_of_a_name(edition: Folder) -> None:
    edition.edit(PAGE, ">G20</data>", ">G21</data>")
    assert "words-differ" in dict(edition.found())


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        # A second description differs from the page's own.
        (
            '<meta name="description" content="It has 196 members.">',
            {"number-unproven", "page-content", "data-differs"},
        ),
        (
            '<meta property="og:description" content="It has 196 members.">',
            {"number-unproven", "page-content"},
        ),
        ('<img src="../assets/css/20-page.css" alt="196 people">', {"number-unproven"}),
        ('<nav aria-label="196 links"></nav>', {"number-unproven"}),
    ],
)
def test_numbers_that_nobody_sees(edition: Folder, told: str, codes: set[str]) -> None:
    edition.edit(PAGE, "</footer>", f"{told}</footer>")
    assert {code for code, _ in edition.found()} == codes
    assert "196 is in " in edition.messages()


def test_values_that_nobody_sees(edition: Folder) -> None:
    edition.edit(PAGE, "</footer>", '<nav aria-label="195 members of G20"></nav></footer>')
    assert edition.found() == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"value":195', '"value":196', "“library.members” is “196” in them, and is stated as “195”"),
        ('"value":["ar","en"', '"value":["en","ar"', "“library.languages” is"),
        ('"description":"about 1,000"', '"description":"about 1,001"', "“library.loans” is"),
        ('"temporalCoverage":"2021-11-23/.."', '"temporalCoverage":"2020/.."', "“library.members” is"),
        ('"inLanguage":"en","keywords"', '"inLanguage":"fr","keywords"', "“inLanguage” is “fr”, not “en”"),
        ('"propertyID":"library.loans"', '"propertyID":"library.lent"', "“library.lent” is a fact that"),
    ],
)  # fmt: skip
def test_linked_data_against_the_manifest(
    edition: Folder, old: str, new: str, message: str
) -> None:
    edition.edit(PAGE, old, new)
    assert {code for code, _ in edition.found()} == {"data-differs"}
    said = edition.messages()
    assert message in said
    assert f"the page’s data are not those of {DATA}" in said


def members(data: Any) -> Any:
    return next(one for one in data["variableMeasured"] if one["propertyID"] == "library.members")


TOLD: dict[str, Callable[[Any], object]] = {
    "a bound": lambda data: members(data).update(maxValue=1950),
    "a unit": lambda data: members(data).update(unitText="thousand"),
    "a share": lambda data: members(data).update(unitCode="P1"),
    "a day": lambda data: members(data).update(observationDate="2020"),
    "another type": lambda data: members(data).update({"@type": "Person"}),
    "a computation": lambda data: members(data).update(measurementTechnique="sum"),
    "a number in a name": lambda data: members(data).update(name="196 members"),
    "a page": lambda data: members(data)["subjectOf"]["citation"].update(name="page 9"),
    "something else": lambda data: members(data).update(alternateName="196"),
    "a title": lambda data: data.update(name="Another library"),
    "a description": lambda data: data.update(description="It has 196 members."),
    "keywords": lambda data: data.update(keywords=["196 members"]),
    "a publisher": lambda data: data["publisher"].update(name="Another library"),
    "a vocabulary": lambda data: data.update({"@context": "https://library.example"}),
    "a file": lambda data: data["distribution"][0].update(contentUrl="https://library.example/a"),
    "a file of another kind": lambda data: data["distribution"][0].update(contentUrl={}),
    "a source": lambda data: data["citation"][0].update(name="Another report"),
    "a day of a source": lambda data: data["citation"][0].update(datePublished="2020"),
    "a place of a source": lambda data: data["citation"][0].update(url="https://library.example/"),
}


@pytest.mark.parametrize("change", TOLD.values(), ids=TOLD.keys())
def test_linked_data_that_page_and_file_both_have(
    change: Callable[[Any], object], built: Path
) -> None:
    manifest, html = read_manifest(built), (built / PAGE).read_text("utf-8")
    known, file = Values(manifest.printable, manifest.edition), (built / DATA).read_text("utf-8")
    data = json.loads(file)
    assert told(html, data, known) == []
    change(data)
    assert "data-differs" in told(html, data, known)


def told(html: str, data: Any, known: Values) -> list[str]:
    """What is wrong with data that stand in a page and beside it."""
    text = json.dumps(data)
    start = html.index('json">') + len('json">')
    page = read_page(PAGE, html[:start] + text + html[html.index("</script>") :], frozenset())
    findings = Findings()
    LinkedData(page, text, findings).check(known)
    return [one.code for one in findings]


def test_linked_data_beside_the_page(edition: Folder) -> None:
    edition.edit(DATA, '"value": 195', '"value": 196')
    assert [code for code, _ in edition.found()] == ["data-differs"]


def test_linked_data_cut_off(edition: Folder) -> None:
    edition.edit(DATA, '"@context"', "")
    assert ("data-differs", DATA) in edition.found()


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("2019-05", "2019-06", 3, "“2019-06” is stated as “2019-05”"),
        ("May 2019", "May 2018", 3, "“May 2018” is written for “2019-05”: 2018"),
        ("The doors open.", "The doors close.", 2, "is not what the page’s table has there"),
        ("'=SUM", "=SUM", 3, "is not what the page’s table has there"),
        ("2001,2001", "2001,2001,2001", 2, "is stated as"),
    ],
)
def test_tables(edition: Folder, old: str, new: str, line: int, message: str) -> None:
    edition.edit(TABLE, old, new)
    assert ("data-differs", f"{TABLE}:{line}:1") in edition.found()
    assert message in edition.messages()


def test_a_row_less(edition: Folder) -> None:
    path = edition.path / TABLE
    path.write_text("\n".join(path.read_text("utf-8").splitlines()[:-1]) + "\n", "utf-8")
    edition.vouch(TABLE)
    assert edition.found() == [("data-differs", f"{TABLE}:1:1")]


@pytest.mark.parametrize(
    ("cell", "is_known"),
    [
        ("Annual report", True),
        ("Annual report; Survey", True),
        ("Survey; Report; of all; Annual report", True),
        ("Annual report; Census", False),
        ("Annual reportSurvey", False),
        ("Annual report;", False),
    ],
)
def test_a_row_may_cite_several_sources(cell: str, is_known: bool) -> None:
    titles = {read(title)[0] for title in ("Annual report", "Survey", "Report; of all")}
    assert is_joined(read(cell)[0], titles) == is_known
