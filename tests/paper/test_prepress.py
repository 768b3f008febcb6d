"""PDFs for a press: what reaches the edge is printed beyond it, and marks show where to cut."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from factsheet.paper.pdf import Pdf, render_pdf
from factsheet.paper.prepress import BLEED, SLUG
from support.pdf_text import text_of
from support.verapdf import validate

FONTS = tuple(sorted(Path(str(files("factsheet"))).joinpath("theme", "fonts").glob("*.ttf")))
POINTS = 72 / 25.4
A4 = (210, 297)
STYLE = """
@page { size: A4; margin: 20mm 0; @top-center { content: element(band); width: 100%; vertical-align: top } }
@page :first { margin-top: 0; @top-center { content: none } }
:root { --bleed: 0mm }
html { font: 10pt "Facts Sans Arabic" } body { margin: 0 }
h1, .band { background: #0000ff; margin: calc(-1 * var(--bleed)) calc(-1 * var(--bleed)) 0;
  padding: calc(10mm + var(--bleed)) calc(15mm + var(--bleed)) 10mm }
.band { position: running(band); padding: 0; height: calc(3mm + var(--bleed)) }
h1 a { color: white } p { margin: 5mm 15mm } h2 { break-before: page }
"""
PAGE = """\
<!doctype html><html lang="{lang}" dir="{dir}"><head><title>t</title><style>{style}</style></head>
<body><div class="band"></div><h1 id="top">{words}</h1>
<p>{words} <a href="https://library.example/">{words}</a> <a href="#top">1</a></p>
<h2>{words}</h2></body></html>
"""
WORDS = {"en": ("ltr", "Security for all"), "ar": ("rtl", "الأمن للجميع")}


def render(language: str, *, for_press: bool = True) -> Pdf:
    direction, words = WORDS[language]
    html = PAGE.format(lang=language, dir=direction, words=words, style=STYLE)
    return render_pdf(
        html, resources={}, fonts=FONTS, dated=date(2021, 11, 25), for_press=for_press
    )


@pytest.fixture(scope="module", params=WORDS)
def made(request: pytest.FixtureRequest) -> tuple[str, Pdf]:
    return request.param, render(request.param)


def pictures(pdf: Pdf) -> list[Image.Image]:
    """Each page's whole medium, ten pixels a millimetre."""
    document = pypdfium2.PdfDocument(pdf.data)
    images = [page.render(scale=10 / POINTS).to_pil().convert("RGB") for page in document]
    document.close()
    return images


def pixel(image: Image.Image, x: float, y: float) -> tuple[int, int, int]:
    """The colour so many millimetres right of and below the trimmed page's corner."""
    edge = BLEED + SLUG
    return image.getpixel((round(10 * (x + edge)), round(10 * (y + edge))))  # type: ignore[return-value]


def test_the_boxes_are_those_of_the_page_its_bleed_and_its_marks(made: tuple[str, Pdf]) -> None:
    assert made[1].problems == ()
    document = pypdfium2.PdfDocument(made[1].data)
    for page in document:
        for box, around in (
            (page.get_trimbox(), 0),
            (page.get_bleedbox(), BLEED),
            (page.get_mediabox(), BLEED + SLUG),
        ):
            left, bottom, right, top = (edge / POINTS for edge in box)
            expected = (-around, -around, A4[0] + around, A4[1] + around)
            assert (left, bottom, right, top) == pytest.approx(expected, abs=0.01)
    document.close()


def test_colour_reaches_to_the_end_of_the_bleed_and_no_further(made: tuple[str, Pdf]) -> None:
    blue, white = (0, 0, 255), (255, 255, 255)
    for image in pictures(made[1]):
        for x in (-BLEED + 0.3, 5, A4[0] / 2, A4[0] + BLEED - 0.3):
            assert pixel(image, x, -BLEED + 0.3) == blue
            assert pixel(image, x, 1) == blue
            assert pixel(image, x, -BLEED - 0.3) == white
        assert pixel(image, -BLEED - 0.3, 1) == white


def test_marks_point_at_the_corners_from_outside_the_bleed(made: tuple[str, Pdf]) -> None:
    for image in pictures(made[1]):
        for x in (0, A4[0]):
            for y in (-BLEED - 3, A4[1] + BLEED + 3):
                assert max(pixel(image, x, y)) < 200
        for y in (0, A4[1]):
            for x in (-BLEED - 3, A4[0] + BLEED + 3):
                assert max(pixel(image, x, y)) < 200
        # Nothing of them where the paper stays, or might.
        for x, y in ((0.1, A4[1] + 1), (-1, A4[1]), (A4[0] + 1, A4[1]), (A4[0], A4[1] + 1)):
            assert pixel(image, x, y) == (255, 255, 255)


def test_the_page_itself_is_the_one_for_screens() -> None:
    press, screen = (pictures(render("en", for_press=way)) for way in (True, False))
    edge = 10 * (BLEED + SLUG)
    for ours, theirs in zip(press, screen, strict=True):
        trimmed = ours.crop((edge, edge, edge + theirs.width, edge + theirs.height))
        different = ImageChops.difference(trimmed, theirs).convert("L").histogram()[64:]
        # The link's colour and line; edges of letters where pixels fall otherwise.
        assert sum(different) < theirs.width * theirs.height / 500


def test_links_are_words_with_a_line(made: tuple[str, Pdf]) -> None:
    language, pdf = made
    assert b"/Annot" not in pdf.data
    assert text_of(pdf.data).split() == text_of(render(language, for_press=False).data).split()


def test_it_is_accessible_and_archival(tmp_path: Path) -> None:
    for language in WORDS:
        (tmp_path / f"{language}.pdf").write_bytes(render(language).data)
    assert validate(sorted(tmp_path.glob("*.pdf"))) == []


def test_the_same_page_gives_the_same_bytes(made: tuple[str, Pdf]) -> None:
    assert render(made[0]).data == made[1].data
