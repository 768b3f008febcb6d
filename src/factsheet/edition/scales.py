"""Scales of charts: the numbers beside them, in nice steps that cover what is drawn."""

from collections.abc import Iterable
from decimal import Decimal
from math import ceil, floor

AXIS = "axis:"
"""What the address of a scale’s number begins with, before the id of its block: no fact has it."""
STEPS = 5
"""How many steps a scale has, about."""
LARGE = 1_000_000
"""Numbers from which words or abbreviations say the power of ten."""
NEAR = Decimal(1) / 3
"""Lines that keep within this share of their largest number have a scale without zero."""
_NICE = ((50, 10), (10, 5), (2, 2))
"""Squares of the ratios from which 10, 5 and 2 are nearer than the next smaller step."""


def is_brief(number: int) -> bool:
    """Whether two digits say a number, whatever power of ten a language counts by."""
    return len(str(abs(number)).rstrip("0")) <= 2


def exact(number: float) -> Decimal:
    """A number without the last digits of floating point, which sums get wrong."""
    return Decimal(f"{number:.12g}")


def scale(numbers: Iterable[float], *, has_zero: bool) -> tuple[Decimal, ...]:
    """Rising numbers at equal steps of 1, 2 or 5 × 10ⁿ that cover the given ones.

    Zero is one of them if `has_zero`, or if the numbers are not far from it.
    """
    known = [exact(number) for number in numbers] or [Decimal(0)]
    low, high = min(known), max(known)
    is_near = max(abs(low), abs(high)) * NEAR < high - low
    if has_zero or is_near or low <= 0 <= high or low == high:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    step = _step(low, high) if low < high else Decimal(1)
    first, last = floor(low / step), max(ceil(high / step), floor(low / step) + 1)
    return tuple(step * number for number in range(first, last + 1))


def _step(low: Decimal, high: Decimal) -> Decimal:
    raw = (high - low) / STEPS
    power = raw.adjusted()
    ratio = raw.scaleb(-power)
    nice = next((step for square, step in _NICE if ratio * ratio >= square), 1)
    made = Decimal(nice).scaleb(power)
    return made.quantize(Decimal(1)) if made >= 1 else made.normalize()
