"""Blocks laid out once, and moved to where they are asked for again.

WeasyPrint balances columns by laying out all that is in them again for each height it
tries, and lays out the items of a flexible box once to measure and once to set them, so
that a paragraph in both is laid out dozens of times. What a block becomes depends on
itself and its measures, and not on where it stands, as long as nothing floats and it
stands whole, has no room at all (as when the height of a next line is asked for), or may
not be broken and has not room enough. Such answers are kept for the page.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from math import inf
from typing import Any

from factsheet.render.shortcuts.boxmodel import MEASURES, is_in_normal_flow

SURELY = 0.01
"""Pixels: a line that reaches so far beyond the paper doesn't fit, however it is rounded."""
UNBROKEN = ("avoid", "avoid-page", "avoid-column")
"""Values of `break-inside` that hold in columns."""

Layout = Callable[..., Any]
Result = tuple[Any, ...]
"""What WeasyPrint answers: a box or None, where to resume, what breaks the page, the
margins that adjoin the next block's, and more."""


@dataclass(slots=True)
class Request:
    """The arguments of `block_container_layout`."""

    context: Any
    box: Any
    bottom_space: float
    skip_stack: Any
    page_is_empty: bool
    absolute_boxes: list[Any]
    fixed_boxes: list[Any]
    adjoining_margins: list[float] | None
    first_letter_style: Any
    first_line_style: Any
    discard: bool
    max_lines: int | None

    def is_usual(self) -> bool:
        """Whether a block is laid out from its start, where blocks are asked for again."""
        rest = (self.skip_stack, self.first_letter_style, self.first_line_style, self.max_lines)
        return (
            rest == (None,) * 4
            and not self.discard
            and self.adjoining_margins is not None
            and bool(self.box.children)
            and is_asked_again(self.context)
        )

    def key(self) -> tuple[Any, ...]:
        box, context = self.box, self.context
        return (
            id(box.children),
            id(box.style),
            *map(vars(box).get, MEASURES),
            *(self.adjoining_margins or ()),
            context.in_column,
            # Margins at the top of a page other than the first may go.
            self.page_is_empty and context.current_page > 1 and starts_with_margin(box),
            context.forced_break,
        )

    def bottom(self) -> float:
        """Where the paper ends; -inf where there is no room at all."""
        bottom: float = self.context.page_bottom - self.bottom_space
        return bottom

    def outside(self) -> list[Any]:
        """What is placed by a block around, or by the page."""
        return [*self.absolute_boxes, *self.fixed_boxes]


@dataclass
class Block:
    """A block laid out.

    Its box may be in use, and be moved, but only as a whole: what is asked of it is asked
    in relation to its own position.
    """

    result: Result
    """WeasyPrint's."""
    held: tuple[Any, ...]
    """What identifies it: objects keep their identities as long as they are held."""
    shift: float
    """How far margins moved it down."""
    room: float
    """How much room it had below the position it was asked for."""

    @cached_property
    def extent(self) -> float:
        """How much room below the position asked for is enough for it to stand whole."""
        box = self.result[0]
        extent: float = extent_of(box) - box.position_y + self.shift
        return extent

    @cached_property
    def reach(self) -> float:
        """How far below the position asked for its last line ends."""
        box = self.result[0]
        reach: float = reach_of(box) - box.position_y + self.shift
        return reach

    @property
    def is_whole(self) -> bool:
        return self.result[1] is None and self.extent <= self.room

    def at(self, box: Any, margins: list[float]) -> Result:
        """WeasyPrint's answer, where a box stands."""
        new, resume_at, next_page, adjoining, *more = self.result
        margins.append(box.margin_top)
        box.position_y += self.shift
        new = moved(new, box.position_x - new.position_x, box.position_y - new.position_y)
        return new, resume_at, {**next_page}, [*adjoining], *more


