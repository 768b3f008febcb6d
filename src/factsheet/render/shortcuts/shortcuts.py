"""What WeasyPrint works out again and again, remembered, so that the same bytes come sooner.

Balancing columns and fitting flexible boxes lays every line out many times over, and a
publication says the same words on many sheets. Where a line breaks depends on its text,
its style and the room it has, so it is found once in a process; other answers hold for
one page, and a few functions have a plainer way to the same answer.

Each stands in for one function of the WeasyPrint whose version is known here. With any
other, pages are laid out as WeasyPrint does it by itself: the same, only later.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from types import ModuleType
from typing import Any

from factsheet.render.shortcuts import boxmodel
from factsheet.render.shortcuts.arrays import Arrays
from factsheet.render.shortcuts.backgrounds import plain_backgrounds
from factsheet.render.shortcuts.blocks import Blocks
from factsheet.render.shortcuts.cascade import Cascade
from factsheet.render.shortcuts.layouts import Layouts
from factsheet.render.shortcuts.outlines import Outlines
from factsheet.render.shortcuts.patterns import Patterns
from factsheet.render.shortcuts.stylesheets import Stylesheets
from factsheet.render.shortcuts.tags import read_at_once
from factsheet.render.shortcuts.undeclared import plain_values

KNOWN = "70.0"
"""The version of WeasyPrint whose functions these stand in for."""
KNOWN_PARSER, KNOWN_WRITER = "2.1.0", "0.13.0"
"""The versions of tinyhtml5, which reads HTML for it, and of pydyf, which writes PDFs."""
MAXIMUM_LINES = 20_000
"""How many lines are kept: some 12 MB. A sheet of two pages has about 500."""
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
"""The properties that decide how a line is set and where it breaks."""


@dataclass(slots=True)
class Memory:
    """What is known of the pages made with one set of fonts."""

    lines: dict[tuple[Any, ...], Any] = field(default_factory=dict)
    breaks: dict[tuple[str, str | None], Any] = field(default_factory=dict)
    """Whether a text can break at all, in a language."""
    kinds: dict[tuple[Any, ...], int] = field(default_factory=dict)
    """Numbers of all that `TYPESETTING` has been together."""
    styles: dict[int, tuple[Any, int]] = field(default_factory=dict)
    """The page's styles by their identity, and their kind. Holding them keeps it theirs."""
    struts: dict[int, tuple[Any, Any]] = field(default_factory=dict)
    stylesheets: Stylesheets = field(default_factory=Stylesheets)
    cascade: Cascade = field(default_factory=Cascade)
    outlines: Outlines = field(default_factory=Outlines)
    patterns: Patterns = field(default_factory=Patterns)
    blocks: Blocks = field(default_factory=Blocks)
    measures: boxmodel.Measures = field(default_factory=boxmodel.Measures)
    layouts: Layouts = field(init=False)
    has_named_pages: bool = True

    def __post_init__(self) -> None:
        self.layouts = Layouts(self.kind)

    def kind(self, style: Any) -> int:
        """Two styles of a kind set the same text alike."""
        known = self.styles.get(id(style))
        if known is None:
            values = tuple(_hashable(style[name]) for name in TYPESETTING)
            known = (style, self.kinds.setdefault(values, len(self.kinds)))
            self.styles[id(style)] = known
        return known[1]

    def turn_page(self) -> None:
        """Forget what holds for one page only."""
        self.styles.clear()
        self.struts.clear()
        self.blocks.clear()
        self.measures.clear()
        self.layouts.clear()
        if len(self.lines) > MAXIMUM_LINES:
            self.lines.clear()
            self.breaks.clear()
            self.kinds.clear()


