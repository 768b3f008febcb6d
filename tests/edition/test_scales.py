from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.edition.scales import scale

numbers = st.lists(st.floats(-1e12, 1e12).map(lambda n: round(n, 6)), min_size=1, max_size=20)


@given(numbers, st.booleans())
def test_a_scale_covers_its_numbers_in_equal_nice_steps(drawn: list[float], has_zero: bool) -> None:
    ticks = scale(drawn, has_zero=has_zero)
    steps = {other - one for one, other in pairwise(ticks)}
    (step,) = steps
    assert step.normalize().as_tuple().digits in ((1,), (2,), (5,))
    assert ticks[0] <= Decimal(f"{min(drawn):.12g}")
    assert ticks[-1] >= Decimal(f"{max(drawn):.12g}")
    assert 2 <= len(ticks) <= 10
    assert not has_zero or 0 in ticks


@given(numbers)
def test_no_step_is_empty(drawn: list[float]) -> None:
    """The outermost steps hold a number, unless they end at zero."""
    ticks = scale(drawn, has_zero=False)
    if len(ticks) > 2:
        assert ticks[1] > Decimal(f"{min(drawn):.12g}") or ticks[0] == 0
        assert ticks[-2] < Decimal(f"{max(drawn):.12g}") or ticks[-1] == 0


@pytest.mark.parametrize(
    ("drawn", "ticks"),
    [
        ([0], [0, 1]),
        ([8], [0, 2, 4, 6, 8]),
        ([412000, 12000], [0, 100000, 200000, 300000, 400000, 500000]),
        ([195, 190], [190, 191, 192, 193, 194, 195]),
        ([-0.41, 0.04], ["-0.5", "-0.4", "-0.3", "-0.2", "-0.1", "0.0", "0.1"]),
        ([0.1 + 0.2, 0.7], ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7"]),
    ],
)
def test_scales(drawn: list[float], ticks: list[float | str]) -> None:
    assert [str(tick) for tick in scale(drawn, has_zero=False)] == [str(tick) for tick in ticks]


def test_sums_of_shares_end_at_the_whole() -> None:
    """Floating point makes 0.1 + 0.7 + 0.2 a little less, and other sums a little more."""
    assert scale([0.1 + 0.7 + 0.2, 1.1 - 0.1 + 1e-16], has_zero=True)[-1] == 1
