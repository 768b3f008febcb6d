"""Divide unbreakable blocks into columns after one layout.

WeasyPrint balances columns by laying out their contents again for each height that it tries.
Blocks that may not be broken have the same height in every column of one width, so here they are
laid out once, one below the other, and moved to the lowest columns that hold them. Columns that
continue on another page, and those of breakable text, are left to WeasyPrint.

It imports WeasyPrint, so it is imported where a page is laid out.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from math import inf
from typing import Any

from weasyprint.formatting_structure.boxes import BlockLevelBox
from weasyprint.layout.block import block_box_layout, block_level_width, collapse_margin
from weasyprint.layout.column import _create_column_box
from weasyprint.layout.percent import percentage

ROUNDING = 1e-6
"""Tolerance in pixels for sums of lengths."""
WHOLE = ("avoid", "avoid-column")
"""Values of `break-inside` with which a block is never divided between columns."""
Layout = Callable[..., Any]


def division(tops: Sequence[float], bottoms: Sequence[float], count: int) -> list[int]:
    """The indexes of the blocks, one below the other, with which columns begin. `tops` and
    `bottoms` are where each of at least one block begins and ends. The columns, `count` at most,
    are as low as possible.
    """
    reaches = list(accumulate(bottoms, max))
    highest = max(reach - top for top, reach in zip(tops, reaches, strict=True))
    height = max(highest, (reaches[-1] - tops[0]) / count)
    while True:
        starts, more = [0], inf
        while (next_one := bisect_right(reaches, tops[starts[-1]] + height + ROUNDING)) < len(tops):
            more = min(more, reaches[next_one] - tops[starts[-1]])
            starts.append(next_one)
        if len(starts) <= count:
            return starts
        height = more


def balanced(columns_layout: Layout) -> Layout:
    """Replaces WeasyPrint's function of that name."""

    def layout(context: Any, box: Any, bottom_space: float, skip_stack: Any, *more: Any) -> Any:
        containing_block, _, _, _, margins, *first = more
        if skip_stack is None and first == [None, None] and _is_usual(context, box):
            found = _divided(context, box, containing_block, margins)
            if found:
                new, next_page = found
                if not context.overflows_page(bottom_space, new.content_box_y() + new.height):
                    return new, None, next_page, [], False
        return columns_layout(context, box, bottom_space, skip_stack, *more)

    return layout


def _divided(
    context: Any, box: Any, containing_block: Any, margins: Sequence[float]
) -> tuple[Any, Any] | None:
    """The box with its columns, whatever their length, and WeasyPrint's description of the next
    page. None if blocks have margins that would vanish at the top of a column.
    """
    box, style = box.copy_with_children(box.children), box.style
    box.position_y += collapse_margin(margins)
    block_level_width(box, containing_block)
    gap = style["column_gap"]
    gap = style["font_size"] if gap == "normal" else percentage(gap, style, box.width)
    count = style["column_count"]
    width = max(0, box.width - (count - 1) * gap) / count
    children = [child.copy() for child in box.children]
    column = _create_column_box(box, containing_block, children, width, box.content_box_y())
    outside: list[Any] = []
    context.in_column = True
    column, rest, next_page, *_ = block_box_layout(
        *(context, column, -inf, None, containing_block, True, outside, outside, []),
        *(None, None, False, None),
    )
    context.in_column = False
    if column is None or rest or outside or any(map(_margin_above, column.children)):
        return None
    blocks, top = column.children, column.content_box_y()
    tops = [block.position_y for block in blocks]
    bottoms = [block.border_box_y() + block.border_height() for block in blocks]
    bounds = [*division(tops, bottoms, count), len(blocks)]
    columns = []
    for number, (start, stop) in enumerate(pairwise(bounds)):
        steps = count - 1 - number if style["direction"] == "rtl" else number
        dx, dy = steps * (width + gap), top - tops[start]
        new = column.copy_with_children(blocks[start:stop])
        new.position_x += dx
        for block in new.children:
            block.translate(dx, dy)
        columns.append(new)
    # A margin at the end of a column vanishes, except in the last one.
    bottoms[-1] = top + column.height
    box.height = max(bottoms[stop - 1] - tops[start] for start, stop in pairwise(bounds))
    for new in columns:
        new.height = box.height
    box.children = columns
    return box, next_page


def _is_usual(context: Any, box: Any) -> bool:
    """Whether the columns are given by number and contain only unbreakable blocks."""
    style = box.style
    return (
        isinstance(style["column_count"], int)
        and (style["column_width"], style["column_fill"]) == ("auto", "balance")
        and (style["position"], box.height) == ("static", "auto")
        and box.min_height in (0, "auto")
        and bool(box.children)
        and not (context.excluded_shapes or context.current_page_footnotes)
        and all(map(_stays_whole, box.children))
    )


def _stays_whole(block: Any) -> bool:
    style = block.style
    return (
        style["break_inside"] in WHOLE
        and (style["break_before"], style["break_after"]) == ("auto", "auto")
        and style["column_span"] != "all"
        and block.is_in_normal_flow()
        and _is_plain(block, is_apart=False)
    )


def _is_plain(box: Any, is_apart: bool) -> bool:
    """Whether its layout is independent of its position and of the boxes below it. `is_apart` tells
    whether floats have no effect outside its container.
    """
    if box.is_floated() and not is_apart:
        return False
    is_apart = is_apart or box.establishes_formatting_context()
    return (
        not (box.is_footnote() or box.is_running() or box.is_note())
        and box.style["position"] != "fixed"
        and box.first_letter_style is None
        and box.first_line_style is None
        and all(_is_plain(child, is_apart) for child in getattr(box, "children", ()))
    )


def _margin_above(block: Any) -> bool:
    """Whether a margin inside a laid-out block adjoins the block's top."""
    if block.margin_top:
        return True
    inner = next(_flow(block), None)
    return inner is not None and block.top_margin_collapses() and _margin_above(inner)


def _flow(block: Any) -> Iterator[Any]:
    for child in block.children:
        if isinstance(child, BlockLevelBox) and child.is_in_normal_flow():
            yield child
