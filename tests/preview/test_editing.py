"""Translations written in the preview: checked by the gate's rules, saved without loss."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from factsheet.catalogs.parser import parse
from factsheet.catalogs.po import Entry
from factsheet.catalogs.writer import serialize
from factsheet.cli.main import main
from factsheet.diagnostics import Findings
from factsheet.gate.inspect import inspect
from factsheet.preview.editing import ConflictError, Editing, UnsavedError
from factsheet.preview.live import Live, PagePlace
from factsheet.preview.origin import Origins, seal
from factsheet.preview.telling import Links
from factsheet.workspace import Workspace

LOCALE = "fr"
CATALOG = f"locales/{LOCALE}/LC_MESSAGES/factsheet.po"
SPOILS = (
    lambda text: text.replace("}", "", 1) if "}" in text else f"{text} {{",
    lambda text: f"{text} ",
    lambda text: f"{text} 417",
    lambda text: f"العربية {text}",
    lambda text: text.replace(" ", "  ", 1),
    lambda text: f"{text} {{un.nothing}}",
    lambda text: f"{text}\u200b",
    lambda text: f"<b>{text}",
    lambda text: f"« {text}",
)
COMPARING = {"truncated", "copied-translation", "near-copy", "same-translation"}
"""Rules that hold an entry against the others of the catalog."""


@pytest.fixture
def live(tmp_path: Path) -> Live:
    folder = tmp_path / "starter"
    assert main(["new", str(folder), "--quiet"]) == 0
    live = Live(folder)
    live.refresh()
    return live


@pytest.fixture
def editing(live: Live) -> Editing:
    return Editing(live, Origins(live, Links(live.root)))


def entries(live: Live) -> list[Entry]:
    assert live.edition is not None
    catalog = live.edition.voices[LOCALE].catalog
    assert catalog is not None
    return [entry for entry in catalog.file.entries if entry.context]


def key(entry: Entry) -> tuple[str, str]:
    return (entry.context or "", entry.singular)


def test_it_says_what_the_gate_says(live: Live, editing: Editing) -> None:
    assert live.edition is not None
    day = live.edition.day
    said, spoiled = {}, {}
    for entry, spoil in zip(entries(live)[3::4], SPOILS, strict=False):
        forms = tuple(map(spoil, entry.translations))
        spoiled[entry.key] = replace(entry, translations=forms)
        found = editing.check(LOCALE, key(entry), forms, day)
        said[entry.context] = sorted({(one.code, one.message) for one in found})
    path = live.root / CATALOG
    file = parse(path.read_bytes(), CATALOG, Findings())
    assert file is not None
    whole = tuple(spoiled.get(entry.key, entry) for entry in file.entries)
    path.write_bytes(serialize(replace(file, entries=whole)))
    judged = inspect(Workspace(live.root), day).findings
    for context, found in said.items():
        gate = sorted(
            {
                (one.code, one.message)
                for one in judged
                if one.locale == LOCALE and one.subject and one.subject.context == context
            }
        )
        assert [one for one in found if one[0] not in COMPARING] == [
            one for one in gate if one[0] not in COMPARING
        ]
    assert sum(map(bool, said.values())) >= 7


def test_saving_changes_one_entry_and_undoing_all(live: Live, editing: Editing) -> None:
    path = live.root / CATALOG
    noted = path.read_bytes().replace(b'msgctxt "sheet', b'# a note\r\n#, fuzzy\nmsgctxt "sheet', 1)
    noted = noted.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")  # as Windows writes it
    path.write_bytes(noted)
    live.refresh()
    entry = next(one for one in entries(live) if one.fuzzy)
    editing.save(LOCALE, key(entry), ["Une « phrase »\net {demie}"], seal(entry))
    after = path.read_bytes()
    assert b"fuzzy" not in after
    assert b"# a note" in after
    assert after.count(b"\n") == after.count(b"\r\n")
    live.refresh()
    again = next(one for one in entries(live) if one.key == entry.key)
    assert again.translations == ("Une « phrase »\net {demie}",)
    editing.undo()
    assert path.read_bytes() == noted
    with pytest.raises(UnsavedError, match="nothing to undo"):
        editing.undo()


def test_what_somebody_else_has_written_stays(live: Live, editing: Editing) -> None:
    path, [first, second, *_] = live.root / CATALOG, entries(live)
    theirs = path.read_bytes().replace(first.translations[0].encode(), b"Ailleurs", 1)
    path.write_bytes(theirs)
    with pytest.raises(ConflictError):
        editing.save(LOCALE, key(first), ["Ici"], seal(first))
    assert path.read_bytes() == theirs
    editing.save(LOCALE, key(second), ["Ici"], seal(second))
    assert b"Ailleurs" in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(b'"Ici"', b'"Encore"'))
    with pytest.raises(ConflictError):
        editing.undo()


@pytest.mark.parametrize("form", ["a\0b", "\ud800", "x" * 10_001, "\x1b[31m"])
def test_what_no_catalog_holds_is_refused(live: Live, editing: Editing, form: str) -> None:
    before, entry = (live.root / CATALOG).read_bytes(), entries(live)[0]
    with pytest.raises(UnsavedError):
        editing.save(LOCALE, key(entry), [form], seal(entry))
    with pytest.raises(UnsavedError):
        editing.save(LOCALE, key(entry), ["two", "forms"], seal(entry))
    assert (live.root / CATALOG).read_bytes() == before


@pytest.mark.parametrize("locale", ["xx", "../../..", ""])
def test_unknown_languages_and_messages_are_refused(
    live: Live, editing: Editing, locale: str
) -> None:
    entry = entries(live)[0]
    with pytest.raises(UnsavedError):
        editing.save(locale, key(entry), ["x"], seal(entry))
    with pytest.raises(UnsavedError):
        editing.save(LOCALE, ("no:such:context", ""), ["x"], seal(entry))
    with pytest.raises(UnsavedError):
        editing.check(locale, key(entry), ["x"], date(2021, 11, 25))


def test_origins(live: Live) -> None:
    assert live.edition is not None
    origins = Origins(live, Links(live.root, "zed://file{path}:{line}"))
    place = PagePlace("united-nations", "ar", live.edition.day)
    value = origins.value(place, "un.members")
    assert value is not None
    [_, fact], [statement, _] = value["at"]
    assert (statement, value["value"]) == ("statement south_sudan", "193")
    assert fact["link"] == f"zed://file{live.root}/facts/united-nations.yaml:40"
    assert origins.value(place, "un.nothing") is None
    told = origins.message(place, ("sheet:united-nations:lead", ""))
    assert told is not None
    assert (told["state"], told["direction"]) == ("translated", "rtl")
    assert told["file"]["name"].startswith("locales/ar/LC_MESSAGES/factsheet.po:")
    assert origins.message(place, ("", "Download as PDF"))
    assert origins.message(place, ("no:such", "")) is None


def test_every_passage_and_value_of_a_page_is_known(live: Live) -> None:
    assert live.edition is not None
    origins = Origins(live, Links(live.root))
    for tag in ("ar", "en"):
        place = PagePlace("united-nations", tag, live.edition.day)
        html = live.page(place).html or ""
        marks = re.findall(r'-message="([^"]*)"(?: data-(?:said-)?source="([^"]*)")?', html)
        assert len(marks) > 20
        for context, source in dict.fromkeys(marks):
            assert origins.message(place, (unescape(context), unescape(source))), context
        for address in dict.fromkeys(re.findall(r'data-fact="([^"]*)"', html)):
            assert origins.value(place, address), address


def test_search_passes_over_case_and_marks(live: Live) -> None:
    assert live.edition is not None
    origins = Origins(live, Links(live.root))
    place = PagePlace("united-nations", "fr", live.edition.day)
    for asked in ("NATIONS", "MEMBRES", "sheet:united-nations:title", "united nations in"):
        assert origins.search(place, asked), asked
    assert origins.search(place, " ") == []
    assert origins.search(place, "zzz") == []
