from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from babel.core import Locale
from babel.numbers import parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from factsheet.config.style import LocaleStyle
from factsheet.locales.cldr import minimum_grouping
from factsheet.locales.names import is_unit
from factsheet.locales.numbers import NumberStyle
from factsheet.locales.profile import profile_of
from support.cldr import by_cldr

NBSP, NNBSP, LRM, RLM, ALM = "\u00a0", "\u202f", "\u200e", "\u200f", "\u061c"
LRI, PDI = "\u2066", "\u2069"


@pytest.mark.parametrize(
    ("tag", "style", "number", "printed"),
    [
        ("en", {}, 1000, "1,000"),
        ("en", {}, 195, "195"),
        ("ar", {}, 1000, "1,000"),
        ("ar", {"digits": "arab"}, 1000, "١٬٠٠٠"),
        ("ar", {"digits": "arab"}, Decimal("1000.5"), "١٬٠٠٠٫٥"),
        ("fr", {}, 4500, f"4{NNBSP}500"),
        ("fr", {}, Decimal("12.5"), "12,5"),
        ("es", {}, 4500, "4500"),
        ("es", {}, 45000, "45.000"),
        ("es-MX", {}, 4500, "4,500"),
        ("pl", {}, 4500, "4500"),
        ("pt-PT", {}, 4500, "4500"),
        ("pt-BR", {}, 4500, "4.500"),
        ("es", {"minimum_grouping": 1}, 4500, "4.500"),
        ("en", {"minimum_grouping": 2}, 4500, "4500"),
        ("en", {"minimum_grouping": 3}, 45000, "45000"),
        ("ar", {"thousands_separator": " ", "decimal_separator": ","}, 1000, f"1{NBSP}000"),
        (
            "ar",
            {"thousands_separator": " ", "decimal_separator": ","},
            Decimal("-2.5"),
            f"{LRM}-2,5",
        ),
        ("ar", {"digits": "arab", "thousands_separator": " "}, 4500, f"٤{NBSP}٥٠٠"),
        ("fr", {"thousands_separator": ".", "decimal_separator": ","}, 4500, "4.500"),
        ("es", {"thousands_separator": " "}, 4500, "4500"),  # CLDR's minimum of digits remains
        ("es", {"thousands_separator": " "}, 45000, f"45{NBSP}000"),
        ("en", {"thousands_separator": "’"}, 4500, "4’500"),
        ("hi", {"thousands_separator": " "}, 12345678, f"1{NBSP}23{NBSP}45{NBSP}678"),
        ("hi", {}, 12345678, "1,23,45,678"),
        ("hi", {"digits": "deva"}, 4500, "४,५००"),
        ("fr", {"digits": "deva"}, 4500, f"४{NNBSP}५००"),  # CLDR lends French's separators
        ("sv", {}, -4, "−4"),
        ("ar", {}, -4, f"{LRM}-4"),
        ("fa", {"digits": "arabext"}, 4500, "۴٬۵۰۰"),
    ],
)
def test_numbers(profile, tag, style, number, printed) -> None:
    assert profile(tag, **style).number(number) == printed


@pytest.mark.parametrize(
    ("stated", "printed"),
    [("12.50", "12.50"), ("12.5", "12.5"), ("1E+3", "1,000"), ("0.00012345", "0.00012345")],
)
def test_a_number_keeps_the_decimals_it_states(profile, stated: str, printed: str) -> None:
    assert profile("en").number(Decimal(stated)) == printed


@given(
    st.decimals(min_value=-(10**12), max_value=10**12, places=3),
    st.sampled_from(["ar", "en", "fr", "es", "de", "hi", "pl", "ru"]),
)
def test_a_printed_number_reads_back_as_itself(number: Decimal, tag: str) -> None:
    printed = profile_of(LocaleStyle(tag)).number(number)
    assert parse_decimal(printed.replace(LRM, ""), locale=tag) == number


