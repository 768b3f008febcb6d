"""Notations are read exactly, and canonical values read back as themselves."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.model.dates import Duration, Frequency, PartialDate, Period
from factsheet.model.numbers import Count, Money, Ordinal, Quantity, Share


@pytest.mark.parametrize(
    ("kind", "notation", "value"),
    [
        (Count, "1000", Count(Decimal(1000))),
        (Share, "1/4", Share(Fraction(1, 4))),
        (Share, "12.5%", Share(Fraction(1, 8))),
        (Ordinal, "89", Ordinal(89)),
        (Quantity, "12.50 length-kilometer", Quantity(Decimal("12.50"), "length-kilometer")),
        (Money, "1500000 EUR", Money(Decimal(1500000), "EUR")),
        (PartialDate, "2021-11", PartialDate(2021, 11)),
        (
            Period,
            "2021-11-23/2021-11-25",
            Period(PartialDate(2021, 11, 23), PartialDate(2021, 11, 25)),
        ),
        (Duration, "P5Y", Duration(5, "year")),
        (Frequency, "3/year", Frequency(3, "year")),
    ],
)
def test_notations(kind: type, notation: str, value: object) -> None:
    assert kind.parse(notation) == value  # type: ignore[attr-defined]
    assert kind.parse(value.canonical) == value  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("kind", "notation"),
    [
        (Count, "1,000"),
        (Count, "-1"),
        (Count, "1e3"),
        (Count, "١٠٠"),
        (Count, "9" * 19),
        (Share, f"1/{'9' * 5000}"),
        (Ordinal, "9" * 5000),
        (Quantity, "1e999 length-kilometer"),
        (Quantity, "1_0 length-kilometer"),
        (Quantity, "١٢ length-kilometer"),
        (Money, "1E6 EUR"),
        (Duration, f"P{'9' * 5000}Y"),
        (Share, "25"),
        (Share, "1/0"),
        (Ordinal, "89th"),
        (Ordinal, "0"),
        (Quantity, "5"),
        (Quantity, "five length-kilometer"),
        (Quantity, "Infinity length-kilometer"),
        (Money, "5 euro"),
        (PartialDate, "2021-13"),
        (PartialDate, "2021-02-30"),
        (PartialDate, "23.11.2021"),
        (PartialDate, "0000"),
        (Period, "2021-11-25/2021-11-23"),
        (Period, "2021"),
        (Duration, "5 years"),
        (Duration, "P1Y2M"),
        (Frequency, "thrice"),
    ],
)
def test_refusals_name_the_notation(kind: type, notation: str) -> None:
    with pytest.raises(ValueError, match=notation.split(" ")[0][:50]):
        kind.parse(notation)  # type: ignore[attr-defined]


@given(st.dates(), st.integers(1, 3))
def test_a_partial_date_spans_its_days(day: date, precision: int) -> None:
    parts = (day.year, day.month, day.day)[:precision]
    partial = PartialDate(*parts)
    assert partial.first_day <= day <= partial.last_day
    assert PartialDate.parse(partial.canonical) == partial
