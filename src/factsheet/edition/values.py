"""Format a value in one locale: the text inside `<data>` or `<time>`; and capitalize standalone
values.

Forms are what a placeholder may request after its colon (`messages.forms`).
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache, partial
from itertools import product
from typing import Any

from factsheet.edition.document import Inline, Run
from factsheet.edition.lines import unbroken, unbroken_code, unbroken_dash, unbroken_date
from factsheet.locales.digits import PLAIN, NumberStyle
from factsheet.locales.direction import letters_direction
from factsheet.locales.profile import LocaleProfile
from factsheet.messages.forms import (
    COMPACT_MONEY,
    SCIENTIFIC,
    SIGNED,
    WORDS,
    split_decimals,
)
from factsheet.model.codes import Currency, Identifier, LanguageCode, Territory
from factsheet.model.dates import (
    CALENDARS,
    Calendar,
    Duration,
    Frequency,
    PartialDate,
    Period,
    YearPart,
)
from factsheet.model.numbers import Count, Money, Ordinal, PercentagePoints, Quantity, Rate, Share
from factsheet.model.ranges import Counted, Range, Span
from factsheet.model.values import Several, Value

Speak = Callable[[LocaleProfile, Any], str]


def as_written(_: LocaleProfile, value: Any) -> str:
    """A code, which is the same in every language."""
    return str(value.code)


def _in_calendar(calendar: Calendar, locale: LocaleProfile, value: Any) -> str:
    """A date, period or part of a year in another calendar. Raises OutOfCalendarError."""
    return locale.in_calendar(value, calendar)


STYLES: dict[str | None, NumberStyle] = {
    SIGNED: NumberStyle(signed=True),
    SCIENTIFIC: NumberStyle(scientific=True),
    "compact": NumberStyle(compact="long"),
    "compact-short": NumberStyle(compact="short"),
    "compact-symbol": NumberStyle(compact="long"),
    "compact-short-symbol": NumberStyle(compact="short"),
}
"""The number style of each form. Any other form prints the number as stated."""

NUMBERED: dict[tuple[type, str | None], Callable[[LocaleProfile, Any, NumberStyle], str]] = {
    **dict.fromkeys(
        product((Count, PercentagePoints, Quantity), ("number", "compact", "compact-short")),
        lambda locale, value, style: locale.number(value.number, style),
    ),
    **dict.fromkeys(
        product((Count, PercentagePoints), (None, SIGNED, SCIENTIFIC)),
        lambda locale, value, style: locale.number(value.number, style),
    ),
    **dict.fromkeys(
        product((Share,), (None, SIGNED)),
        lambda locale, value, style: locale.percent(value.fraction, style),
    ),
    **dict.fromkeys(
        product((Quantity,), (None, SIGNED, SCIENTIFIC)),
        lambda locale, value, style: locale.quantity(value.number, value.unit, style=style),
    ),
    (Quantity, "short"): lambda locale, value, style: locale.quantity(
        value.number, value.unit, "short", style
    ),
    **dict.fromkeys(
        product((Money,), (None, SIGNED, *COMPACT_MONEY)),
        lambda locale, value, style: locale.money(value.amount, value.currency, style),
    ),
    **dict.fromkeys(
        product((Money,), ("number", "compact", "compact-short")),
        lambda locale, value, style: locale.number(value.amount, style),
    ),
}
"""Formatters of values with a number, whose style depends on the form."""

SPOKEN: dict[tuple[type, str | None], Speak] = {
    (Rate, None): lambda locale, value: locale.number(value.number),
    (Rate, "base"): lambda locale, value: locale.number(value.base),
    (Ordinal, None): lambda locale, value: locale.ordinal(value.number),
    (Ordinal, "masculine"): lambda locale, value: locale.ordinal(value.number, "masculine"),
    (Ordinal, "feminine"): lambda locale, value: locale.ordinal(value.number, "feminine"),
    (Ordinal, "number"): lambda locale, value: locale.number(value.number),
    (PartialDate, None): lambda locale, value: locale.date(value),
    (PartialDate, "year"): lambda locale, value: locale.date(value, "year"),
    (PartialDate, "month"): lambda locale, value: locale.date(value, "month"),
    (PartialDate, "day"): lambda locale, value: locale.date(value, "day"),
    (Period, None): lambda locale, value: locale.period(value),
    (Period, "prose"): lambda locale, value: locale.prose_period(value),
    (Period, "year"): lambda locale, value: locale.date(value.start, "year"),
    (Period, "start"): lambda locale, value: locale.date(value.start),
    (Period, "end"): lambda locale, value: locale.date(value.end),
    **{
        (kind, calendar): partial(_in_calendar, calendar)
        for kind, calendar in product((PartialDate, Period, YearPart), CALENDARS)
    },
    (YearPart, None): lambda locale, value: locale.quarter(value.year, value.number),
    (YearPart, "short"): lambda locale, value: locale.quarter(
        value.year, value.number, is_short=True
    ),
    (YearPart, "year"): lambda locale, value: locale.date(value.start, "year"),
    (YearPart, "start"): lambda locale, value: locale.date(value.start),
    (YearPart, "end"): lambda locale, value: locale.date(value.end),
    (YearPart, "first"): lambda locale, value: locale.year(value.start),
    (YearPart, "last"): lambda locale, value: locale.year(value.end),
    (YearPart, "last-short"): lambda locale, value: locale.year(value.end, is_short=True),
    (Duration, None): lambda locale, value: locale.duration(value.number, value.unit),
    (Duration, "short"): lambda locale, value: locale.quantity(
        value.number, f"duration-{value.unit}", "short"
    ),
    (Duration, "number"): lambda locale, value: locale.number(value.number),
    (LanguageCode, None): lambda locale, value: locale.language(value.code),
    (Territory, None): lambda locale, value: locale.territory(value.code),
    (Currency, None): lambda locale, value: locale.currency(value.code),
    (Currency, "code"): as_written,
    (Identifier, None): as_written,
}
"""Formatters of other values that CLDR and house style can word without a translator."""

KEPT_TOGETHER: dict[type, Callable[[str], str]] = {
    **dict.fromkeys(
        (Count, Share, PercentagePoints, Rate, Ordinal, Quantity, Money, Duration, Range), unbroken
    ),
    PartialDate: unbroken_date,
    YearPart: unbroken,
    Period: lambda text: unbroken_dash(unbroken_date(text)),
    Identifier: unbroken_code,
}
"""How to prevent line breaks inside values, by type; values of other types may wrap."""


IN_WORDS: dict[type, Callable[[LocaleProfile, Any, str], str]] = {
    Count: lambda locale, value, form: locale.words(value.number, form),
    Ordinal: lambda locale, value, form: locale.ordinal_in_words(value.number, form),
    Quantity: lambda locale, value, form: _wrapped(
        locale.quantity_in_words(value.number, value.unit, form)
    ),
    Duration: lambda locale, value, form: _wrapped(
        locale.quantity_in_words(value.number, f"duration-{value.unit}", form)
    ),
}
"""Formatters of numbers in words, in one of the forms `messages.forms.WORDS`."""


def spoken(profile: LocaleProfile, value: Value, form: str | None) -> str:
    """The value in that form, or in its default form if it has no form of that name.

    Cached, because every sheet and its data files repeat the same values.
    """
    return _spoken(profile, value, value.canonical, form)


@lru_cache(maxsize=1 << 14)
def _spoken(profile: LocaleProfile, value: Value, _notation: str, form: str | None) -> str:
    """Equal values may state different decimals, so their notation is part of the cache key."""
    said = _speak(value, form)(profile, value)
    is_worded = form in WORDS and type(value) in IN_WORDS
    keep = None if is_worded else KEPT_TOGETHER.get(type(value))
    return keep(said) if keep else said


def is_formatted(value: Value, form: str | None) -> bool:
    """Whether the locale decides how the value is written in that form."""
    return _speak(value, form) is not as_written


def _speak(value: Value, form: str | None) -> Speak:
    if isinstance(value, Range):
        return lambda locale, said: _spoken_range(locale, said, form)
    kind = type(value)
    in_words = IN_WORDS.get(kind)
    if form in WORDS and in_words:
        return lambda locale, said: in_words(locale, said, form)
    asked, decimals = split_decimals(form)
    numbered = NUMBERED.get((kind, asked)) or NUMBERED.get((kind, None))
    if numbered:
        style = replace(STYLES.get(asked, PLAIN), decimals=decimals)
        return lambda locale, said: numbered(locale, said, style)
    return SPOKEN.get((kind, form)) or SPOKEN[kind, None]


def _spoken_range(profile: LocaleProfile, value: Range, form: str | None) -> str:
    """A range in digits.

    For an estimate, this is the part in brackets after its best value, without the unit or power
    of ten that they share: 263 million (240–289).
    """
    form = None if form in (SCIENTIFIC, *WORDS) else form
    if value.best is None:
        return _speak(value.low, form)(profile, value.spanning)
    asked, decimals = split_decimals(form)
    style = replace(STYLES.get(asked, PLAIN), decimals=decimals, beside=value.best_number)
    kind = type(value.low)
    numbered = NUMBERED.get((kind, asked)) or NUMBERED.get((kind, None))
    if numbered:
        return numbered(profile, value.spanning, style)
    return profile.number(value.spanning.number, style)


def direction_of_value(profile: LocaleProfile, value: Value, said: str) -> str:
    """The direction of a formatted value: that of its unit or language, whatever its sign.

    A number alone is left-to-right in every language, so that its sign and per cent stay in
    place. Amounts, and dates without words, have the direction of the language.
    """
    if isinstance(value, Money):
        return profile.direction
    is_several_numbers = isinstance(value, Range) or (
        isinstance(value, Period | PartialDate) and not said.isdecimal()
    )
    return letters_direction(said) or (profile.direction if is_several_numbers else "ltr")


def _wrapped(measure: str) -> str:
    """A measure whose digits, but not number words, are kept on one line with the unit."""
    has_digits = any(map(str.isdigit, measure))
    return unbroken(measure) if has_digits else measure.replace("\u00a0", " ")


def number_of(value: Value) -> Counted | None:
    """The number that selects a plural form, if the value has one: both ends of a range, the best
    value of an estimate."""
    if isinstance(value, Range):
        if value.best:
            return number_of(value.best)
        low, high = number_of(value.low), number_of(value.high)
        if isinstance(low, Decimal) and isinstance(high, Decimal):
            return Span(low, high)
        return None
    if isinstance(value, Count | PercentagePoints | Rate | Quantity):
        return value.number
    if isinstance(value, Duration):
        return Decimal(value.number)
    if isinstance(value, Frequency):
        return Decimal(value.times)
    return None


_DOTTED = ("az", "tr")
"""Languages whose capital of i has a dot."""


def is_capitalised(value: Value) -> bool:
    """Whether house style decides how the value begins: « Novembre 2014 » in a cell.

    True for dates, languages, currencies and lists of these, whose words are from CLDR. Names stay
    as their translators write them, and units and symbols have one spelling.
    """
    kinds = PartialDate | Period | YearPart | LanguageCode | Currency
    if isinstance(value, Several):
        return all(isinstance(item, kinds) for item in value.items)
    return isinstance(value, kinds)


def capitalised(runs: tuple[Inline, ...], language: str) -> tuple[Inline, ...]:
    """The runs with their first letter capitalized. Text that begins with a digit is unchanged."""
    for place, run in enumerate(runs):
        if isinstance(run, Run) and run.text:
            changed: Inline = replace(run, text=_capitalised(run.text, language))
        elif not isinstance(run, Run) and run.children:
            changed = replace(run, children=capitalised(run.children, language))
        else:
            continue
        return (*runs[:place], changed, *runs[place + 1 :])
    return runs


def _capitalised(text: str, language: str) -> str:
    first = next((at for at, sign in enumerate(text) if sign.isalnum()), len(text))
    letter = text[first : first + 1]
    is_dotted = letter == "i" and language.partition("-")[0] in _DOTTED
    return f"{text[:first]}{'İ' if is_dotted else letter.title()}{text[first + 1 :]}"
