"""Compute facts on a day, and record the sources that they rest on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from factsheet.diagnostics import Location, Rule
from factsheet.model.base import FactBase, Found, UnknownAddressError
from factsheet.model.computation import ChangeOver, Computation, PartOf, RankIn, RankOrder, RatePer
from factsheet.model.facts import Fact, Statement
from factsheet.model.numbers import (
    Count,
    Money,
    PercentagePoints,
    Quantity,
    Rate,
    Share,
    decimal_notation,
)
from factsheet.model.text import FactRef
from factsheet.model.values import KIND_NAMES, Row, Value, parse_value
from factsheet.rules.facts import (
    COMPUTE_ADDRESS,
    COMPUTE_CIRCLE,
    COMPUTE_INEXACT,
    COMPUTE_OPERATION,
    COMPUTE_UNDEFINED,
    COMPUTE_UNITS,
    TOO_DEEP,
)

STATEMENT = "computed"
"""The id of a computed fact's statement."""
MAXIMUM_DEPTH = 20
"""Maximum length of a chain of computed facts that depend on each other."""
MAXIMUM_CELLS = 5_000_000
"""Maximum number of cells that all computations of a publication may read."""
MAXIMUM_DECIMALS = 9
"""Maximum number of decimals: see `numbers.DECIMAL`."""


class ComputationError(Exception):
    """A computation is wrong. The message says why."""

    def __init__(
        self,
        rule: Rule,
        message: str,
        at: Location,
        hint: str | None = None,
        *,
        unknown: str | None = None,
    ) -> None:
        super().__init__(message)
        self.rule = rule
        self.at = at
        self.hint = hint
        self.unknown = unknown
        """The unknown address, if that is the problem."""


class NothingHoldsError(Exception):
    """An operand has no statement on the day, so the result has none either."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact number of a kind, and its unit or currency."""

    number: Fraction
    kind: str
    unit: str = ""

    @property
    def measure(self) -> str:
        """The kind and unit, for messages."""
        return f"{self.kind} in {self.unit}" if self.unit else self.kind

    def __str__(self) -> str:
        if self.kind == "share":
            return f"{float(self.number * 100):.6g}%"
        return f"{float(self.number):.12g} {self.unit}".rstrip()


def computed(base: FactBase, day: date) -> tuple[FactBase, list[ComputationError]]:
    """The base with the statements that its computed facts make on a day, and what went wrong.

    A fact that rests on one without a statement on that day has no statement either.
    """
    if not any(fact.compute for fact in base.facts.values()):
        return base, []
    evaluation = Evaluation(replace(base, facts=dict(base.facts)), day)
    for fact in base.facts.values():
        if fact.compute:
            evaluation.settle(fact)
    return evaluation.base, evaluation.errors


