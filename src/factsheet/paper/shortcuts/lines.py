"""Cache line breaks, and reuse Pango's layouts.

A line's break depends only on its text, its style and the available width, on any page.

WeasyPrint sets up a layout from thirty values of a style for each line that it measures, discards
it, and sets it up again with the same text to draw the line. Here a new layout is a copy of one
without text, and a line is drawn with the layout that measured it: without a width it is the same,
as long as its kind of text has no spacing of its own. A text without line separators is measured as
a single paragraph, as it is drawn.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from typing import Any

from factsheet.paper.shortcuts.cascade import kept

MAXIMUM_LINES = 20_000
"""Maximum number of cached lines, some 12 MB. A sheet of two pages has about 500."""
# fmt: off
TYPESETTING = (
    "direction", "font_family", "font_feature_settings", "font_kerning",
    "font_language_override", "font_size", "font_stretch", "font_style",
    "font_variant_alternates", "font_variant_caps", "font_variant_east_asian",
    "font_variant_ligatures", "font_variant_numeric", "font_variant_position",
    "font_variation_settings", "font_weight", "hyphenate_character", "hyphenate_limit_chars",
    "hyphenate_limit_zone", "hyphens", "lang", "letter_spacing", "overflow_wrap", "tab_size",
    "text_decoration_line", "white_space", "word_break", "word_spacing",
)
# fmt: on
"""The properties that determine how a line is set and where it breaks."""

KIND, STRUT = "-lines", "-strut"
NUMBERS = count()
"""Numbers of kinds, never reused, because styles keep theirs after kinds are deleted."""

Function = Callable[..., Any]


@dataclass(slots=True)
class Lines:
    """A cache of a process's lines, and the styles of the current page."""

    known: dict[tuple[Any, ...], Any] = field(default_factory=dict)
    kinds: dict[tuple[Any, ...], int] = field(default_factory=dict)
    """Numbers of kinds, by all values of `TYPESETTING`."""
    styles: dict[int, tuple[Any, int]] = field(default_factory=dict)
    """The page's styles by `id`, with their kinds. The reference prevents that an id is reused."""

    def kind(self, style: Any) -> int:
        """The kind of a style: styles of the same kind set a text in the same way."""
        known = self.styles.get(id(style))
        if known is None:
            known = self.styles[id(style)] = (style, kept(style, KIND, self._kind))
        return known[1]

    def _kind(self, style: Any) -> int:
        values = tuple(_hashable(style[name]) for name in TYPESETTING)
        if values not in self.kinds:
            self.kinds[values] = next(NUMBERS)
        return self.kinds[values]

    def clear(self) -> None:
        """Forget the page's styles, and all lines if there are too many."""
        self.styles.clear()
        if len(self.known) > MAXIMUM_LINES:
            self.known.clear()
            self.kinds.clear()

    def split_once(self, split_first_line: Function) -> Function:
        from weasyprint.text.line_break import Layout

        lines, kind = self.known, self.kind

        def remembered(
            text: str,
            style: Any,
            context: Any,
            max_width: float | None,
            justification_spacing: float,
            is_line_start: bool = True,
            minimum: bool = False,
        ) -> tuple[Any, ...]:
            arguments = (max_width, justification_spacing, is_line_start, minimum)
            key = (text, kind(style), *arguments)
            line = lines.get(key)
            if line is None:
                line = lines[key] = split_first_line(text, style, context, *arguments)
            # The layout belongs to the box: it is set up again with the box's style when drawn.
            layout = Layout.__new__(Layout)
            vars(layout).update(vars(line[0]))
            return (layout, *line[1:])

        return remembered


def strut_once(strut: Function) -> Function:
    """Replaces WeasyPrint's function of that name: the height and baseline of a line."""
    return lambda style: kept(style, STRUT, strut)


def _hashable(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return frozenset(value) if isinstance(value, set) else value


ENDS = re.compile("[\n\r\u2028\u2029]")
"""Characters at which Pango always breaks a line."""
UNSPACED = {"letter_spacing": "normal", "word_spacing": 0, "overflow_wrap": "normal"}
"""The values of properties with which `Layout.set_text` sets only a text."""


@dataclass(slots=True)
class Layouts:
    """The layouts of a page."""

    kind: Callable[[Any], int]
    """The kind of a style: styles of the same kind set a text in the same way."""
    blank: dict[int, Any] = field(default_factory=dict)
    """Layouts without text, by kind."""
    measured: dict[tuple[str, int], Any] = field(default_factory=dict)
    """Pango's layouts, by text and kind."""

    def clear(self) -> None:
        self.blank.clear()
        self.measured.clear()

    def methods(self, layout: Any) -> Iterator[tuple[str, Callable[..., None]]]:
        """Replacements for methods of WeasyPrint's class `Layout`, by their names."""
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
                # Drawing may change it, so it is removed from the cache.
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
    """Pango's function that copies a layout, which WeasyPrint does not declare."""
    from weasyprint.text.ffi import ffi, pango

    ffi.cdef("PangoLayout * pango_layout_copy (PangoLayout *);")
    copied: Callable[[Any], Any] = pango.pango_layout_copy
    return copied
