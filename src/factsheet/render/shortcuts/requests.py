"""What WeasyPrint asks for when it lays out a block, and where."""

from dataclasses import dataclass
from typing import Any

from factsheet.render.shortcuts.boxmodel import MEASURES, is_in_normal_flow

Margins = tuple[float, float]
"""The greatest and the least of margins that adjoin, and zero: all that becomes of them."""


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
        """What a block depends on, but for the room and the margins above it."""
        box, context = self.box, self.context
        return (
            id(box.children),
            id(box.style),
            *map(vars(box).get, MEASURES),
            context.in_column,
            # Margins at the top of a page other than the first may go.
            self.page_is_empty and context.current_page > 1 and starts_with_margin(box),
            context.forced_break,
        )

    def margins(self) -> Margins:
        """Those above that adjoin the block's."""
        above = self.adjoining_margins or ()
        return max(0, 0, *above), min(0, 0, *above)

    def bottom(self) -> float:
        """Where the paper ends; -inf where there is no room at all."""
        bottom: float = self.context.page_bottom - self.bottom_space
        return bottom

    def outside(self) -> list[Any]:
        """What is placed by a block around, or by the page."""
        return [*self.absolute_boxes, *self.fixed_boxes]


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
