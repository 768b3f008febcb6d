"""What is known of the pages made with one set of fonts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from factsheet.render.shortcuts.blocks import Blocks
from factsheet.render.shortcuts.boxmodel import Measures
from factsheet.render.shortcuts.cascade import Cascade
from factsheet.render.shortcuts.layouts import Layouts
from factsheet.render.shortcuts.lines import Lines
from factsheet.render.shortcuts.outlines import Outlines
from factsheet.render.shortcuts.pagenames import PageNames
from factsheet.render.shortcuts.patterns import Patterns
from factsheet.render.shortcuts.stylesheets import Stylesheets

Function = Callable[..., Any]


@dataclass(slots=True)
class Memory:
    """Each thing keeps what was found of it, for the page or for longer."""

    stylesheets: Stylesheets = field(default_factory=Stylesheets)
    cascade: Cascade = field(default_factory=Cascade)
    names: PageNames = field(default_factory=PageNames)
    blocks: Blocks = field(default_factory=Blocks)
    measures: Measures = field(default_factory=Measures)
    lines: Lines = field(default_factory=Lines)
    layouts: Layouts = field(init=False)
    outlines: Outlines = field(default_factory=Outlines)
    patterns: Patterns = field(default_factory=Patterns)

    def __post_init__(self) -> None:
        self.layouts = Layouts(self.lines.kind)

    def watched(self, get_all_computed_styles: Function) -> Function:
        """What stands in for the function that reads a page's style sheets."""

        def watched(*arguments: Any, **options: Any) -> Any:
            self.cascade.turn_page()
            style_for = get_all_computed_styles(*arguments, **options)
            self.names.look(style_for)
            return style_for

        return watched

    def turn_page(self) -> None:
        """Forget what holds for one page only."""
        for kept in (self.blocks, self.measures, self.lines, self.layouts):
            kept.clear()
