"""What the publication promises: complete, the same values everywhere, nothing unused."""

import json
import re
import shutil
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.diagnostics import Findings
from factsheet.gate.editions import load_edition
from factsheet.locales.cldr import cldr_version
from factsheet.messages.extract import uses
from factsheet.workspace import Workspace
from support.documents import reported
from support.editions import ROOT, Built
from support.schemas import problems

LOCALES = ("ar", "en", "fr", "es")


def test_it_has_no_findings_at_all(interpol: Built) -> None:
    assert interpol.findings == []


def test_every_sheet_is_there_in_every_language(interpol: Built) -> None:
    sheets = interpol.edition.publication.sheets
    assert len(sheets) >= 8
    assert set(interpol.documents) == {(tag, sheet) for tag in LOCALES for sheet in sheets}


def test_its_schemas_are_current() -> None:
    assert main(["schema", "--check", "--quiet", "-C", str(ROOT)]) == 0


@pytest.mark.slow
def test_its_catalogs_are_current(tmp_path: Path) -> None:
    """Comments show values as the CLDR of locks/newest.txt prints them, and only that one."""
    shutil.copy(ROOT / "factsheet.toml", tmp_path)
    for folder in ("facts", "sheets", "locales", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    assert main(["sync", "--quiet", "-C", str(tmp_path)]) == 0
    before, after = _catalogs(ROOT), _catalogs(tmp_path)
    if cldr_version() != "49":
        before, after = _without_samples(before), _without_samples(after)
    assert after == before


def _catalogs(root: Path) -> dict[str, list[str]]:
    files = [*root.glob("locales/*.pot"), *root.glob("locales/*/LC_MESSAGES/*.po")]
    return {str(path.relative_to(root)): path.read_text("utf-8").split("\n") for path in files}


def _without_samples(catalogs: dict[str, list[str]]) -> dict[str, list[str]]:
    return {
        name: [line for line in lines if not re.match(r"#\. \{.*\} shows: ", line)]
        for name, lines in catalogs.items()
    }


@pytest.mark.slow
@pytest.mark.parametrize(("name", "folder"), [("facts", "facts"), ("sheet", "sheets")])
def test_its_files_pass_their_schemas(name: str, folder: str) -> None:
    schema = json.loads((ROOT / f"docs/schema/{name}.schema.json").read_text("utf-8"))
    found = {path.name: problems(path, schema) for path in (ROOT / folder).glob("*.yaml")}
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.slow
def test_every_fact_is_printed_and_every_source_cited() -> None:
    findings = Findings()
    edition = load_edition(Workspace(ROOT), findings)
    assert edition is not None
    base = edition.publication.base
    assert sorted(base.facts.keys() - uses(edition.publication).keys()) == []
    cited = {part.source for fact in base.facts.values() for part in fact.statements}
    assert sorted(base.sources.keys() - cited) == []


class _Values(HTMLParser):
    """The machine-readable values of a page, by fact."""

    def __init__(self) -> None:
        super().__init__()
        self.values: set[tuple[str, str]] = set()

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if fact := attributes.get("data-fact"):
            value = attributes.get("value") or attributes.get("datetime") or ""
            self.values.add((fact, value))


def values(page: Path) -> set[tuple[str, str]]:
    reader = _Values()
    reader.feed(page.read_text("utf-8"))
    return reader.values


def test_all_languages_state_the_same_values(interpol: Built) -> None:
    for sheet in interpol.edition.publication.sheets:
        english, *others = (
            values(interpol.output / tag / f"{sheet}.html") for tag in ("en", "ar", "fr", "es")
        )
        assert english
        assert [sorted(other ^ english) for other in others] == [[], [], []], sheet


@pytest.mark.slow
@pytest.mark.parametrize(
    ("day", "members", "others"), [("2021-11-01", "194", "195"), ("2021-11-25", "195", "196")]
)
def test_the_edition_prints_the_members_of_its_day(
    tmp_path: Path, day: str, members: str, others: str
) -> None:
    command = ["build", "-C", str(ROOT), "--as-of", day, "--format", "html", "-q"]
    assert main([*command, "--output", str(tmp_path)]) == 0
    for tag in LOCALES:
        stated = values(tmp_path / tag / "at-a-glance.html")
        assert ("membership.countries", members) in stated
        assert ("membership.countries", others) not in stated


@pytest.mark.slow
def test_no_one_is_in_office_after_the_term(tmp_path: Path) -> None:
    findings = Findings()
    edition = load_edition(Workspace(ROOT), findings, date(2025, 1, 1))
    assert edition is not None
    holder = edition.publication.base.facts["secretary_general.holder"]
    assert holder.statement(date(2023, 12, 31)) is not None
    assert holder.statement(date(2024, 1, 1)) is None
    documents = {d.sheet_id: d for d in reported(edition, findings, ["en"])}
    printed = {fact.id for fact, _ in documents["at-a-glance"].facts}
    assert "secretary_general.holder" not in printed
    assert any("secretary_general.holder" in found.message for found in findings)
