"""What is known of the pages made with one set of fonts."""

from dataclasses import dataclass, field

from factsheet.paper.shortcuts.boxmodel import Measures
from factsheet.paper.shortcuts.cascade import CascadeCache
from factsheet.paper.shortcuts.layouts import Layouts
from factsheet.paper.shortcuts.lines import Lines
from factsheet.paper.shortcuts.outlines import Outlines
from factsheet.paper.shortcuts.patterns import Patterns
from factsheet.paper.shortcuts.stylesheets import Stylesheets


@dataclass(slots=True)
class Memory:
    """Each thing keeps what was found of it, for the page or for longer."""

    stylesheets: Stylesheets = field(default_factory=Stylesheets)
    cascade: CascadeCache = field(default_factory=CascadeCache)
    measures: Measures = field(default_factory=Measures)
    lines: Lines = field(default_factory=Lines)
    layouts: Layouts = field(init=False)
    outlines: Outlines = field(default_factory=Outlines)
    patterns: Patterns = field(default_factory=Patterns)

    def __post_init__(self) -> None:
        self.layouts = Layouts(self.lines.kind)

    def turn_page(self) -> None:
        """Forget what holds for one page only."""
        for kept in (self.measures, self.lines, self.layouts):
            kept.clear()
