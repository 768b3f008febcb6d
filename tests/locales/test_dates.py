import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.config.style import LocaleStyle
from factsheet.locales.dates import check_patterns
from factsheet.locales.months import DUAL_MONTHS
from factsheet.locales.profile import profile_of
from factsheet.model.dates import PartialDate, Period
from support.cldr import by_cldr

THIN = "\u2009"
TWELVE = tuple(f"month {number}" for number in "abcdefghijkl")


def said(profile, date: str, precision: str | None = None) -> str:
    return profile.date(PartialDate.parse(date), precision)


@pytest.mark.parametrize(
    ("tag", "style", "date", "printed"),
    [
        ("en", {"cldr": "en-GB"}, "2021-11-23", "23 November 2021"),
        ("en", {"cldr": "en-US"}, "2021-11-23", "November 23, 2021"),
        ("en", {}, "2021-11", "November 2021"),
        ("en", {}, "2021", "2021"),
        ("fr", {}, "2021-11-23", "23 novembre 2021"),
        ("fr", {}, "2021-11-01", "1er novembre 2021"),
        ("fr", {}, "2021-11-11", "11 novembre 2021"),
        ("es", {}, "2021-11-23", "23 de noviembre de 2021"),
        ("es", {}, "2021-11", "noviembre de 2021"),
        ("ar", {}, "2021-11-23", "23 نوفمبر 2021"),
        ("ar", {"months": "dual"}, "2021-11-23", "23 تشرين الثاني/نوفمبر 2021"),
        ("ar", {"months": "dual"}, "2014-11", "تشرين الثاني/نوفمبر 2014"),
        ("ar", {"months": "dual", "digits": "arab"}, "1923-09-07", "٧ أيلول/سبتمبر ١٩٢٣"),
        ("ru", {}, "2021-11-23", "23 ноября 2021\u202fг."),
        ("ru", {}, "2021-11", "ноябрь 2021\u202fг."),  # stands alone: nominative
        ("he", {}, "2021-11-23", "23 בנובמבר 2021"),
        ("zh-Hant", {}, "2021-11-23", "2021年11月23日"),
        ("th", {}, "2021-11-23", "23 พฤศจิกายน ค.ศ. 2021"),  # with the era, as CLDR has it
        ("en", {"months": TWELVE}, "2021-03-04", "4 month c 2021"),
    ],
)
def test_dates(profile, tag, style, date, printed) -> None:
    style = {"cldr": "en-GB", **style} if tag == "en" else style
    assert said(profile(tag, **style), date) == printed


@pytest.mark.parametrize("month", range(1, 13))
def test_dual_months_end_in_the_name_that_cldr_has(profile, month: int) -> None:
    cldr = said(profile("ar"), f"2021-{month:02}").removesuffix(" 2021")
    assert DUAL_MONTHS[month - 1].split("/")[1] == cldr


@pytest.mark.parametrize(
    ("date", "precision", "printed"),
    [
        ("2021-11-23", "month", "November 2021"),
        ("2021-11-23", "year", "2021"),
        ("2021-11-23", "day", "23 November 2021"),
        ("2021-11", "day", "November 2021"),
        ("2021", "month", "2021"),
    ],
)
def test_a_date_says_what_is_asked_and_never_more_than_is_known(
    profile, date: str, precision: str, printed: str
) -> None:
    assert said(profile("en", cldr="en-GB"), date, precision) == printed


@pytest.mark.parametrize(
    ("date", "printed"),
    [
        ("2021-11-23", "Tuesday, 23/11/21"),
        ("2021-11", "11.2021"),
        ("2021", "2021 AD"),
    ],
)
def test_the_house_may_write_its_own_patterns(profile, date: str, printed: str) -> None:
    patterns = {"day": "EEEE, dd/MM/yy", "month": "MM.y", "year": "y G"}
    assert said(profile("en", dates=patterns), date) == printed


