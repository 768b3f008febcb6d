"""Pages made even: by the real WeasyPrint, measured in pictures of the PDFs."""

from datetime import date
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.paper.pagefill import LARGEST_HOLE, LEAST_REST, PageFill
from factsheet.paper.pdf import Pdf, render_pdf
from support.verapdf import validate

FONTS = tuple(sorted(Path(str(files("factsheet"))).joinpath("theme", "fonts").glob("*.ttf")))
PAPER, MARGIN = 297, 15
STYLE = """
@page { size: A4; margin: 15mm }
:root { --space-block: 5mm; --leading: 1.5 }
html { font: 9.5pt "Facts Sans Arabic"; line-height: var(--leading) }
h1, body, p { margin: 0 } h1 { font-size: 12pt }
.row { margin-top: var(--space-block); break-inside: avoid; background: #ddd;
       border-top: 0.3mm solid navy }
"""


@lru_cache
def made(*heights: int, limit: int | None = None, style: str = "", wrapper: str = "main") -> Pdf:
    """Rows of these heights in millimetres below a heading, each with a link to the last one."""
    rows = "".join(
        f'<div class="row" id="row-{number}" style="height: {height}mm"><p>Words and '
        f'<a href="#row-{len(heights) - 1}">a link</a></p></div>'
        for number, height in enumerate(heights)
    )
    html = (
        f'<!doctype html><html lang="en"><head><title>t</title><style>{STYLE}{style}</style>'
        f"</head><body><h1>T</h1><{wrapper}>{rows}</{wrapper}></body></html>"
    )
    return render_pdf(html, resources={}, fonts=FONTS, dated=date(2021, 11, 25), limit=limit)


def blanks(pdf: Pdf) -> list[float]:
    """Millimetres without ink at the end of each page, down to the margin, in its picture."""
    document = pypdfium2.PdfDocument(pdf.data)
    found = []
    for page in document:
        picture = page.render(scale=2).to_pil().convert("L").point(lambda v: 255 * (v < 250))
        height = picture.height
        inked = [y for y, ink in enumerate(picture.getprojection()[1]) if ink]
        found.append(PAPER * (1 - (inked[-1] + 1) / height) - MARGIN)
    document.close()
    return found


def test_what_is_said_of_pages_is_what_pictures_show() -> None:
    for heights in ((60, 60, 60), (80, 60, 60, 60, 60), (250,), (40,) * 14):
        pdf = made(*heights)
        assert [fill.page for fill in pdf.fills] == list(range(1, pdf.pages + 1))
        for fill, blank in zip(pdf.fills, blanks(pdf), strict=True):
            assert fill.blank == pytest.approx(blank, abs=1)
            room = PAPER - 2 * MARGIN
            assert fill.percent == pytest.approx(100 * (1 - blank / room), abs=1)


def test_rows_are_spread_to_the_end_of_a_page_that_is_nearly_full() -> None:
    # 7 rows of 30 mm and 5 mm above each leave some 16 mm.
    pdf = made(*[30] * 7)
    assert pdf.fills == (PageFill(1, 100, 0, PAPER),)
    assert blanks(pdf) == [pytest.approx(0, abs=0.5)]


def test_all_of_a_row_moves_along() -> None:
    pdf = made(*[30] * 7)
    document = pypdfium2.PdfDocument(pdf.data)
    page = document[0]
    picture = page.render(scale=4).to_pil().convert("L")
    # Ground and border: each row is one stretch of grey below a dark line.
    shades = [picture.getpixel((picture.width - 250, y)) for y in range(picture.height)]
    tops = [y for y in range(1, len(shades)) if shades[y] < 100 <= shades[y - 1]]
    heights = []
    for top in tops:
        end = next(y for y in range(top + 8, len(shades)) if shades[y] > 250)
        heights.append((end - top) / picture.height * PAPER)
    document.close()
    assert heights == [pytest.approx(30.3, abs=0.3)] * 7
    distances = {round(b - a) for a, b in pairwise(tops)}
    assert max(distances) - min(distances) <= 1


def test_links_lead_where_rows_have_gone(tmp_path: Path) -> None:
    pdf = made(*[30] * 7)
    (tmp_path / "a.pdf").write_bytes(pdf.data)
    assert validate([tmp_path / "a.pdf"]) == []
    document = pypdfium2.PdfDocument(pdf.data)
    page = document[0]
    text = page.get_textpage()
    words = [text.get_rect(number) for number in range(text.count_rects())]
    raw = pypdfium2.raw
    for number in range(7):
        link = raw.FPDFLink_GetLinkAtPoint
        x = (words[-1][0] + words[-1][2]) / 2
        y = sorted({round((w[1] + w[3]) / 2, 1) for w in words})[number]
        assert link(page, x, y) or link(page, x - 8, y)
    document.close()


def test_a_page_that_is_half_empty_is_left_as_it_is() -> None:
    pdf = made(40, 40, 40)
    assert pdf.fills[0].percent == pytest.approx(52, abs=2)


def test_a_hole_is_filled_as_far_as_distances_may_grow() -> None:
    # Three rows leave some 80 mm, and the next is 95 mm high.
    pdf = made(60, 60, 50, 95, 80)
    assert pdf.pages == 2
    first, last = pdf.fills
    assert first.hole > LARGEST_HOLE
    assert last.percent > LEAST_REST
    even = made(60, 60, 50, 95, 80, style=":root { --space-block: 16mm }")
    assert even.fills[0].hole <= LARGEST_HOLE


def test_a_last_page_that_holds_little_takes_a_row_from_the_page_before() -> None:
    # Five rows of 46 mm fill the first page; the sixth stands on the second alone.
    pdf = made(*[46] * 6, 40, style=":root { --space-block: 7mm }")
    first, last = pdf.fills
    assert pdf.pages == 2
    assert last.percent >= LEAST_REST
    assert first.hole <= LARGEST_HOLE
    assert not first.is_ended


def test_a_new_page_that_is_asked_for_leaves_no_hole() -> None:
    pdf = made(60, 60, 100, 80, style="#row-2 { break-before: page }")
    assert [fill.is_ended for fill in pdf.fills] == [True, False]


def test_no_page_is_won_or_lost() -> None:
    for count in range(3, 16):
        heights = [37] * count
        natural = made(*heights, wrapper="div")
        assert made(*heights).pages == natural.pages


def test_the_same_rows_give_the_same_bytes() -> None:
    heights = (46, 46, 46, 46, 46, 46)
    assert made.__wrapped__(*heights).data == made(*heights).data


@given(
    page=st.integers(1, 9),
    percent=st.integers(0, 100),
    blank=st.integers(0, 300),
    paper=st.integers(1, 400),
    is_ended=st.booleans(),
)
def test_what_files_say_of_a_page_is_read_back(
    page: int, percent: int, blank: int, paper: int, is_ended: bool
) -> None:
    fill = PageFill(page, percent, blank, paper, is_ended)
    assert PageFill.read(fill.data) == fill


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        [],
        {},
        {"page": 1},
        {"page": 1, "percent": 1, "blank": 1, "paper": 0},
        {"page": -1, "percent": 1, "blank": 1, "paper": 1},
        {"page": True, "percent": 1, "blank": 1, "paper": 1},
        {"page": "1", "percent": 1, "blank": 1, "paper": 1},
    ],
)
def test_what_no_build_writes_is_refused(wrong: object) -> None:
    with pytest.raises(TypeError):
        PageFill.read(wrong)
