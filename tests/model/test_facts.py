"""Which statement holds on which day."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from factsheet.diagnostics import Location
from factsheet.model.dates import PartialDate
from factsheet.model.facts import Fact, Statement
from factsheet.model.numbers import Count

HERE = Location("facts/x.yaml", 1, 1)


def statement(name: str, **qualifiers: object) -> Statement:
    number = Decimal(len(name))
    return Statement(name, HERE, Count(number), "source", "page 1", **qualifiers)  # type: ignore[arg-type]


def fact(*statements: Statement) -> Fact:
    return Fact("x", HERE, "count", statements)


DAY = PartialDate(2021, 11, 23)


def test_until_is_the_first_day_on_which_it_no_longer_holds() -> None:
    changing = fact(statement("old", until=DAY), statement("newer", from_=DAY))
    assert changing.statement(date(2021, 11, 22)).id == "old"  # type: ignore[union-attr]
    assert changing.statement(date(2021, 11, 23)).id == "newer"  # type: ignore[union-attr]


def test_a_year_as_end_ends_before_the_year_begins() -> None:
    ending = fact(statement("only", until=PartialDate(2024)))
    assert ending.statement(date(2023, 12, 31)) is not None
    assert ending.statement(date(2024, 1, 1)) is None


def test_of_observations_the_latest_before_the_day_counts() -> None:
    observed = fact(
        statement("a", as_of=PartialDate(2019)), statement("b", as_of=PartialDate(2021))
    )
    assert observed.statement(date(2020, 6, 1)).id == "a"  # type: ignore[union-attr]
    assert observed.statement(date(2021, 6, 1)).id == "b"  # type: ignore[union-attr]
    assert observed.statement(date(2018, 6, 1)) is None


def test_the_preferred_one_of_differing_statements_is_printed() -> None:
    differing = fact(statement("first"), statement("second", preferred=True))
    assert differing.statement(date(2021, 1, 1)).id == "second"  # type: ignore[union-attr]


days = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@given(days, days)
def test_a_change_leaves_no_gap_and_no_overlap(change: date, day: date) -> None:
    at = PartialDate(change.year, change.month, change.day)
    old, new = statement("old", until=at), statement("new", from_=at)
    assert old.holds_on(day) != new.holds_on(day)
