from decimal import Decimal

import pytest
from babel.core import Locale
from hypothesis import given
from hypothesis import strategies as st

from factsheet.locales.plurals import CATEGORIES, CUSTOMARY, parse_plural_forms, plurals_of

EVERY_RULE = (
    *("ar", "be", "blo", "br", "bs", "cs", "cy", "da", "de", "en", "es", "fa", "fil", "fr", "ga"),
    *("gd", "gv", "he", "hi", "hr", "hu", "is", "it", "ja", "ko", "ksh", "kw", "lag", "lt", "lv"),
    *("mk", "mt", "nl", "pl", "pt", "pt_PT", "ro", "ru", "se", "shi", "sk", "sl", "sr", "sv", "tr"),
    *("tzm", "uk", "vi", "zh"),
)
"""A language for each of CLDR's cardinal rules, and those most read."""


@pytest.mark.parametrize("language", EVERY_RULE)
def test_the_header_selects_as_cldr_does(language: str) -> None:
    plurals = plurals_of(Locale.parse(language))
    count, select = parse_plural_forms(plurals.forms)
    assert count == len(plurals.categories) == len(plurals.samples)
    assert [select(number) for number in range(1001)] == list(map(plurals.index, range(1001)))


@pytest.mark.parametrize("language", EVERY_RULE)
def test_categories_are_those_that_whole_numbers_reach(language: str) -> None:
    locale = Locale.parse(language)
    plurals = plurals_of(locale)
    assert set(plurals.categories) == {locale.plural_form(number) for number in range(1000)}
    assert list(plurals.categories) == sorted(plurals.categories, key=CATEGORIES.index)


@pytest.mark.parametrize("language", EVERY_RULE)
def test_each_form_has_a_sample_that_takes_it(language: str) -> None:
    plurals = plurals_of(Locale.parse(language))
    forms = [plurals.index(sample) for sample in plurals.samples]
    assert forms == list(range(len(plurals.categories)))


@pytest.mark.parametrize(
    ("tag", "categories", "forms", "samples"),
    [
        ("en", ("one", "other"), "nplurals=2; plural=(n != 1);", (1, 2)),
        ("de", ("one", "other"), "nplurals=2; plural=(n != 1);", (1, 2)),
        ("es", ("one", "other"), "nplurals=2; plural=(n != 1);", (1, 2)),
        ("fr", ("one", "other"), "nplurals=2; plural=(n > 1);", (1, 2)),
        ("pt-BR", ("one", "other"), "nplurals=2; plural=(n > 1);", (1, 2)),
        ("pt-PT", ("one", "other"), "nplurals=2; plural=(n != 1);", (1, 2)),
        ("zh-Hant", ("other",), "nplurals=1; plural=0;", (1,)),
        (
            "ar",
            ("zero", "one", "two", "few", "many", "other"),
            (
                "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
                "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
            ),
            (0, 1, 2, 3, 11, 100),
        ),
        (
            "ru",
            ("one", "few", "many"),
            (
                "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
                "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
            ),
            (1, 2, 5),
        ),
    ],
)
def test_headers_are_the_customary_ones(profile, tag, categories, forms, samples) -> None:
    locale = profile(tag)
    assert locale.plural_categories == categories
    assert locale.plural_forms == forms
    assert locale.plural_samples == samples


@pytest.mark.parametrize("header", CUSTOMARY)
def test_every_customary_header_is_some_languages(header: str) -> None:
    assert header in {plurals_of(Locale.parse(language)).forms for language in EVERY_RULE}


@pytest.mark.parametrize(
    ("tag", "number", "index"),
    [
        ("ar", 0, 0),
        ("ar", 194, 4),
        ("ar", 196, 4),  # where Babel's own table says 5
        ("ar", 103, 3),
        ("ar", 100, 5),
        ("ar", Decimal(1000), 5),
        ("ar", Decimal("1.5"), 5),
        ("en", Decimal("1.0"), 1),
        ("en", Decimal("0.5"), 1),
        ("fr", Decimal("1.5"), 0),
        ("fr", Decimal("2.0"), 1),
        ("fr", 1_000_000, 1),  # CLDR's «many» has no form: it takes that of «other»
        ("es", 1_000_000, 1),
        ("ru", Decimal("1.5"), 2),  # «other» has no form: it takes the last
        ("cs", Decimal("1.5"), 2),  # «many» has no form
        ("zh-Hant", 5, 0),
    ],
)
def test_real_numbers_take_the_form_of_their_category(profile, tag, number, index) -> None:
    assert profile(tag).plural_index(number) == index


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(EVERY_RULE))
def test_every_number_has_a_form(number: Decimal, language: str) -> None:
    plurals = plurals_of(Locale.parse(language))
    assert plurals.index(number) in range(len(plurals.categories))


@given(st.integers(min_value=0, max_value=999_999), st.sampled_from(["ar", "en", "fr", "es", "ru"]))
def test_headers_hold_beyond_the_numbers_they_are_checked_on(number: int, language: str) -> None:
    plurals = plurals_of(Locale.parse(language))
    assert parse_plural_forms(plurals.forms)[1](number) == plurals.index(number)


@pytest.mark.parametrize("header", ["", "nplurals=2", "plural=n != 1;", "nplurals=2; plural=n +;"])
def test_what_is_no_header_is_an_error(header: str) -> None:
    with pytest.raises(ValueError, match=r"Plural-Forms|plural form"):
        parse_plural_forms(header)
