"""Numbers, percentages, money and measures.

A number is printed with the decimals that it states, neither fewer nor more: 12.50 is a
claim of two decimals. Patterns, symbols and plural agreement are CLDR's, as Babel has
parsed them. The digits are put into the patterns here: Babel knows neither minimum
grouping, nor the locale's own minus and percent signs, nor the separators and spaces of
money, nor digits other than ASCII, and it takes an apostrophe that groups digits for a
quote (de-CH 1'500'000).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Literal
from unicodedata import category

from factsheet.locales.cldr import resolved
from factsheet.locales.direction import isolated
from factsheet.locales.numerals import NumberingSystem

if TYPE_CHECKING:
    from babel.core import Locale
    from babel.numbers import NumberPattern

UnitLength = Literal["long", "short"]

UNIT_ALIASES = {
    "energy-foodcalorie": "energy-kilocalorie",
    "graphics-dot": "graphics-pixel",
    "graphics-dot-per-centimeter": "graphics-pixel-per-centimeter",
    "graphics-dot-per-inch": "graphics-pixel-per-inch",
}
"""Units that CLDR's root takes from others, where a language has no words for them."""

_AFFIX = re.compile("'([^']*)'|[-%¤]")
"""What is not literal in an affix of a pattern: quoted text, signs, the currency."""


@dataclass(frozen=True, slots=True)
class Symbols:
    """The signs of numbers in one locale and numbering system."""

    decimal: str
    group: str
    plus: str
    minus: str
    percent: str
    money_decimal: str
    money_group: str
    """Separators of money, where they differ: fr-CH writes 12,5 and 12.50 CHF."""


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How a number is printed, whatever its language: what the form of a placeholder asks for."""

    signed: bool = False
    """Whether numbers above zero have a sign, too."""
    decimals: int | None = None
    """How many decimals it is rounded to, half to even; None for those that it states.

    A share that would be rounded to nothing or to the whole has as many as tell it from that."""
    compact: UnitLength | None = None
    """Rounded and with the word for its power of ten, 263 million, or its abbreviation."""


PLAIN = NumberStyle()


@dataclass(frozen=True, slots=True)
class Numbers:
    """How one locale writes numbers."""

    locale: "Locale"
    system: NumberingSystem
    minimum_grouping: int
    direction: str
    """`ltr` or `rtl`: a symbol of the other direction is isolated."""

    def number(self, number: Decimal | int, style: NumberStyle = PLAIN) -> str:
        """A number with the locale's separators, sign and digits."""
        number = Decimal(number)
        if style.compact:
            return self._compact(number, style)
        places = _places(number) if style.decimals is None else style.decimals
        return self._filled(self.locale.decimal_formats[None], number, places, style)

    def percent(self, share: Fraction | Decimal, style: NumberStyle = PLAIN) -> str:
        """A share of a whole as a percentage: 1/4 is 25 %.

        What ends within two decimals of a percent is exact. Anything else is rounded, half
        to even, to one decimal or to those that the style asks for, or to as many as it takes
        to tell it from nothing and from the whole.
        """
        percents, places = _rounded(Fraction(share) * 100, style.decimals)
        return self._filled(self.locale.percent_formats[None], percents, places, style)

    def money(self, amount: Decimal, currency: str, style: NumberStyle = PLAIN) -> str:
        """An amount with the currency's symbol. A whole amount has no decimals."""
        from babel.numbers import get_currency_precision, get_currency_symbol

        places = _places(amount)
        if places:
            places = max(places, get_currency_precision(currency))
        if style.decimals is not None:
            places = style.decimals
        symbol = get_currency_symbol(currency, self.locale)
        pattern = self.locale.currency_formats["standard"]
        return self._filled(pattern, amount, places, style, symbol)

    def _compact(self, number: Decimal, style: NumberStyle) -> str:
        """A number by its power of ten: 263 million, 2.6 billion.

        It has two significant digits, or all those before the decimal separator, and no zeros
        behind it, as ICU rounds by default (UTS 35, Compact Number Formats).
        """
        lengths = resolved(self.locale)["compact_decimal_formats"]
        # In root, and so in Chinese, the long ones are an alias of the short ones, which Babel
        # follows from version 2.19 on.
        formats = lengths.get(style.compact) or lengths["short"]
        plain = self.locale.decimal_formats[None]
        divisor, pattern, scaled = Decimal(1), plain, _significant(abs(number), style.decimals)
        # A number may be rounded up to the next power of ten: 999,950 is 1 million.
        for power in sorted(map(int, formats["other"])):
            if _significant(abs(number) / divisor, style.decimals) * divisor < power:
                break
            own = formats["other"][str(power)]
            zeros = own.pattern.partition(";")[0].replace("'0'", "").count("0")
            divisor = Decimal(power).scaleb(1 - zeros) if zeros else Decimal(1)
            scaled = _significant(abs(number) / divisor, style.decimals)
            # French says «mille» of 1 thousand: a form for this number alone.
            forms = ("1", "one") if scaled == 1 else (self.locale.plural_form(scaled),)
            known = (formats[form] for form in forms if form in formats)
            pattern = next((one[str(power)] for one in known if str(power) in one), own)
            if not own.pattern.strip("0"):
                divisor, pattern, scaled = Decimal(1), plain, _significant(abs(number), None)
        # Numbers that are not 10,000 yet have no separator here: 4000 M.
        grouping = max(2, self.minimum_grouping)
        number = scaled.copy_sign(number)
        return self._filled(pattern, number, _places(scaled), style, grouping=grouping)

    def quantity(
        self,
        number: Decimal | int,
        unit: str,
        length: UnitLength = "long",
        words: str | None = None,
        style: NumberStyle = PLAIN,
    ) -> str:
        """A measure in a CLDR unit such as `length-kilometer`, in agreement with its number.

        `words` takes the place of the digits. Raises ValueError for a unit that CLDR does not know.
        """
        units = resolved(self.locale)["unit_patterns"]
        if unit not in units:
            raise ValueError(f"“{unit}” is not a unit of CLDR; write length-kilometer")
        number = Decimal(number)
        if style.decimals is not None:
            number = round(number, style.decimals)
        category = self.locale.plural_form(number)
        # A plural form that is left out is that of «other», a length that is left out is the
        # short one, and some units are root's alias of another. Babel follows the last two
        # rules itself from version 2.19 on.
        named = (unit, UNIT_ALIASES.get(unit, unit))
        inherited = product(named, (length, "short"), (category, "other"))
        pattern = next(
            units[name][size][form]
            for name, size, form in inherited
            if form in units.get(name, {}).get(size, {})
        )
        return self.system.localize(pattern.format(words or self.number(number, style)))

    def _filled(
        self,
        pattern: "NumberPattern",
        number: Decimal,
        places: int,
        style: NumberStyle,
        currency: str | None = None,
        grouping: int | None = None,
    ) -> str:
        """CLDR's pattern with a number of so many decimals in it, and a currency's symbol.

        Zero has no sign: -0.00 says no more than 0.00. A plus sign stands where
        a minus would (UTS 35, Explicit Plus Signs).
        """
        number = round(number, places)
        symbols = _symbols(self.locale, self.system.name)
        decimal, group = symbols.decimal, symbols.group
        if currency is not None:
            decimal, group = symbols.money_decimal, symbols.money_group
        whole, _, fraction = f"{abs(number):.{places}f}".partition(".")
        minimum = grouping or self.minimum_grouping
        digits = _grouped(whole, pattern.grouping, group, minimum)
        if fraction:
            digits = f"{digits}{decimal}{fraction}"
        if "0" not in pattern.pattern:  # it «mille»
            digits = ""
        has_plus = style.signed and number > 0
        sign = int(number < 0 or has_plus)
        prefix, suffix = pattern.prefix[sign], pattern.suffix[sign]
        if currency is not None:
            prefix = _spaced(prefix, currency, before=True)
            suffix = _spaced(suffix, currency, before=False)
        shown = symbols.plus if has_plus else symbols.minus
        signs = {"-": shown, "%": symbols.percent}
        if currency is not None:
            signs["¤"] = isolated(currency, self.direction)
        affixes = [_affix(affix, signs) for affix in (prefix, suffix)]
        return self.system.localize(digits.join(affixes))


