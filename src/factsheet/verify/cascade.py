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
Winners = dict[str, tuple[Any, ...]]
Matched = Sequence[tuple[Any, Any, str | None, StyleRule]]


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
            self._cached[key] = found
        return self._cached[key]


def _is_print(condition: str) -> bool:
    return "print" in condition and "not" not in condition


def elements(root: Element) -> Iterator[Any]:
    """cssselect2's view of a tree."""
    yield from cssselect2.ElementWrapper.from_html_root(root).iter_subtree()


def resolved(
    value: Sequence[Any], custom: Mapping[str, tuple[Any, ...]], depth: int = 0
) -> tuple[Any, ...]:
    """The value with the variables' values in their places."""
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
            inner = resolved(token.arguments, custom, depth)
            found.append(
                tinycss2.ast.FunctionBlock(
                    token.source_line, token.source_column, token.name, list(inner)
                )
            )
        elif token.type == "() block":
            inner = resolved(token.content, custom, depth)
            found.append(
                tinycss2.ast.ParenthesesBlock(token.source_line, token.source_column, list(inner))
            )
        else:
            found.append(token)
    return tuple(found)
