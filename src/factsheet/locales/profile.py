"""A locale's formatting rules: CLDR's, modified by the house style.

`LocaleProfile` is the interface for higher layers. Its methods delegate to the modules of
this package, which name the source of each rule.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from factsheet.config.style import LocaleStyle, StyleError
from factsheet.diagnostics import nearest
from factsheet.locales.calendars import calendar_patterns, converted
from factsheet.locales.cldr import minimum_grouping
from factsheet.locales.collation import sort
from factsheet.locales.dates import Dates, Precision, check_patterns
from factsheet.locales.digits import (
    PLAIN,
    Number,
    NumberStyle,
    UnitLength,
    raised_exponent,
    separators_of,
)
from factsheet.locales.lists import Lists
from factsheet.locales.months import month_names
from factsheet.locales.names import DisplayNames
from factsheet.locales.numbers import Numbers
from factsheet.locales.numerals import NUMBERING_SYSTEMS, NumberingSystem, numbering_system
from factsheet.locales.ordinals import Gender, Ordinals
from factsheet.locales.plurals import Plurals, plurals_of
from factsheet.locales.spelling import Agreement, Spelling, unit_gender
from factsheet.model.dates import Calendar, PartialDate, Period, YearPart
from factsheet.model.ranges import Span
from factsheet.rules.configuration import UNKNOWN_LOCALE

if TYPE_CHECKING:
    from babel.core import Locale

T = TypeVar("T")

TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
"""Language, script and region of BCP 47 in their canonical case: pt-BR, zh-Hant."""


class UnknownLocaleError(StyleError):
    """CLDR has no locale of this name, or it is not a language tag."""

    rule = UNKNOWN_LOCALE


@dataclass(frozen=True, slots=True, eq=False)
class LocaleProfile:
    """Formats values in one language of the publication."""

    tag: str
    """The BCP 47 tag, as in pages."""
    posix: str
    """The tag as the folder of a gettext catalog: pt_BR, zh_Hant."""
    direction: str
    """`ltr` or `rtl`."""
    autonym: str
    """The language's own name for itself, in the case that CLDR gives it: français."""
    has_capitals: bool
    """Whether house style capitalizes values that stand alone: `edition.values.capitalised`."""
    _system: NumberingSystem
    _language: str
    _numbers: Numbers
    _dates: Dates
    _lists: Lists
    _ordinals: Ordinals
    _spelling: Spelling
    _spelled: range
    _names: DisplayNames
    _plurals: Plurals

    @property
    def digits(self) -> str:
        """CLDR numbering system: `latn`, `arab`."""
        return self._system.name

    @property
    def counter_style(self) -> str:
        """CSS counter style with the same digits: `decimal`, `arabic-indic`."""
        return self._system.counter_style

    def number(self, number: Number, style: NumberStyle = PLAIN) -> str:
        """A number, with all decimals that it states: 1,000; 12.50; 240–610."""
        return self._numbers.number(number, style)

    def percent(
        self, share: Fraction | Decimal | Span[Fraction], style: NumberStyle = PLAIN
    ) -> str:
        """A share as a percentage, rounded only if it has many decimals: 25%."""
        return self._numbers.percent(share, style)

    def money(
        self, amount: Decimal | Span[Decimal], currency: str, style: NumberStyle = PLAIN
    ) -> str:
        """An amount of an ISO 4217 currency: €1,500,000."""
        return self._numbers.money(amount, currency, style)

    def quantity(
        self,
        number: Number,
        unit: str,
        length: UnitLength = "long",
        style: NumberStyle = PLAIN,
    ) -> str:
        """A measure in a CLDR unit: 500 kilometres. Raises ValueError for an unknown unit."""
        return self._numbers.quantity(number, unit, length, style=style)

    def duration(self, number: Number, unit: str) -> str:
        """A duration in `year`, `month`, `week` or `day`: 5 years."""
        return self._numbers.quantity(number, f"duration-{unit}")

    def ordinal(self, number: int, gender: Gender | None = None) -> str:
        """An ordinal number in digits: 89th; without affix if the language writes it so."""
        return self._ordinals.ordinal(number, self.number(number), gender)

    def raised(self, text: str) -> tuple[str, ...]:
        """Split an ordinal, or a date that begins with one: house style raises every second part:
        89 and e."""
        return self._ordinals.raised(text)

    def raised_exponent(self, text: str) -> tuple[str, ...]:
        """Split a scientific number: the second part, its exponent, is to be raised."""
        before, *rest = raised_exponent(text)
        return (before, *(self._system.localize(part) for part in rest[:1]), *rest[1:])

    def words(self, number: Decimal | int, form: str) -> str:
        """A number in words in a form such as `words-feminine`; in digits if the house style or the
        language does not spell it."""
        return self._words(number, Agreement.of(form)) or self.number(number)

    def quantity_in_words(self, number: Decimal | int, unit: str, form: str) -> str:
        """A measure whose number is in words, in the unit's gender unless `form` names one."""
        agreement = Agreement.of(form, unit_gender(self._language, unit))
        return self._numbers.quantity(number, unit, words=self._words(number, agreement))

    def ordinal_in_words(self, number: int, form: str) -> str:
        """An ordinal in words in a form such as `words-feminine`, or in digits as in `words`."""
        agreement = Agreement.of(form)
        words = self._spelling.ordinal(number, agreement) if number in self._spelled else None
        gender = None if agreement.gender == "neuter" else agreement.gender
        return words or self.ordinal(number, gender)

    def _words(self, number: Decimal | int, agreement: Agreement) -> str | None:
        whole = int(number)
        if whole != number or whole not in self._spelled:
            return None
        return self._spelling.cardinal(whole, agreement)

    def date(self, value: PartialDate, precision: Precision | None = None) -> str:
        """A date, at most as precise as it is known: 23 November 2021; November 2021; 2021."""
        return self._dates.date(value, precision)

    def period(self, period: Period) -> str:
        """From one date to another: 23–25 November 2021."""
        return self._dates.period(period)

    def prose_period(self, period: Period) -> str:
        """A period in words, if they are known: from 23 to 25 November 2021."""
        return self._dates.prose(period)

    def in_calendar(self, value: PartialDate | Period | YearPart, calendar: Calendar) -> str:
        """A date, a period or a part of a year in another calendar: 2 Azar 1400 AP.

        Raises OutOfCalendarError.
        """
        patterns = calendar_patterns(self._numbers.locale, calendar)
        dates = Dates(patterns, self._system, None, {})
        return dates.period(converted(value, calendar))

    def quarter(self, year: int, quarter: int, *, is_short: bool = False) -> str:
        """A quarter of a year: 3rd quarter 2025, Q3 2025."""
        return self._dates.quarter(year, quarter, is_short=is_short)

    def year(self, value: PartialDate, *, is_short: bool = False) -> str:
        """The number of a year alone, or its last two digits: 2024, 24."""
        return self._dates.year(value, is_short=is_short)

    def list_literals(self, names: Sequence[str], style: str = "and") -> tuple[str, ...]:
        """The texts before, between and after the names of an enumeration, `and` or `or`."""
        return self._lists.literals(names, style)

    def join(self, names: Sequence[str], style: str = "and") -> str:
        """An enumeration as one text: a, b and c."""
        return self._lists.join(names, style)

    def sort(self, items: Iterable[T], key: Callable[[T], str]) -> list[T]:
        """The items sorted by the rules of this language."""
        return sort(items, key, self._language)

    def territory(self, code: str) -> str:
        """The name of a territory by its ISO 3166 code. Raises KeyError."""
        return self._names.territory(code)

    def language(self, code: str) -> str:
        """The name of a language by its BCP 47 code. Raises KeyError."""
        return self._names.language(code)

    def currency(self, code: str) -> str:
        """The name of a currency by its ISO 4217 code. Raises KeyError."""
        return self._names.currency(code)

    @property
    def plural_categories(self) -> tuple[str, ...]:
        """CLDR's plural categories of whole numbers, one for each form."""
        return self._plurals.categories

    @property
    def all_plural_categories(self) -> tuple[str, ...]:
        """All of CLDR's plural categories, also those of fractions and of millions alone."""
        return self._plurals.all_categories

    @property
    def plural_forms(self) -> str:
        """The value of the Plural-Forms header of a catalog."""
        return self._plurals.forms

    @property
    def plural_samples(self) -> tuple[int, ...]:
        """One number for each plural form."""
        return self._plurals.samples

    def plural_index(self, number: Number) -> int:
        """The index of the plural form for a number or a range."""
        return self._plurals.index(number)


