"""Faster versions of two functions that WeasyPrint calls thousands of times for its boxes. Unusual
cases are left to WeasyPrint's own functions. See `shortcuts`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from factsheet.paper.shortcuts.cascade import kept

SIDES = ("top", "right", "bottom", "left")
MEASURES = (
    *(f"margin_{side}" for side in SIDES),
    *(f"padding_{side}" for side in SIDES),
    *(f"border_{side}_width" for side in SIDES),
    *("width", "min_width", "max_width", "height", "min_height", "max_height"),
)
"""The attributes of a box that `resolve_percentages` sets."""
DECIDING = (*MEASURES, "box_sizing", "border_collapse")
"""The properties that determine them, together with the size of the containing block."""
KIND = "-measures"
NUMBERS = count()
"""Numbers of kinds, never reused, because styles keep theirs after kinds are deleted."""
MAXIMUM_KINDS = 5_000


@dataclass(slots=True)
class Measures:
    """The measures of a page's boxes."""

    styles: dict[int, tuple[Any, Any, bool]] = field(default_factory=dict)
    """The page's styles by `id`, with their kinds, and whether the size of the containing block
    matters. The reference prevents that an id is reused."""
    kinds: dict[tuple[Any, ...], tuple[int, bool] | None] = field(default_factory=dict)
    """The kinds, and whether that size matters, by all values of `DECIDING`. None if other values
    of a style matter too."""
    found: dict[Any, dict[str, Any]] = field(default_factory=dict)
    """Results by the kind of a style and, if it matters, the size of the containing block."""

    def clear(self) -> None:
        self.styles.clear()
        self.found.clear()
        if len(self.kinds) > MAXIMUM_KINDS:
            self.kinds.clear()

    def remembered(self, resolve_percentages: Callable[[Any, Any], None]) -> Callable[..., None]:
        """Replaces WeasyPrint's function of that name."""
        from weasyprint.formatting_structure.boxes import Box, PageBox

        styles, found = self.styles, self.found

        def measured(box: Any, containing_block: Any) -> None:
            style = box.style
            known = styles.get(id(style))
            if known is None:
                known = styles[id(style)] = (style, *kept(style, KIND, self._kind))
            _, key, is_relative = known
            if is_relative:
                block = containing_block
                key = (key, *((block.width, block.height) if isinstance(block, Box) else block))
            if key in found and not isinstance(box, PageBox):
                vars(box).update(found[key])
                return
            resolve_percentages(box, containing_block)
            # Vertical margins of pages refer to their height, and collapsed borders differ by box.
            if not isinstance(box, PageBox) and style["border_collapse"] != "collapse":
                used = vars(box)
                found[key] = {name: used[name] for name in MEASURES}

        return measured

    def _kind(self, style: Any) -> tuple[Any, bool]:
        values = tuple(map(style.__getitem__, DECIDING))
        if values not in self.kinds:
            # Arithmetic may depend on other values of the style, so it is a separate kind.
            is_plain = all(isinstance(value, (tuple, str, int, float)) for value in values)
            is_relative = any(getattr(value, "unit", "") == "%" for value in values)
            self.kinds[values] = (next(NUMBERS), is_relative) if is_plain else None
        return self.kinds[values] or (next(NUMBERS), True)


def is_in_normal_flow(box: Any) -> bool:
    """`Box.is_in_normal_flow`: neither floating, nor positioned, nor taken out for a margin."""
    style = box.style
    # Flex items never float, whatever their style says, so the box is asked.
    if style["float"] != "none" and (box.is_floated() or box.is_footnote()):
        return False
    position = style["position"]
    if position in ("static", "relative"):
        return True
    return position not in ("absolute", "fixed") and position[0] not in ("running()", "note()")