@dataclass(slots=True)
class Blocks:
    """The blocks of a page laid out so far."""

    whole: dict[tuple[Any, ...], Block] = field(default_factory=dict)
    pinched: dict[tuple[Any, ...], Block] = field(default_factory=dict)
    """Those without any room, by whether something is on the page, too."""
    settled: dict[int, tuple[Any, bool]] = field(default_factory=dict)
    """Whether all of some contents stays where it is, by identity."""

    def clear(self) -> None:
        self.whole.clear()
        self.pinched.clear()
        self.settled.clear()

    def remembered(self, block_container_layout: Layout) -> Layout:
        """What stands in for WeasyPrint's function of that name."""

        def layout(*arguments: Any, **named: Any) -> Any:
            request = None if named else Request(*arguments)
            if request is None or not request.is_usual() or not self.is_settled(request.box):
                return block_container_layout(*arguments, **named)
            key = request.key()
            known = self._answer(request, key)
            if known is not None:
                return known
            position, outside = request.box.position_y, request.outside()
            result: Result = block_container_layout(*arguments)
            if result[0] is not None and outside == request.outside():
                self._keep(request, key, position, result)
            return result

        return layout

    def _answer(self, request: Request, key: tuple[Any, ...]) -> Result | None:
        box, margins, bottom = request.box, request.adjoining_margins or [], request.bottom()
        if bottom == -inf:
            pinched = self.pinched.get((*key, request.page_is_empty))
            return pinched.at(box, margins) if pinched else None
        whole = self.whole.get(key)
        if whole is None or not whole.is_whole:
            return None
        if box.position_y + whole.extent <= bottom:
            return whole.at(box, margins)
        is_refused = (
            request.context.in_column
            and not request.page_is_empty
            and box.style["break_inside"] in UNBROKEN
            and box.position_y + whole.reach > bottom + SURELY
        )
        # Its answer for a block that may not be broken and doesn't fit.
        return (None, None, {"break": "any", "page": None}, [], False, None) if is_refused else None

    def _keep(
        self, request: Request, key: tuple[Any, ...], position: float, result: Result
    ) -> None:
        box, room = request.box, request.bottom() - position
        new, resume_at, next_page, adjoining, *more = result
        # The rest of the answer is changed in place by whoever asked.
        kept = (new, resume_at, {**next_page}, (*adjoining,), *more)
        block = Block(kept, (box.children, box.style), box.position_y - position, room)
        if room == -inf:
            self.pinched[*key, request.page_is_empty] = block
        elif resume_at is None:
            self.whole[key] = block

    def is_settled(self, box: Any) -> bool:
        """Whether neither a box nor what is in it floats, runs on every page, is a note, a
        table, or set otherwise from its first letter on."""
        style = box.style
        return (
            (is_in_normal_flow(box) or style["position"] == "absolute")
            and style["box_decoration_break"] != "clone"
            and box.first_letter_style is None
            and box.first_line_style is None
            and not hasattr(box, "column_groups")
            and (not box.children or self._are_settled(box.children))
        )

    def _are_settled(self, contents: Any) -> bool:
        known = self.settled.get(id(contents))
        if known is None:
            known = self.settled[id(contents)] = (contents, all(map(self.is_settled, contents)))
        return known[1]


def is_asked_again(context: Any) -> bool:
    """Whether what is laid out now stands in columns or in a flexible box."""
    from weasyprint.formatting_structure.boxes import FlexContainerBox

    roots = context._excluded_shapes_root_boxes  # noqa: SLF001
    is_flexible = any(isinstance(root, FlexContainerBox) for root in roots)
    return (context.in_column or is_flexible) and not context.excluded_shapes


def starts_with_margin(box: Any) -> bool:
    """Whether a margin in a box adjoins its own at the top."""
    for child in filter(is_in_normal_flow, box.children):
        margin = child.style["margin_top"]
        return (margin != "auto" and getattr(margin, "value", 1) != 0) or starts_with_margin(child)
    return False


def moved(box: Any, dx: float, dy: float) -> Any:
    """A copy of a box that has been laid out and of all that is in it, elsewhere."""
    from weasyprint.layout.absolute import AbsolutePlaceholder

    if isinstance(box, AbsolutePlaceholder):
        placeholder = AbsolutePlaceholder(box._box)  # noqa: SLF001
        placeholder.set_laid_out_box(moved(box._box, dx, dy))  # noqa: SLF001
        return placeholder
    new = object.__new__(type(box))
    used = vars(new)
    used.update(vars(box))
    used["position_x"] += dx
    used["position_y"] += dy
    if box.children:
        used["children"] = [moved(child, dx, dy) for child in box.children]
    return new


def extent_of(box: Any) -> float:
    """Where the paper may end, at the earliest, for a box to stand whole.

    For each block in another, WeasyPrint asks for what is below its contents once more.
    """
    bottom: float = box.border_box_y() + box.border_height()
    for child in box.children:
        if hasattr(child, "margin_bottom"):
            below = child.padding_bottom + child.border_bottom_width + max(0, child.margin_bottom)
            bottom = max(bottom, extent_of(child) + below)
    return bottom


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
