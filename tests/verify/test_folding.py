"""Numbers as they are printed, held against canonical values."""

import pytest

from factsheet.published.folding import contains, figures, fits, is_of_year, is_scientific, runs


@pytest.mark.parametrize(
    ("figure", "canonical"),
    [
        ("195", "195"),
        ("١٩٥", "195"),
        ("1,000", "1000"),
        ("1\u202f000", "1000"),
        ("1.500.000", "1500000 EUR"),
        ("1,500,000.00", "1500000 EUR"),
        ("12,5", "12.5"),
        ("25", "1/4"),
        ("33.3", "1/3"),
        ("33,33", "1/3"),
        ("1", "1/4"),
        ("23", "2021-11-23"),
        ("3", "2021-11-03"),
        ("23/11/2021", "2021-11-23"),
        ("2021", "2021-11-23/2021-11-25"),
        ("5", "P5Y"),
        ("3", "3/year"),
        ("500", "500 length-kilometer"),
        ("2.50", "2.5 USD"),
        ("2,500", "2.5 KWD"),
        ("12,34,567.50", "1234567.5 INR"),
        ("1'500'000.50", "1500000.5 CHF"),
        ("1’234’567", "1234567"),
        ("1.234.567,5", "1234567.5 length-meter"),
        ("١٬٢٣٤٫٥", "1234.5"),
        ("0.0000005", "0.0000005 mass-gram"),
        ("2.5", "2.50 length-meter"),
        ("430", "-430 length-meter"),
        ("100", "5 consumption-liter-per-100-kilometer"),
        ("99.995", "19999/20000"),
        ("0.00001", "1/10000000"),
        ("14.3", "1/7"),
        ("1500", "P1500D"),
        ("1,500", "P1500D"),
    ],
)
def test_a_figure_that_can_be_the_value(figure: str, canonical: str) -> None:
    assert fits(figure, canonical)


@pytest.mark.parametrize(
    ("figure", "canonical"),
    [
        ("196", "195"),
        ("1,001", "1000"),
        ("100", "1000"),
        ("26", "1/4"),
        ("34", "1/3"),
        ("24", "2021-11-23"),
        ("2022", "2021-11-23"),
        ("195.00", "195"),
        ("2", "Istanbul, TR"),
        ("25", "2.5 USD"),
        ("5.2", "2.5 USD"),
        ("2.50", "2.5 length-meter"),
        ("2.05", "2.5 USD"),
        ("0.25", "2.5"),
        ("15.000", "1500"),
        ("1.50.0", "1500"),
        ("100.0", "19999/20000"),
        ("100", "19999/20000"),
        ("0", "1/10000000"),
        ("0.0", "1/10000000"),
        ("14.2", "1/7"),
        ("9" * 5000, "195"),
    ],
)
def test_a_figure_that_cannot(figure: str, canonical: str) -> None:
    assert not fits(figure, canonical)


def test_runs_are_the_same_in_all_digits() -> None:
    assert runs("١٬٠٠٠ and 1,000") == ["1", "000", "1", "000"]


def test_searching_folds_shapes_digits_and_space() -> None:
    assert contains("\ufefb  \u0661\u0662\n%", "لا 12 %")


@pytest.mark.parametrize(
    ("figure", "canonical", "form", "language"),
    [
        ("263", "263412000", "compact", "en"),
        ("2.6", "2634000000", "compact-short", "ar"),
        ("2.6", "263412000", "compact", "ja"),
        ("12", "1234567", "compact", "hi"),
        ("1.5", "1500000 EUR", "compact", "fr"),
        ("12.3", "12.345 length-meter", "decimals-1", "en"),
        ("+1.0", "1", "signed-decimals-1", "en"),
        ("2", "2021-11-23", "persian", "en"),
        ("١٤٠٠", "2021-11-23", "persian", "ar"),
        ("1399", "2021", "persian", "fa"),
        ("20", "2021-11-23/2021-11-25", "islamic-umalqura", "ar"),
        ("1404", "2025-Q3", "persian", "fa"),
        ("1,67", "0.00000000000000000000000000167 mass-kilogram", "scientific", "fr"),
        ("10", "263412000", "scientific", "en"),
    ],
)
def test_a_figure_that_its_form_rounds(
    figure: str, canonical: str, form: str, language: str
) -> None:
    [(_, found)] = figures(figure)
    assert fits(found, canonical, form, language)


@pytest.mark.parametrize(
    ("figure", "canonical", "form", "language"),
    [
        ("264", "263412000", "compact", "en"),
        ("263", "263412000", None, "en"),
        ("12", "1234567", "compact", "en"),
        ("2.6", "263412000", "compact", "en"),
        ("12.4", "12.345 length-meter", "decimals-1", "en"),
        ("12", "12.345 length-meter", "decimals-1", "en"),
        ("12.3", "12.345 length-meter", None, "en"),
        ("2021", "2021-11-23", "persian", "en"),
        ("1443", "2021-11-23", "persian", "en"),
        ("1400", "2021-11-23", None, "en"),
        ("1400", "195", "persian", "en"),
        ("1.68", "0.00000000000000000000000000167 mass-kilogram", "scientific", "en"),
    ],
)
def test_a_figure_that_its_form_does_not_make(
    figure: str, canonical: str, form: str | None, language: str
) -> None:
    assert not fits(figure, canonical, form, language)


@pytest.mark.parametrize(
    ("words", "canonical"),
    [
        ("1.67 × 10⁻²⁷ kilograms", "0.00000000000000000000000000167 mass-kilogram"),
        ("1,67\u00a0·\u00a010−27 Kilogramm", "0.00000000000000000000000000167 mass-kilogram"),
        ("\u2067١٫٢ × ١٠−٦\u2069 متر", "0.0000012 length-meter"),
        ("-1.2 × 10−6 m", "-0.0000012 length-meter"),
        ("2.63412 × 108", "263412000"),
    ],
)
def test_a_scientific_number(words: str, canonical: str) -> None:
    assert is_scientific(words, canonical)


@pytest.mark.parametrize(
    ("words", "canonical"),
    [
        ("1.67 × 10⁻²⁶ kilograms", "0.00000000000000000000000000167 mass-kilogram"),
        ("1.66 × 10⁻²⁷ kilograms", "0.00000000000000000000000000167 mass-kilogram"),
        ("1.67 × 10²⁷ kilograms", "0.00000000000000000000000000167 mass-kilogram"),
        ("1.67 kilograms", "0.00000000000000000000000000167 mass-kilogram"),
        ("2.63412 × 10⁹", "263412000"),
        ("2 × 10⁸", "2021-11-23"),
    ],
)
def test_no_such_scientific_number(words: str, canonical: str) -> None:
    assert not is_scientific(words, canonical)


@pytest.mark.parametrize("words", ["2024/25", "2024–2025", "FY 2024/25", "٢٠٢٤/٢٥", "2024"])
def test_the_years_of_a_fiscal_year(words: str) -> None:
    assert is_of_year(words, "2024/25")


@pytest.mark.parametrize("words", ["2024/24", "2025/25", "2025-2024", "2025", "25", "2024/26"])
def test_the_years_of_another_fiscal_year(words: str) -> None:
    assert not is_of_year(words, "2024/25")
