"""The projection against the published one, and the outline against the projection."""

import re
from decimal import Decimal
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.pages.worldmap import CENTRE, HEIGHT, SOUTH, WIDTH, project

UNIT = WIDTH / (2 * 3.14159265 * 0.8707)
"""Units of the view box in the globe's radius: the equator is as long as the map is wide."""

LAND = {
    "Lyon": ("45.76", "4.84"),
    "Harare": ("-17.83", "31.05"),
    "Nairobi": ("-1.29", "36.82"),
    "Yaoundé": ("3.87", "11.52"),
    "Bangkok": ("13.75", "100.50"),
    "Brasília": ("-15.79", "-47.88"),
    "Ottawa": ("45.42", "-75.70"),
    "Alice Springs": ("-23.70", "133.88"),
    "Reykjavík, inland": ("64.80", "-18.50"),
    "Chukotka, beyond the 180th meridian": ("66.50", "-171.50"),
    "Nome, inland": ("65.30", "-163.00"),
}
WATER = {
    "middle of the Atlantic": ("30", "-45"),
    "Gulf of Guinea": ("0", "0"),
    "Bay of Bengal": ("14", "88"),
    "Black Sea": ("43.3", "34.5"),
    "Caspian Sea": ("42", "50.5"),
    "Hudson Bay": ("60", "-86"),
    "South Pacific": ("-40", "-120"),
    "Bering Sea": ("58", "178"),
}
COASTS = {
    "Cape Agulhas": ("-34.83", "20.00"),
    "Cape Finisterre": ("42.88", "-9.27"),
    "Cape Comorin": ("8.08", "77.55"),
    "Cape York": ("-10.69", "142.53"),
    "North Cape": ("71.17", "25.78"),
    "Cape São Roque": ("-5.49", "-35.26"),
    "Cape Dezhnyov": ("66.08", "-169.65"),
}

degrees = st.decimals(-180, 180, places=3)
northing = st.decimals(-90, 90, places=3)


def _outlines() -> list[list[tuple[int, int]]]:
    text = files("factsheet").joinpath("theme", "map", "land.svg.jinja").read_text("utf-8")
    outlines = []
    for start, steps in re.findall(r"M([-\d ]+)l([-\d ]+)z", text):
        numbers = [int(number) for part in (start, steps) for number in _numbers(part)]
        x, y = numbers[:2]
        outline = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            outline.append((x, y))
        outlines.append(outline)
    return outlines


def _numbers(data: str) -> list[str]:
    return re.findall(r"-?\d+", data)


OUTLINES = _outlines()


def _on_land(x: float, y: float) -> bool:
    """Even-odd rule over all outlines."""
    crossings = 0
    for outline in OUTLINES:
        for (x1, y1), (x2, y2) in zip(outline, outline[1:] + outline[:1], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1):
                crossings += 1
    return bool(crossings % 2)


def _point(place: tuple[str, str]) -> tuple[float, float]:
    x, y = project(*map(Decimal, place))
    return float(x), float(y)


@pytest.mark.parametrize(
    ("latitude", "easting", "x", "y"),
    # As PROJ has them: +proj=natearth +R=1
    [
        ("0", "90", 1.3676923617, 0.0),
        ("30", "90", 1.3092369966, 0.5291484744),
        ("60", "90", 1.1200132677, 1.0445702652),
        ("-33.5", "151", 2.1715728040, -0.5911009338),
        ("66", "-170", -2.0154718679, 1.1386833710),
    ],
)
def test_natural_earth(latitude: str, easting: str, x: float, y: float) -> None:
    point = project(Decimal(latitude), CENTRE + Decimal(easting))
    # 1.3823433846 is the y of 84° N, the upper edge.
    assert float(point[0]) == pytest.approx(WIDTH / 2 + x * UNIT, abs=0.01)
    assert float(point[1]) == pytest.approx((1.3823433846 - y) * UNIT, abs=0.01)


@pytest.mark.parametrize("name", LAND)
def test_a_city_lies_on_land(name: str) -> None:
    assert _on_land(*_point(LAND[name]))


@pytest.mark.parametrize("name", WATER)
def test_a_sea_is_water(name: str) -> None:
    assert not _on_land(*_point(WATER[name]))


@pytest.mark.parametrize("name", COASTS)
def test_a_cape_lies_on_the_coast(name: str) -> None:
    x, y = _point(COASTS[name])
    nearest = min((px - x) ** 2 + (py - y) ** 2 for outline in OUTLINES for px, py in outline)
    assert nearest < 4**2


def test_the_outline_fills_the_view_box() -> None:
    xs, ys = zip(*(point for outline in OUTLINES for point in outline), strict=True)
    assert 0 <= min(xs) < 200
    assert WIDTH - 200 < max(xs) <= WIDTH
    assert 0 <= min(ys) < 20
    assert HEIGHT - 20 < max(ys) <= HEIGHT


@given(northing, degrees)
def test_a_point_stays_within_the_map_and_a_full_turn_changes_nothing(
    latitude: Decimal, longitude: Decimal
) -> None:
    x, y = project(latitude, longitude)
    assert 0 <= x <= WIDTH
    assert y <= HEIGHT or latitude < SOUTH
    assert project(latitude, longitude + 360) == (x, y) == project(latitude, longitude - 360)


@given(degrees, northing, northing)
def test_north_is_up(longitude: Decimal, one: Decimal, other: Decimal) -> None:
    south, north = sorted((one, other))
    assert project(north, longitude)[1] <= project(south, longitude)[1]


def test_beyond_the_poles_is_nowhere() -> None:
    with pytest.raises(ValueError, match="91"):
        project(Decimal(91), Decimal(0))
