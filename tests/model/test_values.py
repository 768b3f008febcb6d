"""Notations are read exactly, and canonical values read back as themselves."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.model.codes import WebAddress
from factsheet.model.dates import Duration, Frequency, PartialDate, Period
from factsheet.model.numbers import Count, Money, Ordinal, PercentagePoints, Quantity, Rate, Share


@pytest.mark.parametrize(
    ("kind", "notation", "value"),
    [
        (Count, "1000", Count(Decimal(1000))),
        (Count, "-4500", Count(Decimal(-4500))),
        (Count, "0.962", Count(Decimal("0.962"))),  # an index
        (Share, "1/4", Share(Fraction(1, 4))),
        (Share, "-4.2%", Share(Fraction(-42, 1000))),
        (PercentagePoints, "-0.50", PercentagePoints(Decimal("-0.50"))),
        (Share, "12.5%", Share(Fraction(1, 8))),
        (Rate, "54/100000", Rate(Decimal(54), Decimal(100000))),
        (Rate, "12.50/1000", Rate(Decimal("12.50"), Decimal(1000))),
        (Ordinal, "89", Ordinal(89)),
        (Quantity, "12.50 length-kilometer", Quantity(Decimal("12.50"), "length-kilometer")),
        (Money, "1500000 EUR", Money(Decimal(1500000), "EUR")),
        (PartialDate, "2021-11", PartialDate(2021, 11)),
        (PartialDate, "0753", PartialDate(753)),
        (PartialDate, "-0753", PartialDate(-753)),
        (Period, "-0027/0014", Period(PartialDate(-27), PartialDate(14))),
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
    ("address", "host"),
    [
        ("https://a.example?q=1", "a.example"),
        ("http://a.example:65535/x:y", "a.example:65535"),
        ("https://[::1]/", "[::1]"),
    ],
)
def test_addresses_are_known_by_their_hosts(address: str, host: str) -> None:
    assert WebAddress.parse(address).host == host


@pytest.mark.parametrize(
    ("kind", "notation", "canonical"),
    [
        (Count, "-0", "0"),
        (Share, "-0%", "0/1"),
        (PercentagePoints, "-0.0", "0.0"),
        (Quantity, "-0.00 length-kilometer", "0.00 length-kilometer"),
        (Quantity, "0e30 length-kilometer", "0 length-kilometer"),
        (Quantity, "1.67e-27 mass-kilogram", "0.00000000000000000000000000167 mass-kilogram"),
        (Quantity, "1.20e-3 length-meter", "0.00120 length-meter"),
        (Quantity, "6.02e23 length-meter", "602000000000000000000000 length-meter"),
        (Money, "-0 EUR", "0 EUR"),
    ],
)
def test_zero_has_no_sign(kind: type, notation: str, canonical: str) -> None:
    assert kind.parse(notation).canonical == canonical  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("kind", "notation"),
    [
        (WebAddress, "https://a..b/"),
        (WebAddress, "https://a:99999/"),
        (WebAddress, "https://[:]/"),
        (Count, "1,000"),
        (Count, ".5"),
        (Count, "\u22121"),
        (Count, "1e3"),
        (Count, "١٠٠"),
        (Count, "9" * 19),
        (Share, f"1/{'9' * 5000}"),
        (Ordinal, "9" * 5000),
        (Quantity, "1e999 length-kilometer"),
        (Quantity, "1e27 length-kilometer"),
        (Quantity, "1e-46 length-kilometer"),
        (Quantity, "1e-046 length-kilometer"),
        (Quantity, "123456789012345678901234567.5 length-kilometer"),
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
        (PartialDate, "-0000"),
        (PartialDate, "-0753-04"),
        (Period, "0014/-0027"),
        (Period, "-0027/-0753"),
        (PercentagePoints, "5%"),
        (Rate, "54/0"),
        (Rate, "54"),
        (Period, "2021-11-25/2021-11-23"),
        (Period, "2021"),
        (Duration, "5 years"),
        (Duration, "P1Y2M"),
        (Frequency, "thrice"),
    ],
)
def test_refusals_name_the_notation(kind: type, notation: str) -> None:
    with pytest.raises(ValueError, match=re.escape(notation.split(" ")[0][:50])):
        kind.parse(notation)  # type: ignore[attr-defined]


@given(st.dates(), st.integers(1, 3))
def test_a_partial_date_spans_its_days(day: date, precision: int) -> None:
    parts = (day.year, day.month, day.day)[:precision]
    partial = PartialDate(*parts)
    assert partial.first_day <= day <= partial.last_day
    assert PartialDate.parse(partial.canonical) == partial


def test_years_before_the_common_era_come_first() -> None:
    years = [PartialDate.parse(year) for year in ("0014", "-0027", "2021", "-0753", "0001")]
    in_order = [year.canonical for year in sorted(years)]
    assert in_order == ["-0753", "-0027", "0001", "0014", "2021"]
