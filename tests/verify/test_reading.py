"""PDFs against pages, as they are read and as they are seen: hard cases, and wrong orders."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from factsheet.diagnostics import Findings
from factsheet.paper.pdf import render_pdf
from factsheet.published.html import read_page
from factsheet.published.manifest import Manifest
from factsheet.published.pdf.file import PdfFile, read_pdf
from factsheet.verify.differences import differences
from factsheet.verify.languages import mistold
from factsheet.verify.order import locate
from factsheet.verify.papers import Paper, check_paper
from factsheet.verify.sight import misdrawn
from support.verapdf import validate

FONTS = sorted(Path(str(files("factsheet"))).joinpath("theme", "fonts").glob("*.ttf"))
STYLE = '@page{size:A4;margin:15mm} html{font:11pt/1.7 "Facts Sans Arabic"}'
ARABIC = """\
<h1>عناوين</h1>
<p id="phone">اتصل على <span dir="ltr">+33 4 72 44 70 00</span> أو على الرقم 05-12-34.</p>
<p id="typed">اتصل على +33 4 72 44 70 00 أو.</p>
<p id="signs">من 10–20 إلى <span dir="ltr">−3.4%</span> و 12.5% و٪١٢٫٥ و 1,000.50.</p>
<p id="acronyms">المنظمة (ICPO-INTERPOL) والأمم المتحدة (UN)، Jürgen Stock أمين عام.</p>
<p id="quoted">قال «INTERPOL [2021]» ثم 23/11/2021 و C++ و A/B.</p>
<p id="values"><data dir="ltr">75\u200e%\u200e</data> من <data dir="rtl">العربية</data> و<data dir="rtl">الإسبانية</data>.</p>
<p id="mark">الموظفون<sup dir="ltr">2</sup> في الأمانة.</p>
<p id="long">الإنتربول Interpol منظمة دولية تعمل من أجل عالم أكثر أمانا وتساعد أجهزة الشرطة
<span lang="en" dir="ltr">International Criminal Police Organization</span> في كل مكان من العالم 24/7 وهكذا.</p>
<p id="vowels">مُحَمَّدٌ الآن لأن الإلا</p>
<table><caption>جدول</caption><tr><th scope="col">(أ)</th></tr><tr><td>ب</td></tr></table>
<ol><li>أول</li><li>ثان</li></ol>
"""
PERSIAN = """\
<h1>می\u200cشود</h1>
<p id="joined">کتاب\u200cها و می\u200cخواهم ۱۲٫۵٪ از ۱۹۵ کشور (UN) تا ۱۰–۲۰.</p>
<p id="phone">تلفن <span dir="ltr">۰۲۱-۱۲۳۴</span>، <a href="https://un.org/" dir="ltr" lang="en">un.org</a></p>
"""
ENGLISH = """\
<h1>Mixed</h1>
<p id="mixed">The word العربية (الشرطة) 195 and ﬁnal Łódź: 12 “end”.</p>
<p id="foreign" lang="ar" dir="rtl">لمحة (عن) 12% <span lang="fr" dir="ltr">à Lyon</span></p>
"""
PAGES = {"ar": ("rtl", ARABIC), "fa": ("rtl", PERSIAN), "en": ("ltr", ENGLISH)}


def html(body: str, language: str, direction: str) -> str:
    head = f'<meta charset="utf-8"><title>t</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="{language}" dir="{direction}"><head>{head}</head><body>{body}</body></html>'


def printed(folder: Path, body: str, language: str = "ar", direction: str = "rtl") -> PdfFile:
    source = html(body, language, direction)
    pdf = render_pdf(source, resources={}, fonts=FONTS, dated=date(2021, 11, 25))
    path = folder / f"{language}.pdf"
    path.write_bytes(pdf.data)
    return read_pdf(path)


def found(body: str, pdf: PdfFile, language: str = "ar", direction: str = "rtl") -> list[str]:
    """What is read, drawn or marked otherwise than the page has it."""
    page = read_page("page.html", html(body, language, direction), frozenset())
    counters = frozenset(("1", "2"))
    reading = locate(page.blocks, pdf.structure.leaves, counters)
    told = differences(page.blocks, pdf.structure.leaves, counters) if not reading.is_whole else ()
    return [
        *(f"{one.block}: {one.message}" for one in told),
        *(f"{line.block}: {line.drawn} for {line.expected}" for line in misdrawn(reading.located)),
        *(
            f"{words}: {own} as {other}"
            for _, words, own, other in mistold(reading.located, pdf.language)
        ),
    ]


def test_hard_cases_are_read_and_seen_as_they_should_be(tmp_path: Path) -> None:
    for language, (direction, body) in PAGES.items():
        pdf = printed(tmp_path, body, language, direction)
        assert found(body, pdf, language, direction) == []
    assert validate(sorted(tmp_path.glob("*.pdf"))) == []


@pytest.mark.parametrize(
    ("body", "other", "what"),
    [
        # A stream that runs the wrong way
        (
            '<p id="a">أنا (UN) 12%.</p>',
            '<p id="a" dir="ltr">أنا (UN) 12%.</p>',
            ["the paragraph in “a”: انأ(un)12%. for .12%(un)انأ"],
        ),
        (
            '<p id="a">اتصل <span dir="ltr">+33 4 72</span></p>',
            '<p id="a">اتصل <span dir="rtl">+33 4 72</span></p>',
            ["the paragraph in “a”: 72433+لصتا for +33472لصتا"],
        ),
        # Isolates, which are ordered as wholes
        (
            '<p id="a">Saudi <b>Arabian</b> Oil شركة</p>',
            '<p id="a"><i dir="ltr">Saudi</i> <b dir="ltr">Arabian</b> <i dir="ltr">Oil</i> شركة</p>',
            ["the paragraph in “a”: ةكرشoilarabiansaudi for ةكرشsaudiarabianoil"],
        ),
        # Blocks
        (
            '<p id="a">أنا الأول</p><p id="b">وأنا الثاني هنا</p>',
            '<p id="b">وأنا الثاني هنا</p><p id="a">أنا الأول</p>',
            ["the paragraph in “a”: “أنا الأول” is read at another place"],
        ),
        (
            '<p id="a">أنا الأول</p><p id="b">وأنا الثاني هنا</p>',
            '<p id="a">أنا الأول</p>',
            ["the paragraph in “b”: “وأنا الثاني هنا” is missing"],
        ),
        (
            '<p id="a">أنا الأول</p><p id="b">وأنا الثاني</p>',
            "<p>أنا الأول</p><p>وأنا الثاني</p><p>وأنا الثاني</p>",
            ["the paragraph in “b”: “وأنا الثاني” is read twice"],
        ),
        (
            '<p id="a">أنا الأول</p><p id="b">وأنا الثاني</p>',
            "<p>لوألا انأ</p><p>وأنا الثاني</p>",
            ["the paragraph in “a”: “أنا الأول” is read backwards"],
        ),
        (
            '<p id="a">أنا الأول</p>',
            "<p>أنا الآخر</p>",
            ["the paragraph in “a”: “الأول” is read as “الآخر”"],
        ),
        # A passage whose language is not told
        (
            '<p id="a">منظمة <span lang="fr" dir="ltr">de police</span></p>',
            '<p id="a">منظمة <span dir="ltr">de police</span></p>',
            ["de police: fr as ar"],
        ),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, body: str, other: str, what: list[str]) -> None:
    head = "<h1>عنوان</h1>"
    assert found(head + body, printed(tmp_path, head + other)) == what


@pytest.mark.parametrize("words", ["UTC+5:45", "+33 4 72 44 70 00", "Jürgen Stock"])
def test_values_from_left_to_right_are_found_in_arabic_lines(tmp_path: Path, words: str) -> None:
    body = f'<h1>لمحة</h1><p>التوقيت <data value="1" data-fact="x" dir="ltr">{words}</data><sup>1</sup>.</p>'
    page = read_page("ar/x.html", html(body, "ar", "rtl"), frozenset())
    findings = Findings()
    paper = Paper("ar/x.pdf", printed(tmp_path, body), page)
    check_paper(paper, Manifest("2021-11-25", {}, {}, {}, {}), findings)
    assert "pdf-words" not in {one.code for one in findings if words in one.message}