def _grouped(whole: str, sizes: tuple[int, int], separator: str, minimum: int) -> str:
    """Whole digits in groups: of the first size from the right, then of the second.

    There are none where fewer than `minimum` digits would stand before the first separator.
    """
    first, others = sizes
    if len(whole) < first + minimum:
        return whole
    groups = [whole[-first:]]
    rest = whole[:-first]
    while rest:
        groups.append(rest[-others:])
        rest = rest[:-others]
    return separator.join(reversed(groups))


def _affix(affix: str, signs: Mapping[str, str]) -> str:
    """An affix without its quotes, with the locale's signs and the currency's symbol."""

    def shown(part: re.Match[str]) -> str:
        quoted: str | None = part[1]
        return signs.get(part[0], part[0]) if quoted is None else quoted or "'"

    return _AFFIX.sub(shown, affix)


@cache
def _symbols(locale: "Locale", system: str) -> Symbols:
    """The signs of a numbering system. CLDR lends latn's to most others."""
    known = locale.number_symbols
    own = known.get(system, {})
    signs = own if "decimal" in own else known["latn"]
    decimal, group = signs["decimal"], signs["group"]
    return Symbols(
        decimal,
        group,
        signs["plusSign"],
        signs["minusSign"],
        signs["percentSign"],
        signs.get("currencyDecimal", decimal),
        signs.get("currencyGroup", group),
    )


def _places(number: Decimal) -> int:
    """How many decimals a finite number states."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _significant(number: Decimal, decimals: int | None) -> Decimal:
    """The number in two significant digits or to whole numbers, whichever is more exact."""
    if decimals is None:
        decimals = max(0, 1 - number.adjusted()) if number else 0
    rounded = round(number, decimals)
    if rounded == rounded.to_integral_value():
        return rounded.quantize(Decimal(1))
    return rounded.normalize()


def _rounded(percents: Fraction, decimals: int | None) -> tuple[Decimal, int]:
    """Percents rounded for print, and how many decimals to print of them."""
    places = decimals
    if places is None:
        places = next((n for n in range(3) if (percents * 10**n).denominator == 1), 1)
    while (rounded := round(percents, places)) != percents and abs(rounded) in (0, 100):
        places += 1
    return Decimal(int(rounded * 10**places)).scaleb(-places), places


def _spaced(affix: str, symbol: str, *, before: bool) -> str:
    """The affix with U+00A0 where a letter of the symbol would touch the number.

    CLDR's currencySpacing: CHF 1,500, but $1,500.
    """
    touching = affix.endswith("¤") if before else affix.startswith("¤")
    nearest_character = symbol[-1] if before else symbol[0]
    if not touching or category(nearest_character)[0] in "SZ":
        return affix
    return f"{affix}\u00a0" if before else f"\u00a0{affix}"
