"""WeasyPrint's styles, with the values that were computed for an earlier page: see `cascade`.

For each value, WeasyPrint checks for variables, arithmetic, and names that depend on the direction
of the text. Most properties of most elements are not declared: they have their initial value, or
the parent's (`plain_values`).

It imports WeasyPrint, so it is imported where a page is laid out.
"""

from collections.abc import Callable
from functools import cache, cached_property
from typing import Any

from weasyprint.css import AnonymousStyle, ComputedStyle, InitialStyle, StyleFor
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.logger import PROGRESS_LOGGER

from factsheet.paper.shortcuts.cascade import ANCHOR, CascadeCache
from factsheet.paper.shortcuts.rules import Lineage, Rules

ASKED_OF_ALL = (ANCHOR, "page")
"""Properties that matter even for pseudo-elements without a box."""


class Known(dict[str, Any]):
    """A style with the values of its lineage that were computed before."""

    cascade: CascadeCache
    known: dict[str, Any]

    def __missing__(self, name: str) -> Any:
        known = self.known
        if name in known:
            value = self[name] = known[name]
            return value
        value = super().__missing__(name)  # type: ignore[misc]
        if not self.cascade.is_spoilt and name != ANCHOR:
            known[name] = value
        return value


class KnownStyle(Known, ComputedStyle):  # type: ignore[misc]
    """`ComputedStyle` of a lineage. Its copies, which are made to be changed, are plain
    `ComputedStyle`."""

    def __init__(
        self, cascade: CascadeCache, lineage: Lineage, parent: Any, pseudo: str | None, *more: Any
    ) -> None:
        ComputedStyle.__init__(self, parent, lineage.cascaded, pseudo, *more)
        self.cascade = cascade
        self.lineage = lineage
        self.known = lineage.values
        self.specified = lineage.specified
        self.update(self.known)

    @cached_property
    def anonymous_style(self) -> Any:
        return KnownAnonymous(self)


class KnownAnonymous(Known, AnonymousStyle):  # type: ignore[misc]
    """`AnonymousStyle` of a lineage's anonymous boxes."""

    def __init__(self, parent: KnownStyle) -> None:
        AnonymousStyle.__init__(self, parent)
        self.cascade = parent.cascade
        self.known = parent.lineage.anonymous
        self.update(self.known)


class KnownStyles(StyleFor):  # type: ignore[misc]
    """`StyleFor` of a page, without presentational hints. There are as many style objects as in
    WeasyPrint, but those of pseudo-elements are created on demand.
    """

    def __init__(
        self, cascade: CascadeCache, html: Any, sheets: Any, font_config: Any, targets: Any
    ) -> None:
        cascade.is_spoilt = False
        self._cascaded_styles: dict[Any, Any] = {}
        self._computed_styles: dict[Any, Any] = {}
        self._sheets = sheets
        self.initial_page_sizes = _Sizes(cascade)
        self.font_config = font_config
        self.cascade = cascade
        self.html = html
        self.targets = targets
        self.lineages: dict[Any, Lineage] = {}
        PROGRESS_LOGGER.info("Step 3 - Applying CSS")
        self._add_elements(cascade.rules(sheets, html.base_url))
        for element, lineage in self.lineages.items():
            for pseudo, cascaded in lineage.pseudo.items():
                if not cascaded.keys().isdisjoint(ASKED_OF_ALL):
                    self._add_pseudo(element, pseudo)

    def __call__(self, element: Any, pseudo_type: str | None = None) -> Any:
        if pseudo_type and (element, pseudo_type) not in self._computed_styles:
            self._add_pseudo(element, pseudo_type)
        return super().__call__(element, pseudo_type)

    def _add_elements(self, rules: Rules) -> None:
        computed, shared = self._computed_styles, {}
        for wrapper in self.html.wrapper_element.iter_subtree():
            element = wrapper.etree_element
            parent = wrapper.parent.etree_element if wrapper.parent else None
            kin = self.lineages[parent] if wrapper.parent else rules.root
            lineage = self.cascade.child(kin, rules, wrapper, self.html.base_url)
            self.lineages[element] = lineage
            key = (id(computed.get((parent, None))), id(lineage))
            if not lineage.is_shared or key not in shared:
                shared[key] = self._add(element, None, parent, lineage)
            else:
                computed[element, None] = shared[key]

    def _add_pseudo(self, element: Any, pseudo: str) -> None:
        lineage = self.lineages.get(element)
        if lineage and pseudo in lineage.pseudo:
            kin = lineage.kin.get(pseudo)
            if kin is None:
                kin = lineage.kin[pseudo] = Lineage(lineage.pseudo[pseudo])
            self._add(element, pseudo, element, kin)

    def _add(self, element: Any, pseudo: str | None, parent: Any, lineage: Lineage) -> Any:
        computed = self._computed_styles
        if parent is None:
            above, root = None, InitialStyle(self.font_config)
        else:
            above, root = computed[parent, None], computed[self.html.etree_element, None]
        style = computed[element, pseudo] = KnownStyle(
            *(self.cascade, lineage, above, pseudo, root, self.html.base_url),
            *(self.font_config, self.initial_page_sizes),
        )
        # Like WeasyPrint, which treats a style without any value as missing.
        if ANCHOR not in lineage.cascaded:
            style[ANCHOR] = INITIAL_VALUES[ANCHOR]
        elif style[ANCHOR] and self.targets:
            self.targets.collect_anchor(style[ANCHOR])
        return style


