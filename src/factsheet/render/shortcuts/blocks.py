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

from factsheet.render.shortcuts.boxmodel import is_in_normal_flow
from factsheet.render.shortcuts.positions import extent_of, fits, moved, reach_of
from factsheet.render.shortcuts.requests import Margins, Request

SURELY = 0.01
"""Pixels: a line that reaches so far beyond the paper doesn't fit, however it is rounded."""
UNBROKEN = ("avoid", "avoid-page", "avoid-column")
"""Values of `break-inside` that hold in columns."""

Layout = Callable[..., Any]
Result = tuple[Any, ...]
"""What WeasyPrint answers: a box or None, where to resume, what breaks the page, the
margins that adjoin the next block's, and more."""


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
    above: Margins
    """The margins above it when it was laid out."""
    margins: tuple[float, ...]
    """Those that adjoin at its top: its own, and those of blocks in it."""
    offset: float
    """How far they moved it down."""

    @cached_property
    def extent(self) -> float:
        """How much room below its position is enough for it to stand whole."""
        box = self.result[0]
        return extent_of(box) - float(box.position_y)

    @cached_property
    def reach(self) -> float:
        """How far below its position its last line ends."""
        box = self.result[0]
        return reach_of(box) - float(box.position_y)

    def is_alike(self, above: Margins) -> bool:
        """Whether margins above do no more than move it.

        Where margins of blocks in it count, what is placed before them may stay behind.
        """
        return above == self.above or not any(self.margins[1:])

    def shift(self, above: Margins) -> float:
        """How far margins move it down."""
        if above == self.above:
            return self.offset
        return self.offset + self._collapsed(above) - self._collapsed(self.above)

    def _collapsed(self, above: Margins) -> float:
        return max(above[0], *self.margins) + min(above[1], *self.margins)

    def at(self, request: Request, above: Margins) -> Result:
        """WeasyPrint's answer, where a box stands."""
        box, (new, resume_at, next_page, adjoining, *more) = request.box, self.result
        if request.adjoining_margins is not None:
            request.adjoining_margins.extend(self.margins)
        box.position_y += self.shift(above)
        new = moved(new, box.position_x - new.position_x, box.position_y - new.position_y)
        return new, resume_at, {**next_page}, [*adjoining], *more


@dataclass(slots=True)
class Blocks:
    """The blocks of a page laid out so far."""

    whole: dict[tuple[Any, ...], Block] = field(default_factory=dict)
    pinched: dict[tuple[Any, ...], Block] = field(default_factory=dict)
    """Those without any room, by whether something is on the page and by margins, too."""
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
            key, above = request.key(), request.margins()
            known = self._answer(request, key, above)
            if known is not None:
                return known
            position, outside = request.box.position_y, request.outside()
            count = len(request.adjoining_margins or ())
            result: Result = block_container_layout(*arguments)
            # Where margins go through a block, its answer is the list it was asked with.
            is_through = result[3] is request.adjoining_margins
            if result[0] is not None and outside == request.outside() and not is_through:
                margins = tuple(request.adjoining_margins or ())[count:]
                self._keep(request, key, above, margins, position, result)
            return result

        return layout

    def _answer(self, request: Request, key: tuple[Any, ...], above: Margins) -> Result | None:
        box, bottom = request.box, request.bottom()
        if bottom == -inf:
            pinched = self.pinched.get((*key, request.page_is_empty, above))
            return pinched.at(request, above) if pinched else None
        whole = self.whole.get(key)
        if whole is None or not whole.is_alike(above):
            return None
        position = box.position_y + whole.shift(above)
        if fits(position + whole.extent, bottom):
            return whole.at(request, above)
        is_refused = (
            request.context.in_column
            and not request.page_is_empty
            and box.style["break_inside"] in UNBROKEN
            and position + whole.reach > bottom + SURELY
        )
        # Its answer for a block that may not be broken and doesn't fit.
        return (None, None, {"break": "any", "page": None}, [], False, None) if is_refused else None

    def _keep(
        self,
        request: Request,
        key: tuple[Any, ...],
        above: Margins,
        margins: tuple[float, ...],
        position: float,
        result: Result,
    ) -> None:
        box, bottom = request.box, request.bottom()
        new, resume_at, next_page, adjoining, *more = result
        # The rest of the answer is changed in place by whoever asked.
        kept = (new, resume_at, {**next_page}, (*adjoining,), *more)
        offset = box.position_y - position
        block = Block(kept, (box.children, box.style), above, margins, offset)
        if bottom == -inf:
            self.pinched[*key, request.page_is_empty, above] = block
        elif resume_at is None and fits(box.position_y + block.extent, bottom):
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