def profile_of(style: LocaleStyle) -> LocaleProfile:
    """The profile of one configured locale.

    Raises UnknownLocaleError, UnknownNumberingSystemError or another StyleError, each with a
    message about the style, and its key.
    """
    if not TAG.fullmatch(style.tag):
        raise UnknownLocaleError(f"“{style.tag}” is not a BCP 47 tag; write fr, pt-BR or zh-Hant")
    locale = _cldr(style.cldr or style.tag)
    system = numbering_system(style.digits)
    check_patterns(style.dates)
    months = month_names(style.months, locale.language)
    grouping = style.minimum_grouping or minimum_grouping(str(locale))
    separators = separators_of(style.thousands_separator, style.decimal_separator, locale, system)
    direction = style.direction or locale.text_direction
    names = DisplayNames(locale, style.territories, style.languages, style.currencies)
    return LocaleProfile(
        tag=style.tag,
        posix=style.tag.replace("-", "_"),
        direction=direction,
        autonym=_autonym(names, style.tag),
        _system=system,
        _language=locale.language,
        _numbers=Numbers(locale, system, grouping, direction, separators),
        has_capitals=style.capitals,
        _dates=Dates(locale, system, months, style.dates),
        _lists=Lists(locale),
        _ordinals=Ordinals(locale, style.ordinals),
        _spelling=Spelling(locale),
        _spelled=range(style.words[0], style.words[1] + 1),
        _names=names,
        _plurals=plurals_of(locale),
    )


def offered_digits(style: LocaleStyle) -> tuple[str, ...]:
    """The numbering systems to choose from: European digits, and those that CLDR has for the
    locale. Raises UnknownLocaleError."""
    locale = _cldr(style.cldr or style.tag)
    systems = ("latn", locale.default_numbering_system, locale.other_numbering_systems["native"])
    return tuple(name for name in dict.fromkeys(systems) if name in NUMBERING_SYSTEMS)


def _cldr(name: str) -> "Locale":
    from babel.core import Locale
    from babel.core import UnknownLocaleError as UnknownToBabel
    from babel.localedata import locale_identifiers

    try:
        return Locale.parse(name.replace("-", "_"))
    except (ValueError, UnknownToBabel):
        # Few are compared, because each takes time: a wrong first letter is rare.
        known = (one.replace("_", "-") for one in locale_identifiers() if one[:1] == name[:1])
        hint = nearest(name, known) or "write a CLDR locale such as en-GB"
        raise UnknownLocaleError(f"CLDR has no locale “{name}”; {hint}", "cldr") from None


def _autonym(names: DisplayNames, tag: str) -> str:
    """The language's name in the locale that speaks it; the tag if CLDR has none."""
    try:
        return names.language(tag)
    except KeyError:
        return tag
