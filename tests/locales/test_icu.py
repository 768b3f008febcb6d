"""What we print, held against ICU: the other implementation of CLDR.

Where the two differ, a row of `support.icu_differences` says why.
"""

import random
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from unicodedata import category

import pytest
from babel.core import Locale
from babel.localedata import locale_identifiers

from factsheet.locales.calendars import converted
from factsheet.locales.cldr import cldr_version, minimum_grouping
from factsheet.locales.collation import TAILORINGS, sort
from factsheet.locales.ordinals import ORDINALS, Ordinals
from factsheet.locales.plurals import plurals_of
from factsheet.model.dates import Calendar, PartialDate

icu = pytest.importorskip("icu", reason="ICU is not installed: pip install icukit-pyicu")

from support.icu_differences import CLDR, DIFFERENCES, LOCALES  # noqa: E402
from support.icu_formats import ICU_VERSION, KINDS, differing, profile  # noqa: E402


def test_the_table_of_differences_is_for_these_versions() -> None:
    assert ICU_VERSION == "78"
    assert cldr_version() in CLDR, "hold what Babel prints against ICU, then add the version"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("tag", "digits"), LOCALES)
def test_a_format_is_that_of_icu(kind: str, tag: str, digits: str) -> None:
    found = KINDS[kind](tag, digits)
    for row in DIFFERENCES:
        if row.applies(kind, tag, digits, cldr_version()):
            explained = row.explained(found)
            assert explained, f"this row explains nothing any more: {row}"
            assert explained.issuperset(row.cases), f"not all of its cases differ: {row}"
            found = {case: both for case, both in found.items() if case not in explained}
    assert not found


CHANCE = random.Random("calendars")
DATES = [date(1924, 8, 1) + timedelta(CHANCE.randrange(55_900)) for _ in range(500)]
"""500 dates of the years that the table of the Umm al-Qura calendar has: 1924 to 2077."""
_FIELDS = (icu.Calendar.YEAR, icu.Calendar.MONTH, icu.Calendar.DATE)


def in_icu(day: date, calendar: str) -> tuple[int, int, int]:
    theirs = icu.Calendar.createInstance(icu.Locale.forLanguageTag(f"en-u-ca-{calendar}"))
    theirs.setTime(datetime.combine(day, time(12), UTC).timestamp())
    year, month, day_of_month = map(theirs.get, _FIELDS)
    return year, month + 1, day_of_month


def in_ours(day: date, calendar: Calendar) -> tuple[int, int | None, int | None]:
    start = converted(PartialDate(day.year, day.month, day.day), calendar).start
    return start.year, start.month, start.day


def test_dates_in_the_solar_hijri_calendar() -> None:
    assert not differing(
        DATES,
        lambda day: str(in_ours(day, "persian")),
        lambda day: str(in_icu(day, "persian")),
    )


def test_dates_in_the_umm_al_qura_calendar() -> None:
    """ICU's months before 2000 and after 2029 begin up to two days earlier or later than those of
    Saudi Arabia: 1 Muharram 1400 was 20 November 1979."""
    assert in_ours(date(1979, 11, 20), "islamic-umalqura") == (1400, 1, 1)
    differences = [
        day for day in DATES if in_ours(day, "islamic-umalqura") != in_icu(day, "islamic-umalqura")
    ]
    assert not [day for day in differences if 2000 <= day.year < 2030]
    firsts = {
        day - timedelta((in_ours(day, "islamic-umalqura")[2] or 1) - 1) for day in differences
    }
    for first in firsts:
        month = in_ours(first, "islamic-umalqura")
        around = [in_icu(first + timedelta(days), "islamic-umalqura") for days in range(-2, 3)]
        assert month in around


@pytest.mark.parametrize("digits", range(1, 4))
def test_minimum_grouping_in_all_locales(digits: int) -> None:
    number = 10 ** (digits + 2)
    identifiers = sorted(set(locale_identifiers()) & set(icu.Locale.getAvailableLocales()))
    found = differing(
        set(identifiers) - {"en_US_POSIX"},
        lambda name: str(minimum_grouping(name) <= digits),
        lambda name: str(
            not icu.NumberFormatter.withLocale(icu.Locale(f"{name}@numbers=latn"))
            .formatInt(number)
            .isdigit()
        ),
    )
    armenian = {"hy", "hy_AM"} if cldr_version() == "47" else set()  # from CLDR 48 on
    assert set(found) == (armenian if digits == 1 else set())


