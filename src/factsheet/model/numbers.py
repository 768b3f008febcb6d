"""Numbers that a fact can state, as Decimal or Fraction, never as float.

Like every value, each has `parse`, which reads its notation and raises ValueError with a
sentence that says what is expected, and `canonical`, the machine-readable value that
pages and PDFs carry, the same in every language.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Self

WHOLE, POSITIVE = "[0-9]{1,18}", "[1-9][0-9]{0,17}"
DECIMAL = rf"{WHOLE}(\.[0-9]{{1,9}})?"
"""Numbers as they are written. With no more digits than these, decimal arithmetic in its
28 digits of precision is exact."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many: a whole number, zero or more."""

    number: Decimal
    notation: ClassVar[str] = rf"^{WHOLE}$"

    @classmethod
    def parse(cls, notation: str) -> Self:
        if not re.fullmatch(cls.notation, notation):
            raise ValueError(
                f"“{notation}” is not a whole number of up to 18 digits; "
                "write 1000, without separators"
            )
        return cls(Decimal(notation))

    @property
    def canonical(self) -> str:
        return str(self.number)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, as `1/4` or `25%`."""

    fraction: Fraction
    notation: ClassVar[str] = rf"^({WHOLE}/{POSITIVE}|{DECIMAL}%)$"

    @classmethod
    def parse(cls, notation: str) -> Self:
        if not re.fullmatch(cls.notation, notation):
            raise ValueError(f"“{notation}” is not a share; write 1/4 or 25%")
        if notation.endswith("%"):
            return cls(Fraction(notation[:-1]) / 100)
        return cls(Fraction(notation))

    @property
    def canonical(self) -> str:
        return str(self.fraction)


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A place in an order: 89 for the 89th."""

    number: int
    notation: ClassVar[str] = rf"^{POSITIVE}$"

    @classmethod
    def parse(cls, notation: str) -> Self:
        if not re.fullmatch(cls.notation, notation):
            raise ValueError(f"“{notation}” is not an ordinal; write 89 for the 89th")
        return cls(int(notation))

    @property
    def canonical(self) -> str:
        return str(self.number)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a CLDR unit, as `500 length-kilometer`."""

    number: Decimal
    unit: str
    notation: ClassVar[str] = rf"^-?{DECIMAL} [a-z][a-z0-9-]*$"

    @classmethod
    def parse(cls, notation: str) -> Self:
        if not re.fullmatch(cls.notation, notation):
            raise ValueError(
                f"“{notation}” is not a number and its unit; write 500 length-kilometer "
                "or 12.5 length-kilometer (CLDR units), without separators"
            )
        number, _, unit = notation.partition(" ")
        return cls(Decimal(number), unit)

    @property
    def canonical(self) -> str:
        return f"{self.number} {self.unit}"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of an ISO 4217 currency, as `1500000 EUR`."""

    amount: Decimal
    currency: str
    notation: ClassVar[str] = rf"^-?{DECIMAL} [A-Z]{{3}}$"

    @classmethod
    def parse(cls, notation: str) -> Self:
        if not re.fullmatch(cls.notation, notation):
            raise ValueError(
                f"“{notation}” is not an amount and its currency; write 1500000 EUR "
                "(ISO 4217), without separators"
            )
        amount, _, currency = notation.partition(" ")
        return cls(Decimal(amount), currency)

    @property
    def canonical(self) -> str:
        return f"{self.amount} {self.currency}"
