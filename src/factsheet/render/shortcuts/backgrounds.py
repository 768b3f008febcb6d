"""Boxes without background, which most are, known by their style.

WeasyPrint asks the style of every box of a page for images, corners and shadows. Boxes of
one style have none together.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

RADII = tuple(
    f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
)
NONE = (0, "px")
SQUARE = (0, 0)
"""The used radii of a corner that is not round."""

Layout = Callable[..., None]


@dataclass(slots=True)
class Backgrounds:
    """Whether boxes of the page's styles are bare, by the styles' identities."""

    bare: dict[int, tuple[Any, bool]] = field(default_factory=dict)
    """With the styles: as long as they are held, their identities are theirs."""

    def clear(self) -> None:
        self.bare.clear()

    def remembered(self, layout_box_backgrounds: Layout) -> Layout:
        """What stands in for WeasyPrint's function of that name."""

        def layout(
            page: Any, box: Any, get_image: Any, layout_children: bool = True, style: Any = None
        ) -> None:
            # The page has a background even where there is nothing in it.
            if box is page or style is not None or not self.is_bare(box.style):
                layout_box_backgrounds(page, box, get_image, layout_children, style)
                return
            box.border_top_left_radius = box.border_top_right_radius = SQUARE
            box.border_bottom_left_radius = box.border_bottom_right_radius = SQUARE
            box.background = None
            if layout_children:
                for child in box.all_children():
                    layout(page, child, get_image)

        return layout

    def is_bare(self, style: Any) -> bool:
        known = self.bare.get(id(style))
        if known is None:
            known = self.bare[id(style)] = (style, _is_bare(style))
        return known[1]


def _is_bare(style: Any) -> bool:
    """Whether WeasyPrint would find nothing to paint, and no corner that is round."""
    return (
        all(NONE in style[name] for name in RADII)
        and style["border_image_source"][0] == style["mask_border_source"][0] == "none"
        and not style["box_shadow"]
        and (style["visibility"] == "hidden" or _has_no_ground(style))
    )


def _has_no_ground(style: Any) -> bool:
    from weasyprint.draw.color import get_color

    is_clear: bool = get_color(style, "background_color").alpha == 0
    return is_clear and all(kind == "none" for kind, _ in style["background_image"])