@pytest.mark.parametrize("language", ["ar", "en", "fr", "es", "de", "he", "zh", "pt"])
def test_regional_languages_that_cldr_has_no_name_for(language: str) -> None:
    theirs = icu.LocaleDisplayNames.createInstance(icu.Locale(language))
    codes = {"ar-EG", "en-NZ", "fr-SN", "es-AR", "sr-Latn", "sr-Latn-ME", "pt-AO"}
    found = differing(codes, profile(language).language, theirs.localeDisplayName)
    known = {"zh": codes, "ar": {"sr-Latn-ME"}}  # Babel carries no localeDisplayPattern
    assert set(found) == known.get(language, set())


@pytest.mark.parametrize(
    "language",
    [
        *("ar", "bg", "br", "cs", "cy", "da", "de", "en", "es", "fa", "fil", "fr", "ga", "gd"),
        *("gv", "he", "hi", "hr", "it", "ja", "ko", "lt", "lv", "mk", "mt", "nl", "pl", "pt"),
        *("pt_PT", "ro", "ru", "sk", "sl", "sv", "tr", "uk", "vi", "zh"),
    ],
)
def test_plural_categories(language: str) -> None:
    theirs = icu.PluralRules.forLocale(icu.Locale(language))
    plurals = plurals_of(Locale.parse(language))
    decimals = [Decimal(tenths) / 10 for tenths in range(1, 201) if tenths % 10]
    numbers = [Decimal(number) for number in range(201)] + decimals
    found = differing(numbers, plurals.rule, lambda number: theirs.select(float(number)))
    if (language, cldr_version()) == ("vi", "49"):  # CLDR 49 has «one» for 0, 1 and 0.1 to 0.9
        found = {number: both for number, both in found.items() if number > 1}
    assert not found


@pytest.mark.parametrize(
    ("identifier", "gender"),
    [(name, gender) for name, genders in ORDINALS.items() for gender in genders],
)
def test_ordinals(identifier: str, gender) -> None:
    locale = Locale.parse(identifier)
    theirs = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.ORDINAL, icu.Locale(identifier))
    rules = f"%digits-ordinal-{gender}" if gender else "%digits-ordinal"
    assert not differing(
        range(1, 201),
        lambda number: Ordinals(locale).ordinal(number, str(number), gender),
        lambda number: theirs.format(number, rules),
    )


COLLATED = sorted({*TAILORINGS, "de", "en", "fr", "he", "it", "ka", "nl", "pt", "ru"})
CAPITALS_FIRST = {"da"}
"""CLDR sorts Danish capitals before small letters; we do not."""


@pytest.mark.parametrize("language", COLLATED)
def test_names_sort_alike(language: str) -> None:
    locale = Locale.parse(language)
    names = {*locale.territories.values(), *locale.languages.values()}
    names = {name for name in names if "ʼ" not in name or language == "uk"}
    if language in CAPITALS_FIRST:
        names = {name.lower() for name in names}
    theirs = icu.Collator.createInstance(icu.Locale(language))
    shuffled = random.Random(language).sample(sorted(names), len(names))
    assert sort(shuffled, str, language) == sorted(shuffled, key=theirs.getSortKey)


@pytest.mark.parametrize("language", sorted(set(COLLATED) - CAPITALS_FIRST - {"hu"}))
def test_any_words_sort_alike(language: str) -> None:
    """Words of the language's letters in any order; Hungarian's digraphs need real words."""
    chance = random.Random(language)
    exemplars = icu.LocaleData(language).getExemplarSet(0, 0)
    letters = sorted(letter for letter in exemplars if not category(letter[0]).startswith("M"))
    words = {"".join(chance.choices(letters, k=chance.randint(1, 4))) for _ in range(300)}
    words |= {word.title() for word in words if chance.random() < 0.3}
    theirs = icu.Collator.createInstance(icu.Locale(language))
    shuffled = chance.sample(sorted(words), len(words))
    assert sort(shuffled, str, language) == sorted(shuffled, key=theirs.getSortKey)
