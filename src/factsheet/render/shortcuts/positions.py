"""Where boxes stand that have been laid out, and how far down they need the paper."""

from math import inf
from typing import Any

from factsheet.render.shortcuts.boxmodel import is_in_normal_flow

ROUNDING = 5e-10
"""Of a length: that much may be lost or won as it is added up."""
PLACED = "_box"
"""What WeasyPrint's stand-ins for boxes with an absolute position have, and no box: theirs."""


def moved(box: Any, dx: float, dy: float) -> Any:
    """A copy of a box that has been laid out and of all that is in it, elsewhere."""
    used = vars(box)
    if PLACED in used:
        placeholder = type(box)(used[PLACED])
        placeholder.set_laid_out_box(moved(used[PLACED], dx, dy))
        return placeholder
    new = object.__new__(type(box))
    new.__dict__ = used = used.copy()
    used["position_x"] += dx
    used["position_y"] += dy
    if used["children"]:
        used["children"] = [moved(child, dx, dy) for child in used["children"]]
    return new


def fits(position: float, bottom: float) -> bool:
    """Whether what ends at a position does not overflow paper that ends at `bottom`.

    WeasyPrint lets it overflow by twice as much: so much for numbers that it rounds.
    """
    return position <= bottom + ROUNDING * max(0, bottom)


def extent_of(box: Any) -> float:
    """Where the paper may end, at the earliest, for a box to stand whole.

    For each block in another, WeasyPrint asks for what is below its contents once more.
    Of what is in a line, only blocks that are placed there ask for room of their own.
    """
    from weasyprint.formatting_structure.boxes import LineBox

    bottom: float = box.border_box_y() + box.border_height()
    for child in box.children:
        if isinstance(child, LineBox):
            below = box.padding_bottom + box.border_bottom_width
            bottom = max(bottom, child.position_y + child.height + below)
            contents = placed_in(child)
        else:
            contents = [child]
        for block in contents:
            below = block.padding_bottom + block.border_bottom_width + max(0, block.margin_bottom)
            bottom = max(bottom, extent_of(block) + below)
    return bottom


def placed_in(line: Any) -> list[Any]:
    """The blocks in a line that don't belong to it: those with an absolute position."""
    placed = []
    for child in line.children:
        if PLACED in vars(child):
            placed.append(child)
        elif child.children:
            placed += placed_in(child)
    return placed


def reach_of(box: Any) -> float:
    """Where the last line ends of those that stand in a box and in the blocks of it."""
    from weasyprint.formatting_structure.boxes import BlockBox, LineBox

    if box.style["height"] != "auto":
        # What overflows such a box is forgotten.
        return -inf
    ends = [-inf]
    for child in box.children:
        if isinstance(child, LineBox):
            ends.append(child.position_y + child.height)
        elif isinstance(child, BlockBox) and is_in_normal_flow(child):
            ends.append(reach_of(child))
    return max(ends)
