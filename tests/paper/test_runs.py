"""Paragraphs of mixed direction: drawn as UAX #9 orders them, at every width."""

import random
from datetime import date
from html import escape
from importlib.resources import files
from pathlib import Path
from xml.etree.ElementTree import fromstring, tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.paper.pdf import render_pdf
from factsheet.paper.runs import RUN, mark_runs
from factsheet.published.html import read_page
from factsheet.published.pdf.file import read_pdf
from factsheet.verify.order import locate
from factsheet.verify.sight import misdrawn
from support.growth import is_in_proportion

ROOT = Path(__file__).parents[2]
FONTS = [
    *sorted(Path(str(files("factsheet"))).joinpath("theme", "fonts").glob("*.ttf")),
    *sorted((ROOT / "tests/fonts").glob("NotoSansHebrew*.ttf")),
]
MARK = '<span class="marks" dir="rtl">\u00a0<a href="https://a.example/" dir="ltr">1</a></span>'
CASES = {
    "ar": [
        "الماء H<sub>2</sub>O والوحدة m<sup>2</sup>.",
        "الغاز (CO<sub>2</sub>) هنا، وأيون SO<sub>4</sub><sup>2−</sup>.",
        "الدواء C<em>x</em>H<em>y</em> هنا.",
        "تعمل شركة Johnson &amp; Johnson Services Inc. هنا وهناك.",
        "تعمل <em>شركة Johnson &amp;</em> Johnson هنا وهناك.",
        "مكتب كبير في U.S.",
        "نكتب بلغة C# وبلغة C++ كثيرا.",
        "هاتف +33 4 72 44 70 00 في مدينة Lyon.",
        'هاتف <data dir="ltr">+33 4 72 44 70 00</data> في مدينة Lyon.',
        "من 1990–2021 ومن 1990-2021 ومن ٣–٥ وفي 23/11/2021.",
        'عمق −430 m و<data dir="ltr">−430 m</data> تحت.',
        'ثمن 1,250,000 US$ و<data dir="ltr">US$2.50</data> هنا.',
        f"شركة Saudi Aramco{MARK} كبيرة، وشركة Total{MARK}.",
        "شركة Saudi <b>Arabian</b> <i>Oil</i> Company كبيرة.",
        "نسبة 5% و<b>12.5%</b> و%7 هنا.",
        "قال (Saudi [<b>Arabian</b>] Oil) ثم ذهب.",
        "رابط https://example.org/a?b=c و www.example.org هنا.",
        "وزن <em>3.5 kg</em>/m<sup>3</sup> هنا.",
        "طائرة Boeing 747 Max\n<b>8</b> هنا<br>و Airbus A320 neo هناك.",
        "قال «INTERPOL [2021]» ثم 23/11/2021 و A/B.",
    ],
    "he": [
        "המים H<sub>2</sub>O והיחידה m<sup>2</sup>.",
        "חברת Johnson &amp; Johnson Inc. כאן.",
        "טלפון +972 3 555 1234 ו-<b>12.5%</b> בשנת 1990–2021.",
        "שפת C# ושפת C++ בעולם.",
    ],
    "fa": [
        "آب H<sub>2</sub>O و شرکت Johnson &amp; Johnson و C#.",
        "تلفن ۰۲۱-۱۲۳۴ و −۴۳۰ m و ۱۲٫۵٪ از <b>۵٪</b>.",
        "از ۱۹۹۰–۲۰۲۱ تا US$ ۲٫۵۰ در U.S.",
    ],
    "ur": [
        "پانی H<sub>2</sub>O اور کمپنی Johnson &amp; Johnson۔",
        "فون +92 21 111 اور 12.5% اور C#۔",
    ],
    "en": [
        "The word <b>كلمة</b> <i>ثانية</i> means 5.",
        "He said “نص <b>(abc)</b> 12 نص” again, <em>و</em>12.",
        "Names: محمد &amp; <b>شركة</b> 5 و<b>٦</b>, and more.",
    ],
}
WIDTHS = (40, 70, 110, 180, 400)


def page(language: str, sentences: list[str], widths: tuple[int, ...] = WIDTHS) -> str:
    direction = "ltr" if language == "en" else "rtl"
    body = "".join(
        f'<p id="p{number}-{width}" style="width: {width}px">{sentence}</p>'
        for number, sentence in enumerate(sentences)
        for width in widths
    )
    style = (
        'html { font-family: "Facts Sans Arabic", "Noto Sans Hebrew" } @page { size: 150mm 297mm }'
    )
    head = f'<meta charset="utf-8"><title>t</title><style>{style}</style>'
    return f'<!doctype html><html lang="{language}" dir="{direction}"><head>{head}</head><body><h1>t</h1>{body}</body></html>'


