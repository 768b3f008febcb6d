"""Laws of computed facts, against plain arithmetic."""

from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.diagnostics import Location
from factsheet.model.base import FactBase
from factsheet.model.computation import Computation, PartOf, RankIn
from factsheet.model.computed import MAXIMUM_DEPTH, computed
from factsheet.model.facts import Column, Fact, Statement
from factsheet.model.numbers import Count, Decimals, Share
from factsheet.model.text import FactRef, Text
from factsheet.model.values import Row

AT = Location("facts/a.yaml", 1, 1)
DAY = date(2021, 11, 25)
COUNTS = st.lists(st.integers(-(10**12), 10**12), min_size=1, max_size=12)


def ref(address: str) -> FactRef:
    return FactRef(address, AT)


def fact(name: str, kind: str, **more: Any) -> Fact:
    return Fact(name, AT, kind, more.pop("statements", ()), **more)


def stated(name: str, number: int) -> Fact:
    return fact(name, "count", statements=(Statement("value", AT, Count(number), "s", "p"),))  # type: ignore[arg-type]


def series(numbers: list[int]) -> Fact:
    columns = (("n", Column("count", Text("N", "n", AT))),)
    rows = tuple(
        Statement(f"r{place}", AT, Row((("n", Count(number)),)), "s", "p")  # type: ignore[arg-type]
        for place, number in enumerate(numbers)
    )
    return fact("t", "series", statements=rows, columns=columns)


def value(numbers: list[int], kind: str, **operation: Any) -> Any:
    result = fact("x", kind, compute=Computation(**operation))
    base, errors = computed(FactBase({"t": series(numbers), "x": result}, {}), DAY)
    assert errors == []
    found = base.find("x", DAY)
    return found.value if found else None


@given(COUNTS)
def test_sums_averages_and_extremes(numbers: list[int]) -> None:
    column = (ref("t.n"),)
    assert value(numbers, "count", sum=column) == Count(sum(numbers))  # type: ignore[arg-type]
    assert value(numbers, "count", largest=column) == Count(max(numbers))  # type: ignore[arg-type]
    assert value(numbers, "count", smallest=column) == Count(min(numbers))  # type: ignore[arg-type]
    assert value(numbers, "count", count=column).number == len(numbers)
    mean = value(numbers, "count", average=column, round=Decimals(0))
    assert mean.number == round(Fraction(sum(numbers), len(numbers)))


@given(COUNTS, st.data())
def test_ranks_are_places_in_the_sorted_column(numbers: list[int], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(numbers) - 1))
    ranked = value(numbers, "count", rank=RankIn(ref(f"t.r{place}.n")))
    assert ranked.number == sorted(numbers, reverse=True).index(numbers[place]) + 1


@given(COUNTS)
def test_shares_of_a_whole_add_up_to_it(numbers: list[int]) -> None:
    numbers = [abs(number) + 1 for number in numbers]
    total = fact("all", "count", compute=Computation(sum=(ref("t.n"),)))
    parts = {
        f"x{place}": fact(
            f"x{place}",
            "share",
            compute=Computation(share=PartOf(ref(f"t.r{place}.n"), ref("all"))),
        )
        for place in range(len(numbers))
    }
    base, errors = computed(FactBase({**parts, "all": total, "t": series(numbers)}, {}), DAY)
    assert errors == []
    shares = [base.facts[name].statements[0].value for name in parts]
    assert all(isinstance(share, Share) for share in shares)
    assert sum(share.fraction for share in shares if isinstance(share, Share)) == 1


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefgh"), min_size=1))
)
@settings(max_examples=60)
def test_whatever_rests_on_whatever_it_ends(names: dict[str, list[str]]) -> None:
    facts = {
        name: fact(name, "count", compute=Computation(sum=tuple(map(ref, others))))
        for name, others in names.items()
    }
    known = {name: stated(name, 1) for name in "abcdefgh" if name not in facts}
    base, errors = computed(FactBase({**facts, **known}, {}), DAY)
    for name in facts:
        is_known = base.find(name, DAY) is not None
        assert is_known or errors
    assert {error.rule.code for error in errors} <= {"compute-circle"}


def test_a_long_chain_is_refused() -> None:
    chain = {
        f"c{n}": fact(f"c{n}", "count", compute=Computation(sum=(ref(f"c{n + 1}"),)))
        for n in range(10 * MAXIMUM_DEPTH)
    }
    last = f"c{10 * MAXIMUM_DEPTH}"
    _, errors = computed(FactBase({**chain, last: stated(last, 1)}, {}), DAY)
    assert "too-deep" in {error.rule.code for error in errors}


def test_a_base_without_computations_is_the_same() -> None:
    base = FactBase({"t": series([1])}, {})
    assert computed(base, DAY) == (base, [])
    assert computed(base, DAY)[0] is base
