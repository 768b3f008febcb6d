"""Pango's layouts, set up once for each kind of text, and drawn as they were measured.

WeasyPrint sets a layout up from thirty values of a style for each line that it measures,
throws it away, and sets it up again with the same text to draw the line. Here a new layout
is a copy of one without text, which Pango makes by value, and a line is drawn with the
layout that it was measured with: rid of its width, it is the same, for nothing else is set
on it where its kind of text has no spacing of its own. Where there is nothing that ends a
line in a text, Pango need not look for it while measuring, as it does not while drawing.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

ENDS = re.compile("[\n\r\u2028\u2029]")
"""Where Pango ends a line whatever its width."""
UNSPACED = {"letter_spacing": "normal", "word_spacing": 0, "overflow_wrap": "normal"}
"""Properties, and their values with which `Layout.set_text` sets nothing but a text."""


@dataclass(slots=True)
class Layouts:
    """The layouts of a page."""

    kind: Callable[[Any], int]
    """Two styles of a kind set the same text alike."""
    blank: dict[int, Any] = field(default_factory=dict)
    """Without text, by kind."""
    measured: dict[tuple[str, int], Any] = field(default_factory=dict)
    """Pango's layouts, by text and kind."""

    def clear(self) -> None:
        self.blank.clear()
        self.measured.clear()

    def methods(self, layout: Any) -> Iterator[tuple[str, Callable[..., None]]]:
        """What stands in for methods of WeasyPrint's class `Layout`, by their names."""
        from weasyprint.text.ffi import ffi, gobject, pango

        copied, unref = copier(), gobject.g_object_unref
        setup, set_text, deactivate = layout.setup, layout.set_text, layout.deactivate

        def set_up(new: Any, style: Any, drawn: Any = None) -> None:
            kind = self.kind(style)
            if kind not in self.blank:
                self.blank[kind] = _blank(layout, setup, kind, style)
            blank = self.blank[kind]
            vars(new).update(vars(blank))
            new.style = style
            new.layout = drawn or ffi.gc(copied(blank.layout), unref)

        def set_line(new: Any, text: str, justify: bool = False) -> None:
            is_line = not ENDS.search(text)
            pango.pango_layout_set_single_paragraph_mode(new.layout, is_line)
            set_text(new, text, justify)

        def put_away(used: Any) -> None:
            if used.is_unspaced and not used.justification_spacing:
                pango.pango_layout_set_width(used.layout, -1)
                pango.pango_layout_set_ellipsize(used.layout, pango.PANGO_ELLIPSIZE_NONE)
                self.measured[used.text, used.kind] = used.layout
            deactivate(used)

        def take_up(used: Any, style: Any) -> None:
            known = None
            if not used.justification_spacing:
                # Whoever draws it may change it: nobody else has it in the meantime.
                known = self.measured.pop((used.text, self.kind(style)), None)
            set_up(used, style, known)
            if known is None:
                set_line(used, used.text, justify=True)

        yield "setup", set_up
        yield "set_text", set_line
        yield "deactivate", put_away
        yield "reactivate", take_up


def _blank(layout: Any, setup: Callable[..., None], kind: int, style: Any) -> Any:
    blank = layout.__new__(layout)
    setup(blank, style)
    blank.kind = kind
    blank.is_unspaced = all(style[name] == value for name, value in UNSPACED.items())
    return blank


@cache
def copier() -> Callable[[Any], Any]:
    """Pango's function that copies a layout, which WeasyPrint has no use for."""
    from weasyprint.text.ffi import ffi, pango

    ffi.cdef("PangoLayout * pango_layout_copy (PangoLayout *);")
    copied: Callable[[Any], Any] = pango.pango_layout_copy
    return copied
