"""Classes of maps of data: every number is in one, and their bounds are round."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.edition.classes import MOST, NICE, bounds_of, class_of, form_of, number_in
from factsheet.model.numbers import Count, Money, Quantity, Rate, Share
from factsheet.model.ranges import Range
from factsheet.model.sheet import ClassMethod
from factsheet.model.values import Value

numbers = st.lists(
    st.one_of(
        st.integers(-(10**12), 10**12).map(Fraction),
        st.decimals(-1000, 1000, places=4, allow_nan=False).map(Fraction),
    ),
    min_size=1,
    max_size=60,
)
methods = st.sampled_from(ClassMethod)


@pytest.mark.slow
@given(numbers, methods)
def test_every_number_is_in_one_class_and_none_beyond_the_colours(
    drawn: list[Fraction], method: ClassMethod
) -> None:
    bounds = bounds_of(drawn, method)
    assert 1 <= len(bounds) < MOST
    assert all(one < other for one, other in pairwise(bounds))
    edges = [None, *bounds, None]
    for number in drawn:
        held = [
            place
            for place, (low, high) in enumerate(pairwise(edges))
            if (low is None or low <= number) and (high is None or number < high)
        ]
        assert held == [class_of(number, bounds)]


@given(numbers, methods)
def test_a_larger_number_is_in_no_lower_class(drawn: list[Fraction], method: ClassMethod) -> None:
    bounds = bounds_of(drawn, method)
    classes = [class_of(number, bounds) for number in sorted(drawn)]
    assert classes == sorted(classes)
    assert bounds_of(reversed(drawn), method) == bounds


@given(numbers.filter(lambda drawn: len({*drawn}) > 1))
def test_steps_are_nice_multiples_of_themselves(drawn: list[Fraction]) -> None:
    bounds = bounds_of(drawn, ClassMethod.STEPS)
    steps = {other - one for one, other in pairwise(bounds)}
    assert len(steps) <= 1
    for step in steps:
        digits = str(step.numerator * 10**20 // step.denominator).rstrip("0")
        assert int(digits) in NICE
        assert all((bound / step).denominator == 1 for bound in bounds)
    assert min(drawn) < bounds[0]
    assert bounds[-1] <= max(drawn)


@given(numbers.filter(lambda drawn: len({*drawn}) > 1))
def test_no_quantile_is_empty_and_those_of_different_numbers_are_alike(
    drawn: list[Fraction],
) -> None:
    bounds = bounds_of(drawn, ClassMethod.QUANTILES)
    sizes = [0] * (len(bounds) + 1)
    for number in drawn:
        sizes[class_of(number, bounds)] += 1
    assert all(sizes)
    if len({*drawn}) == len(drawn) >= MOST:
        assert max(sizes) - min(sizes) <= 1


def test_numbers_of_a_yearbook() -> None:
    shares = [Fraction(number) for number in (28, 37, 64, 71, 88, 95, 99, 100)]
    assert bounds_of(shares, ClassMethod.STEPS) == (40, 60, 80)
    people = [Fraction(n) for n in (800, 9_900, 85_370, 102_634, 5_100_000, 40_121_600)]
    assert bounds_of(people, ClassMethod.QUANTILES) == (9_000, 80_000, 100_000, 5_000_000)
    assert bounds_of([Fraction(0), Fraction(1)], ClassMethod.STEPS) == (1,)
    assert bounds_of([Fraction(7)] * 3, ClassMethod.STEPS) == (7,)
    assert bounds_of([], ClassMethod.QUANTILES) == ()


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (Count(Decimal(12)), Fraction(12)),
        (Share(Fraction(1, 4)), Fraction(25)),
        (Money(Decimal("1.5"), "USD"), Fraction(3, 2)),
        (Rate(Decimal(54), Decimal(100000)), Fraction(54)),
        (Quantity(Decimal("0.5"), "length-meter"), Fraction(1, 2)),
        (Range(Count(Decimal(1)), Count(Decimal(3)), Count(Decimal(2))), Fraction(2)),
        (Range(Count(Decimal(1)), Count(Decimal(3))), None),
    ],
)
def test_what_a_value_is_classed_by(value: Value, number: Fraction | None) -> None:
    assert number_in(value) == number


def test_a_bound_begins_the_class_above_it() -> None:
    bounds = (Fraction(10), Fraction(20))
    assert [class_of(Fraction(number), bounds) for number in (9, 10, 19, 20)] == [0, 1, 1, 2]


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (Count(Decimal(2_100_000)), "compact"),
        (Count(Decimal(-30_000_000)), "compact"),
        (Count(Decimal(2_150_000)), None),
        (Count(Decimal(900_000)), None),
        (Money(Decimal(5_000_000), "USD"), "compact-symbol"),
        (Quantity(Decimal(5_000_000), "area-hectare"), None),
    ],
)
def test_millions_are_written_in_words(value: Value, form: str | None) -> None:
    assert form_of(value) == form
