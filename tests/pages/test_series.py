"""A sheet over a series: as many sheets as rows, as many messages as one sheet has."""

from pathlib import Path

import pytest

from factsheet.diagnostics import Findings
from factsheet.edition.completeness import measure
from factsheet.edition.edition import Edition
from factsheet.edition.policy import Decision
from factsheet.edition.record import LanguageState
from factsheet.gate.editions import load_edition
from factsheet.gate.rules import check
from factsheet.load.publication import load_publication
from factsheet.load.theme import load_theme
from factsheet.pages.pages import Pages
from factsheet.publish.plan import Plan
from support.publications import CONFIG, write_publication

ONE_LANGUAGE = CONFIG[: CONFIG.index("[locales.ar]")]
FACTS = """\
facts:
  towns:
    kind: series
    label: Towns
    source: report
    where: page 9
    columns:
      country: {kind: territory, label: Country}
      people: {kind: count, label: People, approximation: about}
      calling: {kind: identifier, label: Calling code, optional: true}
      money: {kind: currency, label: Currencies, separator: ";", optional: true}
    rows: {file: data/towns.csv, id: code}
  spoken:
    kind: series
    source: report
    where: page 9
    columns:
      country: {kind: territory, label: Country}
      language: {kind: language, label: Language}
      share: {kind: share, label: Share, unit: "%"}
    rows:
      a: {country: FR, language: fr, share: 95}
      b: {country: FR, language: es, share: 5}
      c: {country: ES, language: es, share: 99}
"""
SHEET = """\
for_each: towns
title: "{row.country}"
lead: {one: "{row.country} has {row.people} person.", other: "{row.country} has {row.people} people."}
pages: 1
keywords: {town: town}
blocks:
  numbers: {type: figures, facts: [row.people, row.calling]}
  pays: {type: prose, paragraphs: {money: "It pays in {row.money}.", calls: "Call {row.calling}."}}
  spoken: {type: table, series: spoken, where: {country: row.country}, columns: [language, share]}
  bars: {type: chart, kind: bars, series: spoken, where: {country: row.country},
         label: language, value: share, limit: 1, alternative: "Languages of {row.country}"}
  sources: {type: sources}
"""
ROWS = ["FR,FR,67000000,+33,EUR", "ES,ES,48000000,,EUR", "CU,CU,1,,CUP;CUC", "AQ,AQ,0,,"]


def edition_of(folder: Path, rows: list[str] = ROWS) -> Edition:
    table = "\n".join(["code,country,people,calling,money", *rows, ""])
    files = {
        "factsheet.toml": ONE_LANGUAGE,
        "facts/towns.yaml": FACTS,
        "sheets/town.yaml": SHEET,
        "data/towns.csv": table,
    }
    findings = Findings()
    edition = load_edition(write_publication(folder, files), findings)
    assert edition, [str(one) for one in findings]
    return edition


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return edition_of(tmp_path_factory.mktemp("series"))


@pytest.fixture(scope="module")
def pages(edition: Edition) -> Pages:
    findings = Findings()
    plan = Plan({"en": Decision("en", LanguageState.PUBLISHED, 100, "")}, {}, {})
    made = Pages(edition, load_theme(), plan.decisions, lambda _: True, findings)
    assert [str(one) for one in findings] == []
    return made


def test_there_is_a_sheet_for_each_row(edition: Edition) -> None:
    assert list(edition.sheets) == ["library", "town-fr", "town-es", "town-cu", "town-aq"]
    assert list(edition.chosen(["town"])) == ["town-fr", "town-es", "town-cu", "town-aq"]
    assert list(edition.chosen(["town-fr"])) == ["town-fr"]
    assert edition.written(["town-fr", "town-es", "library"]) == ["town", "library"]


