"""Which declarations of a page's styles win, element by element (CSS Cascading, level 4)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

import cssselect2
import tinycss2

from factsheet.verify.styles import Declared, StyleRule

MOST_CONDITIONS = 40
"""Different media queries of a page's styles."""
PSEUDO = ("before", "after", "marker")
"""Boxes that styles add to an element."""
_DEEPEST = 8
"""How often a variable may stand for another."""
MOST_TOKENS = 1_000
"""What a value may grow to as its variables are put in."""
MOST_VARIABLES = 2_000
"""That hold in one element: each that sets one more has all of them."""
Winners = dict[str, tuple[Any, ...]]
Custom = Mapping[str, tuple[Any, ...]]
"""Variables, by name."""
NO_CUSTOM: Custom = {}
Matched = Sequence[tuple[Any, Any, str | None, StyleRule]]


class TooMuchError(Exception):
    """Styles that stand for more than any page needs."""


@dataclass(frozen=True)
class View:
    """One way in which a page is seen: the conditions that hold."""

    conditions: frozenset[str]
    is_print: bool = False


class Cascade:
    """All rules of a page, in order."""

    def __init__(self, rules: Sequence[StyleRule]) -> None:
        self.matcher = cssselect2.Matcher()
        self.problems: list[tuple[str, StyleRule]] = []
        self.conditions: set[str] = set()
        self.size = len(rules)
        self._cached: dict[Any, Winners] = {}
        self._same: dict[Any, Winners] = {}
        self._known: dict[tuple[int, int], tuple[Custom, Winners, Custom]] = {}
        for rule in rules:
            self._add(rule)

    def _add(self, rule: StyleRule) -> None:
        self.conditions.add(rule.condition)
        try:
            compiled = cssselect2.compile_selector_list(rule.selectors)
        except (cssselect2.SelectorError, RecursionError) as error:
            self.problems.append((f"the selector can’t be read: {error}", rule))
            return
        for selector in compiled:
            self.matcher.add_selector(selector, rule)

    def views(self) -> Iterator[View]:
        """Screens without any condition, with each and with all of them, and print."""
        always = {one for one in self.conditions if one in ("", "all", "screen")}
        printed = {one for one in self.conditions if _is_print(one)}
        others = sorted(self.conditions - always - {one for one in printed if "screen" not in one})
        yield View(frozenset(always))
        for one in others[:MOST_CONDITIONS]:
            yield View(frozenset({*always, one}))
        if len(others) > 1:
            yield View(frozenset({*always, *others}))
        yield View(frozenset({one for one in always if one != "screen"} | printed), True)

    def matched(self, element: Any) -> Matched:
        """The rules for an element and its boxes, the weaker first."""
        found: Matched = self.matcher.match(element)
        return found

    def winners(
        self, matched: Matched, pseudo: str | None, view: View, own: Sequence[Declared] = ()
    ) -> Winners:
        """The declarations that hold for an element, or one of its boxes; `own` are those of
        its `style` attribute."""
        key = (tuple((order, one) for _, order, one, _ in matched), pseudo, view, tuple(own))
        if key not in self._cached:
            declared = [
                one
                for _, _, box, rule in matched
                if box == pseudo and rule.condition in view.conditions
                for one in rule.declared
            ]
            declared += own
            found: Winners = {}
            for one in [*declared, *(one for one in declared if one.is_important)]:
                found[one.name] = one.value
                if one.name == "background":
                    found["background-color"] = one.value
                    found.pop("background-image", None)
            self._cached[key] = self._one(found)
        return self._cached[key]

    def computed(self, winners: Winners, above: Custom) -> tuple[Custom, Winners]:
        """The variables that hold in an element, and its values with them; `above` are those
        of the element around it. Raises TooMuchError."""
        key = (id(winners), id(above))
        if key not in self._known:
            own = {name: value for name, value in winners.items() if name.startswith("--")}
            custom = {**above, **own} if own else above
            if len(custom) > MOST_VARIABLES:
                raise TooMuchError(f"more than {MOST_VARIABLES:,} variables hold in an element")
            values = {k: resolved(v, custom) for k, v in winners.items() if not k.startswith("--")}
            # What was identified is kept, so that nothing else gets its identity.
            self._known[key] = (custom, self._one(values), above)
        return self._known[key][:2]

    def _one(self, values: Winners) -> Winners:
        """The one object for these values: most views differ in few elements."""
        key = tuple((name, *map(id, value)) for name, value in values.items())
        return self._same.setdefault(key, values)


def _is_print(condition: str) -> bool:
    return "print" in condition and "not" not in condition


def elements(root: Element) -> Iterator[Any]:
    """cssselect2's view of a tree."""
    yield from cssselect2.ElementWrapper.from_html_root(root).iter_subtree()


def resolved(value: Sequence[Any], custom: Custom, depth: int = 0) -> tuple[Any, ...]:
    """The value with the variables' values in their places. Raises TooMuchError."""
    if not any(token.type in ("function", "() block") for token in value) or depth > _DEEPEST:
        return tuple(value)
    found: list[Any] = []
    for token in value:
        if token.type == "function" and token.lower_name == "var":
            names = [one for one in token.arguments if one.type == "ident"]
            name = names[0].value if names else ""
            stated = custom.get(name)
            if stated is None:
                commas = [
                    n
                    for n, one in enumerate(token.arguments)
                    if one.type == "literal" and one.value == ","
                ]
                stated = tuple(token.arguments[commas[0] + 1 :]) if commas else ()
            found += resolved(stated, custom, depth + 1)
        elif token.type == "function":
            found.append(_function(token, resolved(token.arguments, custom, depth)))
        elif token.type == "() block":
            inner = resolved(token.content, custom, depth)
            found.append(
                tinycss2.ast.ParenthesesBlock(token.source_line, token.source_column, list(inner))
            )
        else:
            found.append(token)
        if len(found) > MOST_TOKENS:
            raise TooMuchError(f"a value with its variables has more than {MOST_TOKENS:,} parts")
    return tuple(found)


def _function(token: Any, arguments: Sequence[Any]) -> Any:
    if [*map(id, arguments)] == [*map(id, token.arguments)]:
        return token
    place = (token.source_line, token.source_column)
    return tinycss2.ast.FunctionBlock(*place, token.name, list(arguments))
