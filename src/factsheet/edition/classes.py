"""The classes of a map of data: how its numbers are divided, and by which bounds.

Numbers are exact, and shares are in per cent, so that bounds are as round as they are printed.
Every number is in one class, because the first has no lower bound and the last no upper one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import count, pairwise
from math import ceil, floor
from typing import Any

from factsheet.edition.blocks import MapClass
from factsheet.edition.document import FactView, Phrase, RowView
from factsheet.edition.scales import LARGE, is_brief
from factsheet.edition.speaker import Used
from factsheet.edition.views import Views
from factsheet.model.numbers import Count, Money, Share
from factsheet.model.ranges import Range, amount_of
from factsheet.model.sheet import Choropleth, ClassMethod
from factsheet.model.values import Value

CLASS = "class:"
"""Prefix of the addresses of bounds, before the id of the block. No fact has such an address."""
MOST = 5
"""Maximum number of classes: themes have as many colours of a scale."""
NICE = (1, 2, 5)
"""Steps between bounds, times a power of ten."""
COMPACT: Mapping[type, str] = {Count: "compact", Money: "compact-symbol"}
"""The forms in which millions are written in words."""

Bounds = tuple[Fraction, ...]
"""The lower bounds of the second and later classes, in ascending order."""


def bounds_of(numbers: Iterable[Fraction], method: ClassMethod) -> Bounds:
    """The bounds of up to `MOST` classes; none without numbers."""
    ordered = sorted(numbers)
    if not ordered:
        return ()
    if ordered[0] == ordered[-1]:
        return (ordered[0],)
    return quantiles(ordered) if method is ClassMethod.QUANTILES else equal_steps(ordered)


def equal_steps(ordered: Sequence[Fraction]) -> Bounds:
    """The multiples of the smallest nice step that makes no more than `MOST` classes."""
    low, high = ordered[0], ordered[-1]
    first = _magnitude((high - low) / MOST)
    if all(number.denominator == 1 for number in ordered):
        first = max(first, 0)
    for power in count(first):
        for nice in NICE:
            step = nice * Fraction(10) ** power
            between = range(floor(low / step) + 1, ceil(high / step))
            if len(between) < MOST:
                return tuple(step * number for number in between) or (high,)
    raise AssertionError("some step is larger than the range")


def quantiles(ordered: Sequence[Fraction]) -> Bounds:
    """Bounds that divide numbers into classes of about the same size, equal ones never.

    Each is the roundest number between those that it divides.
    """
    starts = {ordered[len(ordered) * part // MOST] for part in range(1, MOST)}
    return tuple(
        _roundest(ordered[bisect_left(ordered, start) - 1], start)
        for start in sorted(starts)
        if start > ordered[0]
    ) or (_roundest(ordered[0], next(one for one in ordered if one > ordered[0])),)


def class_of(number: Fraction, bounds: Bounds) -> int:
    """The class that a number is in, from 0."""
    return bisect_right(bounds, number)


def _magnitude(number: Fraction) -> int:
    """The power of ten of the first digit of a positive number."""
    return (Decimal(number.numerator) / Decimal(number.denominator)).adjusted()


def _roundest(low: Fraction, high: Fraction) -> Fraction:
    """The number above `low`, up to `high`, that ends with the most zeros."""
    power = _magnitude(max(abs(low), abs(high))) + 1
    while (number := floor(high / Fraction(10) ** power) * Fraction(10) ** power) <= low:
        power -= 1
    return number


def number_in(value: Value) -> Fraction | None:
    """The number that decides a value's class: the best one of an estimate, None for a range."""
    match value:
        case Range(best=best):
            return number_in(best) if best else None
        case Share(fraction=fraction):
            return 100 * fraction
    return amount_of(value)


def _like(value: Any, number: Fraction) -> Value:
    """A number as a value of the same kind and unit as another."""
    if isinstance(value, Range):
        return _like(value.low, number)
    if isinstance(value, Share):
        return Share(number / 100)
    written = Decimal(number.numerator) / Decimal(number.denominator)
    key = "amount" if isinstance(value, Money) else "number"
    like: Value = replace(value, **{key: Decimal(f"{written:f}")})
    return like


def form_of(bound: Value) -> str | None:
    """The form of a bound: millions in words, if two digits state it exactly in any language."""
    number = number_in(bound) or Fraction(0)
    is_short = number.denominator == 1 and is_brief(int(number))
    return COMPACT.get(type(bound)) if is_short and abs(number) >= LARGE else None


def map_classes(block: Choropleth, name: str, series: FactView, views: Views) -> dict[str, Any]:
    """The rows by class: fields of a `ChoroplethView`. `name` is the id of the block."""
    numbers = {
        row.id: number
        for row in series.rows
        if block.value in row.values and (number := number_in(row.values[block.value])) is not None
    }
    method = None if block.classes else block.method or ClassMethod.STEPS
    bounds = bounds_of(numbers.values(), method) if method else tuple(map(Fraction, block.classes))
    divided: tuple[list[RowView], ...] = tuple([] for _ in (*bounds, None))
    missing = []
    for row in series.rows:
        if row.id in numbers:
            divided[class_of(numbers[row.id], bounds)].append(row)
        elif block.place in row.values:
            missing.append(row)
    drawn = [row.values[block.value] for row in series.rows if row.id in numbers]
    speaker = views.speaker
    said = [
        speaker.value(one, f"{CLASS}{name}", form_of(one), speaker.voice, Used())
        for one in (_like(drawn[0], bound) for bound in bounds if drawn)
    ]
    phrases = (None, *map(Phrase, said), None)
    pairs = zip(pairwise(phrases), divided, strict=True) if drawn else ()
    classes = tuple(MapClass(low, high, tuple(rows)) for (low, high), rows in pairs)
    return {"method": method, "classes": classes, "missing": tuple(missing)}
