"""Lines of text, which break where they broke before.

Where a line breaks depends on its text, its style and the room that it has, whatever page
it is on.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from factsheet.paper.shortcuts.cascade import kept

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

KIND, STRUT = "-lines", "-strut"
NUMBERS = count()
"""Of kinds. None comes twice, for styles keep theirs when kinds are forgotten."""

Function = Callable[..., Any]


@dataclass(slots=True)
class Lines:
    """The lines of a process, and the styles of its page."""

    known: dict[tuple[Any, ...], Any] = field(default_factory=dict)
    kinds: dict[tuple[Any, ...], int] = field(default_factory=dict)
    """Numbers of all that `TYPESETTING` has been together."""
    styles: dict[int, tuple[Any, int]] = field(default_factory=dict)
    """The page's styles by their identity, and their kind. Holding them keeps it theirs."""

    def kind(self, style: Any) -> int:
        """Two styles of a kind set the same text alike."""
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
        """Forget the page's styles, and all lines where there are many."""
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
            # The layout is the box's own: it is set up again with the box's style when drawn.
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
