"""What an outline shows: a letter drawn as another one is misread, one that looks like it is not."""

import pytest

from factsheet.paper.outlines import OWN_FONTS, mapped, misread

REGULAR = dict(mapped((OWN_FONTS / "FactsSansArabic-Regular.ttf").read_bytes()))


@pytest.mark.parametrize(
    ("drawn", "reads"),
    [("A", "A"), ("A", "Α"), ("A", "А"), ("o", "ο"), ("c", "с"), ("٩", "۹"), ("6", "6")],
)
def test_letters_that_look_alike_are_no_other(drawn: str, reads: str) -> None:
    assert misread(REGULAR[drawn], reads) == ""


@pytest.mark.parametrize(
    ("drawn", "reads"),
    [("9", "6"), ("A", "B"), ("A", "Β"), ("o", "α"), ("A", ""), ("6", "66"), ("٩", "۸")],
)
def test_what_looks_otherwise_is_misread(drawn: str, reads: str) -> None:
    assert misread(REGULAR[drawn], reads)


def test_other_outlines_are_not_known() -> None:
    assert misread("0" * 64, "A") == ""
