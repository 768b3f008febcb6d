"""Maps of data: their territories, and what a page draws of them."""

import csv
import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.model.sheet import Inset
from factsheet.pages.choropleth import GRID, RAMPS, SEEN, choropleth, outlines
from factsheet.pages.worldmap import HEIGHT, WIDTH, project
from support.choropleths import coloured as view
from support.editions import ROOT

EUROPE = Inset(north=Decimal(56), south=Decimal(42), west=Decimal(-5), east=Decimal(22))
CITIES = {
    "Simferopol": ("44.95", "34.10", "UA"),
    "Laayoune": ("27.15", "-12.5", "EH"),
    "Hargeisa": ("9.56", "44.06", "SO"),
    "Kyrenia, inland": ("35.25", "33.40", "CY"),
    "Pristina": ("42.67", "21.17", "XK"),
    "Saül": ("3.62", "-53.21", "GF"),
    "Longyearbyen, inland": ("78.3", "17.5", "SJ"),
    "Lyon": ("45.76", "4.84", "FR"),
    "Chukotka, beyond the 180th meridian": ("66.50", "-171.50", "RU"),
    "Ramallah": ("31.95", "35.2", "PS"),
    "Juba": ("4.85", "31.6", "SS"),
}


def rings(path: str) -> list[list[tuple[int, int]]]:
    found = []
    for x, y, steps in re.findall(r"M(-?\d+) ?(-?\d+)l([-\d ]+)z", path):
        ring = [(int(x), int(y))]
        numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
        for dx, dy in zip(numbers[0::2], numbers[1::2], strict=True):
            ring.append((ring[-1][0] + dx, ring[-1][1] + dy))
        found.append(ring)
    return found


def holds(path: str, point: tuple[Decimal, Decimal]) -> bool:
    """Whether a point of the view box is inside, by the even-odd rule."""
    x, y = (float(part) * GRID for part in point)
    inside = False
    for ring in rings(path):
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


@pytest.mark.parametrize("name", CITIES)
def test_a_city_lies_in_its_territory_alone(name: str) -> None:
    latitude, longitude, code = CITIES[name]
    point = project(Decimal(latitude), Decimal(longitude))
    assert [other for other, one in outlines().items() if holds(one.path, point)] == [code]


def test_every_territory_of_the_standard_is_on_the_map_but_antarctica() -> None:
    with (ROOT / "examples/countries/data/territories.csv").open(encoding="utf-8") as file:
        codes = {row["alpha_2"] for row in csv.DictReader(file)}
    # Kosovo has a code that ISO leaves to users, and the Siachen Glacier none.
    assert {*outlines()} == codes | {"XK", ""}


def test_outlines_are_rings_on_the_map_that_can_be_drawn_at_once() -> None:
    for code, one in outlines().items():
        assert re.fullmatch(r"(?:M\d+ \d+l(?:-?\d+(?: |(?=-)|(?=z)))+z)*", one.path), code
        points = [point for ring in rings(one.path) for point in ring]
        assert all(0 <= x <= WIDTH * GRID and 0 <= y <= HEIGHT * GRID + 60 for x, y in points), code
        assert 0 <= one.middle[0] <= WIDTH
        if points and code:
            xs, _ = zip(*points, strict=True)
            assert one.box.left * GRID - 1 <= min(xs) <= max(xs) <= one.box.right * GRID + 1


def test_neighbours_share_their_border() -> None:
    """Simplified once: every corner of it is one of both."""
    corners = {
        code: {point for ring in rings(outlines()[code].path) for point in ring}
        for code in ("FR", "DE", "ES", "PL", "CZ", "BR", "BO")
    }
    for one, other, least in (("FR", "ES", 5), ("DE", "PL", 5), ("DE", "CZ", 5), ("BR", "BO", 15)):
        assert len(corners[one] & corners[other]) >= least


def test_small_territories_are_dots() -> None:
    drawn = choropleth(view([["FR", "MT"], ["SG", "GI"]], ["TV"]))
    none, low, high = drawn.layers
    assert [layer.style for layer in drawn.layers] == ["scale-none", "scale-2", "scale-4"]
    assert [layer.dots.count("M") for layer in drawn.layers] == [1, 1, 2]
    assert low.outlines == outlines()["FR"].path + outlines()["MT"].path
    assert len(none.outlines) > 50_000
    assert drawn.view_box == f"0 0 {WIDTH} {HEIGHT}"
    assert high.dots.startswith("M")
    x, y = rings(low.dots)[0][0]
    assert (x, y) == (outlines()["MT"].middle[0] * GRID - 16, outlines()["MT"].middle[1] * GRID)


def test_an_inset_shows_small_territories_larger() -> None:
    drawn = choropleth(view([["FR", "LU", "AD", "JP"], ["AU"]], inset=EUROPE))
    assert drawn.inset is not None
    world, within = drawn.layers[1], drawn.inset_layers[1]
    assert (world.dots.count("M"), within.dots.count("M")) == (2, 1)  # Andorra is still too small
    assert outlines()["JP"].path in world.outlines
    assert outlines()["JP"].path not in within.outlines
    assert Decimal(drawn.view_box.rpartition(" ")[2]) >= drawn.inset.frame.bottom
    assert drawn.inset.frame.right < 560
    left = drawn.inset.frame.left * GRID
    assert all(x >= left - 32 for ring in rings(within.dots) for x, _ in ring)


codes = st.lists(st.sampled_from(sorted(outlines())[1:]), unique=True, min_size=1)


@settings(max_examples=25)
@given(codes, st.integers(2, 5))
def test_each_territory_has_one_colour(drawn: list[str], number: int) -> None:
    layers = choropleth(view([drawn[place::number] for place in range(number)])).layers
    assert [layer.style for layer in layers] == [
        "scale-none",
        *(f"scale-{step}" for step in RAMPS[number]),
    ]
    for place, layer in enumerate(layers[1:]):
        paths = [outlines()[code] for code in drawn[place::number]]
        assert len(layer.outlines) == sum(len(one.path) for one in paths)
        assert layer.dots.count("M") == sum(one.size < SEEN for one in paths)
    total = sum(len(layer.outlines) for layer in layers)
    assert total == sum(len(one.path) for one in outlines().values())


def test_colours_of_a_scale_are_evenly_taken() -> None:
    assert all(len(ramp) == number == len({*ramp}) for number, ramp in RAMPS.items())
    assert all(list(ramp) == sorted(ramp) for ramp in RAMPS.values())
