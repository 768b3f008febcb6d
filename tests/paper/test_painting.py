"""Pictures of PDFs. What is painted comes from real PDFs; how much of it, from pages of any size."""

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from factsheet.pages.pictures import Picture
from factsheet.paper.painting import pictures
from support.portraits import printed, specimen, specimen_page


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def empty(width: float, height: float) -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(width, height)
    data = BytesIO()
    document.save(data)
    document.close()
    return data.getvalue()


@pytest.fixture(scope="module")
def sheet() -> bytes:
    return printed(specimen_page(specimen("ar", "figures", "prose")))


def test_they_have_the_size_that_they_say_and_are_small(sheet: bytes) -> None:
    made = pictures(sheet, Picture)
    assert made.keys() == set(Picture)
    for picture, data in made.items():
        assert data.startswith(b"\x89PNG")
        assert opened(data).size == (picture.width, picture.height)
        assert len(data) < 60_000


def test_their_few_colours_are_close_to_those_painted(sheet: bytes) -> None:
    document = pypdfium2.PdfDocument(sheet)
    width, _ = document[0].get_size()
    for picture, data in pictures(sheet, Picture).items():
        painted = document[0].render(scale=picture.width / width).to_pil().convert("RGB")
        painted = painted.crop((0, 0, picture.width, picture.height))
        difference = ImageChops.difference(painted, opened(data))
        assert max(ImageStat.Stat(difference).rms) < 2
        assert max(high for _, high in difference.getextrema()) < 48
    document.close()


def test_the_same_pdf_gives_the_same_bytes(sheet: bytes) -> None:
    assert pictures(sheet, Picture) == pictures(sheet, Picture)


def test_both_show_the_page_from_its_top(sheet: bytes) -> None:
    made = pictures(sheet, Picture)
    thumbnail, card = (opened(made[picture]) for picture in (Picture.THUMBNAIL, Picture.CARD))
    masthead = (0x14, 0x28, 0x3F)
    for picture in (thumbnail, card):
        assert max(abs(a - b) for a, b in zip(picture.getpixel((5, 5)), masthead, strict=True)) < 8
        assert min(picture.getpixel((5, picture.height - 5))) > 250
    # The card is of the thumbnail's width, 2.5 times as large: both turn white at the same place.
    edges = [
        next(y for y in range(p.height) if min(p.getpixel((5, y))) > 250) / p.width
        for p in (thumbnail, card)
    ]
    assert abs(edges[0] - edges[1]) < 0.005


@pytest.mark.parametrize("size", [(595.28, 841.89), (612, 792), (841.89, 595.28), (300, 90)])
def test_a_page_of_any_size_fills_them_with_white_below(size: tuple[float, float]) -> None:
    for picture, data in pictures(empty(*size), Picture).items():
        image = opened(data)
        assert image.size == (picture.width, picture.height)
        assert min(low for low, _ in image.getextrema()) > 250


def test_nothing_is_painted_unasked(sheet: bytes) -> None:
    assert pictures(sheet, ()) == {}


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(pypdfium2.PdfiumError):
        pictures(b"no PDF", Picture)
