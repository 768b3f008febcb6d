"""Every way in which values are printed, ours beside ICU's.

ICU is the other implementation of CLDR: where both carry the same data they print the
same. Each kind of value is a function from a language tag and a numbering system to the
cases in which they differ, with what each prints.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import icu
from babel.core import Locale

from factsheet.config.style import LocaleStyle
from factsheet.locales.cldr import cldr_version
from factsheet.locales.digits import NumberStyle, UnitLength
from factsheet.locales.names import is_currency, is_territory
from factsheet.locales.profile import LocaleProfile, profile_of
from factsheet.model.dates import CALENDARS, Calendar, PartialDate, Period
from factsheet.model.ranges import Span

Differences = dict[str, tuple[str, str]]
"""What differs: ours and ICU's, by the case."""

ICU_VERSION: str = icu.ICU_VERSION.split(".")[0]

NUMBERS = (
    *("0", "7", "194", "1000", "4500", "-4500", "45000", "1234567", "12345678901"),
    *("12.5", "-0.75", "12.50", "0.00000012", "-1234567.891"),
)
PERCENTS = ("0", "25", "-25", "100", "12.5", "0.25", "4500", "45000", "-1234567.5")
AMOUNTS = ("1500000", "1500", "12.50", "-20", "-1234567.89", "12345678901")
CURRENCIES = ("EUR", "USD", "CHF", "JPY", "GBP", "AED", "INR", "CAD", "KWD")
COMPACT = (
    *("0", "1", "1.5", "9.96", "12.34", "950", "999.5", "1000", "1234", "9950", "45000"),
    *("99500", "999499", "999500", "999950", "1000000", "1500000", "-1500000", "2600000"),
    *("12345678", "263412000", "999999999", "1000000000", "2630000000", "4000000000"),
    *("45000000000", "850000000000", "1000000000000", "-7300000000000", "120000000000000"),
)
RANGES = ("0 1", "1 2", "2 3", "3 10", "5 21", "10 15", "21 22", "100 101", "1.5 2.5")
YEARS = ("-0753", "-0001", "0001", "0753", "0999", "2021")
ERAS = ("-0753/-0509", "-0027/0014")
UNITS = (
    *("length-kilometer", "length-meter", "area-square-kilometer", "area-hectare"),
    *("mass-kilogram", "mass-tonne", "volume-liter", "volume-cubic-meter"),
    *("duration-year", "duration-month", "duration-week", "duration-day", "duration-hour"),
    *("digital-gigabyte", "speed-kilometer-per-hour", "temperature-celsius"),
    *("energy-kilowatt-hour", "power-megawatt", "angle-degree", "length-centimeter"),
)
QUANTITIES = ("0", "1", "2", "3", "5", "11", "21", "100", "1.5", "1.0", "1000000", "-430")
WIDTHS = {"long": icu.UNumberUnitWidth.FULL_NAME, "short": icu.UNumberUnitWidth.SHORT}
DAYS = (date(2021, 11, 23), date(1914, 4, 1), *(date(2020, month, 9) for month in range(1, 13)))
PERIODS = (
    *("2021-11-23/2021-11-25", "2021-11-01/2021-11-03", "2021-11-23/2021-12-02"),
    *("2021-12-30/2022-01-02", "2021-11/2021-12", "2021-11/2022-01", "2014/2024"),
    *("2020-02-03/2020-02-09", "2020-05-09/2020-06-01"),
)
LISTS = (
    *((), ("A",), ("A", "B"), ("A", "B", "C"), ("A", "B", "C", "D"), ("عربي", "إنجليزي", "فرنسي")),
    *(("Francia", "Irán"), ("agua", "hielo"), ("tierra", "hiato"), ("padre", "hijo")),
    *(("siete", "ocho"), ("mujer", "hombre"), ("7", "8"), ("10", "11"), ("100", "110")),
    *(("Brasil", "Ucrania"), ("ערבית", "עברית"), ("עברית", "INTERPOL"), ("7", "8", "9")),
)


