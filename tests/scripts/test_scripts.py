"""Sheets in seven languages and six scripts beside English: shaped, valid, and read back."""

import re
from datetime import date
from pathlib import Path

import pytest

from factsheet.catalogs.catalog import Catalog
from factsheet.diagnostics import Findings
from factsheet.gate.editions import load_edition
from factsheet.gate.inspect import inspect
from factsheet.paper.pdf import render_pdf
from factsheet.publish.build import Request, build
from factsheet.publish.layout import Means
from factsheet.published.folding import folded
from factsheet.published.pdf.file import read_pdf, text_of
from factsheet.verify.verify import verify
from factsheet.workspace import Workspace
from support.editions import Built
from support.scripts import FONTS, LOCALES, script_publication
from support.search import unfound
from support.verapdf import validate

LOANS = {
    "el": "48.500",
    "fa": "۴۸٬۵۰۰",
    "he": "48,500",
    "hi": "४८,५००",
    "ru": "48\u00a0500",
    "th": "48,500",
    "zh": "48,500",
}
MOVED = re.compile("ि|र्")
"""What is drawn in another place than it is spoken: i before its letter and r above the next in
Devanagari."""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = script_publication(tmp_path_factory.mktemp("scripts"))
    findings = Findings()
    workspace = Workspace(folder)
    edition = load_edition(workspace, findings)
    assert edition is not None, list(findings)
    request = Request(folder / "output", LOCALES, tuple(edition.publication.sheets))
    means = Means.of(workspace, edition.config, findings)
    assert build(workspace, edition, means, request, findings, lambda *_: None), list(findings)
    documents = {(d.locale, d.sheet_id): d for d in edition.documents(LOCALES)}
    return Built(edition, folder / "output", [str(one) for one in findings], documents)


def pdf(built: Built, tag: str) -> Path:
    return built.output / tag / "library.pdf"


def solid(text: str) -> str:
    """The text without line breaks."""
    return "".join(text.split())


def searchable(text: str) -> str:
    """The words as a search sees them; numbers of sources stand within right-to-left ones."""
    return re.sub(r"\d", "", solid(folded(text)))


def sentences(built: Built, tag: str) -> list[str]:
    """The translations that a sheet prints as they are."""
    catalog = built.edition.voices[tag].catalog
    assert isinstance(catalog, Catalog)
    return [
        entry.translations[0]
        for entry in catalog.file.entries
        if re.fullmatch(r"sheet:.*|fact:.*:(text|event|city)", entry.context or "")
        if "keywords" not in (entry.context or "") and "{" not in entry.translations[0]
    ]


@pytest.mark.slow
def test_nothing_is_amiss_with_fonts_or_lengths(tmp_path: Path) -> None:
    found = {one.code for one in inspect(Workspace(script_publication(tmp_path))).findings}
    assert found.isdisjoint({"missing-glyph", "uneven-font", "unshaped-script", "truncated"})


def test_they_conform_to_pdf_ua_and_pdf_a(built: Built) -> None:
    assert validate([pdf(built, tag) for tag in LOCALES]) == []


@pytest.mark.parametrize("tag", LOCALES)
def test_readers_of_tags_are_told_every_sentence_as_it_is_written(built: Built, tag: str) -> None:
    read = read_pdf(pdf(built, tag))
    assert (read.pages, read.boxes, read.loose_fonts) == (1, 0, ())
    assert (read.language, read.direction) == (tag, "rtl" if tag in ("fa", "he") else "ltr")
    told = solid("".join(leaf.text for leaf in read.structure.leaves))
    written = sentences(built, tag)
    assert len(written) > 10
    assert [one for one in written if solid(one) not in told] == []
    assert solid(LOANS[tag]) in told


@pytest.mark.parametrize("tag", LOCALES)
def test_a_search_finds_every_sentence(built: Built, tag: str) -> None:
    """But for what is drawn out of the order of speech: a limit of the readers of PDFs."""
    found = text_of(pdf(built, tag))
    written = [one for one in sentences(built, tag) if not MOVED.search(one)]
    assert len(written) > 4
    assert [one for one in written if searchable(one) not in searchable(found)] == []
    assert solid(folded(LOANS[tag])) in solid(folded(found))


@pytest.mark.parametrize("tag", ["el", "fa", "he", "ru"])
def test_readers_find_every_word_of_the_page(built: Built, tag: str) -> None:
    assert unfound(pdf(built, tag)) == set()


@pytest.mark.parametrize("tag", ["he", "hi", "th", "zh"])
def test_screens_get_the_same_font(built: Built, tag: str) -> None:
    family = built.edition.config.style(tag).font
    page = (built.output / tag / "library.html").read_text("utf-8")
    assert f"--font-locale: '{family}'" in page
    [link] = re.findall(r'href="\.\./(assets/css/[^"]*own-fonts[^"]*)"', page)
    rules = (built.output / link).read_text("utf-8")
    files = re.findall(rf'font-family: "{family}".*?url\("\.\./([^"]+)"\)', rules)
    assert files
    assert all((built.output / "assets" / file).is_file() for file in files)


THAI = (
    *("ห้องสมุด", "แห่ง", "นี้", "เปิด", "ให้", "ทุก", "คน", "อ่าน", "หนังสือ", "ได้", "โดย"),
    *("ไม่", "มี", "ค่า", "ใช้จ่าย", "และ", "ไม่ต้อง", "รอ", "นาน", "ต้อง"),
)


def lines(language: str, text: str, font: str) -> list[str]:
    """The lines of a narrow paragraph."""
    html = (
        f'<html lang="{language}"><title>x</title><style>@page {{ size: 45mm 200mm; margin: 3mm }}'
        f"p {{ font: 12pt '{font}' }}</style><p>{text}</p>"
    )
    fonts = sorted(path for path in FONTS.iterdir() if path.suffix in (".ttf", ".otf"))
    made = render_pdf(html, resources={}, fonts=fonts, dated=date(2021, 11, 25))
    assert made.problems == ()
    return text_of(made.data).split()


def test_thai_lines_break_between_words() -> None:
    text = "ห้องสมุดแห่งนี้เปิดให้ทุกคนอ่านหนังสือได้โดยไม่มีค่าใช้จ่ายและไม่ต้องรอนาน"
    broken = lines("th", text, "Sarabun")
    assert len(broken) > 2
    assert "".join(broken) == text
    words = re.compile(f"(?:{'|'.join(THAI)})+")
    assert [line for line in broken if not words.fullmatch(line)] == []


def test_chinese_lines_begin_with_no_closing_mark() -> None:
    text = "任何人，不论年龄、出身或宗教信仰，都可以在这里阅读，而且无须付费。" * 4
    broken = lines("zh", text, "Noto Sans CJK SC")
    assert len(broken) > 5
    assert "".join(broken) == text
    assert [line for line in broken if line[0] in "，。、"] == []


def test_their_editions_are_proven(built: Built) -> None:
    """Hindi too, in which letters of a syllable are drawn in another order, or as one."""
    findings = Findings()
    extent = verify(built.output, findings, lambda *_: None)
    assert extent is not None
    assert extent.pdfs == len(LOCALES)
    assert list(findings) == []
