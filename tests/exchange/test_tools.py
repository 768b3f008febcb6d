"""Held against an independent implementation: translate-toolkit reads ours, we read theirs."""

import io
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from factsheet.config.style import LocaleStyle
from factsheet.diagnostics import Findings
from factsheet.exchange import tbx
from factsheet.exchange.collect import sheet_keys
from factsheet.exchange.formats import read_reply
from factsheet.exchange.memory import fill
from factsheet.exchange.merge import ImportChange
from factsheet.exchange.unit import Bundle
from factsheet.exchange.xml import LANGUAGE
from factsheet.glossary.glossary import Glossary
from factsheet.glossary.tbx import read_tbx
from factsheet.glossary.tsv import read_tsv
from factsheet.load.publication import load_publication
from factsheet.locales.profile import LocaleProfile, profile_of
from factsheet.workspace import Workspace
from support.editions import ROOT
from support.exchange import PO, codes, etree, read, send, take

storage = pytest.importorskip("translate.storage", reason="translate-toolkit is not installed")
CATALOGS = [ROOT / f"locales/{tag}/LC_MESSAGES/factsheet.po" for tag in ("fr", "ar")]
TAG = re.compile(r"</?[a-z]+>")
GLOSSARY = (
    "id\ten\tfr\tar\tnote\n"
    "icpo\tInternational Criminal Police Organization\tOrganisation internationale\tالمنظمة\tin full\n"
    "wire\twire\t\t\t\n"
)


def theirs(name: str, data: bytes) -> list[Any]:
    """The units that translate-toolkit's class reads."""
    from translate.storage import csvl10n, poxliff, tmx, xliff2
    from translate.storage import tbx as their_tbx

    classes = {
        "xliff": poxliff.PoXliffFile,
        "xliff2": xliff2.Xliff2File,
        "tmx": tmx.tmxfile,
        "tbx": their_tbx.tbxfile,
        "csv": csvl10n.csvfile,
    }
    return list(classes[name].parsestring(data).units)


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.parts[-3])
def test_their_xliff_has_our_texts_states_and_plurals(path: Path) -> None:
    profile = profile_of(LocaleStyle(path.parts[-3]))
    file = read(path.read_bytes())
    units = theirs("xliff", send(file, profile, "xliff", each_context=True))
    assert len(units) == len(file.entries)
    for unit, entry in zip(units, file.entries, strict=True):
        targets = unit.target.strings if unit.hasplural() else [str(unit.target)]
        # they show the words of a <g> and not the tag that it stands for
        assert tuple(map(str, targets)) == tuple(TAG.sub("", text) for text in entry.translations)
        if not unit.hasplural():
            # of a group they want a mark that the schema of XLIFF does not have
            assert unit.istranslated() == entry.is_translated
            assert unit.isfuzzy() == entry.fuzzy


def test_their_states_are_ours(fr: LocaleProfile) -> None:
    for name in ("xliff", "xliff2"):
        units = theirs(name, send(read(PO), fr, name))
        states = [(unit.istranslated(), unit.isfuzzy()) for unit in units[:2]]
        assert states == [(True, False), (False, True)]


def test_what_they_edit_comes_back(fr: LocaleProfile) -> None:
    from translate.storage import xliff

    store = xliff.xlifffile.parsestring(send(read(PO), fr, "xliff"))
    hours = next(unit for unit in store.units if "hours" in unit.getid())
    hours.target = 'Voir <a href="https://library.example/?a=1&b=2">les <em>heures</em></a>.'
    next(unit for unit in store.units if "lead" in unit.getid()).markfuzzy(False)
    title = next(unit for unit in store.units if "title" in unit.getid())
    title.markfuzzy()
    findings = Findings()
    result = take(bytes(store), read(PO), fr, findings)
    assert list(findings) == []
    entries = result.file.entries
    assert entries[3].translations[0].startswith('Voir <a href="https')
    assert [entry.fuzzy for entry in entries] == [True, False, False, False, False]


def test_tmx_as_they_read_it(fr: LocaleProfile) -> None:
    units = theirs("tmx", send(read(PO), fr, "tmx"))
    assert [(unit.source, unit.target) for unit in units] == [
        ("The library", "La bibliothèque"),
        ("{library.members} person is a member.", "{library.members} personne est membre."),
        ("{library.members} people are members.", "{library.members} personnes sont membres."),
        ("Sources", "Sources"),
    ]