@pytest.mark.parametrize(
    ("identifier", "digits"), [("es", 2), ("es_ES", 2), ("es_MX", 1), ("pt_PT", 2), ("pt_AO", 1)]
)
def test_minimum_grouping_is_inherited_as_in_cldr(identifier: str, digits: int) -> None:
    assert minimum_grouping(identifier) == digits


@pytest.mark.parametrize(
    ("tag", "style", "share", "printed"),
    [
        ("en", {}, Fraction(1, 4), "25%"),
        ("fr", {}, Fraction(1, 4), f"25{NBSP}%"),
        ("es", {}, Fraction(1, 4), f"25{NBSP}%"),
        ("ar", {}, Fraction(1, 4), f"25{LRM}%{LRM}"),
        ("ar", {"digits": "arab"}, Fraction(1, 4), f"٢٥٪{ALM}"),
        ("en", {}, Decimal("0.25"), "25%"),
        ("en", {}, Fraction(1), "100%"),
        ("en", {}, Fraction(0), "0%"),
        ("es", {}, Fraction(45), f"4500{NBSP}%"),
    ],
)
def test_percentages(profile, tag, style, share, printed) -> None:
    assert profile(tag, **style).percent(share) == printed


@pytest.mark.parametrize(
    ("share", "printed"),
    [
        (Fraction(1, 8), "12.5%"),
        (Fraction(1, 800), "0.1%"),  # 0.125%: three decimals, so rounded
        (Fraction(1, 400), "0.25%"),
        (Fraction(1, 3), "33.3%"),
        (Fraction(2, 3), "66.7%"),
        (Fraction(999, 1000), "99.9%"),
        (Fraction(1, 7000), "0.01%"),
        (Fraction(19999, 20000), "99.995%"),
        (Fraction(2999, 3000), "99.97%"),
        (Fraction(199999, 200000), "99.9995%"),
        (Fraction(20001, 20000), "100.005%"),
        (Fraction(10**18 - 1, 10**18), "99.9999999999999999%"),
        (Fraction(1, 10**18), "0.0000000000000001%"),
        (Fraction(-1, 7000), "-0.01%"),
        (Fraction(-19999, 20000), "-99.995%"),
    ],
)
def test_a_percentage_is_exact_within_two_decimals_and_never_vanishes(
    profile, share: Fraction, printed: str
) -> None:
    assert profile("en").percent(share) == printed


fractions = st.fractions(min_value=-2, max_value=2, max_denominator=10**9)


@given(fractions, st.none() | st.integers(0, 9))
def test_a_percentage_is_all_or_nothing_only_where_the_share_is(
    share: Fraction, decimals: int | None
) -> None:
    style = NumberStyle(decimals=decimals)
    printed = Decimal(profile_of(LocaleStyle("en")).percent(share, style).removesuffix("%"))
    assert (printed in (-100, 0, 100)) == (share in (-1, 0, 1))
    places = 1 if decimals is None else decimals
    assert abs(Fraction(printed) - share * 100) <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize(
    ("tag", "style", "amount", "currency", "printed"),
    [
        ("en", {}, "1500000", "EUR", "€1,500,000"),
        ("en", {}, "1500000.5", "EUR", "€1,500,000.50"),
        ("en", {}, "1500", "CHF", f"CHF{NBSP}1,500"),
        ("en", {}, "-20", "USD", "-$20"),
        ("fr", {}, "1500000", "EUR", f"1{NNBSP}500{NNBSP}000{NBSP}€"),
        ("es", {}, "4500", "EUR", f"4500{NBSP}€"),
        ("ar", {}, "1500000", "EUR", f"{RLM}1,500,000{NBSP}€"),
        ("ar", {"digits": "arab"}, "1500000", "EUR", f"{RLM}١٬٥٠٠٬٠٠٠{NBSP}€"),
        ("ja", {}, "1500", "JPY", "￥1,500"),
        ("fr-CH", {}, "12.50", "CHF", f"12.50{NBSP}CHF"),  # and 12,5 without a currency
        ("fr-CH", {}, "-12.5", "EUR", f"-12.50{NBSP}€"),
        ("de-CH", {}, "-20", "CHF", "CHF-20"),
        ("en", {}, "-0.00", "USD", "$0.00"),
        # Symbols that run against the language are isolated.
        ("ar", {}, "1250000", "USD", f"{RLM}1,250,000{NBSP}{LRI}US${PDI}"),
        ("ar", {}, "-1200.5", "CAD", f"{RLM}{LRM}-1,200.50{NBSP}{LRI}CA${PDI}"),
        ("ar", {}, "1500", "CHF", f"{RLM}1,500{NBSP}{LRI}CHF{PDI}"),
        ("ar", {}, "1500", "AED", f"{RLM}1,500{NBSP}د.إ.{RLM}"),
        ("he", {}, "1500", "CHF", f"{RLM}1,500{NBSP}{RLM}{LRI}CHF{PDI}"),
        ("he", {}, "1500", "ILS", f"{RLM}1,500{NBSP}{RLM}₪"),
    ],
)
def test_money(profile, tag, style, amount, currency, printed) -> None:
    assert profile(tag, **style).money(Decimal(amount), currency) == printed


