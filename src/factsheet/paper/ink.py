"""Check that everything a page prints is visible, by WeasyPrint's laid-out boxes.

Reported are texts and pictures whose ink leaves the paper (`off-page`) or that a box around them
clips (`cut-off`), and texts that the ink of another text covers (`overprinted`). Texts of one line
may touch, as kerning makes them, and texts may be on a picture, such as the number inside a donut.

Boxes are compared by their own measures first. Pango computes the ink only if these come close,
because that costs as much as laying out the text.

It imports WeasyPrint, so it is imported where a page is laid out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.text.ffi import ffi, pango

from factsheet.diagnostics import Rule
from factsheet.paper.fit import PIXELS_PER_MILLIMETRE
from factsheet.rules.rendering import CUT_OFF, OFF_PAGE, OVERPRINTED

TOLERANCE = 0.5 * PIXELS_PER_MILLIMETRE
"""Tolerance of half a millimetre: invisible to readers, and larger than rounding errors."""
REACH = 0.4
"""Maximum distance by which ink may extend beyond its box, in font sizes."""
PANGO_UNITS = 1024
SHOWN = 40
"""Maximum length of a text that a message shows."""


HINTS: dict[Rule, str] = {
    OFF_PAGE: "give the block more width, or fewer columns; shorten what is printed",
    CUT_OFF: "give the block more room, or shorten what is printed",
    OVERPRINTED: "give the block more width, or shorten what is printed",
}


class Rectangle(NamedTuple):
    """A rectangle in CSS pixels from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def beyond(self, frame: "Rectangle") -> float:
        """The largest distance by which it extends beyond a frame."""
        return max(
            frame.left - self.left,
            self.right - frame.right,
            frame.top - self.top,
            self.bottom - frame.bottom,
        )

    def grown(self, by: float) -> "Rectangle":
        return Rectangle(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def within(self, frame: "Rectangle") -> "Rectangle":
        """The part that both share."""
        return Rectangle(
            max(self.left, frame.left),
            max(self.top, frame.top),
            min(self.right, frame.right),
            min(self.bottom, frame.bottom),
        )


@dataclass(frozen=True, slots=True)
class Fault:
    """Something printed that cannot be read."""

    rule: Rule
    page: int
    block: str
    """The id of the nearest enclosing element that has one."""
    text: str
    """The printed text, or “picture”."""
    millimetres: float
    """How far it extends beyond, on the worst side, or by how much two texts overlap."""
    other: str = ""
    """The text that it overlaps."""
    more: int = 0
    """How many other texts of the block have the same fault on the same page."""

    @property
    def hint(self) -> str:
        """What may help."""
        return HINTS[self.rule]

    def __str__(self) -> str:
        place = f"block “{self.block}”, page {self.page}" if self.block else f"page {self.page}"
        more = f", and {self.more} more" if self.more else ""
        what = {
            OFF_PAGE: "runs off the paper",
            CUT_OFF: "is cut off",
            OVERPRINTED: f"is printed over “{self.other}”",
        }[self.rule]
        return f"{place}: “{self.text}” {what} by {self.millimetres:.1f} mm{more}"


@dataclass(slots=True)
class _Ink:
    """A text or picture with its block and clipping boxes."""

    box: Any
    rectangle: Rectangle
    """The bounds of its ink: an upper estimate until it is measured."""
    block: str
    line: Any
    clip: Rectangle | None
    is_text: bool = True
    is_measured: bool = False

    @property
    def text(self) -> str:
        shown = " ".join(self.box.text.split()) if self.is_text else "picture"
        return shown if len(shown) <= SHOWN else f"{shown[: SHOWN - 1]}…"

    def measure(self) -> Rectangle:
        if not self.is_measured:
            self.rectangle = _extents(self.box)
            self.is_measured = True
        return self.rectangle


@dataclass(frozen=True, slots=True)
class _Around:
    """What a box inherits from those around it."""

    block: str = ""
    line: Any = None
    clip: Rectangle | None = None


def worst_faults(document: Any) -> Iterator[Fault]:
    """The worst fault of each kind, block and page, with the number of others."""
    grouped: dict[tuple[Rule, int, str], list[Fault]] = {}
    for fault in faults(document):
        grouped.setdefault((fault.rule, fault.page, fault.block), []).append(fault)
    for same in grouped.values():
        worst = max(same, key=lambda fault: fault.millimetres)
        yield replace(worst, more=len(same) - 1)


def faults(document: Any) -> Iterator[Fault]:
    """The faults on the pages of a `weasyprint.Document`, in page order."""
    for number, page in enumerate(document.pages, 1):
        paper = Rectangle(0, 0, page.width, page.height)
        bleed = max(page.bleed.values())
        sheet = paper.grown(bleed)  # a picture may extend into the area that is trimmed
        inks = list(_inks(page._page_box, _Around()))  # noqa: SLF001
        for ink in inks:
            yield from _outside(ink, paper if ink.is_text else sheet, number)
        yield from _overlaps([ink for ink in inks if ink.is_text], number)


def _outside(ink: _Ink, paper: Rectangle, page: int) -> Iterator[Fault]:
    frames: tuple[tuple[Rule, Rectangle | None], ...] = ((OFF_PAGE, paper), (CUT_OFF, ink.clip))
    for rule, frame in frames:
        if frame is None or ink.rectangle.beyond(frame) <= TOLERANCE:
            continue
        if (lost := ink.measure().beyond(frame)) > TOLERANCE:
            yield Fault(rule, page, ink.block, ink.text, lost / PIXELS_PER_MILLIMETRE)


def _overlaps(inks: list[_Ink], page: int) -> Iterator[Fault]:
    """Find overlaps by a sweep from top to bottom, comparing each with those not yet ended."""
    above: list[_Ink] = []
    for ink in sorted(inks, key=lambda one: one.rectangle.top):
        above = [one for one in above if one.rectangle.bottom > ink.rectangle.top + TOLERANCE]
        for other in above:
            if ink.line is not None and ink.line is other.line:
                continue
            if _shared(ink.rectangle, other.rectangle) <= TOLERANCE:
                continue
            if (lost := _shared(ink.measure(), other.measure())) > TOLERANCE:
                millimetres = lost / PIXELS_PER_MILLIMETRE
                yield Fault(OVERPRINTED, page, ink.block, ink.text, millimetres, other.text)
        above.append(ink)


def _shared(one: Rectangle, other: Rectangle) -> float:
    """By how much two rectangles overlap; negative if they do not."""
    both = one.within(other)
    return min(both.right - both.left, both.bottom - both.top)


def _inks(box: Any, around: _Around) -> Iterator[_Ink]:
    """Every text and picture that is drawn inside a box."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box  # noqa: SLF001
    if box.style["visibility"] != "visible" or box.style["transform"]:
        return
    name = box.element.get("id") if box.element is not None else None
    line = box if isinstance(box, boxes.LineBox) else around.line
    if isinstance(box, boxes.TextBox):
        if box.text.strip():
            reach = REACH * box.style["font_size"]
            rectangle = _rectangle_of(box).grown(reach)
            yield _Ink(box, rectangle, around.block, line, around.clip)
        return
    if isinstance(box, boxes.ReplacedBox):
        rectangle = _content_of(box)
        block = name or around.block
        yield _Ink(box, rectangle, block, line, around.clip, is_text=False, is_measured=True)
        return
    clip = around.clip
    if box.style["overflow"] != "visible" and not isinstance(box, boxes.PageBox):
        own = _padding_of(box)
        clip = own if clip is None else clip.within(own)
    inner = _Around(name or around.block, line, clip)
    for child in getattr(box, "children", ()):
        yield from _inks(child, inner)


def _rectangle_of(box: Any) -> Rectangle:
    x, y = box.position_x, box.position_y
    return Rectangle(x, y, x + box.width, y + box.height)


def _content_of(box: Any) -> Rectangle:
    x, y = box.content_box_x(), box.content_box_y()
    return Rectangle(x, y, x + box.width, y + box.height)


def _padding_of(box: Any) -> Rectangle:
    x, y = box.padding_box_x(), box.padding_box_y()
    return Rectangle(x, y, x + box.padding_width(), y + box.padding_height())


def _extents(box: Any) -> Rectangle:
    """The ink of a text box, by Pango."""
    extents = ffi.new("PangoRectangle *")
    box.pango_layout.reactivate(box.style)
    line, _ = box.pango_layout.get_first_line()
    pango.pango_layout_line_get_extents(line, extents, ffi.NULL)
    box.pango_layout.deactivate()
    x = box.position_x + extents.x / PANGO_UNITS
    y = box.position_y + box.baseline + extents.y / PANGO_UNITS
    return Rectangle(x, y, x + extents.width / PANGO_UNITS, y + extents.height / PANGO_UNITS)
