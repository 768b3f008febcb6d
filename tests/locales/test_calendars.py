"""Dates in the Solar Hijri and the Umm al-Qura calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.locales.calendars import OutOfCalendarError, converted
from factsheet.model.dates import CALENDARS, Calendar, PartialDate, Period

SOLAR: Calendar = "persian"
LUNAR: Calendar = "islamic-umalqura"


@pytest.mark.parametrize(
    ("notation", "calendar", "start", "end"),
    [
        ("2021-11-23", SOLAR, (1400, 9, 2), (1400, 9, 2)),
        ("2021-03-20", SOLAR, (1399, 12, 30), (1399, 12, 30)),  # a leap year's last day
        ("2021-11", SOLAR, (1400, 8, None), (1400, 9, None)),
        ("2021", SOLAR, (1399, None, None), (1400, None, None)),
        ("2021-11-23", LUNAR, (1443, 4, 18), (1443, 4, 18)),
        ("2021", LUNAR, (1442, None, None), (1443, None, None)),
        ("1979-11-20", LUNAR, (1400, 1, 1), (1400, 1, 1)),
        ("1924-08-01", LUNAR, (1343, 1, 1), (1343, 1, 1)),
        ("2077-11-16", LUNAR, (1500, 12, 30), (1500, 12, 30)),
    ],
)
def test_a_date(notation: str, calendar: Calendar, start: tuple, end: tuple) -> None:
    dates = converted(PartialDate.parse(notation), calendar)
    assert dates == Period(PartialDate(*start), PartialDate(*end))


@pytest.mark.parametrize(
    ("notation", "calendar"),
    [("1924-07-31", LUNAR), ("1924", LUNAR), ("2077-11-17", LUNAR), ("-0027", SOLAR), ("0500", SOLAR)],
)  # fmt: skip
def test_a_date_that_the_calendar_does_not_reach(notation: str, calendar: Calendar) -> None:
    with pytest.raises(OutOfCalendarError):
        converted(PartialDate.parse(notation), calendar)


@given(st.dates(date(1925, 1, 1), date(2076, 1, 1)), st.sampled_from(CALENDARS))
def test_the_next_day_is_the_next_day(day: date, calendar: Calendar) -> None:
    days = [PartialDate(one.year, one.month, one.day) for one in (day, date.fromordinal(day.toordinal() + 1))]  # fmt: skip
    first, second = (converted(one, calendar).start for one in days)
    follows = (first.year, first.month, (first.day or 0) + 1) == (second.year, second.month, second.day)  # fmt: skip
    assert follows or second.day == 1


@pytest.mark.parametrize(
    ("tag", "style", "calendar", "notation", "printed"),
    [
        ("en", {"cldr": "en-GB"}, SOLAR, "2021-11-23", "2 Azar 1400 AP"),
        ("en", {"cldr": "en-US"}, SOLAR, "2021-11-23", "Azar 2, 1400 AP"),
        ("fa", {"digits": "arabext"}, SOLAR, "2021-11-23", "۲ آذر ۱۴۰۰"),
        ("fa", {"digits": "arabext"}, SOLAR, "2021-11", "آبان تا آذر ۱۴۰۰"),
        ("ar", {}, SOLAR, "2021-05", "أرديبهشت – خرداد 1400 ه\u200d.ش"),
        ("ar", {"months": "dual"}, LUNAR, "2021-11-23", "18 ربيع الآخر 1443 هـ"),
        ("ar", {"digits": "arab"}, LUNAR, "2021-11-23", "١٨ ربيع الآخر ١٤٤٣ هـ"),
        ("en", {}, LUNAR, "2021", "1442–1443 AH"),
        ("fr", {}, SOLAR, "2021-11-22", "1er âzar 1400 A. P."),
        ("sq", {}, SOLAR, "2021-11-23", "2 Azar 1400 AP"),
        ("te", {}, SOLAR, "2021-11", "అబన్ – అజర్ 1400 AP"),
        ("de", {"dates": {"day": "d.M.y"}}, SOLAR, "2021-11-23", "2. Āsar 1400 AP"),
    ],
)
def test_printed(profile, tag, style, calendar, notation, printed) -> None:
    assert profile(tag, **style).in_calendar(PartialDate.parse(notation), calendar) == printed


@pytest.mark.parametrize(
    ("notation", "printed"),
    [
        ("2021-11-23/2021-11-25", "2–4 Azar 1400 AP"),
        ("2021-11-19/2021-11-25", "28 Aban – 4 Azar 1400 AP"),
        ("2021-03-20/2021-03-22", "30 Esfand 1399 – 2 Farvardin 1400 AP"),
        ("2021-04/2024", "Farvardin 1400 AP – 1403 AP"),  # not equally precise
    ],
)
def test_a_period(profile, notation: str, printed: str) -> None:
    said = profile("en", cldr="en-GB").in_calendar(Period.parse(notation), SOLAR)
    assert said.replace("\u2009", " ") == printed