class _Sizes(dict[str, Any]):
    """The paper's sizes, for relative units; notes whether they are used."""

    def __init__(self, cascade: CascadeCache) -> None:
        super().__init__(box=None, area=None)
        self.cascade = cascade

    def __getitem__(self, key: str) -> Any:
        self.cascade.is_spoilt = True
        return super().__getitem__(key)


def known_styles(cascade: CascadeCache) -> Any:
    """Replaces WeasyPrint's class `StyleFor`."""

    def styles(html: Any, sheets: Any, hints: Any, font_config: Any, targets: Any) -> Any:
        if hints:
            return StyleFor(html, sheets, hints, font_config, targets)
        return KnownStyles(cascade, html, sheets, font_config, targets)

    return styles


Compute = Callable[[Any, str], Any]
OWN_WAYS = ("page", "position", "float", "display")
"""Properties whose values are computed differently, or affect others."""
PROPAGATED = "text_decoration_"
"""Prefix of properties that are neither inherited nor initial."""


def plain_values(compute: Compute) -> Compute:
    """Replaces `ComputedStyle.__missing__`."""
    initial, inherited, logical = _properties()

    def value(style: Any, name: str) -> Any:
        declared, parent = style.cascaded, style.parent_style
        if name in declared or parent is None:
            return compute(style, name)
        if name in inherited:
            found = style[name] = parent[name]
            return found
        if name not in initial or logical.get((name, style["direction"])) in declared:
            return compute(style, name)
        found = style[name] = initial[name]
        return found

    return value


@cache
def _properties() -> tuple[dict[str, Any], frozenset[str], dict[tuple[str, str], str]]:
    """Properties with a plain initial value, by that value; those that are plainly inherited; and
    the direction-relative names of those that have one."""
    from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
    from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

    logical = {
        (name, inline): function(block="ttb", inline=inline)
        for name, function in PHYSICAL_FUNCTIONS.items()
        for inline in ("ltr", "rtl")
    }
    plain = {
        name: value
        for name, value in INITIAL_VALUES.items()
        if name not in OWN_WAYS and not name.startswith(PROPAGATED)
    }
    inherited = frozenset(name for name in plain if name in INHERITED)
    left = inherited | set(INITIAL_NOT_COMPUTED)
    return {k: v for k, v in plain.items() if k not in left}, inherited, logical