@pytest.mark.parametrize(
    ("tag", "style", "period", "printed"),
    [
        (
            *("en", {"cldr": "en-GB"}, "2021-11-23/2021-11-25"),
            "23–25 November 2021",
        ),
        (
            *("en", {"cldr": "en-GB"}, "2021-11-23/2021-12-02"),
            f"23 November{THIN}–{THIN}2 December 2021",
        ),
        (
            *("en", {"cldr": "en-GB"}, "2021-12-30/2022-01-02"),
            f"30 December 2021{THIN}–{THIN}2 January 2022",
        ),
        ("en", {}, "2021-11-23/2021-11-25", "November 23–25, 2021"),
        ("fr", {}, "2021-11-23/2021-11-25", "23–25 novembre 2021"),
        ("fr", {}, "2021-11-01/2021-11-03", "1er–3 novembre 2021"),
        ("es", {}, "2021-11-23/2021-11-25", "23–25 de noviembre de 2021"),
        ("ar", {"months": "dual"}, "2021-11-23/2021-11-25", "23–25 تشرين الثاني/نوفمبر 2021"),
        ("ar", {"digits": "arab"}, "2021-11-23/2021-11-25", "٢٣–٢٥ نوفمبر ٢٠٢١"),
        ("it", {}, "2021-12-01/2021-12-02", "1–2 dicembre 2021"),  # CLDR's interval has dd
        ("zh", {}, "2021-11-23/2021-11-25", by_cldr("zh: 2021-11-23/2021-11-25")),
        ("en", {}, "2014/2024", "2014–2024"),
        ("fr", {}, "2014/2024", "2014–2024"),
        ("fr", {}, "2021-11/2021-12", f"novembre{THIN}–{THIN}décembre 2021"),
        ("fa", {}, "2021-11/2021-12", "نوامبر تا دسامبر 2021"),  # LLLL in it is a month, too
        ("fr", {}, "2014-11/2024", f"novembre 2014{THIN}–{THIN}2024"),
        ("fr", {}, "2021-11-23/2021-11-23", "23 novembre 2021"),
        ("fr", {}, "2021/2021", "2021"),
        # A field is numeric or a word in both languages' own ways, never a mixture.
        ("cs", {}, "2021-11-23/2021-11-25", "23.–25. 11. 2021"),
        ("cs", {}, "2021-12-30/2022-01-02", f"30. 12. 2021{THIN}–{THIN}2. 1. 2022"),
        ("cs", {}, "2021-11/2021-12", "listopad–prosinec 2021"),
        ("sk", {}, "2021-11-23/2021-11-25", f"23.{THIN}–{THIN}25. 11. 2021"),
        ("bg", {}, "2021-11/2021-12", "ноември – декември 2021\u202fг."),
        ("ko", {}, "2021-11-23/2021-11-25", "2021년 11월 23일~25일"),
        ("ko", {}, "2021-11/2021-12", by_cldr("ko: 2021-11/2021-12")),
        ("ja", {}, "2021-12-30/2022-01-02", "2021年12月30日～2022年1月2日"),
        ("zh", {}, "2021-11/2022-01", by_cldr("zh: 2021-11/2022-01")),
        ("zh-Hant", {}, "2021-11-23/2021-11-25", "2021年11月23日至25日"),
        ("mn", {}, "2021-11-23/2021-11-25", "2021\u202fоны XI/23 – 25"),
        ("co", {}, "2021-12-30/2022-01-02", by_cldr("co: 2021-12-30/2022-01-02")),
        ("eu", {}, "2021-11/2021-12", "2021(e)ko azaroa–abendua"),
        # With the era, where dates have it.
        ("th", {}, "2021-11-23/2021-11-25", "23 – 25 พฤศจิกายน ค.ศ. 2021"),
        ("th", {}, "2021-11-23/2021-12-02", "23 พฤศจิกายน – 2 ธันวาคม ค.ศ. 2021"),
        ("th", {}, "2021-11/2021-12", "พฤศจิกายน – ธันวาคม 2021"),  # «November 2021» has none
    ],
)
def test_periods(profile, tag, style, period, printed) -> None:
    assert profile(tag, **style).period(Period.parse(period)) == printed


def test_a_period_in_the_houses_own_pattern_has_both_dates_in_full(profile) -> None:
    period = Period.parse("2021-11-23/2021-11-25")
    locale = profile("fr", dates={"day": "dd.MM.y"})
    assert locale.period(period) == f"23.11.2021{THIN}–{THIN}25.11.2021"


@pytest.mark.parametrize("tag", ["ar", "he", "fa"])
def test_the_order_of_an_rtl_period_rests_on_the_page_not_on_marks(profile, tag: str) -> None:
    """The dash must not be U+002D, which the bidi algorithm would glue to the digits.

    Between European numbers U+002D is a separator (rule W4) and 23-25 would be read as
    25-23; U+2013 is neutral and leaves the numbers in reading order, right to left.
    """
    printed = profile(tag).period(Period.parse("2021-11-23/2021-11-25"))
    assert not set(printed) & set("-\u200e\u200f\u061c\u2066\u2067\u2068\u2069")
    assert printed.index("23") < printed.index("25")


dates = st.dates(min_value=PartialDate(1000).first_day).map(
    lambda day: PartialDate(day.year, day.month, day.day)
)
locales = st.sampled_from(["ar", "en", "fr", "es", "de", "ru", "zh", "he", "fa", "hi", "pt", "vi"])


@given(dates, dates, locales)
def test_a_period_names_both_days_and_each_year_once(one, other, tag: str) -> None:
    start, end = sorted((one, other))
    locale = profile_of(LocaleStyle(tag))
    numbers = re.findall("[0-9]+|1er", locale.period(Period(start, end)))
    days = [str(date.day) for date in (start, end)]
    years = [str(date.year) for date in (start, end)]
    assert [number for number in numbers if number in years] == list(dict.fromkeys(years))
    assert set(days) <= {number.removesuffix("er") for number in numbers}


@pytest.mark.parametrize(
    ("patterns", "sentence"),
    [
        ({"week": "w"}, "“week” is not a precision of dates"),
        ({"day": "jj.MM.aaaa"}, "must have CLDR's fields d, M, y"),
        ({"day": "d MMMM y H"}, "no other than these"),
        ({"month": "d MMMM y"}, "CLDR's fields M, y and no other"),
        ({"year": "y MMMM"}, "CLDR's fields y and no other"),
        ({"day": "d MMMM y 'года"}, "an apostrophe without its pair"),
    ],
)
def test_patterns_that_do_not_say_the_whole_date_are_refused(patterns, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        check_patterns(patterns)


@pytest.mark.parametrize(
    ("tag", "months", "sentence"),
    [
        ("fr", "dual", "dual month names are Arabic"),
        ("fr", "lunar", "“cldr”, “dual” or twelve names"),
        ("fr", ("janvier",), "twelve names"),
    ],
)
def test_months_that_are_none_are_refused(profile, tag: str, months, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        profile(tag, months=months)