def icu_locale(tag: str, digits: str = "latn") -> icu.Locale:
    """ICU's locale of a tag, in the Gregorian calendar and with these digits."""
    return icu.Locale.forLanguageTag(f"{tag}-u-ca-gregory-nu-{digits}")


def profile(tag: str, digits: str = "latn") -> LocaleProfile:
    """Our profile of a tag, with nothing of a house style but its digits."""
    return profile_of(LocaleStyle(tag, digits=digits))


def without_isolates(text: str) -> str:
    """A text without U+2066 … U+2069, which we put around symbols and ICU does not."""
    return text.translate(dict.fromkeys(range(0x2066, 0x206A)))


def differing(
    cases: Iterable[Any], ours: Callable[[Any], str], theirs: Callable[[Any], str]
) -> dict[Any, tuple[str, str]]:
    """The cases of which two functions make different texts."""
    both = {case: (without_isolates(ours(case)), theirs(case)) for case in cases}
    return {case: (one, other) for case, (one, other) in both.items() if one != other}


def numbers(tag: str, digits: str) -> Differences:
    ours = profile(tag, digits)
    return differing(
        NUMBERS,
        lambda number: ours.number(Decimal(number)),
        lambda number: _formatter(tag, digits, number).formatDecimal(number.encode()),
    )


def percentages(tag: str, digits: str) -> Differences:
    ours = profile(tag, digits)
    return differing(
        PERCENTS,
        lambda percent: ours.percent(Decimal(percent) / 100),
        lambda percent: (
            _formatter(tag, digits, percent)
            .unit(icu.NoUnit.percent())
            .formatDecimal(percent.encode())
        ),
    )


def compact_numbers(tag: str, digits: str) -> Differences:
    return _compact(tag, digits, "long", icu.Notation.compactLong())


def short_numbers(tag: str, digits: str) -> Differences:
    return _compact(tag, digits, "short", icu.Notation.compactShort())


def _compact(tag: str, digits: str, length: UnitLength, notation: icu.Notation) -> Differences:
    ours = profile(tag, digits)
    theirs = icu.NumberFormatter.withLocale(icu_locale(tag, digits)).notation(notation)
    return differing(
        COMPACT,
        lambda number: ours.number(Decimal(number), NumberStyle(compact=length)),
        lambda number: theirs.formatDecimal(number.encode()),
    )


def short_money(tag: str, digits: str) -> Differences:
    """From a thousand on. Of words beside a symbol, $1.5 billion, ICU has none.

    CLDR 48 has other patterns than CLDR 47 in a third of the languages: nothing to compare.
    """
    if cldr_version() == "47":
        return {}
    ours, style = profile(tag, digits), NumberStyle(compact="short")
    theirs = icu.NumberFormatter.withLocale(icu_locale(tag, digits))
    theirs = theirs.notation(icu.Notation.compactShort())
    found: Differences = {}
    for currency in ("EUR", "USD", "CHF"):
        formatter = theirs.unit(icu.CurrencyUnit(currency))
        of_currency = differing(
            [number for number in COMPACT if abs(Decimal(number)) >= 1000],
            lambda number, currency=currency: ours.money(Decimal(number), currency, style),
            lambda number, formatter=formatter: formatter.formatDecimal(number.encode()),
        )
        found |= {f"{number} {currency}": both for number, both in of_currency.items()}
    return found


def signed_numbers(tag: str, digits: str) -> Differences:
    ours, sign = profile(tag, digits), icu.UNumberSignDisplay.ALWAYS
    return differing(
        NUMBERS[1:],  # we give zero no sign
        lambda number: ours.number(Decimal(number), NumberStyle(signed=True)),
        lambda number: _formatter(tag, digits, number).sign(sign).formatDecimal(number.encode()),
    )


