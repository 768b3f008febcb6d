"""A sheet in four languages, on several days: what it says and what it leaves out."""

from datetime import date
from pathlib import Path

import pytest

from factsheet.diagnostics import Findings, Severity
from factsheet.edition.document import Datum, Document, Inline, Phrase
from factsheet.edition.edition import Edition
from factsheet.edition.walk import inlines
from factsheet.gate.editions import load_edition
from support.documents import reported
from support.publications import CONFIG, SHEET, write_publication

PO = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {forms}\\n"

"""
ARABIC = (
    PO.format(
        language="ar",
        forms="nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
        "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    )
    + """\
msgctxt "sheet:library:intro:members"
msgid "{library.members} person is a member."
msgid_plural "{library.members} people are members."
msgstr[0] "zero {library.members}"
msgstr[1] "one {library.members}"
msgstr[2] "two {library.members}"
msgstr[3] "few {library.members}"
msgstr[4] "تضم المكتبة {library.members} عضوا."
msgstr[5] "other {library.members}"

msgctxt "sheet:library:intro:languages"
msgid "Books are in {library.languages}."
msgstr "الكتب متاحة باللغات التالية: {library.languages}."

msgctxt "phrase:about"
msgid "about {value}"
msgstr "نحو {value}"
"""
)
EMPTY = {
    f"locales/{tag}/LC_MESSAGES/factsheet.po": PO.format(language=tag, forms=forms)
    for tag, forms in (
        ("fr", "nplurals=2; plural=(n > 1);"),
        ("es", "nplurals=2; plural=(n != 1);"),
    )
}
FILES = {**EMPTY, "locales/ar/LC_MESSAGES/factsheet.po": ARABIC}


def edition_of(
    folder: Path, extra: dict[str, str] | None = None, day: date | None = None
) -> Edition:
    workspace = write_publication(folder, {**FILES, **(extra or {})})
    findings = Findings()
    edition = load_edition(workspace, findings, day)
    assert edition is not None, list(findings)
    return edition


def document_of(edition: Edition, tag: str, findings: Findings | None = None) -> Document:
    [document] = reported(edition, Findings() if findings is None else findings, [tag])
    return document


def block(document: Document, name: str):  # type: ignore[no-untyped-def]
    return next(fields for found, _, fields in document.blocks if found == name)


def words(phrase: Phrase) -> str:
    return phrase.text.translate({0x2066: None, 0x2067: None, 0x2069: None})


def data(children: tuple[Inline, ...]) -> list[Datum]:
    return [inline for inline in inlines(children) if isinstance(inline, Datum)]


def test_english_is_spoken_from_the_source_texts(tmp_path: Path) -> None:
    document = document_of(edition_of(tmp_path), "en")
    paragraphs = block(document, "intro").paragraphs
    assert words(paragraphs["members"]) == "195 people are members."
    assert words(paragraphs["languages"]) == "Books are in Arabic, English, French and Spanish."
    assert words(paragraphs["purpose"]) == "The library lends books in 4 languages."
    assert words(document.lead) == "What the library does in Lyon."
    loans = block(document, "numbers").facts[1]
    assert words(loans.value) == "about 1,000"
    assert document.untranslated == 0


def test_arabic_takes_the_form_that_the_real_value_selects(tmp_path: Path) -> None:
    document = document_of(edition_of(tmp_path), "ar")
    members = block(document, "intro").paragraphs["members"]
    assert words(members) == "تضم المكتبة 195 عضوا."
    [value] = data(members.children)
    assert (value.address, value.value, value.direction) == ("library.members", "195", "ltr")


def test_names_without_order_are_sorted_as_their_readers_sort(tmp_path: Path) -> None:
    document = document_of(edition_of(tmp_path), "ar")
    names = [
        words(Phrase(d.children))
        for d in data(block(document, "intro").paragraphs["languages"].children)
    ]
    assert names == ["الإسبانية", "الإنجليزية", "العربية", "الفرنسية"]


def test_approximation_is_a_message_around_the_value(tmp_path: Path) -> None:
    loans = block(document_of(edition_of(tmp_path), "ar"), "numbers").facts[1].value
    assert words(loans) == "نحو 1,000"
    assert [d.value for d in data(loans.children)] == ["1000"]


def test_a_missing_translation_is_marked_and_reported(tmp_path: Path) -> None:
    findings = Findings()
    document = document_of(edition_of(tmp_path), "fr", findings)
    title = document.title
    assert (words(title), title.language, title.direction) == ("The library", "en", "ltr")
    assert document.untranslated > 0
    codes = {(found.code, found.locale) for found in findings}
    assert codes == {("untranslated", "fr")}


def test_a_fallback_is_spoken_in_the_source_language_throughout(tmp_path: Path) -> None:
    members = block(document_of(edition_of(tmp_path), "ar"), "intro").paragraphs["purpose"]
    assert words(members) == "The library lends books in 4 languages."
    assert (members.language, members.direction) == ("en", "ltr")


@pytest.mark.parametrize(("day", "members"), [("2021-11-22", "194"), ("2021-11-23", "195")])
def test_the_day_selects_the_statement(tmp_path: Path, day: str, members: str) -> None:
    edition = edition_of(tmp_path, day=date.fromisoformat(day))
    figure = block(document_of(edition, "en"), "numbers").facts[0]
    assert (figure.canonical, words(figure.caption)) == (members, "members")


LATE = """\
sources: {}
facts:
  library.branch:
    kind: text
    value: A second house has opened.
    from: 2021-12-01
    source: report
    where: page 9