@pytest.mark.parametrize("number", [1, 3, 40])
def test_messages_do_not_grow_with_the_rows(number: int, edition: Edition, tmp_path: Path) -> None:
    rows = [*ROWS[:1], *(f"x{n},DE,{n},," for n in range(number - 1))]
    other = edition_of(tmp_path, rows)
    assert len(other.sheets) == number + 1
    keys = [
        {message.key for message in one.messages(load_theme(), Findings())}
        for one in (edition, other)
    ]
    assert keys[0] == keys[1]


def test_a_message_counts_once_wherever_a_row_prints_it(edition: Edition) -> None:
    units = measure(edition, load_theme())["en"].units
    contexts = [unit.message.context for unit in units if "town" in unit.sheets]
    assert len(contexts) == len(set(contexts))
    assert {"sheet:town:pays:calls", "sheet:town:bars:alternative"} <= set(contexts)


def test_a_page_says_what_its_row_states(pages: Pages) -> None:
    html = {page.document.sheet_id: page.html for page in pages.sheets()}
    assert 'data-fact="towns.fr.people"' in html["town-fr"]
    assert 'value="67000000"' in html["town-fr"]
    assert '<data value="+33" data-fact="towns.fr.calling" dir="ltr">+33</data>' in html["town-fr"]
    assert html["town-fr"].count('data-fact="spoken.a.share"') == 2  # in the table and as a bar
    assert html["town-fr"].count('data-fact="spoken.b.share"') == 1
    assert "spoken.c." not in html["town-fr"]
    # Nothing of what is empty.
    assert "towns.es.calling" not in html["town-es"]
    assert 'id="spoken"' not in html["town-cu"]
    assert 'value="CUC"' in html["town-cu"]


def test_the_index_lists_them_by_title_under_the_series(pages: Pages) -> None:
    index = pages.indexes()["en/index.html"]
    assert "<h2>Towns</h2>" in index
    order = [
        index.index(f'href="../en/{name}.html"')
        for name in ("town-aq", "town-cu", "town-fr", "town-es")
    ]
    assert order == sorted(order)  # Antarctica, Cuba, France, Spain


def codes(folder: Path, facts: str = FACTS, sheet: str = SHEET) -> list[str]:
    files = {
        "facts/towns.yaml": facts,
        "sheets/town.yaml": sheet,
        "data/towns.csv": "code,country,people,calling,money\nFR,FR,1,,\n",
    }
    findings = Findings()
    check(load_publication(write_publication(folder, files), findings), findings)
    return [found.code for found in findings]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (
            "{row.country} has {row.people} person",
            "{row.town} has {row.people} person",
            "unknown-fact",
        ),
        ("for_each: towns", "for_each: library.seat", "wrong-kind"),
        ("for_each: towns", "for_each: towms", "unknown-fact"),
        ("[row.people, row.calling]", "[row.nothing]", "unknown-fact"),
        (
            "where: {country: row.country}, columns",
            "where: {land: row.country}, columns",
            "unknown-column",
        ),
        (
            "where: {country: row.country}, columns",
            "where: {share: row.country}, columns",
            "wrong-kind",
        ),
        ("label: language, value: share", "label: language", "missing-key"),
        ("value: share", "value: country", "wrong-kind"),
        ("series: spoken, where: {country: row.country},\n", "\n", "missing-key"),
    ],
)
def test_what_is_wrong_with_a_sheet_over_a_series(
    old: str, new: str, code: str, tmp_path: Path
) -> None:
    assert old in SHEET
    assert code in codes(tmp_path, sheet=SHEET.replace(old, new))


def test_names_are_taken_once(tmp_path: Path) -> None:
    files = {
        "sheets/town-fr.yaml": SHEET.replace("for_each: towns\n", "")
        .split("blocks")[0]
        .replace("row.", "towns.fr.")
        + "blocks: {sources: {type: sources}}\n"
    }
    write_publication(tmp_path, files)
    assert codes(tmp_path) == ["duplicate-id"]
    assert "bad-id" in codes(tmp_path, FACTS.replace("  spoken:", "  row.x:"))