class Evaluation:
    """The values of a base on a day; each computed fact is computed once."""

    def __init__(self, base: FactBase, day: date, *, is_settled: bool = False) -> None:
        """`is_settled` tells that all computed facts of the base already have their values."""
        self.base = base
        self.day = day
        self.is_settled = is_settled
        self.errors: list[ComputationError] = []
        self.done: set[str] = set()
        self.open: list[str] = []
        self.cells = 0

    def settle(self, fact: Fact) -> None:
        """Compute a fact, after those that it depends on."""
        if self.is_settled or fact.id in self.done or fact.compute is None:
            return
        if fact.id in self.open:
            way = " → ".join((*self.open[self.open.index(fact.id) :], fact.id))
            raise ComputationError(COMPUTE_CIRCLE, f"“{fact.id}” rests on itself: {way}", fact.at)
        if len(self.open) == MAXIMUM_DEPTH:
            message = f"“{fact.id}” is one of more than {MAXIMUM_DEPTH} computed facts in a row"
            raise ComputationError(TOO_DEEP, message, fact.at)
        self.open.append(fact.id)
        statements: tuple[Statement, ...] = ()
        try:
            statements = (self.statement(fact, fact.compute),)
        except NothingHoldsError:
            pass
        except ComputationError as error:
            self.errors.append(error)
        finally:
            self.open.pop()
        self.done.add(fact.id)
        self.base.facts[fact.id] = replace(fact, statements=statements)

    def statement(self, fact: Fact, computation: Computation) -> Statement:
        operations = computation.operations
        if len(operations) != 1:
            said = f"has {len(operations)} operations" if operations else "has no operation"
            raise ComputationError(
                COMPUTE_OPERATION, f"“{fact.id}” {said}", fact.at, "write one, such as sum: […]"
            )
        rests_on: list[Found] = []
        operands = Operands(self, fact.id, fact.kind, fact.at, rests_on)
        given = getattr(computation, operations[0])
        result = _OPERATIONS[operations[0]](operands, given)
        value = _value(fact, computation, result)
        observed = [one.statement.as_of for one in rests_on if one.statement.as_of]
        sources = dict.fromkeys(source for one in rests_on for source in one.sources)
        if not sources:
            raise NothingHoldsError
        return Statement(
            id=STATEMENT,
            at=fact.at,
            value=value,
            source=next(iter(sources)),
            where=f"{operations[0]}: {', '.join(ref.id for ref in computation.operands)}",
            as_of=max(observed, key=lambda one: one.first_day, default=None),
            rests_on=tuple(sources),
        )


@dataclass(frozen=True, slots=True)
class Operands:
    """Reads the operands of one computation or claim, and records their sources."""

    evaluation: Evaluation
    name: str
    """The name of what is computed, for messages."""
    kind: str
    """The required kind of value."""
    at: Location
    rests_on: list[Found]

    def one(self, ref: FactRef, day: date | None = None) -> Amount:
        """The value at an address. Raises NothingHoldsError if none holds on the edition date, and
        ComputationError if none holds on another `day`."""
        try:
            fact, _, _ = self.evaluation.base.resolve(ref.id)
        except UnknownAddressError:
            message = f"“{ref.id}” is not the address of a value"
            raise ComputationError(COMPUTE_ADDRESS, message, ref.at, unknown=ref.id) from None
        if day is None:
            self.evaluation.settle(fact)
        elif fact.compute:
            message = f"“{ref.id}” is computed, so it has a value on the edition date only"
            raise ComputationError(COMPUTE_UNDEFINED, message, ref.at)
        found = self.evaluation.base.find(ref.id, day or self.evaluation.day)
        if found is None and day is not None:
            message = f"no statement of “{ref.id}” holds on {day}"
            raise ComputationError(COMPUTE_UNDEFINED, message, ref.at)
        if found is None:
            raise NothingHoldsError
        self.rests_on.append(found)
        return self.amount(found.value, ref)

    def many(self, refs: Iterable[FactRef]) -> list[Amount]:
        """The values at addresses; a column stands for its cells that are not empty."""
        return [amount for ref in refs for amount in self.each(ref)]

    def each(self, ref: FactRef) -> Iterator[Amount]:
        rows = self.rows(ref)
        if rows is None:
            yield self.one(ref)
            return
        series, column = rows
        self.read(len(series.statements))
        for row in series.rows(self.evaluation.day):
            cell = row.value.get(column) if isinstance(row.value, Row) else None
            if cell is not None:
                self.rests_on.append(Found(series, row, cell, series.column(column)))
                yield self.amount(cell, ref)

    def read(self, cells: int) -> None:
        self.evaluation.cells += cells
        if self.evaluation.cells > MAXIMUM_CELLS:
            message = f"the computations read more than {MAXIMUM_CELLS:,} cells"
            raise ComputationError(COMPUTE_UNDEFINED, message, self.at)

    def rows(self, ref: FactRef) -> tuple[Fact, str] | None:
        """The series and column that an address names; None for any other address."""
        name, _, column = ref.id.rpartition(".")
        series = self.evaluation.base.facts.get(name)
        is_fact = ref.id in self.evaluation.base.facts
        return (series, column) if series and series.column(column) and not is_fact else None

    def amount(self, value: Value | FactRef, ref: FactRef) -> Amount:
        match value:
            case Count(number) | PercentagePoints(number):
                return Amount(Fraction(number), KIND_NAMES[type(value)])
            case Share(fraction):
                return Amount(fraction, "share")
            case Quantity(number, unit):
                return Amount(Fraction(number), "quantity", unit)
            case Money(number, currency):
                return Amount(Fraction(number), "money", currency)
            case Rate(number, per):
                return Amount(Fraction(number), "rate", decimal_notation(per))
        message = f"“{ref.id}” is not a single number"
        hint = "counts, shares, points, rates, quantities and money can be computed with"
        raise ComputationError(COMPUTE_UNITS, message, ref.at, hint)

    def alike(self, amounts: list[Amount], at: Location) -> Amount:
        """The first of some amounts. Raises ComputationError if their units differ."""
        if not amounts:
            raise NothingHoldsError
        measures = dict.fromkeys(one.measure for one in amounts)
        if len(measures) > 1:
            message = f"“{self.name}” is computed from different units: {', '.join(measures)}"
            raise ComputationError(COMPUTE_UNITS, message, at)
        return amounts[0]

    def pair(self, refs: tuple[FactRef, ...]) -> tuple[Amount, Amount]:
        if len(refs) != 2:
            message = f"“{self.name}” needs two addresses here, and has {len(refs)}"
            raise ComputationError(COMPUTE_OPERATION, message, self.at, "write [first, second]")
        first, second = self.one(refs[0]), self.one(refs[1])
        self.alike([first, second], refs[1].at)
        return first, second

    def over(self, given: ChangeOver) -> tuple[Amount, Amount]:
        """A value on two dates."""
        old = self.one(given.of, given.from_.first_day)
        new = self.one(given.of, given.to.first_day if given.to else None)
        self.alike([old, new], given.of.at)
        return old, new

    def quotient(self, part: Fraction, whole: Fraction, at: Location) -> Fraction:
        if not whole:
            message = f"“{self.name}” is computed by a division by zero"
            raise ComputationError(COMPUTE_UNDEFINED, message, at)
        return part / whole