@pytest.mark.parametrize("tag", ["de-CH", "fr-CH", "it-CH", "en-CH", "de-LI"])
@pytest.mark.parametrize("say", ["number", "percent", "money", "quantity"])
def test_an_apostrophe_that_groups_digits_is_no_quote(profile, tag: str, say: str) -> None:
    """From a million on there are two of them, as there are around quoted text."""
    locale = profile(tag)
    printed = {
        "number": lambda: locale.number(1234567890),
        "percent": lambda: locale.percent(Decimal("12345678.9")),
        "money": lambda: locale.money(Decimal(1234567890), "EUR"),
        "quantity": lambda: locale.quantity(1234567890, "length-kilometer"),
    }[say]()
    apostrophe = by_cldr(f"{tag}: group")
    assert f"1{apostrophe}234{apostrophe}567{apostrophe}890" in printed


@pytest.mark.parametrize(
    ("tag", "number", "length", "printed"),
    [
        ("en", "1", "long", "1 kilometer"),
        ("en", "1.0", "long", "1.0 kilometers"),  # visible decimals are part of CLDR's rule
        ("en", "500", "short", "500 km"),
        ("fr", "1.5", "long", f"1,5{NBSP}kilomètre"),
        ("fr", "1000000", "long", f"1{NNBSP}000{NNBSP}000{NBSP}kilomètres"),
        ("es", "4500", "long", "4500 kilómetros"),
        ("ru", "2", "long", "2 километра"),
        ("ru", "5", "long", "5 километров"),
        ("ar", "3", "long", "3 كيلومترات"),
        ("ar", "500", "long", "500 كيلومتر"),
        ("pt-BR", "2", "short", "2 km"),
    ],
)
def test_quantities_agree_with_their_number(profile, tag, number, length, printed) -> None:
    assert profile(tag).quantity(Decimal(number), "length-kilometer", length) == printed


@pytest.mark.parametrize(
    ("tag", "number", "unit", "printed"),
    [
        ("en", 5, "year", "5 years"),
        ("en", 1, "day", "1 day"),
        ("fr", 5, "year", "5 ans"),
        ("es", 1, "month", "1 mes"),
        ("ar", 2, "year", "سنتان"),
        ("ar", 4, "day", "4 أيام"),
        ("pt-BR", 5, "year", "5 anos"),  # CLDR has it as a short unit only
        ("zh-Hant", 2, "week", "2 週"),
    ],
)
def test_durations(profile, tag, number, unit, printed) -> None:
    assert profile(tag).duration(number, unit) == printed


@pytest.mark.parametrize("tag", ["ar", "en", "fr", "es", "he", "fa", "ru", "th", "zh", "agq"])
def test_every_unit_can_be_said(profile, tag: str) -> None:
    """agq, Aghem, has no words for any unit: all of its patterns are root's."""
    locale = profile(tag)
    units = [unit for unit in Locale("en").unit_display_names if is_unit(unit)]
    assert len(units) > 180
    for unit, length in product(units, ("long", "short")):
        assert "{" not in locale.quantity(5, unit, length)