def wrong(html: str, folder: Path) -> list[str]:
    """Lines that are not drawn as they read."""
    path = folder / "one.pdf"
    path.write_bytes(render_pdf(html, resources={}, fonts=FONTS, dated=date(2021, 11, 25)).data)
    read = read_page("page.html", html, frozenset())
    reading = locate(read.blocks, read_pdf(path).structure.leaves, frozenset())
    assert reading.is_whole, reading.stopped
    return [f"{one.block}: {one.drawn} for {one.expected}" for one in misdrawn(reading.located)]


@pytest.mark.parametrize("language", CASES)
def test_paragraphs_are_drawn_in_order_at_every_width(language: str, tmp_path: Path) -> None:
    assert wrong(page(language, CASES[language]), tmp_path) == []


WORDS = (
    "نص", "كبير", "من", "Oil", "H", "O", "U.S.", "C#", "5", "12.5%", "−430", "US$", "&", "(", ")", "–",
    "+33", "1990-2021", "٣٫٥", "،", "/", ".", "m", "“", "”", "747",
)  # fmt: skip
TAGS = ("b", "em", "sub", 'data dir="ltr"', 'span dir="rtl"')


def sentence(pick: random.Random) -> str:
    """Words of both directions, numbers and signs, with markup thrown in."""
    parts, opened = [], []
    for _ in range(pick.randint(3, 14)):
        if pick.random() < 0.25:
            tag = pick.choice(TAGS)
            parts.append(f"<{tag}>")
            opened.append(tag.split()[0])
        parts.append(escape(pick.choice(WORDS)))
        if opened and pick.random() < 0.5:
            parts.append(f"</{opened.pop()}>")
        parts.append(pick.choice([" ", " ", ""]))
    return "".join([*parts, *(f"</{tag}>" for tag in reversed(opened))]).strip()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_random_paragraphs_are_drawn_in_order(language: str, tmp_path: Path) -> None:
    pick = random.Random(language)
    sentences = [sentence(pick) for _ in range(25)]
    assert wrong(page(language, sentences, (60, 120, 400)), tmp_path) == []


@given(st.randoms(use_true_random=False), st.sampled_from(("ltr", "rtl")))
def test_no_letter_is_lost_or_moved(pick: random.Random, direction: str) -> None:
    source = f'<div dir="{direction}">{sentence(pick)}</div>'
    element = fromstring(source)
    before = "".join(element.itertext())
    mark_runs(element)
    assert "".join(element.itertext()) == before


@pytest.mark.parametrize(
    ("source", "marked"),
    [
        # Words and numbers that come out right in any line are left alone.
        ('<p dir="rtl">شركة Saudi Aramco كبيرة عام 2021 وفيها 1,250.5 هنا</p>', None),
        ('<p dir="ltr">The word كلمة ثانية means 5.</p>', None),
        ('<p dir="ltr">Plain <b>words</b> &amp; 12%.</p>', None),
        (
            '<p dir="rtl">ماء H<sub>2</sub>O هنا</p>',
            '<p dir="rtl">ماء <span dir="ltr">H<sub>2</sub>O</span> هنا</p>',
        ),
        (
            '<p dir="rtl"><em id="a">شركة Johnson &amp;</em> Johnson</p>',
            '<p dir="rtl"><em id="a">شركة </em><span dir="ltr"><em>Johnson &amp;</em> Johnson</span></p>',
        ),
        (
            '<p dir="rtl">نسبة <b>12%</b></p>',
            '<p dir="rtl">نسبة <b><span dir="ltr">12</span>%</b></p>'.replace(
                '<b><span dir="ltr">12</span>%</b>', '<span dir="ltr"><b>12</b></span><b>%</b>'
            ),
        ),
        (
            '<ul dir="rtl"><li>لغة C#<ul><li>لغة C#</li></ul></li></ul>',
            '<ul dir="rtl"><li>لغة <span dir="ltr">C</span>#<ul><li>لغة C#</li></ul></li></ul>'.replace(
                '<span dir="ltr">C</span>', "C"
            ),
        ),
        ('<svg dir="rtl"><title>ماء H&amp;O</title></svg>', None),
        ('<html dir="rtl"><head><title>ماء <b>H</b>O</title></head></html>', None),
    ],
)
def test_what_is_marked_up(source: str, marked: str | None) -> None:
    element = fromstring(source)
    mark_runs(element)
    found = tostring(element, "unicode").replace(f' {RUN}=""', "")
    assert found == (source if marked is None else marked)


def test_time_grows_with_the_text() -> None:
    def mark(count: int) -> None:
        mark_runs(fromstring(f'<p dir="rtl">{"ماء H<sub>2</sub>O (C#) 12% " * count}</p>'))

    mark(50)
    assert is_in_proportion(mark, 200)
