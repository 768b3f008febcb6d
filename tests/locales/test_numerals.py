import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.locales.numerals import (
    NUMBERING_SYSTEMS,
    UnknownNumberingSystemError,
    numbering_system,
)


@pytest.mark.parametrize("system", NUMBERING_SYSTEMS.values(), ids=lambda system: system.name)
def test_digits_are_the_ten_from_zero(system) -> None:
    assert [unicodedata.numeric(digit) for digit in system.digits] == list(range(10))


@pytest.mark.parametrize(
    ("name", "printed", "style"),
    [
        ("latn", "2021", "decimal"),
        ("arab", "٢٠٢١", "arabic-indic"),
        ("arabext", "۲۰۲۱", "persian"),
        ("deva", "२०२१", "devanagari"),
        ("hanidec", "二〇二一", "cjk-decimal"),
    ],
)
def test_known_systems(name: str, printed: str, style: str) -> None:
    assert numbering_system(name).localize("2021") == printed
    assert numbering_system(name).counter_style == style


@given(st.text(), st.sampled_from(list(NUMBERING_SYSTEMS.values())))
def test_only_ascii_digits_change_and_none_is_lost(text: str, system) -> None:
    printed = system.localize(text)
    back = printed.translate(str.maketrans(system.digits, "0123456789"))
    assert back == text.translate(str.maketrans(system.digits, "0123456789"))
    assert system.localize(printed) == printed


@pytest.mark.parametrize(
    ("name", "hint"), [("arabic", "did you mean “arab”"), ("roman", "known are latn, arab")]
)
def test_an_unknown_system_is_named_with_a_hint(name: str, hint: str) -> None:
    with pytest.raises(UnknownNumberingSystemError, match=f"“{name}”.*{hint}"):
        numbering_system(name)
