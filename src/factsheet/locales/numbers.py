"""Numbers, percentages, money and measures.

A number is printed with the decimals that it states, neither fewer nor more: 12.50 is a
claim of two decimals. Patterns, symbols and plural agreement are CLDR's. Babel 2.18
leaves five things out, which are added here: minimum grouping, the locale's own minus
and percent signs, the space between a currency code and its number, the fallback from
long to short units, and digits.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Literal
from unicodedata import category

from factsheet.locales.cldr import resolved
from factsheet.locales.inheritance import lineage
from factsheet.locales.numerals import NumberingSystem

if TYPE_CHECKING:
    from babel.core import Locale
    from babel.numbers import NumberPattern

UnitLength = Literal["long", "short"]

_FROM_FIVE_DIGITS = (
    *("be", "bg", "es", "et", "hu", "hy", "ia", "ie", "it"),
    *("ka", "lv", "pl", "pt_PT", "ru_UA", "sl", "sq"),
)
MINIMUM_GROUPING = dict.fromkeys(_FROM_FIVE_DIGITS, 2) | {"ee": 3, "es_419": 1, "pt_AO": 1}
"""CLDR 48's minimumGroupingDigits where it is not 1, and where a child returns to 1."""

NO_GROUPING = (1000, 1000)


def minimum_grouping(identifier: str) -> int:
    """How many digits must stand before the first separator: 2 prints 4500 but 45.000."""
    known = (MINIMUM_GROUPING[name] for name in lineage(identifier) if name in MINIMUM_GROUPING)
    return next(known, 1)


@dataclass(frozen=True, slots=True)
class Numbers:
    """How one locale writes numbers."""

    locale: "Locale"
    system: NumberingSystem
    minimum_grouping: int

    def number(self, number: Decimal | int) -> str:
        """A number with the locale's separators, sign and digits."""
        pattern = self._fitted(self.locale.decimal_formats[None], Decimal(number))
        return self._apply(pattern, Decimal(number))

    def percent(self, share: Fraction | Decimal) -> str:
        """A share of a whole as a percentage: 1/4 is 25 %.

        What ends within two decimals of a percent is exact. Anything else is rounded,
        half to even, to one decimal, or to its first digit that is not zero.
        """
        percents = Fraction(share) * 100
        places = next((n for n in range(3) if (percents * 10**n).denominator == 1), None)
        if places is None:
            places = 1
            while not round(percents * 10**places):
                places += 1
        rounded = Decimal(round(percents * 10**places)).scaleb(-places)
        pattern = self._fitted(self.locale.percent_formats[None], rounded)
        return self._apply(pattern, rounded.scaleb(-2))

    def money(self, amount: Decimal, currency: str) -> str:
        """An amount with the currency's symbol. A whole amount has no decimals."""
        from babel.numbers import get_currency_precision, get_currency_symbol

        places = _places(amount)
        if places:
            places = max(places, get_currency_precision(currency))
        pattern = self._fitted(self.locale.currency_formats["standard"], amount, places)
        symbol = get_currency_symbol(currency, self.locale)
        pattern.prefix = _both(pattern.prefix, lambda affix: _spaced(affix, symbol, before=True))
        pattern.suffix = _both(pattern.suffix, lambda affix: _spaced(affix, symbol, before=False))
        return self._apply(pattern, amount, currency)

    def quantity(
        self,
        number: Decimal | int,
        unit: str,
        length: UnitLength = "long",
        words: str | None = None,
    ) -> str:
        """A measure in a CLDR unit such as `length-kilometer`, in agreement with its number.

        `words` takes the place of the digits. Raises ValueError for a unit that CLDR does not know.
        """
        lengths = resolved(self.locale)["unit_patterns"].get(unit)
        if lengths is None:
            raise ValueError(f"“{unit}” is not a unit of CLDR; write length-kilometer")
        category = self.locale.plural_form(number)
        # A plural form that is left out is that of «other», a length that is left out is
        # the short one. Babel follows the second rule itself from version 2.19 on.
        inherited = product((length, "short"), (category, "other"))
        pattern = next(
            lengths[size][form] for size, form in inherited if form in lengths.get(size, {})
        )
        return self.system.localize(pattern.format(words or self.number(number)))

    def _fitted(
        self, base: "NumberPattern", number: Decimal, places: int | None = None
    ) -> "NumberPattern":
        """CLDR's pattern for this one number: its decimals, its grouping, its signs."""
        pattern = copy(base)
        places = _places(number) if places is None else places
        pattern.frac_prec = (places, places)
        digits = len(str(int(abs(number))))
        if digits < pattern.grouping[0] + self.minimum_grouping:
            pattern.grouping = NO_GROUPING
        pattern.prefix = _both(pattern.prefix, self._signed)
        pattern.suffix = _both(pattern.suffix, self._signed)
        return pattern

    def _signed(self, affix: str) -> str:
        _, minus, percent = _symbols(self.locale, self.system.name)
        return affix.replace("-", minus).replace("%", percent)

    def _apply(self, pattern: "NumberPattern", number: Decimal, currency: str | None = None) -> str:
        text = pattern.apply(
            number,
            self.locale,
            currency=currency,
            currency_digits=False,
            numbering_system=self._symbol_system,
        )
        return self.system.localize(text)

    @property
    def _symbol_system(self) -> str:
        return _symbols(self.locale, self.system.name)[0]


@cache
def _symbols(locale: "Locale", system: str) -> tuple[str, str, str]:
    """The numbering system whose symbols to use, its minus and its percent sign.

    CLDR lends latn's to most others. Babel takes a while to look them up.
    """
    own = locale.number_symbols.get(system, {})
    name = system if "decimal" in own else "latn"
    symbols = locale.number_symbols[name]
    return name, symbols["minusSign"], symbols["percentSign"]


def _both(affixes: tuple[str, str], change: Callable[[str], str]) -> tuple[str, str]:
    """An affix of positive and one of negative numbers, both changed."""
    return change(affixes[0]), change(affixes[1])


def _places(number: Decimal) -> int:
    """How many decimals a finite number states."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _spaced(affix: str, symbol: str, *, before: bool) -> str:
    """The affix with U+00A0 where a letter of the symbol would touch the number.

    CLDR's currencySpacing: CHF 1,500, but $1,500.
    """
    touching = affix.endswith("¤") if before else affix.startswith("¤")
    nearest_character = symbol[-1] if before else symbol[0]
    if not touching or category(nearest_character)[0] in "SZ":
        return affix
    return f"{affix}\u00a0" if before else f"\u00a0{affix}"
