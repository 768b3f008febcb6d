"""Glossary files become terms, and whatever is wrong with them is said with its place."""

from pathlib import Path

import pytest

from factsheet.diagnostics import Findings
from factsheet.glossary.glossary import Glossary, TermStatus
from factsheet.glossary.load import MAXIMUM_BYTES, load_glossary
from factsheet.glossary.tbx import read_tbx
from factsheet.workspace import Workspace

TSV = """\
id\tstatus\ten\tfr\tar\tnote
assembly\t\tGeneral Assembly\tAssemblée générale|AG\tالجمعية العامة\tOf the library.
assembly\tforbidden\t\tRéunion générale\t\t
un\tuntranslatable\tUNESCO\tUNESCO\t\t
"""
V2 = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body>
<termEntry id="c1"><note>Of the <hi>library</hi>.</note>
<langSet xml:lang="en"><tig><term>General Assembly</term></tig></langSet>
<langSet xml:lang="fr">
<tig><term>Assemblée générale</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
<tig><term>Réunion générale</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
</langSet></termEntry></body></text></martif>
"""
V3 = """<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body><conceptEntry id="c1">
<langSec xml:lang="en"><termSec><term>General Assembly</term></termSec></langSec>
<langSec xml:lang="fr"><termSec><term>Assemblée générale</term>
<basic:administrativeStatus>admittedTerm-admn-sts</basic:administrativeStatus></termSec>
</langSec></conceptEntry></body></text></tbx>
"""


def load(folder: Path, name: str, content: str | bytes) -> tuple[Glossary, list[str]]:
    data = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(data)
    findings = Findings()
    glossary = load_glossary(Workspace(folder), [name], "en", findings)
    return glossary, [f"{found.code} {found.location}" for found in findings]


def test_rows_of_one_id_are_one_concept(tmp_path: Path) -> None:
    glossary, problems = load(tmp_path, "terms.tsv", TSV)
    assert problems == []
    assembly, un = glossary.concepts
    assert [term.text for term in assembly.accepted("fr")] == ["Assemblée générale", "AG"]
    assert [term.text for term in assembly.forbidden("fr")] == ["Réunion générale"]
    assert assembly.note == "Of the library."
    assert str(assembly.accepted("ar")[0].at) == "terms.tsv:2:50"
    assert un.accepted("fr")[0].status is TermStatus.UNTRANSLATABLE
    assert un.accepted("ar") == ()
    assert glossary.languages == ("ar", "en", "fr")


def test_a_region_takes_the_terms_of_its_language(tmp_path: Path) -> None:
    glossary, _ = load(tmp_path, "terms.tsv", "id\ten\tpt\tpt-BR\na\tteam\tequipa\tequipe\n")
    assert glossary.concepts[0].accepted("pt-BR")[0].text == "equipe"
    assert glossary.concepts[0].accepted("pt-PT")[0].text == "equipa"


@pytest.mark.parametrize("content", [V2, V3], ids=["martif", "tbx"])
def test_both_forms_of_tbx_are_read(content: str, tmp_path: Path) -> None:
    glossary, problems = load(tmp_path, "terms.tbx", content)
    assert problems == []
    (concept,) = glossary.concepts
    assert concept.id == "c1"
    assert concept.accepted("en")[0].text == "General Assembly"
    assert [term.text for term in concept.accepted("fr")] == ["Assemblée générale"]


def test_a_deprecated_term_is_forbidden(tmp_path: Path) -> None:
    glossary, _ = load(tmp_path, "terms.tbx", V2)
    assert [term.text for term in glossary.concepts[0].forbidden("fr")] == ["Réunion générale"]
    assert glossary.concepts[0].note == "Of the library."


@pytest.mark.parametrize(
    ("name", "content", "problems"),
    [
        ("a.xlsx", "", ["glossary-format a.xlsx"]),
        ("a.tsv", b"id\ten\nx\t\xe9\n", ["glossary-encoding a.tsv:2:1"]),
        (
            "a.tsv",
            "name\tvalue\n",
            [*["glossary-column a.tsv:1:1"] * 2, "glossary-column a.tsv:1:6"],
        ),
        ("a.tsv", "id\ten\tfrench\na\tb\tc\n", ["glossary-column a.tsv:1:7"]),
        ("a.tsv", "id\ten\ten\na\tb\tc\n", ["glossary-column a.tsv:1:7"]),
        ("a.tsv", "id\ten\tfr\na\tb|\tc\n", ["glossary-term a.tsv:2:3"]),
        ("a.tsv", "id\ten\tfr\n\tb\tc\n", ["glossary-term a.tsv:2:1"]),
        ("a.tsv", "id\ten\tfr\na\t\t\n", ["glossary-term a.tsv:2:1"]),
        ("a.tsv", "id\ten\tstatus\na\tb\tbad\n", ["glossary-status a.tsv:2:5"]),
        ("a.tsv", "id\ten\na\tb\nc\tb\n", ["glossary-duplicate a.tsv:3:3"]),
        ("a.tsv", "id\ten\na\tb|b\n", ["glossary-duplicate a.tsv:2:3"]),
        ("a.tsv", "id\ten\na\tb\tlost\n", ["glossary-column a.tsv:2:5"]),
        ("a.tbx", "<tbx><text>", ["glossary-syntax a.tbx:1:12"]),
        ("a.tbx", "<html/>", ["glossary-syntax a.tbx:1:1"]),
        ("a.tbx", '<!DOCTYPE tbx [<!ENTITY a "b">]><tbx/>', ["glossary-syntax a.tbx:1:27"]),
        ("a.tbx", "<tbx>" + "<p>" * 100, ["glossary-syntax a.tbx:1:195"]),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    name: str, content: str | bytes, problems: list[str], tmp_path: Path
) -> None:
    found = load(tmp_path, name, content)[1]
    assert found == problems


def test_an_external_entity_is_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    content = '<!DOCTYPE tbx [<!ENTITY a SYSTEM "secret">]><tbx><term>&a;</term></tbx>'
    glossary, problems = load(tmp_path, "a.tbx", content)
    assert [problem.split()[0] for problem in problems] == ["glossary-syntax"]
    assert not glossary


def test_a_file_that_is_missing_too_large_or_outside_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "big.tsv").open("wb") as file:
        file.truncate(MAXIMUM_BYTES + 1)
    findings = Findings()
    paths = ["none.tsv", "big.tsv", "../outside.tsv"]
    load_glossary(Workspace(tmp_path), paths, "en", findings)
    codes = {str(found.location): found.code for found in findings}
    assert codes == {
        "none.tsv": "glossary-missing",
        "big.tsv": "glossary-too-large",
        "../outside.tsv": "glossary-missing",
    }


@pytest.mark.parametrize(
    "encoding",
    ["shift_jis", "utf-7", "utf-32", "no-such", "idna", "rot13", "unicode_escape", "x" * 99],
)
def test_a_tbx_file_in_another_encoding_is_a_finding(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding}"?><tbx></tbx>'.encode()
    findings = Findings()
    assert read_tbx(data, "terms.tbx", findings) == []
    [found] = findings
    assert (found.code, str(found.location)) == ("glossary-syntax", "terms.tbx:1:1")
    assert encoding[:50] in found.message
    assert found.hint == "save it in UTF-8"


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "utf-16", "iso-8859-1", "us-ascii"])
def test_a_tbx_file_in_an_encoding_that_xml_parsers_know(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><tbx></tbx>'
    findings = Findings()
    assert read_tbx(text.encode(encoding), "terms.tbx", findings) == []
    assert not list(findings)
