"""Words with hyphens, which stay on one line on paper where they can."""

from datetime import date
from pathlib import Path

import pikepdf
import pytest
from tinyhtml5 import parse

from factsheet.paper.hyphens import keep_hyphenated
from factsheet.paper.pdf import render_pdf
from support.search import texts_of

FONTS = (*sorted((Path(__file__).parents[2] / "src/factsheet/theme/fonts").glob("*.ttf")),)
HEBREW = (*sorted((Path(__file__).parents[1] / "fonts").glob("NotoSansHebrew*.ttf")),)


def joined(html: str) -> str:
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
    assert joined(html) == expected


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
