"""Cache the outlines of SVG images.

Parsing path data takes most of the time of drawing an image, and many sheets have the same map. The
result depends on the data, and on the font size if the data has units. Outlines of straight lines
between whole numbers, such as the theme's map, are parsed faster.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

MAXIMUM_OUTLINES = 64
"""Maximum number of cached outlines. The map of the world has some 100 KB."""
_NUMBER = "-?+[0-9]{1,9}+"
_NEXT = f"(?: |(?=-)){_NUMBER}"
_RING = re.compile(f"M({_NUMBER})({_NEXT})l({_NUMBER}{_NEXT}(?:{_NEXT}{_NEXT})*+)z")
_RINGS = re.compile(f"(?:{_RING.pattern})++")
_NUMBERS = re.compile(_NUMBER)


@dataclass(slots=True)
class Outlines:
    """PDF operators that draw a path, and the points of its markers."""

    known: dict[tuple[str, float], tuple[bytes, tuple[Any, ...]]] = field(default_factory=dict)

    def remembered(self, path: Callable[..., None]) -> Callable[..., None]:
        """Replaces WeasyPrint's `path`, which draws a path."""

        def drawn(svg: Any, node: Any, font_size: float) -> None:
            data, drawing, points = node.get("d", ""), svg.stream.stream, node.vertices
            if "%" in data or points:
                path(svg, node, font_size)
                return
            known = self.known.get((data, font_size))
            has_markers = any(name.startswith("marker") for name in node.attrib)
            if known is None or (has_markers and not known[1]):
                known = self._drawn(path, svg, node, font_size, has_markers)
            else:
                drawing.append(known[0])
            points.clear()
            if has_markers:
                points.extend(known[1])

        return drawn

    def _drawn(
        self, path: Callable[..., None], svg: Any, node: Any, font_size: float, has_markers: bool
    ) -> tuple[bytes, tuple[Any, ...]]:
        data, drawing = node.get("d", ""), svg.stream.stream
        start = len(drawing)
        if not has_markers and _RINGS.fullmatch(data):
            drawing.extend(_rings(data))
        else:
            path(svg, node, font_size)
        if len(self.known) >= MAXIMUM_OUTLINES:
            self.known.clear()
        # Each operator is on a separate line in any case.
        known = b"\n".join(drawing[start:]), tuple(node.vertices)
        self.known[data, font_size] = known
        return known


def _rings(data: str) -> Iterator[bytes]:
    """The operators of closed outlines of straight lines, as WeasyPrint writes them."""
    yield b"0 0 m"
    for ring in _RING.finditer(data):
        x, y = int(ring[1]), int(ring[2])
        yield b"%d %d m" % (x, y)
        steps = iter(_NUMBERS.findall(ring[3]))
        for right, down in zip(steps, steps, strict=True):
            x, y = x + int(right), y + int(down)
            yield b"%d %d l" % (x, y)
        yield b"h"
