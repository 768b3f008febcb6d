"""Styles worked out once for all the pages that have the same style sheets.

WeasyPrint matches every rule against every element, merges what applies, and computes
each value when it is asked for, anew for every page. But what an element's values are
depends on nothing but the rules that apply to it and to its ancestors, and on a few
attributes of its own. So what has been worked out is kept by that *lineage*, and serves
elements of the same lineage on any page.

Nothing else is shared: each page has its own style objects, as many as with WeasyPrint,
for it changes some values in place as it lays a page out (it does so by the style alone,
and before children inherit). What is said in the log has to be said again of the next
page, and what depends on the paper's size holds for one page: neither is kept.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from math import inf
from typing import Any

from factsheet.paper.shortcuts.rules import Lineage, Rules, Weighed, merge

LOGGER = "weasyprint"
MAXIMUM_LINEAGES = 2_500
"""More are forgotten: some 20 MB. A sheet of two pages has about 200, most of which others of
its language have too."""
ATTRIBUTES = ("id", "name", "style", "lang", "width", "height")
"""Where WeasyPrint finds an element's own declarations; first those that name it."""
ANCHOR = "anchor"
"""The property that is an element's name. Never kept."""


@dataclass(slots=True, eq=False)
class CascadeCache:
    """The rules and lineages of a process."""

    known: dict[tuple[Any, ...], Rules] = field(default_factory=dict)
    count: int = 0
    """Of all lineages."""
    is_spoilt: bool = False
    """Whether a value of this page has been complained of, or depends on the paper's size."""

    @contextmanager
    def watching(self) -> Iterator[None]:
        """While the block runs, notice what is logged."""
        handler = _Watch(self)
        logger = logging.getLogger(LOGGER)
        logger.addHandler(handler)
        try:
            yield
        finally:
            logger.removeHandler(handler)
            self.turn_page()

    def turn_page(self) -> None:
        """To be called before a page's style sheets are read."""
        if self.is_spoilt or self.count > MAXIMUM_LINEAGES:
            self.known.clear()
            self.count, self.is_spoilt = 0, False

    def noticed(self, get_all_computed_styles: Callable[..., Any]) -> Callable[..., Any]:
        """Replaces WeasyPrint's function of that name, which reads a page's style sheets."""

        def noticed(*arguments: Any, **options: Any) -> Any:
            self.turn_page()
            return get_all_computed_styles(*arguments, **options)

        return noticed

    def rules(self, sheets: Sequence[tuple[Any, str, Any]], base_url: str) -> Rules:
        """Of style sheets with their origins and, where it is fixed, specificity."""
        used = [(sheet, *rest) for sheet, *rest in sheets if sheet.matcher.order]
        key = (base_url, *((id(sheet.matcher), *rest) for sheet, *rest in used))
        if key not in self.known:
            self.known[key] = Rules(used)
        return self.known[key]

    def child(self, parent: Lineage, rules: Rules, element: Any, base_url: str) -> Lineage:
        """The lineage of an element in an element of the parent's."""
        tree, own = element.etree_element, None
        if not tree.attrib.keys().isdisjoint(ATTRIBUTES):
            own = (tree.tag, *map(tree.get, ATTRIBUTES))
        numbers = rules.match(element)
        lineage = parent.kin.get((numbers, own))
        if lineage is None:
            declared = tuple(_declarations(tree, base_url)) if own else ()
            names = [item for item in declared if item[0] == ANCHOR]
            others = tuple(item for item in declared if item[0] != ANCHOR)
            # Nothing but the name itself differs from what has no name.
            nameless = (tree.tag, *map(tree.get, ATTRIBUTES[2:])) if others else None
            lineage = parent.kin.get((numbers, nameless))
            if lineage is None:
                lineage = parent.kin[numbers, nameless] = rules.lineage(numbers, others)
            if names:
                lineage = _named(lineage, names)
            parent.kin[numbers, own] = lineage
            self.count += 1
        return lineage


def _named(lineage: Lineage, names: list[Weighed]) -> Lineage:
    """The lineage of an element that has a name, in all else the same."""
    cascaded = dict(lineage.cascaded)
    ruled = cascaded.pop(ANCHOR, None)
    merge(cascaded, [*names, (ANCHOR, *ruled)] if ruled else names)
    return replace(lineage, cascaded=cascaded, is_shared=False)


def kept(style: Any, name: str, found: Callable[[Any], Any]) -> Any:
    """What follows from a style's values alone, kept among those of its lineage.

    `name` must not be the name of a property.
    """
    values: dict[str, Any] = getattr(style, "known", {})
    if name not in values:
        value = found(style)
        if not hasattr(style, "known") or style.cascade.is_spoilt:
            return value
        values[name] = value
    return values[name]


class _Watch(logging.Handler):
    def __init__(self, cascade: CascadeCache) -> None:
        super().__init__(logging.WARNING)
        self.cascade = cascade

    def emit(self, _: logging.LogRecord) -> None:
        self.cascade.is_spoilt = True


@dataclass(frozen=True, slots=True)
class _Only:
    """One element, for a function that goes through a whole tree."""

    element: Any

    def iter(self) -> tuple[Any]:
        return (self.element,)


def _declarations(element: Any, base_url: str) -> Iterator[Weighed]:
    """What an element declares itself."""
    from weasyprint.css import declaration_precedence, find_style_attributes
    from weasyprint.css.validation import preprocess_declarations

    for specificity, _, declared, _ in find_style_attributes(_Only(element), False, base_url):
        for name, value, importance in preprocess_declarations(base_url, declared):
            yield name, value, (declaration_precedence("author", importance), inf, specificity)
