"""Numbers that a fact can state, as Decimal or Fraction, never as float."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Self

from factsheet.model.notation import Notated

WHOLE, POSITIVE = "[0-9]{1,18}", "[1-9][0-9]{0,17}"
DECIMAL = rf"{WHOLE}(\.[0-9]{{1,9}})?"
"""Numbers in files. Within these lengths, decimal arithmetic with 28 digits is exact."""
SCIENTIFIC = r"[0-9]{1,27}(\.[0-9]{1,45})?(e-?[1-9][0-9]?)?"
"""Quantities, optionally with a power of ten: 1.67e-27. They are exact within the 27 digits of
`LARGEST`."""
LARGEST = 27
"""Maximum number of significant digits of a number."""


def decimal_notation(number: Decimal) -> str:
    """A number with all decimals and without an exponent: 0.0000005."""
    return f"{number:f}"


def _number(notation: str) -> Decimal:
    """The number in a notation; “-0” is 0."""
    return Decimal(notation) or Decimal(notation.removeprefix("-"))


@dataclass(frozen=True, slots=True)
class _Whole(Notated):
    """A whole number."""

    number: int

    @classmethod
    def read(cls, notation: str) -> Self:
        return cls(int(notation))

    @property
    def canonical(self) -> str:
        return str(self.number)


@dataclass(frozen=True, slots=True)
class _Number(Notated):
    """A decimal number."""

    number: Decimal

    @classmethod
    def read(cls, notation: str) -> Self:
        return cls(_number(notation))

    @property
    def canonical(self) -> str:
        return decimal_notation(self.number)


@dataclass(frozen=True, slots=True)
class Decimals(_Whole):
    """The number of decimals that a fact is printed with: 0 to 9."""

    notation: ClassVar[str] = r"^[0-9]$"
    expected: ClassVar[str] = "a number of decimals; write 0 to 9"


@dataclass(frozen=True, slots=True)
class Ordinal(_Whole):
    """An ordinal number: 89 for the 89th."""

    notation: ClassVar[str] = rf"^{POSITIVE}$"
    expected: ClassVar[str] = "an ordinal; write 89 for the 89th"


@dataclass(frozen=True, slots=True)
class Count(_Number):
    """A number without a unit: of things, or of an index. A decrease is negative."""

    notation: ClassVar[str] = rf"^-?{DECIMAL}$"
    expected: ClassVar[str] = (
        "a number of up to 18 digits; write 1000, -1000 or 0.962, without separators"
    )


@dataclass(frozen=True, slots=True)
class PercentagePoints(_Number):
    """The difference of two shares in percentage points, as `2.5` or `-2.5`."""

    notation: ClassVar[str] = rf"^-?{DECIMAL}$"
    expected: ClassVar[str] = "a number of percentage points; write 2.5 or -2.5"


@dataclass(frozen=True, slots=True)
class Share(Notated):
    """A part of a whole, or a change in parts of it, as `1/4`, `25%` or `-4.2%`."""

    fraction: Fraction
    notation: ClassVar[str] = rf"^-?({WHOLE}/{POSITIVE}|{DECIMAL}%)$"
    expected: ClassVar[str] = "a share; write 1/4, 25% or -4.2%"

    @classmethod
    def read(cls, notation: str) -> Self:
        if notation.endswith("%"):
            return cls(Fraction(notation[:-1]) / 100)
        return cls(Fraction(notation))

    @property
    def canonical(self) -> str:
        # The whole is 1/1, unlike a count of one.
        return f"{self.fraction.numerator}/{self.fraction.denominator}"


@dataclass(frozen=True, slots=True)
class Rate(Notated):
    """A rate, as `54/100000` or `1/5`."""

    number: Decimal
    base: Decimal
    notation: ClassVar[str] = rf"^{DECIMAL}/{POSITIVE}$"
    expected: ClassVar[str] = "a rate; write 54/100000 or 1/5"

    @classmethod
    def read(cls, notation: str) -> Self:
        number, _, base = notation.partition("/")
        return cls(Decimal(number), Decimal(base))

    @property
    def canonical(self) -> str:
        return f"{decimal_notation(self.number)}/{decimal_notation(self.base)}"


@dataclass(frozen=True, slots=True)
class Quantity(Notated):
    """A number of a CLDR unit, as `500 length-kilometer`."""

    number: Decimal
    unit: str
    notation: ClassVar[str] = rf"^-?{SCIENTIFIC} [a-z][a-z0-9-]*$"
    expected: ClassVar[str] = (
        "a number and its unit; write 500 length-kilometer, 12.5 length-kilometer or "
        "1.67e-27 mass-kilogram (CLDR units), without separators"
    )

    @classmethod
    def read(cls, notation: str) -> Self:
        written, _, unit = notation.partition(" ")
        number = _number(written)
        digits = len(decimal_notation(abs(number)).replace(".", "").strip("0"))
        if number and (digits > LARGEST or not -45 <= number.adjusted() < LARGEST):
            raise ValueError(
                f"“{notation}” has more than {LARGEST} digits, or is not in 1e-45…1e27"
            )
        if not number and number.adjusted() > 0:
            number = Decimal(0)
        return cls(Decimal(decimal_notation(number)), unit)

    @property
    def canonical(self) -> str:
        return f"{decimal_notation(self.number)} {self.unit}"


@dataclass(frozen=True, slots=True)
class Money(Notated):
    """An amount of an ISO 4217 currency, as `1500000 EUR`."""

    amount: Decimal
    currency: str
    notation: ClassVar[str] = rf"^-?{DECIMAL} [A-Z]{{3}}$"
    expected: ClassVar[str] = (
        "an amount and its currency; write 1500000 EUR (ISO 4217), without separators"
    )

    @classmethod
    def read(cls, notation: str) -> Self:
        amount, _, currency = notation.partition(" ")
        return cls(_number(amount), currency)

    @property
    def canonical(self) -> str:
        return f"{decimal_notation(self.amount)} {self.currency}"


AMOUNTS = ("count", "share", "points", "rate", "quantity", "money")
"""Kinds of numbers that can be compared within one unit."""
