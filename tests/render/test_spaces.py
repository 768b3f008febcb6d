"""A number and its Arabic or Hebrew unit: found as they are read, and on one line."""

import pytest

from support.pdf_text import folded, text_of
from support.printing import made, page

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


@pytest.mark.parametrize("words", range(1, 14))
def test_no_line_ends_between_a_number_and_its_unit(words: int) -> None:
    before = "كلمة " * words
    content = f'<p>{before}<data value="P4D" dir="rtl">4{NB}أيام</data> بعد</p>'
    pdf = made(page(content, "rtl"), a=STYLE)
    [line] = [line for line in text_of(pdf.data).splitlines() if "4" in line]
    assert "أيام" in folded(line)
