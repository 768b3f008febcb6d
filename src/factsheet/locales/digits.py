"""Fill digits into CLDR's patterns, for a number or a range. Patterns and symbols are CLDR's, as
parsed by Babel. Babel itself supports neither minimum grouping, nor the locale's own minus and
percent signs, nor the separators and spaces of money, nor digits other than ASCII, nor ranges, and
it treats an apostrophe that groups digits as a quote (de-CH 1'500'000).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Literal
from unicodedata import category

from factsheet.config.style import StyleError
from factsheet.locales.cldr import range_pattern
from factsheet.locales.direction import isolated, isolated_number
from factsheet.locales.numerals import NumberingSystem
from factsheet.model.ranges import Span
from factsheet.rules.configuration import BAD_SEPARATOR

if TYPE_CHECKING:
    from babel.core import Locale
    from babel.numbers import NumberPattern

UnitLength = Literal["long", "short"]

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
    times: str
    """The sign before the power of ten of a scientific number."""
    money_decimal: str
    money_group: str
    """Separators of money, if they differ: fr-CH writes 12,5 and 12.50 CHF."""


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How a number is printed in any language, as a placeholder's form requests."""

    signed: bool = False
    """Whether numbers above zero have a sign, too."""
    decimals: int | None = None
    """Number of decimals that it is rounded to, half to even; None for its own decimals.

    A share that would be rounded to 0 or 100% has as many as distinguish it from that."""
    compact: UnitLength | None = None
    """Whether it is rounded, with the word for its power of ten (263 million) or an
    abbreviation."""
    scientific: bool = False
    """Whether it is written by its power of ten: 1.67 × 10⁻²⁷."""
    beside: Decimal | Fraction | int | None = None
    """The number before it, if it is in brackets: unit, percent sign and power of ten are not
    repeated."""


PLAIN = NumberStyle()
Number = Decimal | int | Span[Decimal]
"""A number to print, or a range."""


SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = {ord(raised): plain for plain, raised in zip("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)}
_EXPONENT = re.compile("(?<=\\d)⁻?[⁰¹²³⁴-⁹]+")


@dataclass(frozen=True, slots=True)
class Parts:
    """A printed number: its digits, and CLDR's text around them."""

    before: str
    digits: str
    behind: str
    has_sign: bool

    @property
    def text(self) -> str:
        return f"{self.before}{self.digits}{self.behind}"


@dataclass(frozen=True, slots=True)
class Separators:
    """The house style's separators; None for CLDR's."""

    group: str | None = None
    decimal: str | None = None


CLDRS = Separators()
APOSTROPHES = ("'", "’")
"""Separators that UAX #9 does not treat as a part of a number."""


class SeparatorError(StyleError):
    """Thousands and decimals would have the same separator, or groups of digits be reordered."""

    rule = BAD_SEPARATOR


def separators_of(
    group: str | None, decimal: str | None, locale: "Locale", system: NumberingSystem
) -> Separators:
    """The house style's separators; a space becomes a no-break space. Raises SeparatorError."""
    own = Separators(group.replace(" ", "\u00a0") if group else None, decimal)
    symbols = _symbols(locale, system.name)
    for cldr_group, cldr_decimal in (
        (symbols.group, symbols.decimal),
        (symbols.money_group, symbols.money_decimal),
    ):
        if (own.group or cldr_group) == (own.decimal or cldr_decimal) and (group or decimal):
            sentence = f"“{own.decimal or cldr_decimal}” can’t set off both thousands and decimals"
            raise SeparatorError(sentence, "thousands_separator" if group else "decimal_separator")
    if own.group in APOSTROPHES and locale.text_direction == "rtl":
        sentence = f"“{own.group}” in a number would turn its groups around in text that runs left"
        raise SeparatorError(sentence, "thousands_separator")
    return own


@dataclass(frozen=True, slots=True)
class Digits:
    """Fills digits into patterns in one locale."""

    locale: "Locale"
    system: NumberingSystem
    minimum_grouping: int
    direction: str
    """`ltr` or `rtl`: a symbol of the other direction is isolated."""
    separators: Separators = CLDRS

    def scientific(self, number: Decimal, pattern: "NumberPattern") -> str:
        """A number in scientific notation, with all its digits: 1.67 × 10⁻²⁷. Zeros at the end of a
        whole number are not significant: 1,500,000 is 1.5 × 10⁶. The exponent has Unicode
        superscripts for any digits; pages raise digits of the language. In right-to-left text the
        number is isolated: with European digits it runs left to right, with Arabic-Indic ones right
        to left.
        """
        power = number.adjusted() if number else 0
        if not power:
            return self.filled(pattern, number, decimals_of(number), PLAIN).text
        mantissa = number.scaleb(-power)
        if number == number.to_integral_value():
            mantissa = mantissa.normalize()
        digits = self.filled(pattern, mantissa, decimals_of(mantissa), PLAIN).text
        times = _symbols(self.locale, self.system.name).times
        exponent = str(power).translate(SUPERSCRIPTS)
        text = f"{digits}\u00a0{times}\u00a0{self.system.localize('10')}{exponent}"
        if self.direction == "ltr":
            return text
        opening = "\u2067" if self.system.name == "arab" else "\u2066"
        return f"{opening}{text}\u2069"

    def printed(self, number: Number, parts: Callable[[Decimal], Parts]) -> str:
        """A number, or a range of two, that `parts` prints."""
        printed = [parts(one) for one in ends_of(number)]
        return printed[0].text if len(printed) == 1 else self.joined(*printed)

    def joined(self, low: Parts, high: Parts) -> str:
        """A range, with common text around the numbers written once: 240–610 million. If it
        differs, or if one has a sign, each is written in full, with spaces around the dash. In
        right-to-left text each number is isolated, so that digits and signs of the two don't join,
        and the range has the direction of the text.
        """
        if low == high:
            return low.text
        pattern = range_pattern(str(self.locale), self.system.name)
        is_shared = (low.before, low.behind) == (high.before, high.behind)
        if is_shared and not (low.has_sign or high.has_sign):
            bounds = pattern.format(self._isolated(low.digits), self._isolated(high.digits))
            return f"{low.before}{bounds}{low.behind}"
        between = pattern.replace("{0}", "").replace("{1}", "")
        spaced = between if between.strip() != between else f" {between} "
        return spaced.join(map(self._isolated, (low.text, high.text)))

    def _isolated(self, number: str) -> str:
        return isolated_number(number) if self.direction == "rtl" else number

    def filled(
        self,
        pattern: "NumberPattern",
        number: Decimal,
        places: int,
        style: NumberStyle,
        currency: str | None = None,
        grouping: int | None = None,
    ) -> Parts:
        """Fill CLDR's pattern with a number and, for money, the currency's symbol.

        Zero has no sign. A plus sign is placed where a minus would be (UTS 35, Explicit Plus
        Signs).
        """
        number = round(number, places)
        symbols = _symbols(self.locale, self.system.name)
        decimal, group = symbols.decimal, symbols.group
        if currency is not None:
            decimal, group = symbols.money_decimal, symbols.money_group
        decimal, group = self.separators.decimal or decimal, self.separators.group or group
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
        before, behind = (_affix(affix, signs) for affix in (prefix, suffix))
        if style.beside is not None:
            before, behind = shown if sign else "", ""
        localize = self.system.localize
        return Parts(localize(before), localize(digits), localize(behind), has_sign=bool(sign))


def raised_exponent(text: str) -> tuple[str, ...]:
    """Split a scientific number, with or without unit: the second part is its exponent, in ASCII
    digits with a minus sign. One part if there is no exponent."""
    found = _EXPONENT.search(text)
    if found is None:
        return (text,)
    exponent = found[0].translate(_LOWERED).replace("-", "\u2212")
    return text[: found.start()], exponent, text[found.end() :]


def decimals_of(number: Decimal) -> int:
    """The number of decimals of a finite number."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _grouped(whole: str, sizes: tuple[int, int], separator: str, minimum: int) -> str:
    """Whole digits in groups: of the first size from the right, then of the second.

    No separator is written if fewer than `minimum` digits would precede the first one.
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
    """The signs of a numbering system. Most use those of latn in CLDR."""
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
        signs.get("superscriptingExponent", "×"),
        signs.get("currencyDecimal", decimal),
        signs.get("currencyGroup", group),
    )


def ends_of(number: Number) -> tuple[Decimal, ...]:
    """The number, or both of a range."""
    if isinstance(number, Span):
        return (Decimal(number.low), Decimal(number.high))
    return (Decimal(number),)


def _spaced(affix: str, symbol: str, *, before: bool) -> str:
    """The affix with U+00A0 where a letter of the symbol would touch the number.

    CLDR's currencySpacing: CHF 1,500, but $1,500.
    """
    touching = affix.endswith("¤") if before else affix.startswith("¤")
    nearest_character = symbol[-1] if before else symbol[0]
    if not touching or category(nearest_character)[0] in "SZ":
        return affix
    return f"{affix}\u00a0" if before else f"\u00a0{affix}"
