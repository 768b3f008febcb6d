"""Measure how full pages are, by WeasyPrint's laid-out boxes. Rows are the children of `main`.
Margins, and pages without a row such as a cover, do not count.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import inf
from typing import Any

from factsheet.paper.fit import PIXELS_PER_MILLIMETRE

LARGEST_HOLE = 12
"""Maximum percentage of the paper that is blank at the end of a page that another one follows."""
LEAST_REST = 50
"""Percentage of the last of several pages that should be filled."""
FORCED = ("page", "left", "right", "recto", "verso", "always")
"""Values of `break-before` that force a new page."""
NUMBERS = ("page", "percent", "blank", "paper")
"""The keys that describe a page in files, in order."""


@dataclass(frozen=True, slots=True)
class PageFill:
    """How full one page is."""

    page: int
    """Its number, from 1."""
    percent: int
    """Percentage of the height between its margins that is used, down to the last line."""
    blank: int
    """Millimetres below the last line, down to the margin."""
    paper: int
    """Millimetres from edge to edge."""
    is_ended: bool = False
    """Whether a new page is forced after it, so that its blank is intended."""

    @property
    def hole(self) -> int:
        """The blank in percent of the paper."""
        return round(100 * self.blank / self.paper)

    @property
    def data(self) -> dict[str, int | bool]:
        """The data for a file."""
        ended: dict[str, int | bool] = {"ended": True} if self.is_ended else {}
        return {name: getattr(self, name) for name in NUMBERS} | ended

    @classmethod
    def read(cls, data: Any) -> "PageFill":
        """Read what `data` returned. Raises TypeError for anything else."""
        if not isinstance(data, Mapping):
            raise TypeError("the fill of a page is not an object")
        numbers: dict[str, Any] = {name: data.get(name) for name in NUMBERS}
        if any(type(one) is not int or one < 0 for one in numbers.values()) or not data["paper"]:
            raise TypeError("the fill of a page is not a positive whole number")
        return cls(**numbers, is_ended=data.get("ended") is True)


@dataclass(slots=True)
class Room:
    """A page with the rows on it, in CSS pixels from its upper edge."""

    number: int
    """The page's number, from 1."""
    page: Any
    """WeasyPrint's."""
    rows: list[Any]
    top: float
    bottom: float
    """The top and bottom of the area for rows."""
    end: float
    """Where the last line ends."""
    is_ended: bool = False

    @property
    def free(self) -> float:
        return max(0.0, self.bottom - self.end)

    def fill(self, moved: float = 0) -> PageFill:
        """The page's fill once its last row is moved down by `moved`."""
        free = max(0.0, self.free - moved)
        used = 1 - free / (self.bottom - self.top)
        blank, paper = (round(part / PIXELS_PER_MILLIMETRE) for part in (free, self.page.height))
        return PageFill(self.number, round(100 * used), blank, paper, self.is_ended)


def rooms(document: Any) -> list[Room]:
    """The pages of a `weasyprint.Document` that have rows."""
    numbered = enumerate(document.pages, 1)
    found = [room for number, page in numbered if (room := _room(number, page))]
    for room, following in pairwise(found):
        room.is_ended = following.rows[0].style["break_before"] in FORCED or _is_turned(
            room, following
        )
    return found


def _is_turned(room: Room, following: Room) -> bool:
    """Whether one page is portrait and the other landscape, so that rows can't move between
    them."""
    return bool(room.page.width != following.page.width)


def _room(number: int, page: Any) -> Room | None:
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox

    box = page._page_box  # noqa: SLF001
    root = box.children[0]
    rows = [row for main in mains(root) for row in main.children]
    end = max((lowest(row) for row in rows), default=-inf)
    if end == -inf:
        return None
    areas = [area for area in box.children[1:] if isinstance(area, FootnoteAreaBox)]
    notes = sum(area.margin_height() for area in areas if area.children)
    top = box.content_box_y()
    return Room(number, page, rows, top, top + box.height - notes, end)


def mains(root: Any) -> Iterator[Any]:
    """The boxes of `main` on a page; the body's if the document has no `main`."""
    bodies = [box for box in root.children if _tag(box) == "body"]
    if root.element.find(".//main") is None:
        yield from bodies
    for body in bodies:
        yield from (box for box in body.children if _tag(box) == "main")


def _tag(box: Any) -> Any:
    element = getattr(box, "element", None)
    return element.tag if element is not None else None


def lowest(box: Any) -> float:
    """Where the last line, picture or filled box ends in a box; minus infinity if everything in it
    is placed elsewhere."""
    line, placed_elsewhere = _kinds()
    if isinstance(box, placed_elsewhere):
        return -inf
    end = float(box.border_box_y() + box.border_height())
    is_drawn = getattr(box, "background", None) is not None or box.border_bottom_width
    if is_drawn or not box.children or isinstance(box.children[0], line):
        return end
    return max(map(lowest, box.children))


@cache
def _kinds() -> tuple[type, type]:
    """WeasyPrint's classes of lines and of boxes placed elsewhere, imported once, not per box."""
    from weasyprint.formatting_structure.boxes import LineBox
    from weasyprint.layout.absolute import AbsolutePlaceholder

    return LineBox, AbsolutePlaceholder