def _sum(operands: Operands, refs: tuple[FactRef, ...]) -> Amount:
    return _total(operands, refs)[0]


def _average(operands: Operands, refs: tuple[FactRef, ...]) -> Amount:
    total, number = _total(operands, refs)
    return replace(total, number=total.number / number)


def _total(operands: Operands, refs: tuple[FactRef, ...]) -> tuple[Amount, int]:
    """The sum and the number of some values."""
    amounts = operands.many(refs)
    first = operands.alike(amounts, refs[0].at)
    return replace(first, number=sum((one.number for one in amounts), Fraction())), len(amounts)


def _extreme(
    choose: Callable[..., Amount],
) -> Callable[[Operands, tuple[FactRef, ...]], Amount]:
    def extreme(operands: Operands, refs: tuple[FactRef, ...]) -> Amount:
        amounts = operands.many(refs)
        operands.alike(amounts, refs[0].at)
        return choose(amounts, key=lambda one: one.number)

    return extreme


def _count(operands: Operands, refs: tuple[FactRef, ...]) -> Amount:
    number = 0
    for ref in refs:
        series = operands.evaluation.base.facts.get(ref.id)
        if series and series.kind == "series":
            operands.read(len(series.statements))
            rows = series.rows(operands.evaluation.day)
            operands.rests_on.extend(Found(series, row, row.value) for row in rows)
            number += len(rows)
        else:
            number += len(list(operands.each(ref)))
    return Amount(Fraction(number), "count")


def _difference(operands: Operands, refs: tuple[FactRef, ...]) -> Amount:
    first, second = operands.pair(refs)
    return _absolute(operands.kind, second, first)


def _share(operands: Operands, given: PartOf) -> Amount:
    part, whole = operands.pair((given.of, given.in_))
    return Amount(operands.quotient(part.number, whole.number, given.in_.at), "share")


