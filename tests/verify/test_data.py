"""What is told beside the text: JSON-LD, tables as CSV, alternatives and metadata, names."""

import pytest

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
            {"number-unproven", "page-content"},
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
    assert "196 is told in " in edition.messages()


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