def signed_percentages(tag: str, digits: str) -> Differences:
    ours, sign = profile(tag, digits), icu.UNumberSignDisplay.ALWAYS
    return differing(
        PERCENTS[1:],
        lambda percent: ours.percent(Decimal(percent) / 100, NumberStyle(signed=True)),
        lambda percent: (
            _formatter(tag, digits, percent)
            .sign(sign)
            .unit(icu.NoUnit.percent())
            .formatDecimal(percent.encode())
        ),
    )


def rounded_numbers(tag: str, digits: str) -> Differences:
    """To two decimals, whatever they state."""
    ours = profile(tag, digits)
    theirs = icu.NumberFormatter.withLocale(icu_locale(tag, digits))
    theirs = theirs.precision(icu.Precision.fixedFraction(2))
    return differing(
        (*COMPACT, "2.345", "2.355", "-1.005"),
        lambda number: ours.number(Decimal(number), NumberStyle(decimals=2)),
        lambda number: theirs.formatDecimal(number.encode()),
    )


def number_ranges(tag: str, digits: str) -> Differences:
    return _ranges(tag, digits, RANGES, lambda ours, ends: ours.number(ends))


def percent_ranges(tag: str, digits: str) -> Differences:
    return _ranges(
        *(tag, digits, ("0 25", "12.5 14.5")),
        lambda ours, ends: ours.percent(Span(Fraction(ends.low) / 100, Fraction(ends.high) / 100)),
        lambda theirs: theirs.unit(icu.NoUnit.percent()),
    )


def compact_ranges(tag: str, digits: str) -> Differences:
    """Those whose numbers have one plural form: ICU says the word twice where they differ."""
    return _ranges(
        *(tag, digits, ("240000000 610000000", "5000000 7000000", "900000 1200000")),
        lambda ours, ends: ours.number(ends, NumberStyle(compact="long")),
        lambda theirs: theirs.notation(icu.Notation.compactLong()),
    )


def quantity_ranges(tag: str, digits: str) -> Differences:
    found: Differences = {}
    for unit in ("length-kilometer", "duration-day", "duration-year", "mass-kilogram"):
        of_unit = _ranges(
            *(tag, digits, RANGES),
            lambda ours, ends, unit=unit: ours.quantity(ends, unit),
            lambda theirs, unit=unit: theirs.unitWidth(WIDTHS["long"]).unit(
                icu.MeasureUnit.forIdentifier(unit.split("-")[1])
            ),
        )
        found |= {f"{ends} {unit}": both for ends, both in of_unit.items()}
    return found


def _ranges(
    tag: str,
    digits: str,
    cases: Iterable[str],
    own: Callable[[LocaleProfile, Span[Decimal]], str],
    of_kind: Callable[[Any], Any] = lambda theirs: theirs,
) -> Differences:
    """Ranges in which what both numbers have around them stands once."""
    ours = profile(tag, digits)
    theirs = icu.NumberRangeFormatter.withLocale(icu_locale(tag, digits))
    theirs = theirs.numberFormatterBoth(of_kind(icu.NumberFormatter.with_()))
    theirs = theirs.collapse(icu.UNumberRangeCollapse.ALL)

    def other(case: str) -> str:
        return str(theirs.formatDoubleRange(*map(float, case.split())))

    return differing(cases, lambda case: own(ours, Span(*map(Decimal, case.split()))), other)


def quarters(tag: str, digits: str) -> Differences:
    """All four, long and short."""
    ours, theirs = profile(tag, digits), icu_locale(tag, digits)
    generator = icu.DateTimePatternGenerator.createInstance(theirs)

    def own(case: str) -> str:
        return ours.quarter(2025, int(case[-1]), is_short=case.startswith("yQQQ "))

    def other(case: str) -> str:
        skeleton, quarter = case.split()
        formatter = icu.SimpleDateFormat(generator.getBestPattern(skeleton), theirs)
        return str(formatter.format(_noon(date(2025, int(quarter) * 3, 15))))

    return differing(map(" ".join, product(("yQQQ", "yQQQQ"), "1234")), own, other)