"""


def test_what_no_statement_supports_is_left_out_and_reported(tmp_path: Path) -> None:
    sheet = (
        "title: News\nlead: What is new.\npages: 1\nkeywords: {a: a}\nblocks:\n"
        "  news: {type: prose, heading: News, paragraphs: {branch: {fact: library.branch}}}\n"
        "  rest: {type: list, items: {old: Old news, branch: {fact: library.branch}}}\n"
    )
    files = {"facts/late.yaml": LATE.replace("sources: {}\n", ""), "sheets/news.yaml": sheet}
    edition = edition_of(tmp_path, files)
    findings = Findings()
    documents = {one.sheet_id: one for one in reported(edition, findings, ["en"])}
    assert [name for name, _, _ in documents["news"].blocks] == ["rest"]
    assert list(block(documents["news"], "rest").items) == ["old"]
    left_out = [found for found in findings if found.code == "no-statement"]
    assert len(left_out) == 3
    assert all("library.branch" in found.message for found in left_out)
    assert all("2021-11-25" in found.message for found in left_out)


def test_a_sheet_of_which_nothing_can_be_said_is_left_out(tmp_path: Path) -> None:
    sheet = (
        "title: News\nlead: What is new.\npages: 1\nkeywords: {a: a}\nblocks:\n"
        "  news: {type: prose, paragraphs: {branch: {fact: library.branch}}}\n"
        "  sources: {type: sources}\n"
    )
    files = {"facts/late.yaml": LATE.replace("sources: {}\n", ""), "sheets/news.yaml": sheet}
    edition = edition_of(tmp_path, files)
    findings = Findings()
    assert [one.sheet_id for one in reported(edition, findings, ["en"])] == ["library"]
    assert "sheet-left-out" in {found.code for found in findings}


def test_sources_are_numbered_as_they_are_cited(tmp_path: Path) -> None:
    document = document_of(edition_of(tmp_path), "en")
    [source] = document.sources
    assert (source.number, words(source.title), words(source.date)) == (1, "Annual report", "2021")
    assert block(document, "intro").paragraphs["members"].sources == (1,)
    printed = {fact.id for fact, _ in document.facts}
    assert printed == {
        "library.members",
        "library.loans",
        "library.languages",
        "library.seat",
        "library.purpose",
    }


SERIES = """\
facts:
  library.houses:
    kind: series
    columns:
      rank: {kind: ordinal, label: Rank, alone: "{value} house"}
      opened: {kind: date, label: Opened}
      type: {kind: term, label: Type}
      seat: {kind: place, label: Seat}
    sort: seat
    rows:
      b: {rank: 2, opened: 2001, type: library.branch_type, seat: library.seat, source: report, where: page 1}
      a: {rank: 1, opened: 1990, type: library.branch_type, seat: library.old_seat, source: report, where: page 1}
  library.branch_type:
    kind: term
    value: {name: branch, plural: branches}
    source: report
    where: page 1
  library.old_seat:
    kind: place
    value: {city: Angers, territory: FR}
    source: report
    where: page 1
"""
SERIES_SHEET = """\
title: Houses
lead: All houses.
pages: 1
keywords: {a: a}
blocks:
  list: {type: timeline, series: library.houses, date: opened, title: [rank, seat]}
"""


def test_rows_are_sorted_for_the_reader_and_said_with_and_without_heading(tmp_path: Path) -> None:
    files = {"facts/houses.yaml": SERIES, "sheets/houses.yaml": SERIES_SHEET}
    documents = {d.sheet_id: d for d in edition_of(tmp_path, files).documents(["en"])}
    first, second = block(documents["houses"], "list").series.rows
    assert [words(row.cells["seat"]) for row in (first, second)] == [
        "Angers, France",
        "Lyon, France",
    ]
    assert words(first.cells["rank"]) == "1st"
    assert words(first.said("rank")) == "1st house"
    assert words(first.said("seat")) == "Angers, France"
    assert words(first.plurals["type"]) == "branches"


HOUSES_ES = """\
msgid ""
msgstr "Language: es\\nContent-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgctxt "fact:library.houses:rank:cell"
msgid "{value}"
msgstr "{value:feminine}"

