"""Ranges and estimates: how they are written, and that what is written is what is read."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.model.ranges import BOUNDS, Range, values_of_range
from factsheet.model.values import KINDS, parse_value

UNITS = {"count": "", "points": "", "share": "%", "quantity": " length-kilometer", "money": " EUR"}


@pytest.mark.parametrize(
    ("kind", "notation", "canonical"),
    [
        ("count", "240..610", "240..610"),
        ("count", "263 (240..289)", "263 (240..289)"),
        ("count", "-5..-3", "-5..-3"),
        ("share", "5..7%", "1/20..7/100"),
        ("share", "5%..7%", "1/20..7/100"),
        ("share", "6 (5..7)%", "3/50 (1/20..7/100)"),
        ("rate", "55 (50..60)/100000", "55 (50..60)/100000"),
        ("quantity", "10..20 length-kilometer", "10..20 length-kilometer"),
        ("quantity", "10 mass-gram..20 mass-gram", "10..20 mass-gram"),
        ("money", "1.50..2 EUR", "1.50..2 EUR"),
        ("duration", "P10D..P15D", "P10D..P15D"),
    ],
)
def test_a_range_is_read(kind: str, notation: str, canonical: str) -> None:
    value = parse_value(kind, notation)
    assert isinstance(value, Range)
    assert value.canonical == canonical
    assert parse_value(kind, canonical) == value


@pytest.mark.parametrize(
    ("kind", "notation", "reason"),
    [
        ("count", "610..240", "not in order"),
        ("count", "240..240", "not in order"),
        ("count", "300 (240..289)", "not in order"),
        ("count", "240..x", "not a number of up to"),
        ("count", "240..", "not a number of up to"),
        ("count", "240..250..260", "not a number of up to"),
        ("quantity", "10 mass-gram..20 length-meter", "two units"),
        ("duration", "P1D..P2Y", "two units"),
        ("ordinal", "1..2", "not an ordinal"),
        ("date", "2014..2024", "not a date"),
    ],
)
def test_what_is_no_range(kind: str, notation: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_value(kind, notation)


def test_the_kinds_that_have_ranges() -> None:
    named = [kind for kind, model in KINDS.items() if model in BOUNDS]
    assert named == ["count", "share", "points", "rate", "quantity", "money", "duration"]


@given(
    st.sampled_from(sorted(UNITS)),
    st.lists(st.integers(-(10**17), 10**17), min_size=2, max_size=3, unique=True),
)
def test_what_a_range_consists_of_can_be_told_from_its_notation(
    kind: str, parts: list[int]
) -> None:
    low, *best, high = sorted(map(Decimal, parts))
    bounds = f"{best[0]} ({low}..{high})" if best else f"{low}..{high}"
    value = parse_value(kind, f"{bounds}{UNITS[kind]}")
    assert isinstance(value, Range)
    assert parse_value(kind, value.canonical) == value
    ends = (part for part in (value.low, value.best, value.high) if part)
    assert values_of_range(value.canonical) == tuple(part.canonical for part in ends)


@pytest.mark.parametrize("text", ["", "..", "a..b", "1990", "2014/2024", "Wait.. what", "5 (7)"])
def test_other_values_are_no_ranges(text: str) -> None:
    assert values_of_range(text) == ()
