"""Cells that a spreadsheet would take for formulas."""

import pytest

from factsheet.pages.tables import guarded


@pytest.mark.parametrize("cell", ["=1+1", "+A1", "-2+3+cmd", "@SUM(A1)", "\t=1", "-x", "=", "+"])
def test_formulas_are_made_text(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "-5", "+1,000.5", "-3.4%", "-1\u202f000\u00a0%", "a=b", "−5", "نحو 5", "\u200e-4.5\u200e%\u200e", "\u061c-٤٫٥٪\u061c"])  # fmt: skip
def test_numbers_and_words_stay(cell: str) -> None:
    assert guarded(cell) == cell
