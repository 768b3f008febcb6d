"""Values of properties that nothing declares, without the questions asked of those declared.

WeasyPrint asks of each value that it computes whether it was declared with a variable or
with arithmetic, and by a name that depends on the direction of the text. Of most
properties of most elements nothing is declared: they have their initial value, or the
parent's.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

Compute = Callable[[Any, str], Any]
OWN_WAYS = ("page", "position", "float", "display")
"""Properties whose values come about in other ways, or change those of others."""
PROPAGATED = "text_decoration_"
"""What the names of properties that are neither inherited nor initial begin with."""


def plain_values(compute: Compute) -> Compute:
    """What stands in for `ComputedStyle.__missing__`."""
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
    """Those with a plain initial value and that value, those that are plainly inherited,
    and the names relative to the direction of a text of those that have such."""
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
