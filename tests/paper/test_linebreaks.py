"""A number and its Arabic or Hebrew unit: found as they are read, and on one line."""

import re
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from tinyhtml5 import parse

from factsheet.paper.linebreaks import keep_hyphenated, keep_last_words
from factsheet.paper.pdf import render_pdf
from support.pdf_text import folded, text_of
from support.printing import made, page
from support.search import texts_of

NB = "\u00a0"
STYLE = '@page { size: 60mm 200mm; margin: 5mm } html { font: 10pt/1.6 "Facts Sans Arabic" }'


def text(content: str) -> str:
    pdf = made(page(content, "rtl"), a=STYLE)
    assert pdf.problems == ()
    return folded(text_of(pdf.data))


@pytest.mark.parametrize(
    "value", [f"4{NB}أيام", f"5{NB}سنوات", f"٤{NB}أيام", f"1,250{NB}كيلومترًا", f"نحو{NB}4{NB}أيام"]
)
def test_a_reader_finds_a_number_with_its_unit(value: str) -> None:
    content = f'<p>تستغرق الدورة <data value="P4D" dir="rtl">{value}</data> في العادة.</p>'
    assert folded(value) in text(content)


@pytest.mark.parametrize("number", [f"+44{NB}20{NB}7946", f"+33{NB}4{NB}72{NB}44{NB}70{NB}00"])
def test_spaces_within_a_number_stay(number: str) -> None:
    content = f'<p>هاتف المكتبة <data value="x" dir="ltr">{number}</data>.</p>'
    assert folded(number) in text(content)


BESIDE = (
    f'الـ{NB}<data value="89" dir="ltr">89</data>',
    f'الـ{NB}<time datetime="1989" dir="ltr">1989</time>',
    f'<data value="89" dir="ltr">89</data>{NB}دولة',
    f'<data value="89" dir="rtl">٨٩</data>{NB}دولة',
    f'الـ{NB}<data value="89" dir="rtl">٨٩</data>',
)
"""A number, and a word beside it, not in the value."""


def said(content: str) -> str:
    return folded(re.sub("<[^>]+>", "", content))


@pytest.mark.parametrize("content", BESIDE)
def test_a_reader_finds_a_number_beside_a_word(content: str) -> None:
    for sentence in (f"<p>انعقدت الدورة {content} في العاصمة.</p>", f"<p><b>مرة</b> {content}</p>"):
        assert said(content) in text(sentence)


@pytest.mark.parametrize("words", range(1, 14))
def test_no_line_ends_between_a_number_and_a_word_beside_it(words: int) -> None:
    for content in BESIDE:
        sentence = f"<p>{'كلمة ' * words}{content} بعد</p>"
        pdf = made(page(sentence, "rtl"), a=STYLE)
        [line] = [line for line in text_of(pdf.data).splitlines() if "89" in folded(line)]
        assert said(content) in folded(line)


@pytest.mark.parametrize("words", range(1, 14))
def test_no_line_ends_between_a_number_and_its_unit(words: int) -> None:
    before = "كلمة " * words
    content = f'<p>{before}<data value="P4D" dir="rtl">4{NB}أيام</data> بعد</p>'
    pdf = made(page(content, "rtl"), a=STYLE)
    [line] = [line for line in text_of(pdf.data).splitlines() if "4" in line]
    assert "أيام" in folded(line)


# Last words of paragraphs, which stay together on paper.


def joined(html: str) -> str:
    """The text of a page after joining; `~` stands for a no-break space, `+` for a word joiner."""
    root = parse(html, namespace_html_elements=False)
    keep_last_words(root)
    return "".join(root.find("body").itertext()).replace("\u00a0", "~").replace("\u2060", "+")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Four words are short</p>", "Four words are short"),
        ("<p>Five words are kept together</p>", "Five words are kept~together"),
        ("<p>They end with a line \n</p>", "They end with a~line \n"),
        ("<p>Each of them has a <b>bold word</b>.</p>", "Each of them has a bold~word."),
        ("<p>Each of them is <b>very</b> bold</p>", "Each of them is very~bold"),
        (
            '<p>What rests on sources is true.<span class="marks"> <a>1</a> <a>2</a></span></p>',
            "What rests on sources is~true. 1 2",
        ),
        (
            '<p>As in French, a call is raised<span class="marks"> <a>1</a></span>.</p>',
            "As in French, a call is~raised 1.",
        ),
        ("<p>The edition is of the year 2021</p>", "The edition is of the year 2021"),
        ("<p>There are in all some 40 countries</p>", "There are in all some 40 countries"),
        (
            "<p>They are of incomparably uncharacteristic extraterritoriality</p>",
            "They are of incomparably uncharacteristic extraterritoriality",
        ),
        (
            '<div class="width-third"><p>They have the words of administration</p></div>',
            "They have the words of~administration",
        ),
        (
            '<div class="figure"><p>They have the words of administration</p></div>',
            "They have the words of administration",
        ),
        (
            "<ul><li>One is on a line of its own</li><li><p>And here is one too</p></li></ul>",
            "One is on a line of its~ownAnd here is one~too",
        ),
        ("<p>يعمل فيها موظفون من بلدان كثيرة</p>", "يعمل فيها موظفون من بلدان +كثيرة"),
        ("<p></p><p> </p>", " "),
    ],
)
def test_last_words(html: str, expected: str) -> None:
    assert joined(html) == expected


