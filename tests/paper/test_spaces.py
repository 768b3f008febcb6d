"""A number and its Arabic or Hebrew unit: found as they are read, and on one line."""

import re

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