def years(tag: str, digits: str) -> Differences:
    """Those before the common era with their era, as intervals, too."""
    ours, theirs = profile(tag, digits), icu_locale(tag, digits)
    generator = icu.DateTimePatternGenerator.createInstance(theirs)
    calendar = icu.GregorianCalendar(theirs)
    interval = icu.DateIntervalFormat.createInstance("Gy", theirs)

    def moment(year: int) -> float:
        calendar.set(icu.UCalendarDateFields.ERA, int(year > 0))
        calendar.set(abs(year), 6, 15)
        return float(calendar.getTime())

    def other(case: str) -> str:
        first, last = map(int, (*case.split("/"), "0")[:2])
        if last:
            return str(interval.format(icu.DateInterval(moment(first), moment(last))))
        pattern = generator.getBestPattern("Gy" if first < 0 else "y")
        return str(icu.SimpleDateFormat(pattern, theirs).format(moment(first)))

    def own(case: str) -> str:
        if "/" in case:
            return ours.period(Period.parse(case))
        return ours.date(PartialDate.parse(case))

    return differing((*YEARS, *ERAS), own, other)


def money(tag: str, digits: str) -> Differences:
    ours = profile(tag, digits)

    def own(case: str) -> str:
        currency, amount = case.split()
        return ours.money(Decimal(amount), currency)

    def other(case: str) -> str:
        currency, amount = case.split()
        # An amount with decimals has at least as many as its currency.
        stated = f"{amount}0" if currency == "KWD" and "." in amount else amount
        stated = stated.partition(".")[0] if currency == "JPY" and "." not in amount else stated
        formatter = _formatter(tag, digits, stated).unit(icu.CurrencyUnit(currency))
        return str(formatter.formatDecimal(amount.encode()))

    return differing(map(" ".join, product(CURRENCIES, AMOUNTS)), own, other)


def quantities(tag: str, digits: str) -> Differences:
    ours = profile(tag, digits)

    def own(case: str) -> str:
        number, unit, width = case.split()
        return ours.quantity(Decimal(number), unit, "long" if width == "long" else "short")

    def other(case: str) -> str:
        number, unit, width = case.split()
        identifier = unit.split("-", 1)[1]
        formatter = _formatter(tag, digits, number).unitWidth(WIDTHS[width])
        formatter = formatter.unit(icu.MeasureUnit.forIdentifier(identifier))
        return str(formatter.formatDecimal(number.encode()))

    return differing(map(" ".join, product(QUANTITIES, UNITS, WIDTHS)), own, other)


def dates(tag: str, digits: str) -> Differences:
    ours, theirs = profile(tag, digits), icu_locale(tag, digits)
    generator = icu.DateTimePatternGenerator.createInstance(theirs)
    patterns = {
        10: icu.DateFormat.createDateInstance(icu.DateFormat.LONG, theirs),
        7: icu.SimpleDateFormat(generator.getBestPattern("yMMMM"), theirs),
        4: icu.SimpleDateFormat(generator.getBestPattern("y"), theirs),
    }
    cases = [day.isoformat()[:length] for day in DAYS for length in patterns]
    return differing(
        cases,
        lambda case: ours.date(PartialDate.parse(case)),
        lambda case: patterns[len(case)].format(_noon(PartialDate.parse(case).first_day)),
    )


def dates_in(calendar: Calendar) -> Callable[[str, str], Differences]:
    """Dates that lie in each month of another calendar."""

    def found(tag: str, digits: str) -> Differences:
        ours = profile(tag, digits)
        theirs = icu.Locale.forLanguageTag(f"{tag}-u-ca-{calendar}-nu-{digits}")
        long = icu.DateFormat.createDateInstance(icu.DateFormat.LONG, theirs)
        return differing(
            [day.isoformat() for day in DAYS if day.year > 2000],
            lambda case: ours.in_calendar(PartialDate.parse(case), calendar),
            lambda case: long.format(_noon(PartialDate.parse(case).first_day)),
        )

    return found


