"""Format numbers, percentages, money and measures. A number is printed with exactly its own
decimals: 12.50 states two. Plural agreement is CLDR's, through Babel.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from factsheet.locales.cldr import range_category, resolved
from factsheet.locales.digits import (
    PLAIN,
    Digits,
    Number,
    NumberStyle,
    Parts,
    UnitLength,
    decimals_of,
    ends_of,
)
from factsheet.model.ranges import Span

if TYPE_CHECKING:
    from babel.numbers import NumberPattern

    Formats = Mapping[str, Mapping[str, NumberPattern]]
    """Compact formats of CLDR by plural category, then by power of ten."""

UNIT_ALIASES = {
    "energy-foodcalorie": "energy-kilocalorie",
    "graphics-dot": "graphics-pixel",
    "graphics-dot-per-centimeter": "graphics-pixel-per-centimeter",
    "graphics-dot-per-inch": "graphics-pixel-per-inch",
}
"""Units that are aliases of others in CLDR's root, for languages without words for them."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A number divided by its power of ten: 263 for 263 million."""

    power: int | None
    """None if CLDR has no word for it."""
    number: Decimal
    divisor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Numbers(Digits):
    """Formats numbers in one locale."""

    def number(self, number: Number, style: NumberStyle = PLAIN) -> str:
        """A number or a range with the locale's separators, sign and digits."""
        if style.compact:
            return self._compact(number, style)
        if style.scientific and not isinstance(number, Span):
            return self.scientific(Decimal(number), self.locale.decimal_formats[None])

        def parts(one: Decimal) -> Parts:
            places = decimals_of(one) if style.decimals is None else style.decimals
            return self.filled(self.locale.decimal_formats[None], one, places, style)

        return self.printed(number, parts)

    def percent(
        self, share: Fraction | Decimal | Span[Fraction], style: NumberStyle = PLAIN
    ) -> str:
        """A share of a whole as a percentage: 1/4 is 25 %.

        A percentage with up to two decimals is exact. Any other is rounded, half to even, to one
        decimal or to those of the style, or to as many as distinguish it from 0 and 100%.
        """

        def parts(one: Fraction | Decimal) -> Parts:
            percents, places = _rounded(Fraction(one) * 100, style.decimals)
            return self.filled(self.locale.percent_formats[None], percents, places, style)

        if isinstance(share, Span):
            return self.joined(parts(share.low), parts(share.high))
        return parts(share).text

    def money(
        self, amount: Decimal | Span[Decimal], currency: str, style: NumberStyle = PLAIN
    ) -> str:
        """An amount with the currency's symbol. A whole amount has no decimals."""
        from babel.numbers import get_currency_precision, get_currency_symbol

        symbol = get_currency_symbol(currency, self.locale)
        if style.compact:
            return self._compact(amount, style, symbol)
        # Both amounts of a range have the same number of decimals.
        places = max(map(decimals_of, ends_of(amount)))
        if places:
            places = max(places, get_currency_precision(currency))
        if style.decimals is not None:
            places = style.decimals
        pattern = self.locale.currency_formats["standard"]
        return self.printed(amount, lambda one: self.filled(pattern, one, places, style, symbol))

    def _compact(self, number: Number, style: NumberStyle, symbol: str | None = None) -> str:
        """A number by its power of ten: 263 million, 2.6 billion, 240–610 million; with a
        currency's symbol, $2.6 billion.

        It has two significant digits, or all those before the decimal separator, and no zeros
        behind it, as ICU rounds by default (UTS 35, Compact Number Formats).
        """
        formats = self._compact_formats(style, symbol)
        scales = [self._scale(one, style, formats) for one in ends_of(number)]
        category = None
        if len({scale.power for scale in scales}) < len(scales):
            category = range_category(self.locale, scales[0].number, scales[1].number)
        beside = style.beside
        if beside is not None:
            known = {scale.power for scale in scales}
            if known != {self._scale(Decimal(beside), style, formats).power}:  # type: ignore[arg-type]
                style = replace(style, beside=None)
        parts = [self._scaled(scale, style, formats, category, symbol) for scale in scales]
        return parts[0].text if len(parts) == 1 else self.joined(*parts)

    def _compact_formats(self, style: NumberStyle, symbol: str | None) -> "Formats":
        if symbol and style.compact == "short":
            of_money: Formats = resolved(self.locale)["compact_currency_formats"]["short"]
            return of_money
        lengths = resolved(self.locale)["compact_decimal_formats"]
        # In root, and so in Chinese, the long ones are an alias of the short ones, which Babel
        # supports since version 2.19.
        formats: Formats = lengths.get(style.compact) or lengths["short"]
        return formats

    def _scale(self, number: Decimal, style: NumberStyle, formats: "Formats") -> Scale:
        """The power of ten that CLDR has a word for, and how many of these there are."""
        found = Scale(None, _significant(abs(number), style.decimals).copy_sign(number))
        # A number may be rounded up to the next power of ten: 999,950 is 1 million.
        for power in sorted(map(int, formats["other"])):
            divisor = Decimal(power)
            pattern = formats["other"][str(power)].pattern.partition(";")[0]
            if _significant(abs(number) / found.divisor, style.decimals) * found.divisor < power:
                break
            zeros = pattern.replace("'0'", "").count("0")
            divisor = divisor.scaleb(1 - zeros) if zeros else Decimal(1)
            scaled = _significant(abs(number) / divisor, style.decimals)
            found = Scale(power, scaled.copy_sign(number), divisor)
            if not formats["other"][str(power)].pattern.strip("0\u00a0¤"):
                found = Scale(None, _significant(abs(number), None).copy_sign(number))
        return found

    def _scaled(
        self,
        scale: Scale,
        style: NumberStyle,
        formats: "Formats",
        category: str | None,
        symbol: str | None,
    ) -> Parts:
        """The number before the word for its power of ten, in `category` or its own plural.

        CLDR has compact patterns of money only for abbreviations; words are put with the number
        into the ordinary pattern of money.
        """
        money = self.locale.currency_formats["standard"]
        pattern = money if symbol else self.locale.decimal_formats[None]
        if scale.power is not None:
            power, scaled = str(scale.power), abs(scale.number)
            # French writes «mille» for 1 thousand, a form for this number only.
            forms = ("1", "one") if scaled == 1 else (self.locale.plural_form(scaled),)
            forms = (category,) if category else forms
            known = (formats[form] for form in (*forms, "other") if form in formats)
            pattern = next(one[power] for one in known if power in one)
        # Numbers that are not 10,000 yet have no separator here: 4000 M.
        grouping = max(2, self.minimum_grouping)
        number, places = scale.number, decimals_of(scale.number)
        if symbol and scale.power is not None and style.compact == "long":
            inner = self.filled(pattern, abs(number), places, PLAIN, grouping=grouping)
            outer = self.filled(money, number, places, style, symbol)
            before, behind = f"{outer.before}{inner.before}", f"{inner.behind}{outer.behind}"
            return Parts(before, inner.digits, behind, outer.has_sign)
        return self.filled(pattern, number, places, style, symbol, grouping)

    def quantity(
        self,
        number: Number,
        unit: str,
        length: UnitLength = "long",
        words: str | None = None,
        style: NumberStyle = PLAIN,
    ) -> str:
        """A measure in a CLDR unit such as `length-kilometer`, in agreement with its number.

        `words` replace the digits. Raises ValueError for a unit that CLDR does not know.
        """
        units = resolved(self.locale)["unit_patterns"]
        if unit not in units:
            raise ValueError(f"“{unit}” is not a unit of CLDR; write length-kilometer")
        ends = [
            one if style.decimals is None else round(one, style.decimals) for one in ends_of(number)
        ]
        if style.beside is not None:
            return self.number(number, style)
        category = self.locale.plural_form(ends[0])
        if len(ends) > 1:
            category = range_category(self.locale, *ends)
        # A missing plural form is that of «other», a missing length is the short one, and some
        # units are aliases in root. Babel supports the last two since version 2.19.
        named = (unit, UNIT_ALIASES.get(unit, unit))
        inherited = product(named, (length, "short"), (category, "other"))
        pattern = next(
            units[name][size][form]
            for name, size, form in inherited
            if form in units.get(name, {}).get(size, {})
        )
        return self.system.localize(pattern.format(words or self.number(number, style)))


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
