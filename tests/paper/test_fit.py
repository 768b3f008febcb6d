"""Pages that run over, tightened: by the real WeasyPrint, measured in the PDFs."""

import ctypes
from datetime import date
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import raw

from factsheet.paper.engine import MINIMUM_SIZE, RAISED
from factsheet.paper.fit import (
    MINIMUM_LEADING,
    MINIMUM_TALL_LEADING,
    STEPS,
    Step,
    is_tall,
    style,
)
from factsheet.paper.pdf import Pdf, render_pdf
from support.verapdf import validate

FONTS = tuple(sorted(Path(str(files("factsheet"))).joinpath("theme", "fonts").glob("*.ttf")))
STYLE = """
@page { size: A4; margin: 15mm }
:root { --space-block: 1.6rem; --leading: 1.7; --accent: navy; --odd: calc(1px + 2px) }
html { font: 10pt "Facts Sans Arabic"; line-height: var(--leading) }
p { margin: 0 0 var(--space-block) } .fixed { height: 40mm }
.small { font-size: 5pt } sup { font-size: 0.6em } h1, body { margin: 0 }
"""
LINE = '<p>Words that stand <sup>high</sup> or are <span class="small">small</span></p>'
LINES = (0, 20, 22, 24, 26, 28, 30, 34)


def page(content: str, language: str = "en") -> str:
    direction = "rtl" if language == "ar" else "ltr"
    return (
        f'<!doctype html><html lang="{language}" dir="{direction}"><head><title>t</title>'
        f"<style>{STYLE}</style></head><body><h1>T</h1>{content}</body></html>"
    )


@lru_cache
def lines(number: int, limit: int | None = 1) -> Pdf:
    """A page of so many short paragraphs, with small and raised words."""
    return render(page(LINE * number), limit)


def render(html: str, limit: int | None = 1) -> Pdf:
    return render_pdf(html, resources={}, fonts=FONTS, dated=date(2021, 11, 25), limit=limit)


def test_a_page_that_fits_is_left_as_it_is() -> None:
    assert lines(20).step == 0
    assert lines(20).data == lines(20, None).data


def test_the_more_text_the_closer_it_is_set() -> None:
    made = [lines(number) for number in LINES]
    assert [pdf.problems for pdf in made] == [()] * len(made)
    steps = [pdf.step for pdf in made]
    assert steps == sorted(steps)
    assert set(steps) == set(range(len(STEPS) + 1))
    assert all((pdf.pages == 1) == (pdf.over == 0) for pdf in made)
    assert [pdf.over for pdf in made if pdf.step < len(STEPS)] == [0] * sum(
        step < len(STEPS) for step in steps
    )


def test_what_is_over_is_so_at_the_last_step_and_grows_with_the_text() -> None:
    first, second = (render(page("<p>Words</p>" * number)) for number in (40, 44))
    assert first.step == second.step == len(STEPS)
    # Four paragraphs of 9.4pt, 1.7 by 92% high, with half of 1.6rem between them.
    more = 4 * 9.4 * (1.7 * 0.92 + 0.8) / 72 * 25.4
    assert second.over - first.over == pytest.approx(more, abs=1)


def test_what_is_over_is_measured_in_millimetres() -> None:
    block = '<p class="fixed">Words</p>'
    assert render(page(block * 7).replace("1.6rem", "0rem")).over == 40


def test_the_loosest_step_that_will_do_is_taken() -> None:
    for number in (23, 24, 26, 28):
        found = lines(number).step
        assert found > 0
        looser = style(STEPS[found - 2], OWN, 10 * 96 / 72, False) if found > 1 else ""
        html = page(LINE * number).replace("</style>", f"{looser}</style>")
        assert render(html, None).pages == 2


OWN = {"leading": (1.7, ""), "space-block": (1.6, "rem")}


def test_the_same_text_gives_the_same_bytes() -> None:
    assert lines.__wrapped__(26).data == lines(26).data


def test_tightened_pages_are_accessible_and_archival(tmp_path: Path) -> None:
    arabic = render(page("<p>الأمن للجميع</p>" * 28, "ar"))
    assert arabic.step > 0
    assert arabic.over == 0
    for name, pdf in (("en", lines(28)), ("ar", arabic)):
        (tmp_path / f"{name}.pdf").write_bytes(pdf.data)
    assert validate(sorted(tmp_path.glob("*.pdf"))) == []


@pytest.mark.parametrize("number", [20, 28])
def test_nothing_is_set_below_the_smallest_size(number: int) -> None:
    raised, *others = sorted(sizes(lines(number)))
    assert raised == pytest.approx(max(0.6 * others[-2], RAISED * MINIMUM_SIZE), abs=0.01)
    assert min(others) == pytest.approx(MINIMUM_SIZE, abs=0.01)


@pytest.mark.parametrize(
    ("css", "least"),
    [
        ("vertical-align: super", RAISED),
        ("vertical-align: 0.4em", RAISED),
        ("vertical-align: -20%", RAISED),
        ("vertical-align: sub", RAISED),
        ("vertical-align: 0", 1),
        ("vertical-align: middle", 1),
        ("", 1),
    ],
)
def test_only_what_is_raised_or_lowered_may_be_smaller(css: str, least: float) -> None:
    pdf = render(page(f'<p>89<span style="font-size: 1pt; {css}">e</span></p>'))
    assert min(sizes(pdf)) == pytest.approx(least * MINIMUM_SIZE, abs=0.01)


def sizes(pdf: Pdf) -> set[float]:
    """In points, of every character of the first page."""
    document = pypdfium2.PdfDocument(pdf.data)
    found = set()
    for text in document[0].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        size = ctypes.c_float()
        raw.FPDFTextObj_GetFontSize(text, size)
        # WeasyPrint draws text at the size 1, scaled by the matrix.
        found.add(round(size.value * abs(text.get_matrix().d), 2))
    document.close()
    return found


@given(
    step=st.sampled_from(STEPS),
    name=st.sampled_from(sorted(MINIMUM_LEADING)),
    value=st.decimals("0.9", "2.2", places=2).map(float),
    is_script_tall=st.booleans(),
)
def test_lines_never_come_closer_than_their_script_bears(
    step: Step, name: str, value: float, is_script_tall: bool
) -> None:
    floor = (MINIMUM_TALL_LEADING if is_script_tall else MINIMUM_LEADING)[name]
    written = style(step, {name: (value, "")}, 12, is_script_tall)
    tight = float(written.partition(f"--{name}: ")[2].partition(" !important")[0])
    assert min(value, floor) - 0.001 <= tight <= value


def test_each_step_goes_further_than_the_one_before() -> None:
    for before, after in pairwise(STEPS):
        assert after.space <= before.space
        assert after.leading <= before.leading
        assert after.type <= before.type
        assert after != before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sûreté", False),
        ("الأمن للجميع", True),
        ("الأمن للجميع (ICPO)", True),
        ("INTERPOL, الأمن", False),
        ("सुरक्षा", True),
        ("ความมั่นคง", True),
        ("ביטחון", False),
        ("безопасность", False),
        ("195", False),
        ("", False),
    ],
)
def test_scripts_that_need_room_between_lines(text: str, expected: bool) -> None:
    assert is_tall(text) is expected