def _hashable(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return frozenset(value) if isinstance(value, set) else value


@contextmanager
def shortcuts(version: str, memory: Memory) -> Iterator[None]:
    """While the block runs, WeasyPrint remembers. A block is one page."""
    taken = _replaced(memory) if version == KNOWN else []
    for owner, name, _, replacement in taken:
        setattr(owner, name, replacement)
    try:
        with memory.cascade.watching():
            yield
    finally:
        for owner, name, original, _ in taken:
            setattr(owner, name, original)
        memory.turn_page()


Replacement = tuple[Any, str, Any, Any]
"""Who has it, by what name, what it was and what it is now."""


def _replaced(memory: Memory) -> list[Replacement]:
    return [
        *(
            (owner, original.__name__, original, replacement)
            for original, replacement, owners in _standins(memory)
            for owner in owners
        ),
        *_reading_and_writing(memory),
    ]


def _reading_and_writing(memory: Memory) -> Iterator[Replacement]:
    import pydyf
    from weasyprint import svg
    from weasyprint.pdf import fonts
    from weasyprint.text import line_break

    from factsheet.render.shortcuts.notation import notation
    from factsheet.render.shortcuts.objects import written_once

    path = memory.outlines.remembered(svg.TAGS["path"])
    yield svg, "TAGS", svg.TAGS, {**svg.TAGS, "path": path}
    yield fonts, "ffi", fonts.ffi, Arrays(fonts.ffi)
    for name, method in memory.layouts.methods(line_break.Layout):
        yield line_break.Layout, name, getattr(line_break.Layout, name), method
    if sys.modules["tinyhtml5"].VERSION == KNOWN_PARSER:
        parser, name = sys.modules["tinyhtml5.inputstream"], "characters_until_regex"
        yield parser, name, getattr(parser, name), memory.patterns
        tokenizer, name = sys.modules["tinyhtml5.tokenizer"], "tag_open_state"
        reading = getattr(tokenizer.HTMLTokenizer, name)
        yield tokenizer.HTMLTokenizer, name, reading, read_at_once(reading, tokenizer.Token)
    if pydyf.VERSION == KNOWN_WRITER:
        yield pydyf.PDF, "write", pydyf.PDF.write, written_once(pydyf.PDF.write)
        for owner, name, replacement in notation():
            yield owner, name, getattr(owner, name), replacement


def _standins(memory: Memory) -> Iterator[tuple[Any, Any, tuple[Any, ...]]]:
    from weasyprint import CSS
    from weasyprint.css import ComputedStyle, StyleFor, get_all_computed_styles
    from weasyprint.draw.text import draw_first_line
    from weasyprint.formatting_structure.boxes import Box
    from weasyprint.layout import background
    from weasyprint.layout.block import block_container_layout, block_level_page_name
    from weasyprint.layout.percent import resolve_percentages
    from weasyprint.text import line_break

    from factsheet.render.shortcuts.glyphs import pieced
    from factsheet.render.shortcuts.styles import known_styles

    functions = {
        line_break.split_first_line: _lines,
        line_break.strut: _struts,
        line_break.can_break_text: _breaks,
        get_all_computed_styles: _pages,
        block_level_page_name: _page_names,
    }
    for original, make in functions.items():
        yield original, make(original, memory), _importers(original.__name__, original)
    owners = _importers("draw_first_line", draw_first_line)
    yield draw_first_line, pieced(draw_first_line), owners
    grounds = background.layout_box_backgrounds
    yield grounds, plain_backgrounds(grounds), (background,)
    owners = _importers("block_container_layout", block_container_layout)
    yield block_container_layout, memory.blocks.remembered(block_container_layout), owners
    yield StyleFor, known_styles(memory.cascade), (sys.modules["weasyprint.css"],)
    yield ComputedStyle.__missing__, plain_values(ComputedStyle.__missing__), (ComputedStyle,)
    yield CSS, memory.stylesheets.shared(CSS), (sys.modules["weasyprint.css"],)
    owners = _importers("resolve_percentages", resolve_percentages)
    yield resolve_percentages, memory.measures.remembered(resolve_percentages), owners
    yield Box.is_in_normal_flow, boxmodel.is_in_normal_flow, (Box,)


@lru_cache(maxsize=32)
def _importers(name: str, original: Any) -> tuple[ModuleType, ...]:
    """The modules of WeasyPrint that know a function by its name."""
    modules = [m for key, m in sys.modules.items() if key.startswith("weasyprint.")]
    return tuple(module for module in modules if getattr(module, name, None) is original)


Function = Callable[..., Any]


def _lines(split_first_line: Function, memory: Memory) -> Function:
    from weasyprint.text.line_break import Layout

    lines, kind = memory.lines, memory.kind

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
        # The layout is the box's own: it is set up again with the box's style when drawn.
        layout = Layout.__new__(Layout)
        vars(layout).update(vars(line[0]))
        return (layout, *line[1:])

    return remembered


def _struts(strut: Function, memory: Memory) -> Function:
    struts = memory.struts

    def remembered(style: Any) -> Any:
        known = struts.get(id(style))
        if known is None:
            known = struts[id(style)] = (style, strut(style))
        return known[1]

    return remembered


def _breaks(can_break_text: Function, memory: Memory) -> Function:
    breaks = memory.breaks

    def remembered(text: str, lang: str | None) -> Any:
        key = (text, lang)
        if key not in breaks:
            breaks[key] = can_break_text(text, lang)
        return breaks[key]

    return remembered


def _pages(get_all_computed_styles: Function, memory: Memory) -> Function:
    def watched(*arguments: Any, **options: Any) -> Any:
        memory.cascade.turn_page()
        style_for = get_all_computed_styles(*arguments, **options)
        styles = style_for.get_computed_styles().values()
        memory.has_named_pages = any("page" in style.cascaded for style in styles)
        return style_for

    return watched


def _page_names(block_level_page_name: Function, memory: Memory) -> Function:
    def shortened(before: Any, after: Any) -> Any:
        # Without names there is no change of name between any two blocks.
        return block_level_page_name(before, after) if memory.has_named_pages else None

    return shortened
