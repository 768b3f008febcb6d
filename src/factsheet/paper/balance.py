"""Balance pages: spread rows, tighten them or move them to the next page, within bounds.

If a page has room left, its rows are moved apart, which needs no second layout. If it would still
end with a gap, or the last page would be nearly empty, the document is laid out in a few other
ways, and the first of the most even ones is used.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from factsheet.paper.fit import STEPS, Fitted, Step, measures, style
from factsheet.paper.pagefill import LARGEST_HOLE, LEAST_REST, PageFill, Room, rooms

WIDEST = 1.3
"""Maximum relative growth of the distance between two rows."""
LOOSER = (Step(125, 103, 100), Step(150, 105, 102))
"""Steps that loosen a document."""
CLOSER = STEPS[:3]
"""Steps that tighten it. The tightest of all would be noticeable beside a page that is spread."""
SPARE = 1
"""Percentage points by which pages should be better than required, if possible."""
REACH = 0.15
"""Maximum part of a page that tighter distances may gain to make room for a row."""


@dataclass(slots=True)
class _Way:
    """One way to lay a document out."""

    document: Any
    rooms: list[Room]

    @property
    def shares(self) -> list[float]:
        """The relative growth of each page's distances."""
        found: list[float] = []
        for number, room in enumerate(self.rooms, 1):
            wanted = room.free / total if (total := sum(_gaps(room))) else 0.0
            share = min(wanted, WIDEST)
            if number == len(self.rooms) or room.is_ended:
                hole = room.fill(share * total).hole
                others = found[-1] if found else 0.0
                share = share if hole <= LARGEST_HOLE else min(share, others)
            found.append(share)
        return found

    @property
    def fills(self) -> list[PageFill]:
        pairs = zip(self.rooms, self.shares, strict=True)
        return [room.fill(share * sum(_gaps(room))) for room, share in pairs]

    @property
    def unevenness(self) -> int:
        """Percentage of paper by which holes and a nearly empty last page exceed what they should
        have."""
        *pages, last = self.fills
        holes = [max(0, fill.hole - LARGEST_HOLE + SPARE) for fill in pages if not fill.is_ended]
        rest = max(0, LEAST_REST + SPARE - last.percent) if pages else 0
        return sum(holes) + rest


def balance(lay_out: Callable[[str], Any], fitted: Fitted) -> tuple[Any, tuple[PageFill, ...]]:
    """The document with its pages as even as the bounds allow, and how full they are. `lay_out` is
    as in `fit`, whose result is `fitted`.
    """
    best = _Way(fitted.document, rooms(fitted.document))
    if not best.rooms:
        return fitted.document, ()
    if not fitted.over and len(best.rooms) > 1 and best.unevenness:
        best = _evened(lay_out, best, fitted.step)
    shares, fills = best.shares, tuple(best.fills)
    for room, share in zip(best.rooms, shares, strict=True):
        _spread(best.document, room, share)
    return best.document, fills


def _evened(lay_out: Callable[[str], Any], first: _Way, step: int) -> _Way:
    """The most even of a few ways, as soon as one is even enough."""
    best = first
    for way in _ways(lay_out, first, step):
        is_alike = len(way.rooms) == len(first.rooms)
        if is_alike and way.unevenness < best.unevenness:
            best = way
        if not best.unevenness:
            break
    return best


def _ways(lay_out: Callable[[str], Any], first: _Way, step: int) -> Iterator[_Way]:
    def way(css: str) -> _Way:
        document = lay_out(css)
        found = rooms(document)
        for room, before in zip(found, first.rooms, strict=False):
            room.is_ended = before.is_ended  # not by the rule of `_moved`
        return _Way(document, found)

    own = measures(first.document)
    set_as_it_is = style(STEPS[step - 1], *own) if step else ""
    moved = _moved(first)
    if moved:
        yield way(set_as_it_is + moved)
    if step == 0:
        if _can_be_drawn_together(first):
            yield from (way(style(closer, *own)) for closer in CLOSER)
        for looser in LOOSER:
            yield way(style(looser, *own))
            if moved:
                yield way(style(looser, *own) + moved)


def _moved(first: _Way) -> str:
    """The rule that begins the last page with an earlier row, if that makes pages more even."""
    *_, before, last = first.rooms
    best, rule = first.unevenness, ""
    rows, gaps = before.rows, _gaps(before)
    for number in range(len(rows) - 1, 0, -1):
        row = rows[number]
        upper = rows[number - 1]
        end = upper.border_box_y() + upper.border_height()
        moved = before.end - row.border_box_y()
        above = rows[:number]
        shorter = Room(before.number, before.page, above, before.top, before.bottom, end)
        below = [*rows[number:], *last.rows]
        longer = Room(last.number, last.page, below, last.top, last.bottom, last.end + moved)
        if longer.end + gaps[-1] > last.bottom:
            break
        tried = _Way(first.document, [*first.rooms[:-2], shorter, longer])
        if tried.unevenness < best:
            best, rule = tried.unevenness, _break_before(before, row)
    return rule


def _break_before(room: Room, row: Any) -> str:
    """The rule that begins a page with a row of `main`; empty if no selector matches it."""
    main = room.page._page_box.children[0].element.find(".//main")  # noqa: SLF001
    elements = list(main) if main is not None else []
    if row.element not in elements:
        return ""
    number = elements.index(row.element) + 1
    return f"main > :nth-child({number}) {{ break-before: page; margin-block-start: 0; }}"


def _can_be_drawn_together(first: _Way) -> bool:
    """Whether a page with a hole might hold the next one's first row, set closer."""
    for room, following in pairwise(first.rooms):
        wanted = following.rows[0].margin_height() - room.free
        if room.free and 0 < wanted < REACH * (room.bottom - room.top):
            return True
    return False


def _gaps(room: Room) -> list[float]:
    """The distances between the rows of a page."""
    edges = [(row.border_box_y(), row.border_height()) for row in room.rows]
    pairs = pairwise(edges)
    return [max(0.0, lower - upper - height) for (upper, height), (lower, _) in pairs]


def _spread(document: Any, room: Room, share: float) -> None:
    """Move the rows of a page apart, with the links and anchors on them."""
    if share <= 0:
        return
    moved = 0.0
    for gap, row in zip(_gaps(room), room.rows[1:], strict=True):
        moved += gap * share
        row.translate(0, moved)
        _move_grounds(row, moved)
    pages = document.pages
    # A page stores the positions of its links and anchors when it is made.
    pages[pages.index(room.page)] = type(room.page)(room.page._page_box)  # noqa: SLF001


def _move_grounds(box: Any, by: float) -> None:
    """Move the backgrounds in a box that has been moved down: they were placed before."""
    box = getattr(box, "_box", box)  # of a box with an absolute position
    if ground := getattr(box, "background", None):
        layers = [
            layer._replace(
                painting_area=_lower(layer.painting_area, by),
                positioning_area=_lower(layer.positioning_area, by),
                clipped_boxes=[_lower(clip, by) for clip in layer.clipped_boxes],
            )
            for layer in ground.layers
        ]
        box.background = ground._replace(layers=layers)
    for child in box.all_children():
        _move_grounds(child, by)


def _lower(area: Any, by: float) -> Any:
    """A rectangle moved down. A keyword in place of a rectangle is unchanged."""
    if isinstance(area, str):
        return area
    x, y, *rest = area
    return (x, y + by, *rest)
