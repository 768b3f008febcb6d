"""Evaluate claims on a day."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any

from factsheet.model.base import FactBase
from factsheet.model.claim import NearShare, Threshold
from factsheet.model.computed import (
    Amount,
    ComputationError,
    Evaluation,
    NothingHoldsError,
    Operands,
)
from factsheet.model.text import FactRef, Text
from factsheet.model.values import parse_value
from factsheet.rules.facts import COMPUTE_UNITS

NEAR = Fraction(15, 1000)
"""How far a share may be from the fraction that a sentence calls it: 31.8% is “a third”."""


def holds(text: Text, base: FactBase, day: date) -> bool:
    """Whether the claim of a text is true on a day; True for a text without a claim. `base` has the
    values of its computed facts. A claim about a fact without a statement on that day is false.
    Raises ComputationError if a claim can't be judged at all.
    """
    return not false_conditions(text, base, day)


def false_conditions(text: Text, base: FactBase, day: date) -> list[str]:
    """The conditions of a text's claim that are false, with the values: “rose: 194, 190”."""
    if text.claim is None:
        return []
    evaluation = Evaluation(base, day, is_settled=True)
    wrong = []
    for name in text.claim.conditions:
        operands = Operands(evaluation, text.context, "", text.at, [])
        try:
            is_true, amounts = _CONDITIONS[name](operands, getattr(text.claim, name))
        except NothingHoldsError:
            is_true, amounts = False, []
        if not is_true:
            wrong.append(f"{name}: {', '.join(map(str, amounts)) or 'nothing is known'}")
    return wrong


Judged = tuple[bool, list[Amount]]


def _compared(
    read: Callable[[Operands, Any], tuple[Amount, Amount]],
    test: Callable[[Fraction, Fraction], bool],
) -> Callable[[Operands, Any], Judged]:
    """A test of two values that `read` returns."""

    def judge(operands: Operands, given: Any) -> Judged:
        first, second = read(operands, given)
        return test(first.number, second.number), [first, second]

    return judge


_pair = partial(_compared, Operands.pair)
_over = partial(_compared, Operands.over)


def _extreme(choose: Callable[..., Fraction]) -> Callable[[Operands, Any], Judged]:
    def judge(operands: Operands, refs: tuple[FactRef, ...]) -> Judged:
        first = operands.one(refs[0])
        others = operands.many(refs[1:])
        operands.alike([first, *others], refs[0].at)
        best = choose([first.number, *(one.number for one in others)])
        rivals = [one for one in others if one.number == best]
        return first.number == best, [first, *rivals[:1]]

    return judge


def _threshold(operands: Operands, given: Threshold) -> tuple[Amount, Amount]:
    """A value, and the number that it is compared with."""
    own = operands.one(given.of)
    try:
        value = parse_value(own.kind, given.value)
    except ValueError as error:
        raise ComputationError(COMPUTE_UNITS, str(error), given.of.at) from None
    limit = operands.amount(value, given.of)
    operands.alike([own, limit], given.of.at)
    return own, limit


def _near(operands: Operands, given: NearShare) -> Judged:
    own = operands.one(given.of)
    fraction = Amount(given.to.fraction, "share")
    operands.alike([own, fraction], given.of.at)
    reach = given.within.fraction if given.within else NEAR
    return abs(own.number - fraction.number) <= reach, [own, fraction]


def _is_double(old: Fraction, new: Fraction) -> bool:
    return 0 < 2 * old <= new


def _is_half(old: Fraction, new: Fraction) -> bool:
    return 0 <= 2 * new <= old and old > 0


_CONDITIONS: dict[str, Callable[[Operands, Any], Judged]] = {
    "more": _pair(lambda a, b: a > b),
    "less": _pair(lambda a, b: a < b),
    "equal": _pair(lambda a, b: a == b),
    "rose": _pair(lambda a, b: b > a),
    "fell": _pair(lambda a, b: b < a),
    "doubled": _pair(_is_double),
    "halved": _pair(_is_half),
    "rose_over": _over(lambda a, b: b > a),
    "fell_over": _over(lambda a, b: b < a),
    "largest": _extreme(max),
    "smallest": _extreme(min),
    "at_least": _compared(_threshold, lambda a, b: a >= b),
    "at_most": _compared(_threshold, lambda a, b: a <= b),
    "above": _compared(_threshold, lambda a, b: a > b),
    "below": _compared(_threshold, lambda a, b: a < b),
    "near": _near,
    "by_source": lambda _, is_so: (is_so, []),
}