def _rate(operands: Operands, given: RatePer) -> Amount:
    part, base = operands.one(given.of), operands.one(given.per)
    number = operands.quotient(part.number * given.times.number, base.number, given.per.at)
    return Amount(number, "rate", str(given.times.number))


def _change(operands: Operands, refs: tuple[FactRef, ...]) -> Amount:
    return _changed(operands, *operands.pair(refs), refs[0].at)


def _change_over(operands: Operands, given: ChangeOver) -> Amount:
    return _changed(operands, *operands.over(given), given.of.at)


def _changed(operands: Operands, old: Amount, new: Amount, at: Location) -> Amount:
    """The change, relative or absolute depending on the fact's kind."""
    if operands.kind == "share" and old.kind != "share":
        return Amount(operands.quotient(new.number - old.number, abs(old.number), at), "share")
    return _absolute(operands.kind, old, new)


def _absolute(kind: str, old: Amount, new: Amount) -> Amount:
    number = new.number - old.number
    if kind == "points" and old.kind == "share":
        return Amount(number * 100, "points")
    return replace(new, number=number)


def _rank(operands: Operands, given: RankIn) -> Amount:
    own = operands.one(given.of)
    series, _, column = given.of.id.rpartition(".")
    among = FactRef(f"{series.rpartition('.')[0]}.{column}", given.of.at)
    if operands.rows(among) is None:
        message = f"“{given.of.id}” is not a cell of a series"
        hint = "write series.row.column"
        raise ComputationError(COMPUTE_OPERATION, message, given.of.at, hint)
    others = operands.many([among])
    operands.alike([own, *others], given.of.at)
    is_highest = given.order is RankOrder.HIGHEST
    before = sum(
        one.number > own.number if is_highest else one.number < own.number for one in others
    )
    return Amount(Fraction(1 + before), "ordinal" if operands.kind == "ordinal" else "count")


_OPERATIONS: dict[str, Callable[[Operands, Any], Amount]] = {
    "sum": _sum,
    "difference": _difference,
    "average": _average,
    "largest": _extreme(max),
    "smallest": _extreme(min),
    "count": _count,
    "share": _share,
    "rate": _rate,
    "change": _change,
    "change_over": _change_over,
    "rank": _rank,
}


def _value(fact: Fact, computation: Computation, result: Amount) -> Value:
    """The result as a value of the fact's kind. Raises ComputationError if it is another kind,
    or if it has to be rounded and `round` is not given."""
    if result.kind != fact.kind:
        message = f"“{fact.id}” is of kind {fact.kind}, and what it comes to is a {result.kind}"
        raise ComputationError(COMPUTE_UNITS, message, fact.at, f"write kind: {result.kind}")
    if result.kind == "share":
        return Share(_rounded(result.number * 100, computation) / 100)
    number = _rounded(result.number, computation)
    most = 0 if result.kind == "ordinal" else MAXIMUM_DECIMALS
    if (number * 10**most).denominator != 1:
        message = f"“{fact.id}” has more decimals than a {result.kind} can have"
        hint = "say how it is rounded: round: 0, or up to 9 decimals"
        raise ComputationError(COMPUTE_INEXACT, message, fact.at, hint)
    written = decimal_notation(_decimal(number))
    joint = "/" if result.kind == "rate" else " "
    notation = f"{written}{joint}{result.unit}" if result.unit else written
    try:
        value = parse_value(fact.kind, notation)
    except ValueError as error:
        raise ComputationError(COMPUTE_UNDEFINED, f"“{fact.id}”: {error}", fact.at) from None
    return value


def _rounded(number: Fraction, computation: Computation) -> Fraction:
    if computation.round is None:
        return number
    return Fraction(round(number, computation.round.number))


def _decimal(number: Fraction) -> Decimal:
    """A fraction whose denominator divides a power of ten, exactly."""
    scaled = number * 10**MAXIMUM_DECIMALS
    return (Decimal(scaled.numerator) / Decimal(10**MAXIMUM_DECIMALS)).normalize() + 0
