"""Geometry of a map of data: the outlines of its territories by class, and dots for small ones."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from factsheet.edition.blocks import ChoroplethView
from factsheet.edition.document import RowView
from factsheet.model.codes import Territory
from factsheet.pages.maplabels import Enlarged, LabelBox, Point
from factsheet.pages.shapes import region_of
from factsheet.pages.worldmap import HEIGHT, WIDTH

GRID = 2
"""Steps of the outlines' coordinates in a unit of the map's view box."""
SEEN = 16
"""Area, in square units as drawn, below which a territory is a dot."""
DOT_RADIUS = 16
DOT = "l1-6 4-5 5-4 6-1 6 1 5 4 4 5 1 6-1 6-4 5-5 4-6 1-6-1-5-4-4-5z"
"""A dot on the grid, from its left."""
RAMPS: Mapping[int, tuple[int, ...]] = {
    2: (2, 4),
    3: (1, 3, 5),
    4: (2, 3, 4, 5),
    5: (1, 2, 3, 4, 5),
}
"""The colours of the scale for each number of classes, from the lowest class."""
FRAME_WIDTH, FRAME_HEIGHT = Decimal(540), Decimal(400)
"""Maximum size of an inset."""
FRAME_LEFT, FRAME_TOP = Decimal(8), Decimal(690)
"""Its place: below the islands of the South Pacific, and partly below the map."""


@dataclass(frozen=True, slots=True)
class TerritoryShape:
    """A territory on the map."""

    size: int
    """Its area, in square units of the view box."""
    middle: tuple[int, int]
    """Where its dot is: the middle of its largest island."""
    box: LabelBox
    path: str
    """SVG path data on the grid; empty if nothing of it can be drawn."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Path data, on the grid, of all territories of one colour."""

    style: str
    """The token of its colour: `scale-none` without data, otherwise `scale-1` and so on."""
    outlines: str
    dots: str


@dataclass(frozen=True, slots=True)
class Coloured:
    """A map of data. The first layer is without data; the others are those of the classes."""

    layers: tuple[Layer, ...]
    inset: Enlarged | None
    inset_layers: tuple[Layer, ...]

    @property
    def view_box(self) -> str:
        bottom = self.inset.frame.bottom + 8 if self.inset else HEIGHT
        return f"0 0 {WIDTH} {max(Decimal(HEIGHT), bottom):.0f}"


@cache
def outlines() -> Mapping[str, TerritoryShape]:
    """The territories that can be drawn, by code. The code is empty for areas without one."""
    text = files("factsheet").joinpath("theme/map/territories.json").read_text("utf-8")
    return {
        code: TerritoryShape(size, (x, y), LabelBox(*map(Decimal, box)), path)
        for code, (size, x, y, *box, path) in json.loads(text).items()
    }


def choropleth(block: ChoroplethView) -> Coloured:
    """The map of a block."""
    ramp = RAMPS.get(len(block.classes), RAMPS[5]) if block.classes else ()
    styles = {
        code: f"scale-{step}"
        for step, one in zip(ramp, block.classes, strict=False)
        for code in _codes(one.rows, block.place)
    }
    dotted = {*styles, *_codes(block.missing, block.place)}
    names = ("scale-none", *(f"scale-{step}" for step in ramp))
    inset = _enlarged(region_of(block.inset)) if block.inset and block.inset.is_region else None
    world = tuple(_layer(name, styles, dotted, None) for name in names)
    within = tuple(_layer(name, styles, dotted, inset) for name in names) if inset else ()
    return Coloured(world, inset, within)


def _codes(rows: Iterable[RowView], place: str) -> Iterable[str]:
    """The territories of some rows."""
    for row in rows:
        value = row.values.get(place)
        if isinstance(value, Territory):
            yield value.code


def _enlarged(region: LabelBox) -> Enlarged:
    width, height = region.right - region.left, region.bottom - region.top
    scale = min(FRAME_WIDTH / width, FRAME_HEIGHT / height).quantize(Decimal("0.01"))
    right, bottom = FRAME_LEFT + width * scale, FRAME_TOP + height * scale
    return Enlarged(region, LabelBox(FRAME_LEFT, FRAME_TOP, right, bottom), scale)


def _layer(
    style: str, styles: Mapping[str, str], dotted: set[str], inset: Enlarged | None
) -> Layer:
    """The territories of one style, on the map or in its inset. Dots have the same size in both."""
    drawn, dots = [], []
    for code, one in outlines().items():
        if styles.get(code, "scale-none") != style or (inset and not inset.region.meets(one.box)):
            continue
        drawn.append(one.path)
        point = Decimal(one.middle[0]), Decimal(one.middle[1])
        is_small = one.size * (inset.scale**2 if inset else 1) < SEEN
        if code in dotted and is_small and (inset is None or inset.region.holds(point)):
            dots.append(_dot(inset.shown(point) if inset else point))
    return Layer(style, "".join(drawn), "".join(dots))


def _dot(point: Point) -> str:
    left, middle = (round(part * GRID) for part in point)
    return f"M{left - DOT_RADIUS}{' ' if middle >= 0 else ''}{middle}{DOT}"
