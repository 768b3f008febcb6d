"""Periods in prose, and dates that no line ends in."""

import pytest

from factsheet.config.style import LocaleStyle
from factsheet.edition.lines import unbroken_date
from factsheet.edition.values import spoken
from factsheet.locales.profile import profile_of
from factsheet.model.dates import Period

DAYS, MONTHS, YEARS = "2021-11-23/2021-11-25", "2021-04/2021-06", "2014/2024"
STYLES = {
    "en": LocaleStyle("en", cldr="en-GB"),
    "en-US": LocaleStyle("en-US"),
    "ar": LocaleStyle("ar", months="dual"),
    "es-dated": LocaleStyle("es", dates={"day": "d/M/y"}),
}


@pytest.mark.parametrize(
    ("tag", "period", "said"),
    [
        ("en", DAYS, "from 23 to 25 November 2021"),
        ("en-US", DAYS, "from November 23 to 25, 2021"),
        ("fr", DAYS, "du 23 au 25 novembre 2021"),
        ("es", DAYS, "del 23 al 25 de noviembre de 2021"),
        ("es-dated", DAYS, "del 23/11/2021 al 25/11/2021"),
        ("ar", DAYS, "من 23 إلى 25 تشرين الثاني/نوفمبر 2021"),
        ("de", DAYS, "23.–25. November 2021"),
        ("en", MONTHS, "from April to June 2021"),
        ("fr", MONTHS, "d’avril à juin 2021"),
        ("es", MONTHS, "de abril a junio de 2021"),
        ("ar", MONTHS, "من نيسان/أبريل إلى حزيران/يونيو 2021"),
        ("en", YEARS, "from 2014 to 2024"),
        ("fr", YEARS, "de 2014 à 2024"),
        ("es", YEARS, "de 2014 a 2024"),
        ("ar", YEARS, "من 2014 إلى 2024"),
        ("fr", "2021-11-01/2021-12-02", "du 1er novembre au 2 décembre 2021"),
        ("es", "2021-12-30/2022-01-02", "del 30 de diciembre de 2021 al 2 de enero de 2022"),
        ("fr", "2014-11/2024", "de novembre 2014 à 2024"),
        ("fr", "-0027/0014", "de 27 av. J.-C. à 14 ap. J.-C."),
        ("en", "2021-11-23/2021-11-23", "23 November 2021"),
    ],
)
def test_a_period_in_prose(tag: str, period: str, said: str) -> None:
    profile = profile_of(STYLES.get(tag) or LocaleStyle(tag))
    text = spoken(profile, Period.parse(period), "prose")
    assert text.replace("\u00a0", " ").replace("\u2060", "") == said


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("23 November 2021", "23_November 2021"),
        ("November 23, 2021", "November_23, 2021"),
        ("23 de noviembre de 2021", "23_de_noviembre de 2021"),
        ("1er novembre 2021", "1er_novembre 2021"),
        ("23. November 2021", "23._November 2021"),
        ("23. 11. 2021", "23._11._2021"),
        ("23. 11. – 2. 12. 2021", "23._11. – 2._12._2021"),
        ("2021. november 23.", "2021. november_23."),
        ("November 2021", "November 2021"),
        ("23 تشرين الثاني/نوفمبر 2021", "23_تشرين_الثاني/+نوفمبر 2021"),
        ("كانون الأول/ديسمبر 2021", "كانون_الأول/+ديسمبر 2021"),
        ("٢٣ نوفمبر ٢٠٢١", "٢٣_نوفمبر ٢٠٢١"),
        ("from 23 to 25 November 2021", "from_23 to_25_November 2021"),
        ("del 23 al 25 de noviembre de 2021", "del_23 al_25_de_noviembre de 2021"),
    ],
)
def test_a_day_stays_with_its_month(date: str, parts: str) -> None:
    assert unbroken_date(date) == parts.replace("_", "\u00a0").replace("+", "\u2060")