def periods(tag: str, digits: str) -> Differences:
    """With an era where the language's dates have one."""
    ours, theirs = profile(tag, digits), icu_locale(tag, digits)
    long = icu.DateFormat.createDateInstance(icu.DateFormat.LONG, theirs).toPattern()
    skeletons = {4: "y", 7: "yMMMM", 10: "GyMMMMd" if "G" in long else "yMMMMd"}

    def other(case: str) -> str:
        period = Period.parse(case)
        formatter = icu.DateIntervalFormat.createInstance(skeletons[case.index("/")], theirs)
        days = (_noon(end.first_day) for end in (period.start, period.end))
        return str(formatter.format(icu.DateInterval(*days)))

    return differing(PERIODS, lambda case: ours.period(Period.parse(case)), other)


def _lists(tag: str, style: str, kind: int) -> Differences:
    width = icu.UListFormatterWidth.WIDE
    theirs = icu.ListFormatter.createInstance(icu_locale(tag), kind, width)
    by_name = {", ".join(names): names for names in LISTS}
    return differing(
        by_name,
        lambda case: profile(tag).join(by_name[case], style),
        lambda case: theirs.format(list(by_name[case])),
    )


def lists(tag: str, digits: str) -> Differences:
    return _lists(tag, "and", icu.UListFormatterType.AND)


def choices(tag: str, digits: str) -> Differences:
    return _lists(tag, "or", icu.UListFormatterType.OR)


def territories(tag: str, digits: str) -> Differences:
    theirs = icu.LocaleDisplayNames.createInstance(icu.Locale.forLanguageTag(tag))
    codes = [code for code in Locale("en").territories if is_territory(code)]
    letters = [code for code in codes if not code.isdecimal()]
    return differing(letters, profile(tag).territory, theirs.regionDisplayName)


def languages(tag: str, digits: str) -> Differences:
    theirs = icu.LocaleDisplayNames.createInstance(icu.Locale.forLanguageTag(tag))
    codes = {code for code in Locale("en").languages if "_" not in code} - {"und"}
    return differing(sorted(codes), profile(tag).language, theirs.localeDisplayName)


def currencies(tag: str, digits: str) -> Differences:
    locale = icu.Locale.forLanguageTag(tag)
    codes = [code for code in CURRENCIES if is_currency(code)]
    return differing(
        codes,
        profile(tag).currency,
        lambda code: icu.CurrencyUnit(code).getName(locale, icu.UCurrNameStyle.LONG_NAME),
    )


KINDS: Mapping[str, Callable[[str, str], Differences]] = {
    "number": numbers,
    "percent": percentages,
    "compact": compact_numbers,
    "compact-short": short_numbers,
    "compact-short-money": short_money,
    "signed": signed_numbers,
    "signed-percent": signed_percentages,
    "rounded": rounded_numbers,
    "number-range": number_ranges,
    "percent-range": percent_ranges,
    "compact-range": compact_ranges,
    "quantity-range": quantity_ranges,
    "quarter": quarters,
    "year": years,
    "money": money,
    "quantity": quantities,
    "date": dates,
    **{calendar: dates_in(calendar) for calendar in CALENDARS},
    "period": periods,
    "list": lists,
    "choice": choices,
    "territory": territories,
    "language": languages,
    "currency": currencies,
}


def _formatter(tag: str, digits: str, number: str) -> icu.LocalizedNumberFormatter:
    """ICU's formatter for a number, with the decimals that it states."""
    precision = icu.Precision.fixedFraction(len(number.partition(".")[2]))
    return icu.NumberFormatter.withLocale(icu_locale(tag, digits)).precision(precision)


def _noon(day: date) -> float:
    return datetime.combine(day, time(12), UTC).timestamp()
