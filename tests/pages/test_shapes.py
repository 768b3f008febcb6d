import re
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from math import atan2, dist, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.edition.document import FactView
from factsheet.pages.shapes import APART, GAP, donut, map_view
from factsheet.pages.worldmap import project
from support.documents import fact, offices


def share(number: float) -> FactView:
    return fact("en", "x", "[1]", "Label", kind="share", number=number)


def count(number: float | None) -> FactView:
    return fact("en", "x", "[1]", "Label", number=number)


def extent(path: str) -> float:
    """How much of the circle the outer arc of a slice takes, gap included."""
    start, large, end = re.match(r"M(\S+ \S+) A50 50 0 ([01]) 1 (\S+ \S+)", path).groups()  # type: ignore[union-attr]
    first, last = (
        atan2(float(x) - 50, 50 - float(y)) / (2 * pi) for x, y in (start.split(), end.split())
    )
    taken = (last - first) % 1
    assert (taken > 0.5) == (large == "1")
    return taken + GAP


def test_a_quarter_ends_at_three_o_clock() -> None:
    quarter, rest = donut([share(0.25), share(0.75)])
    assert extent(quarter.path) == pytest.approx(0.25, abs=1e-4)
    assert extent(rest.path) == pytest.approx(0.75, abs=1e-4)
    assert quarter.path.startswith("M50.9")
    assert " 99.991 49.0" in quarter.path


def test_what_no_fact_accounts_for_stays_open() -> None:
    quarter, rest = donut([share(0.25)])
    assert quarter.fact is not None
    assert rest.fact is None
    assert extent(rest.path) == pytest.approx(0.75, abs=1e-4)


def test_counts_are_parts_of_the_total() -> None:
    first, second, rest = donut([count(100), count(50)], count(200))
    assert [round(extent(part.path), 3) for part in (first, second, rest)] == [0.5, 0.25, 0.25]


def test_counts_without_a_total_are_parts_of_their_sum() -> None:
    first, second = donut([count(100), count(300)])
    assert round(extent(first.path), 3) == 0.25
    assert second.fact is not None


def test_a_whole_is_two_half_rings() -> None:
    (whole,) = donut([share(1.0)])
    assert whole.path.count("Z") == 2


def test_nothing_to_show_is_no_slice() -> None:
    assert donut([count(0), count(None)]) == ()


@given(st.lists(st.floats(0.02, 1000), min_size=2, max_size=8))
def test_slices_fill_the_circle(numbers: list[float]) -> None:
    facts = [count(number) for number in numbers]
    slices = donut(facts)
    assert [part.fact for part in slices] == facts
    drawn = [number / sum(numbers) for number in numbers]
    for part, expected in zip(slices, drawn, strict=True):
        if GAP < expected < 0.99:
            assert extent(part.path) == pytest.approx(expected, abs=2e-3)


def test_places_stand_by_group_in_the_order_of_the_rows() -> None:
    groups = map_view(offices("en"), "place", "kind").groups
    assert [group.name.text.strip("\u2066\u2069") for group in groups][:2] == [
        "Headquarters",
        "Global Complex for Innovation",
    ]
    assert [len(group.places) for group in groups] == [1, 1, 6, 3, 3]
    assert len({group.marker for group in groups}) == 5
    lyon = groups[0].places[0]
    assert lyon.point == lyon.marker_at == project(Decimal("45.76"), Decimal("4.84"))


def test_no_marker_hides_another() -> None:
    places = [
        place for group in map_view(offices("en"), "place", "kind").groups for place in group.places
    ]
    for one, other in combinations(places, 2):
        assert one.marker_at is not None
        assert other.marker_at is not None
        assert dist(map(float, one.marker_at), map(float, other.marker_at)) >= APART
    aside = [place.name.text.strip("\u2066\u2069") for place in places if place.is_aside]
    assert aside == ["Brussels", "The Hague"]


def test_a_place_without_coordinates_is_named_but_not_drawn() -> None:
    series = offices("en")
    row = series.rows[0]
    unknown = replace(row, values={**row.values, "place": row.values["kind"]})
    groups = map_view(replace(series, rows=(unknown,)), "place", "kind").groups
    assert groups[0].places[0].point is None