# Words with hyphens, which stay on one line on paper where they can.


FONTS = (*sorted((Path(__file__).parents[2] / "src/factsheet/theme/fonts").glob("*.ttf")),)
HEBREW = (*sorted((Path(__file__).parents[1] / "fonts").glob("NotoSansHebrew*.ttf")),)


def joined_hyphens(html: str) -> str:
    """The text of a page after joining; `+` stands for a word joiner, `~` for a no-break space."""
    root = parse(html, namespace_html_elements=False)
    keep_hyphenated(root)
    return "".join(root.find("body").itertext()).replace("\u2060", "+").replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>A near-complete list</p>", "A near-+complete list"),
        ("<p>C’est-à-dire, peut-être.</p>", "C’est-+à-+dire, peut-+être."),
        ("<p>a 90-day plan, COVID-19</p>", "a 90-+day plan, COVID-19"),
        ("<p>near\u2010complete, 90\u20105</p>", "near\u2010+complete, 90\u2010+5"),
        ("<p>בית־ספר, ב־2021</p>", "בית־+ספר, ב־+2021"),
        ("<p>−5, -5, a -b, a - b, a-, b</p>", "−5, -5, a -b, a - b, a-, b"),
        ("<p>2021-05-30 and 10-20</p>", "2021-05-30 and 10-20"),
        ("<p>well-<em>known</em></p>", "well-+known"),
        ("<p><data>40</data>-year</p>", "40-+year"),
        ("<p><b>anti</b>-<i>fraud</i></p>", "anti-fraud"),
        ("<div>one-<p>two</p>-three</div>", "one-two-three"),
        (
            "<p>the-longest-hyphenated-word-of-all</p>",
            "the-longest-hyphenated-word-of-all",
        ),
        ('<div class="figure"><p>non-governmental</p></div>', "non-governmental"),
        (
            "<table><td>cross-border administration-wide</table>",
            "cross-+border administration-wide",
        ),
        ("<p>a-b<script>a-b</script>", "a-+ba-b"),
        (
            "<p>two\u00a0words with-hyphens\u00a0in-one-line-only",
            "two~words with-hyphens~in-one-line-only",
        ),
    ],
)
def test_words_that_stay_whole(html: str, expected: str) -> None:
    assert joined_hyphens(html) == expected


WORDS = ("near-complete", "c’est-à-dire", "co-operation", "full-time", "Saint-Cloud")


@pytest.mark.parametrize("width", range(40, 80, 10))
def test_readers_find_words_with_hyphens_in_columns_of_any_width(
    width: int, tmp_path: Path
) -> None:
    text = " ".join(f"{'x' * length} {word}" for length in range(1, 9) for word in WORDS)
    read = texts_of(printed(f'<p style="width: {width}mm">{text}</p>', tmp_path))
    for reader, found in read.items():
        for word in WORDS:
            assert found.replace("\r", "").split().count(word) == 8, (reader, word)


def test_hebrew_words_with_a_maqaf(tmp_path: Path) -> None:
    words = " ".join(f"{'א' * length} בית־ספר" for length in range(1, 12))
    html = f'<p dir="rtl" lang="he" style="width: 30mm; font-family: Noto Sans Hebrew">{words}</p>'
    for found in texts_of(printed(html, tmp_path, HEBREW)).values():
        assert found.count("בית־ספר") == 11


def test_a_word_too_long_for_its_line_ends_at_a_hyphen(tmp_path: Path) -> None:
    word = "administration-wide-administration"
    read = texts_of(printed(f'<p style="width: 40mm">{word}</p>', tmp_path))
    # U+FFFE is what pdfium reads for a hyphen at the end of a line and for the line's end.
    assert "administration-wide\ufffeadministration" in read["pdfium"]


def test_bookmarks_have_hyphens_alone(tmp_path: Path) -> None:
    with pikepdf.open(printed("<h2>A near-complete list</h2>", tmp_path)) as pdf:
        titles = [item.title for item in pdf.open_outline().root[0].children]
    assert titles == ["A near-complete list"]


def printed(body: str, folder: Path, fonts: tuple[Path, ...] = FONTS) -> Path:
    style = "body { font: 11pt Facts Sans Arabic; overflow-wrap: break-word }"
    html = (
        '<html lang="en"><head><title>Words</title>'
        f"<style>{style}</style></head><body><h1>Words</h1>{body}</body></html>"
    )
    pdf = render_pdf(html, resources={}, fonts=(*FONTS, *fonts), dated=date(2026, 1, 1))
    path = folder / "words.pdf"
    path.write_bytes(pdf.data)
    return path
