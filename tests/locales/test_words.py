"""Persian words are known by their stems, and other words are not."""

import pytest

from factsheet.locales.words import stems


@pytest.mark.parametrize(
    ("term", "written"),
    [
        ("دفتر", "دفترهای"),
        ("دفتر", "دفترهایی"),
        ("قطعنامه", "قطعنامه\u200cها"),
        ("قطعنامه", "قطعنامه\u200cای"),
        ("نماینده", "نمایندگان"),
        ("نماینده", "نمایندگانی"),
        ("نماینده", "نمایندۀ"),
        ("دبیرخانهٔ", "دبیرخانه"),
        ("دبیرکل", "دبیرکلی"),
        ("ظرفیت\u200cسازی", "ظرفیتسازی"),
        ("کشور", "كشورهايشان"),
        ("رئیس", "رییسان"),
    ],
)
def test_inflected_words(term: str, written: str) -> None:
    assert stems(term, "fa") & stems(written, "fa")


@pytest.mark.parametrize(
    ("term", "written"),
    [("دفتر", "دبیر"), ("مجمع", "مجلس"), ("رئیس", "رئیس\u200cجمهور"), ("شورا", "اتحادیه")],
)
def test_other_words(term: str, written: str) -> None:
    assert not stems(term, "fa") & stems(written, "fa")


def test_an_ending_is_no_word() -> None:
    assert stems("ها", "fa") == {"ها"}