def test_a_unit_that_cldr_does_not_know_is_an_error(profile) -> None:
    with pytest.raises(ValueError, match="“length-horse” is not a unit of CLDR"):
        profile("en").quantity(3, "length-horse")


@pytest.mark.parametrize("tag", ["en", "de-CH", "ar", "hi"])
def test_separators_of_the_house_are_those_of_money_and_percentages_too(profile, tag: str) -> None:
    ours = profile(tag, thousands_separator=" ", decimal_separator=",")
    assert f"1{NBSP}250,50" in ours.money(Decimal("1250.50"), "USD")
    assert f"1{NBSP}250,5" in ours.percent(Decimal("12.505"))
    assert f"1{NBSP}250,5" in ours.quantity(Decimal("1250.5"), "length-kilometer")
    if tag != "hi":  # लाख
        assert "1,5" in ours.number(1_500_000, NumberStyle(compact="long"))


@pytest.mark.parametrize(
    ("tag", "style", "number", "printed"),
    [
        ("en", {}, "1.67e-27", "1.67_×_10⁻²⁷"),
        ("en", {}, "-0.0000012", "-1.2_×_10⁻⁶"),
        ("en", {}, "1.20e-6", "1.20_×_10⁻⁶"),
        ("en", {}, "1500000", "1.5_×_10⁶"),
        ("en", {}, "12.50", "1.250_×_10¹"),
        ("en", {}, "5", "5"),
        ("en", {}, "0", "0"),
        ("en", {}, "0.00", "0.00"),
        ("fr", {}, "263412000", "2,63412_×_10⁸"),
        ("de", {}, "1.67e-27", "1,67_·_10⁻²⁷"),
        ("es", {}, "6.02e23", "6,02_×_10²³"),
        ("fa", {"digits": "arabext"}, "0.0000012", f"{LRI}۱٫۲_×_۱۰⁻⁶{PDI}"),
        ("ar", {}, "-0.0000012", f"{LRI}{LRM}-1.2_×_10⁻⁶{PDI}"),
        ("ar", {"digits": "arab"}, "0.0000012", f"\u2067١٫٢_×_١٠⁻⁶{PDI}"),
        ("ar", {"decimal_separator": ",", "thousands_separator": " "}, "0.0000012", f"{LRI}1,2_×_10⁻⁶{PDI}"),
        ("hi", {"digits": "deva"}, "0.0000012", "१.२_×_१०⁻⁶"),
    ],
)  # fmt: skip
def test_scientific_numbers(profile, tag, style, number, printed) -> None:
    ours = profile(tag, **style)
    said = ours.number(Decimal(number), NumberStyle(scientific=True))
    assert said == printed.replace("_", NBSP)


@pytest.mark.parametrize(
    ("tag", "style", "text", "parts"),
    [
        ("en", {}, "1.67 × 10⁻²⁷ kilograms", ("1.67 × 10", "−27", " kilograms")),
        ("ar", {"digits": "arab"}, "١٫٢ × ١٠⁻⁶ متر", ("١٫٢ × ١٠", "−٦", " متر")),
        ("en", {}, "5 m²", ("5 m²",)),
    ],
)
def test_an_exponent_is_raised(profile, tag, style, text, parts) -> None:
    assert profile(tag, **style).raised_exponent(text) == parts


@given(st.decimals(-(10**17), 10**17, allow_nan=False, places=9))
def test_a_scientific_number_is_the_number(number: Decimal) -> None:
    said = profile_of(LocaleStyle("en")).number(number, NumberStyle(scientific=True))
    digits, _, power = said.replace(NBSP, "").partition("×10")
    exponent = power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")) or "0"
    assert Decimal(digits.replace(",", "")).scaleb(int(exponent)) == number