msgctxt "fact:library.houses:rank:alone"
msgid "{value} house"
msgstr "{value:feminine} casa"
"""


def test_cells_take_the_form_and_the_capital_that_a_language_wants(tmp_path: Path) -> None:
    series = SERIES.replace('alone: "{value} house"', 'alone: "{value} house", cell: "{value}"')
    files = {
        "facts/houses.yaml": series.replace("opened: 1990", "opened: 1990-11"),
        "sheets/houses.yaml": SERIES_SHEET,
        "factsheet.toml": CONFIG.replace("[locales.es]", "[locales.es]\ncapitals = true"),
        "locales/es/LC_MESSAGES/factsheet.po": HOUSES_ES,
    }
    documents = {
        (d.locale, d.sheet_id): d for d in edition_of(tmp_path, files).documents(["en", "es"])
    }
    cells = {
        tag: block(documents[tag, "houses"], "list").series.rows[0].cells for tag in ("en", "es")
    }
    assert [words(cells[tag]["rank"]) for tag in cells] == ["1st", "1.ª"]
    assert [words(cells[tag]["opened"]) for tag in cells] == ["November 1990", "Noviembre de 1990"]


def test_a_sentence_has_variants_of_one_statement(tmp_path: Path) -> None:
    facts = """\
facts:
  library.halls: {kind: count, value: 14, source: report, where: page 1}
  library.size:
    kind: text
    statements:
      new:
        value: "The library has {library.halls} halls."
        variants: {pronoun: "It has {library.halls} halls."}
        source: report
        where: page 1
"""
    sheet = """\
title: Halls
lead: "A library. {library.size:pronoun}"
pages: 1
keywords: {a: a}
blocks:
  size: {type: prose, paragraphs: {own: {fact: library.size}, after: {fact: "library.size:pronoun"}}}
"""
    arabic = """
msgctxt "fact:library.size:new:variants:pronoun"
msgid "It has {library.halls} halls."
msgstr "وفيها {library.halls} قاعة."
"""
    files = {
        "facts/halls.yaml": facts,
        "sheets/halls.yaml": sheet,
        "locales/ar/LC_MESSAGES/factsheet.po": ARABIC + arabic,
    }
    found = {
        d.locale: d
        for d in edition_of(tmp_path, files).documents(["en", "ar"])
        if d.sheet_id == "halls"
    }
    english, said = block(found["en"], "size").paragraphs, block(found["ar"], "size").paragraphs
    assert words(english["own"]) == "The library has 14 halls."
    assert words(english["after"]) == "It has 14 halls."
    assert words(found["en"].lead) == "A library. It has 14 halls."
    assert words(said["after"]) == "وفيها 14 قاعة."
    assert said["own"].language == "en"
    assert english["own"].sources == english["after"].sources == (1,)
    printed = [(fact.id, statement) for fact, statement in found["en"].facts]
    assert sorted(printed) == [("library.halls", "value"), ("library.size", "new")]


def test_a_date_that_a_calendar_does_not_reach_is_left_out(tmp_path: Path) -> None:
    facts = """\
facts:
  library.founded: {kind: date, value: 1890-05-01, source: report, where: page 1}
  library.opened: {kind: date, value: 2021-11-23, source: report, where: page 1}
"""
    sheet = """\
title: Dates
lead: Both dates.
pages: 1
keywords: {a: a}
blocks:
  days:
    type: prose
    paragraphs:
      old: "It was founded on {library.founded:islamic-umalqura}."
      new: "It opened on {library.opened:islamic-umalqura}."
