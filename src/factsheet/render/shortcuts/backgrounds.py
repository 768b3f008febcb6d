"""Boxes without background, which most are, known by their style.

WeasyPrint asks the style of every box of a page for images, corners and shadows. Where
there are none is said by a style's values alone, so it is asked once for all styles that
have their values in common: see `styles`.
"""

from collections.abc import Callable
from typing import Any

RADII = tuple(
    f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
)
NONE = (0, "px")
SQUARE = (0, 0)
"""The used radii of a corner that is not round."""
BARE = "-bare"
"""Where the answer is kept: no property has such a name."""

Layout = Callable[..., None]


def plain_backgrounds(layout_box_backgrounds: Layout) -> Layout:
    """What stands in for WeasyPrint's function of that name."""

    def layout(
        page: Any, box: Any, get_image: Any, layout_children: bool = True, style: Any = None
    ) -> None:
        # The page has a background even where there is nothing in it.
        if box is page or style is not None or not is_bare(box.style):
            layout_box_backgrounds(page, box, get_image, layout_children, style)
            return
        box.border_top_left_radius = box.border_top_right_radius = SQUARE
        box.border_bottom_left_radius = box.border_bottom_right_radius = SQUARE
        box.background = None
        if layout_children:
            for child in box.all_children():
                layout(page, child, get_image)

    return layout


def is_bare(style: Any) -> bool:
    """Whether WeasyPrint would find nothing to paint, and no corner that is round."""
    common: dict[str, Any] = getattr(style, "known", {})
    if BARE in common:
        return bool(common[BARE])
    bare = (
        all(NONE in style[name] for name in RADII)
        and style["border_image_source"][0] == style["mask_border_source"][0] == "none"
        and not style["box_shadow"]
        and (style["visibility"] == "hidden" or _has_no_ground(style))
    )
    if common and not style.cascade.is_spoilt:
        common[BARE] = bare
    return bare


def _has_no_ground(style: Any) -> bool:
    from weasyprint.draw.color import get_color

    is_clear: bool = get_color(style, "background_color").alpha == 0
    return is_clear and all(kind == "none" for kind, _ in style["background_image"])
