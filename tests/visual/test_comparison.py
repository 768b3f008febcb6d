"""What the comparison of pictures lets pass, and what it doesn't: planted in a real page."""

from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image, ImageChops

from support.comparison import TILE, TOLERANCE, Comparison
from support.portraits import DPI, portraits, printed, specimen, specimen_page

FEW = specimen("en", "figures", "prose", "quote", "note")
LETTER = "Every m"
"""Where the text stands of which one letter is changed."""
MORE = 4
"""Pixels painted for each that is compared."""


@pytest.fixture(scope="module")
def english() -> bytes:
    return printed(specimen_page(FEW))


@pytest.fixture(scope="module")
def before(english: bytes) -> list[Image.Image]:
    return list(portraits("x", english).values())


def styled(css: str) -> str:
    return specimen_page(FEW).replace("</head>", f"<style>{css}</style></head>")


def without(kind: str) -> str:
    blocks = tuple(block for block in FEW.blocks if block[1] != kind)
    assert len(blocks) == len(FEW.blocks) - 1
    return specimen_page(replace(FEW, blocks=blocks))


def with_letter(letter: str) -> str:
    before, after = specimen_page(FEW).split(LETTER)
    return f"{before}{LETTER[:-1]}{letter}{after}"


DEFECTS: dict[str, Callable[[], str]] = {
    "a block is gone": lambda: without("quote"),
    "a block is 3 mm off": lambda: styled(".block-quote { position: relative; left: 3mm }"),
    "a letter is a box": lambda: with_letter("\ue000"),
    "a letter is another": lambda: with_letter("n"),
    "headings have another colour": lambda: styled(":root { --heading: #0b6b74 }"),
}


@pytest.mark.logs
@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_seen(defect: str, before: list[Image.Image]) -> None:
    after = portraits("x", printed(DEFECTS[defect]())).values()
    assert not all(Comparison(a, b).is_same for a, b in zip(before, after, strict=True))


def test_a_mirrored_page_is_seen() -> None:
    page = specimen_page(specimen("ar", "figures", "prose", "quote"))
    arabic, mirrored = (
        portraits("x", printed(html))["x-1.png"]
        for html in (page, page.replace('dir="rtl"', 'dir="ltr"'))
    )
    assert Comparison(arabic, mirrored).difference > 3 * TOLERANCE


def test_another_rasteriser_is_not(english: bytes, before: list[Image.Image]) -> None:
    """Painted four times as large and made smaller, so that every edge has other greys, and
    that with the page moved by fractions of a pixel."""
    large = [
        page.render(scale=MORE * DPI / 72).to_pil().convert("RGB")
        for page in pypdfium2.PdfDocument(english)
    ]
    for a, b in zip(before, large, strict=True):
        for moved in range(3):
            other = ImageChops.offset(b, moved, moved).resize(a.size, Image.Resampling.BOX)
            comparison = Comparison(a, other)
            assert comparison.difference > 0
            assert comparison.is_same


def test_another_number_of_pixels_is_a_difference(before: list[Image.Image]) -> None:
    page = before[0]
    assert Comparison(page, page.crop((0, 0, page.width, page.height - 1))).difference == 255


def test_the_picture_of_a_difference_marks_where_it_is(before: list[Image.Image]) -> None:
    page = before[0]
    changed = page.copy()
    changed.paste("black", (300, 300, 340, 320))
    shown = Comparison(page, changed).picture()
    assert shown.width > 3 * page.width
    third = shown.crop((shown.width - page.width - 8, 8, shown.width - 8, 8 + page.height))
    red, green, _ = third.split()
    marked = ImageChops.subtract(red, green).point(lambda value: 255 * (value == 255)).getbbox()
    assert marked is not None
    left, top, right, bottom = marked
    assert (abs(left - 300) < TILE, abs(right - 340) < TILE) == (True, True)
    assert (abs(top - 300) < TILE, abs(bottom - 320) < TILE) == (True, True)