def test_csv_as_they_read_it(fr: LocaleProfile) -> None:
    units = theirs("csv", send(read(PO), fr, "csv"))
    said = {unit.id: (str(unit.source), str(unit.target)) for unit in units}
    assert said["sheet:library:title"] == ("The library", "La bibliothèque")
    assert said["sheet:library:lead"][1].endswith("<strong>{library.seat:of}</strong>.")


def test_glossary_as_tbx() -> None:
    findings = Findings()
    glossary = Glossary(tuple(read_tsv(GLOSSARY.encode(), "glossary.tsv", findings)))
    data = tbx.serialize(Bundle("Library", "", "en", "", is_rtl=False, units=(), glossary=glossary))
    root = etree.fromstring(data)
    assert (root.tag, root.get("type")) == ("martif", "TBX-Basic")
    assert [one.get(LANGUAGE) for one in root.iter("langSet")] == ["en", "fr", "ar", "en"]
    assert tuple(read_tbx(data, "glossary.tbx", findings)) == glossary.concepts
    assert list(findings) == []
    units = theirs("tbx", data)
    assert (units[0].source, units[0].target) == (
        "International Criminal Police Organization",
        "Organisation internationale",
    )


def converted(program: str, tmp_path: Path, *options: str) -> bytes:
    """What a converter of theirs makes of the catalog."""
    source, target = tmp_path / "fr.po", tmp_path / "out"
    source.write_text(PO, "utf-8")
    command = [sys.executable, "-m", f"translate.convert.{program}", "--progress=none", *options]
    subprocess.run([*command, str(source), str(target)], check=True, capture_output=True)
    return target.read_bytes()


def test_po2xliff_comes_in(tmp_path: Path, fr: LocaleProfile) -> None:
    """It drops msgctxt: messages are found by their texts."""
    data = converted("po2xliff", tmp_path)
    blank = PO.replace('msgstr "La bibliothèque"', 'msgstr ""')
    findings = Findings()
    result = take(data, read(blank), fr, findings)
    assert codes(findings) == ["exchange-unknown"]  # the obsolete one, which they send too
    assert not findings.has_errors
    assert result.counts == {ImportChange.TRANSLATED: 1, ImportChange.UNCHANGED: 4}
    assert result.file.entries == read(PO).entries


def test_po2tmx_comes_in(tmp_path: Path, fr: LocaleProfile) -> None:
    findings = Findings()
    reply = read_reply(converted("po2tmx", tmp_path, "-l", "fr"), "out.tmx", findings)
    assert reply is not None, list(findings)
    blank = read(PO.replace('msgstr "La bibliothèque"', 'msgstr ""'))
    result = fill(reply, blank, fr, "out.tmx", findings)
    assert list(findings) == []
    assert result.file.entries[0].translations == ("La bibliothèque",)
    assert result.file.entries[0].fuzzy


def test_workbook_as_openpyxl_reads_it(fr: LocaleProfile, ar: LocaleProfile) -> None:
    from openpyxl import load_workbook

    file = read('msgctxt "a"\nmsgid "{n} book"\nmsgid_plural "{n} books"\nmsgstr[0] "=1+1"\n')
    book = load_workbook(io.BytesIO(send(file, ar, "xlsx")))
    sheet = book.worksheets[0]
    assert sheet.sheet_view.rightToLeft
    assert sheet.freeze_panes == "C2"
    assert sheet.protection.sheet
    assert [cell.value for cell in sheet["B"]][4] == "[3] few: 3, 4, 5, 6 …"
    assert {cell.protection.locked for cell in sheet["C"]} == {True}
    assert {cell.protection.locked for cell in sheet["D"][1:]} == {False}
    assert sheet["D2"].data_type == "s"
    assert sheet["D2"].value == "=1+1"
    assert (sheet["D2"].alignment.readingOrder, sheet["C2"].alignment.readingOrder) == (2, 1)
    ltr = load_workbook(io.BytesIO(send(read(PO), fr, "xlsx"))).worksheets[0]
    assert not ltr.sheet_view.rightToLeft


def test_what_a_sheet_prints() -> None:
    findings = Findings()
    publication = load_publication(Workspace(ROOT), findings)
    file = read(CATALOGS[0].read_bytes())
    keys = {context for context, _ in sheet_keys(publication, "membership", file)}
    assert "sheet:membership:title" in keys
    assert "fact:membership.countries:caption" in keys
    assert any(context and context.startswith("source:") for context in keys)
    assert not any(context and context.startswith("sheet:at-a-glance") for context in keys)
    assert codes(findings) == []
