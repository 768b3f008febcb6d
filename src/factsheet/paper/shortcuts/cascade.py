"""Compute styles once for all pages that have the same style sheets.

WeasyPrint matches every rule against every element, merges the declarations, and computes each
value when it is needed, again for every page. But an element's values depend only on the rules that
apply to it and its ancestors, and on a few attributes of its own. So results are cached by that
*lineage*, for elements of the same lineage on any page.

Nothing else is shared: each page has its own style objects, because WeasyPrint changes some values
in place during layout (depending only on the style, and before children inherit). Values that log a
message or depend on the paper's size are not cached.
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
"""Maximum number of cached lineages, some 20 MB. A sheet of two pages has about 200, most of them
shared by other sheets of its language."""
ATTRIBUTES = ("id", "name", "style", "lang", "width", "height")
"""Attributes from which WeasyPrint takes an element's own declarations, beginning with those that
name it."""
ANCHOR = "anchor"
"""The property with an element's name, which is never cached."""


@dataclass(slots=True, eq=False)
class CascadeCache:
    """The rules and lineages of a process."""

    known: dict[tuple[Any, ...], Rules] = field(default_factory=dict)
    count: int = 0
    """The number of all lineages."""
    is_spoilt: bool = False
    """Whether a value of this page logged a message, or depends on the paper's size."""

    @contextmanager
    def watching(self) -> Iterator[None]:
        """While the block runs, note whether anything is logged."""
        handler = _Watch(self)
        logger = logging.getLogger(LOGGER)
        logger.addHandler(handler)
        try:
            yield
        finally:
            logger.removeHandler(handler)
            self.turn_page()

    def turn_page(self) -> None:
        """Prepare for the next page, before its style sheets are read."""
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
        """The rules of style sheets, given with their origins and, if fixed, specificity."""
        used = [(sheet, *rest) for sheet, *rest in sheets if sheet.matcher.order]
        key = (base_url, *((id(sheet.matcher), *rest) for sheet, *rest in used))
        if key not in self.known:
            self.known[key] = Rules(used)
        return self.known[key]

    def child(self, parent: Lineage, rules: Rules, element: Any, base_url: str) -> Lineage:
        """The lineage of an element whose parent has the lineage `parent`."""
        tree, own = element.etree_element, None
        if not tree.attrib.keys().isdisjoint(ATTRIBUTES):
            own = (tree.tag, *map(tree.get, ATTRIBUTES))
        numbers = rules.match(element)
        lineage = parent.kin.get((numbers, own))
        if lineage is None:
            declared = tuple(_declarations(tree, base_url)) if own else ()
            names = [item for item in declared if item[0] == ANCHOR]
            others = tuple(item for item in declared if item[0] != ANCHOR)
            # Everything except the name is the same as without a name.
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
    """The lineage of the same element with a name."""
    cascaded = dict(lineage.cascaded)
    ruled = cascaded.pop(ANCHOR, None)
    merge(cascaded, [*names, (ANCHOR, *ruled)] if ruled else names)
    return replace(lineage, cascaded=cascaded, is_shared=False)


def kept(style: Any, name: str, found: Callable[[Any], Any]) -> Any:
    """A result that depends only on a style's values, cached in its lineage.

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
    """A tree of one element, for functions that walk a whole tree."""

    element: Any

    def iter(self) -> tuple[Any]:
        return (self.element,)


def _declarations(element: Any, base_url: str) -> Iterator[Weighed]:
    """An element's own declarations, from its attributes."""
    from weasyprint.css import declaration_precedence, find_style_attributes
    from weasyprint.css.validation import preprocess_declarations

    for specificity, _, declared, _ in find_style_attributes(_Only(element), False, base_url):
        for name, value, importance in preprocess_declarations(base_url, declared):
            yield name, value, (declaration_precedence("author", importance), inf, specificity)
