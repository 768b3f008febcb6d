"""Scales of charts: round numbers at equal steps that cover all drawn values."""

from collections.abc import Iterable
from decimal import Decimal
from math import ceil, floor

AXIS = "axis:"
"""Prefix of the addresses of a scale’s numbers, before the id of the block. No fact has such an
address."""
STEPS = 5
"""Approximate number of steps of a scale."""
LARGE = 1_000_000
"""Minimum size of numbers whose power of ten is written in words or abbreviations."""
NEAR = Decimal(1) / 3
"""If all numbers of lines differ by less than this share of the largest, their scale omits zero."""
_NICE = ((50, 10), (10, 5), (2, 2))
"""Squares of the ratios above which a step of 10, 5 or 2 is nearer than the next smaller one."""


def is_brief(number: int) -> bool:
    """Whether two digits state a number exactly, whichever powers of ten a language has words
    for."""
    return len(str(abs(number)).rstrip("0")) <= 2


def exact(number: float) -> Decimal:
    """A number without the last binary digits, which are wrong in sums."""
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