"""
    findings = Findings()
    files = {"facts/dates.yaml": facts, "sheets/dates.yaml": sheet}
    documents = {d.sheet_id: d for d in reported(edition_of(tmp_path, files), findings, ["en"])}
    paragraphs = block(documents["dates"], "days").paragraphs
    assert {name: words(said) for name, said in paragraphs.items()} == {
        "new": "It opened on 18\u00a0Rabiʻ II 1443 AH."
    }
    [datum] = data(paragraphs["new"].children)
    assert (datum.value, datum.is_time, datum.rounding) == ("2021-11-23", True, "islamic-umalqura")
    [left_out] = [one for one in findings if one.code == "no-statement"]
    assert "the calendar “islamic-umalqura” does not reach to the date" in left_out.message


def test_keywords_and_kicker_that_cannot_be_said_leave_the_sheet_standing(tmp_path: Path) -> None:
    sheet = (
        'title: News\nlead: What is new.\npages: 1\nkicker: "{library.branch}"\n'
        'keywords: {a: "{library.branch}"}\nblocks:\n'
        "  news: {type: prose, paragraphs: {old: Old news}}\n"
    )
    files = {"facts/late.yaml": LATE.replace("sources: {}\n", ""), "sheets/news.yaml": sheet}
    findings = Findings()
    edition = edition_of(tmp_path, files)
    documents = {d.sheet_id: d for d in reported(edition, findings, ["en"])}
    assert (documents["news"].keywords, documents["news"].kicker) == ((), None)
    assert {found.code for found in findings} == {"no-statement"}


CELLS_SHEET = """\
title: Houses
lead: All houses.
pages: 1
keywords: {a: a}
blocks:
  cells: {type: figures, facts: [library.houses.a.rank, library.houses.a.seat]}
  counted: {type: chart, kind: bars, facts: ["library.languages:count"], alternative: Languages}
"""


def test_a_cell_or_a_number_of_items_is_printed_as_what_it_is(tmp_path: Path) -> None:
    files = {
        "facts/houses.yaml": SERIES + "  x.a: {kind: count, value: 1, source: report, where: p}\n",
        "sheets/houses.yaml": CELLS_SHEET.replace(
            "library.languages:count", "library.tongues:count"
        ),
        "facts/tongues.yaml": "facts:\n  library.tongues: {kind: language, label: Languages, "
        "value: [ar, en, fr], source: report, where: page 4}\n",
    }
    documents = {d.sheet_id: d for d in edition_of(tmp_path, files).documents(["en"])}
    rank, seat = block(documents["houses"], "cells").facts
    assert (words(rank.label), rank.kind, words(rank.value)) == ("Rank", "ordinal", "1st")
    assert (words(seat.caption), seat.kind, words(seat.value)) == (
        "Seat",
        "place",
        "Angers, France",
    )
    [counted] = block(documents["houses"], "counted").facts
    assert (counted.number, counted.kind, counted.canonical) == (3.0, "count", "3")


def test_an_approximate_percentage_has_words_of_its_own(tmp_path: Path) -> None:
    facts = (
        "facts:\n  library.young:\n    kind: share\n    label: Young readers\n    value: 1/4\n"
        "    approximation: about\n    source: report\n    where: page 8\n"
    )
    sheet = (
        "title: Readers\nlead: Who reads.\npages: 1\nkeywords: {a: a}\nblocks:\n"
        '  who: {type: prose, paragraphs: {a: "{library.young}", b: "{library.young:words}"}}\n'
    )
    arabic = ARABIC + (
        '\nmsgctxt "sheet:readers:who:a"\nmsgid "{library.young}"\nmsgstr "{library.young}"\n'
        '\nmsgctxt "phrase:about_percent"\nmsgid "about {value}"\nmsgstr "قرابة {value}"\n'
    )
    files = {
        "facts/young.yaml": facts,
        "sheets/readers.yaml": sheet,
        "locales/ar/LC_MESSAGES/factsheet.po": arabic,
    }
    documents = {
        (d.locale, d.sheet_id): d for d in edition_of(tmp_path, files).documents(["ar", "en"])
    }
    english = block(documents["en", "readers"], "who").paragraphs
    assert words(english["a"]) == "about 25%"
    assert words(english["b"]) == "about one quarter"
    assert words(block(documents["ar", "readers"], "who").paragraphs["a"]).startswith("قرابة")


def test_texts_within_texts_print_so_many_values(tmp_path: Path) -> None:
    """Twelve facts, each of which prints the one before ten times, print a billion."""
    facts = "facts:\n  x.t0: {kind: text, value: ha, source: report, where: page 1}\n" + "".join(
        f'  x.t{n}: {{kind: text, value: "{f"{{x.t{n - 1}}} " * 10}", source: report, where: x}}\n'
        for n in range(1, 13)
    )
    extra = {
        "facts/x.yaml": facts,
        "sheets/library.yaml": SHEET.replace("Books are in", "{x.t12} {x.t2}"),
    }
    findings = Findings()
    document = document_of(edition_of(tmp_path, extra), "en", findings)
    assert {"members", "purpose"} == block(document, "intro").paragraphs.keys()
    assert [(one.code, one.severity) for one in findings if one.code == "too-deep"] == [
        ("too-deep", Severity.ERROR)
    ]
