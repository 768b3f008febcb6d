"""Derive the theme's world outline from Natural Earth.

    python tools/derive_world.py LAND TARGET

LAND is the file land-50m.json of the package world-atlas (version 2.0.2), TARGET is
src/factsheet/theme/map. Needs nothing but this package.

The coast is projected by `factsheet.pages.worldmap`, so outline and points agree; lines
are thinned to what a page can show (Douglas and Peucker 1973), islands too small to be
seen are left out, and Antarctica is.
"""

import json
import sys
from collections.abc import Iterator
from decimal import Decimal
from math import floor, hypot
from pathlib import Path
from typing import Any

from factsheet.pages.worldmap import CENTRE, SOUTH, project

TOLERANCE = 0.9
"""How far, in units of the view box, a thinned line may leave the true one."""
SMALLEST = 1
"""Area, in square units, below which an island is left out."""
HEAD = """\
{# World outline, after Natural Earth (public domain): tools/derive_world.py makes it.
   For an <svg> whose viewBox is factsheet.pages.worldmap.VIEW_BOX. #}
"""

Point = tuple[float, float]
Degrees = tuple[Decimal, Decimal]


def main(land: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    topology = json.loads(land.read_text(encoding="utf-8"))
    rings = [_ring(polygon, topology) for polygon in _polygons(topology)]
    outlines = [_outline(ring) for ring in rings if max(lat for _, lat in ring) > SOUTH]
    seen = [outline for outline in outlines if abs(_area(outline)) >= SMALLEST]
    data = "".join(map(_path, sorted(seen, key=lambda outline: -abs(_area(outline)))))
    (target / "land.svg.jinja").write_text(f'{HEAD}<path d="{data}"/>\n', encoding="utf-8")


def _polygons(topology: Any) -> Iterator[list[int]]:
    """The arcs of every ring: coasts, and the shores of inland seas."""
    for polygon in topology["objects"]["land"]["geometries"][0]["arcs"]:
        yield from polygon


def _ring(arcs: list[int], topology: Any) -> list[Degrees]:
    """Longitudes and latitudes of a ring (TopoJSON 1.0, §2.1.4: ~n is arc n reversed)."""
    scale, shift = (
        [Decimal(str(number)) for number in topology["transform"][key]]
        for key in ("scale", "translate")
    )
    points: list[Degrees] = []
    for index in arcs:
        x = y = 0
        line = []
        for dx, dy in topology["arcs"][index if index >= 0 else ~index]:
            x, y = x + dx, y + dy
            line.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        points += (line if index >= 0 else line[::-1])[1 if points else 0 :]
    return points


def _outline(ring: list[Degrees]) -> list[Point]:
    """The ring in the view box, thinned in halves."""
    points = _projected(ring)
    half = len(points) // 2
    return _thinned(points[: half + 1])[:-1] + _thinned(points[half:])


def _projected(line: list[Degrees]) -> list[Point]:
    """The line in the view box. One that the map's edge cuts stays on its side."""
    longitudes = _unwrapped([longitude for longitude, _ in line])
    west, east = CENTRE - 180, CENTRE + 180 - Decimal("0.001")
    turn = floor((sum(longitudes, Decimal(0)) / len(longitudes) - west) / 360) * 360
    points = []
    for longitude, (_, latitude) in zip(longitudes, line, strict=True):
        x, y = project(latitude, min(max(longitude - turn, west), east))
        points.append((float(x), float(y)))
    return points


def _unwrapped(longitudes: list[Decimal]) -> list[Decimal]:
    """The same without the jump where a ring crosses the 180th meridian."""
    whole = longitudes[:1]
    for longitude in longitudes[1:]:
        turns = round((longitude - whole[-1]) / 360)
        whole.append(longitude - turns * 360)
    return whole


def _thinned(line: list[Point]) -> list[Point]:
    """The line without the points that lie within the tolerance of the rest."""
    (x1, y1), (x2, y2) = line[0], line[-1]
    length = hypot(x2 - x1, y2 - y1)
    farthest, distance = 0, TOLERANCE
    for index, (x, y) in enumerate(line[1:-1], 1):
        if length:
            away = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
        else:
            away = hypot(x - x1, y - y1)
        if away > distance:
            farthest, distance = index, away
    if not farthest:
        return [line[0], line[-1]]
    return _thinned(line[: farthest + 1])[:-1] + _thinned(line[farthest:])


def _area(outline: list[Point]) -> float:
    pairs = zip(outline, outline[1:] + outline[:1], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def _path(outline: list[Point]) -> str:
    """SVG path data: whole units, relative, with no more characters than needed."""
    (x, y), *rest = [(round(x), round(y)) for x, y in outline[:-1]]
    steps = []
    data = f"M{x}{_next(y)}l"
    for next_x, next_y in rest:
        steps += [next_x - x, next_y - y] if (next_x, next_y) != (x, y) else []
        x, y = next_x, next_y
    return f"{data}{steps[0]}{''.join(map(_next, steps[1:]))}z"


def _next(number: int) -> str:
    return f"{number}" if number < 0 else f" {number}"


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
