"""Outlines of SVG images drawn once.

Reading a path's data is most of drawing an image, and the same map is on many sheets.
What is drawn depends on the data, and on the size of type where the data has units.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

MAXIMUM_OUTLINES = 64
"""More are forgotten. The map of the world has some 100 KB."""


@dataclass(slots=True)
class Outlines:
    """Operators of PDF that draw a path, and the points where markers may stand."""

    known: dict[tuple[str, float], tuple[bytes, tuple[Any, ...]]] = field(default_factory=dict)

    def remembered(self, path: Callable[..., None]) -> Callable[..., None]:
        """What stands in for WeasyPrint's `path`, which draws one."""

        def drawn(svg: Any, node: Any, font_size: float) -> None:
            data, drawing, points = node.get("d", ""), svg.stream.stream, node.vertices
            if "%" in data or points:
                path(svg, node, font_size)
                return
            known = self.known.get((data, font_size))
            if known is not None:
                drawing.append(known[0])
                points.extend(known[1])
                return
            start = len(drawing)
            path(svg, node, font_size)
            if len(self.known) >= MAXIMUM_OUTLINES:
                self.known.clear()
            # Operators stand in lines of their own in any case.
            self.known[data, font_size] = (b"\n".join(drawing[start:]), tuple(points))

        return drawn
