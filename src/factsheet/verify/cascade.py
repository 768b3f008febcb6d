"""Find the declarations that apply to each element of a page (CSS Cascading, level 4)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

import cssselect2
import tinycss2

from factsheet.diagnostics import excerpt
from factsheet.published.media import devices, holds, joined
from factsheet.published.styles import Declared, StyleRule

MOST_CONDITIONS = 40
"""Maximum number of different media queries of a page's styles."""
STATES = "hover active focus focus-within focus-visible target visited"
"""Pseudo-classes that depend on the user or on the page's address."""
_STATE = re.compile(rf":(?:{'|'.join(STATES.split())})(?![\w-])", re.IGNORECASE)
_ANY = ":is([class], :not([class]))"
"""A selector that matches everything, with the specificity of a state."""
_CLASSES = f"""
{STATES} link any-link root first-child last-child only-child first-of-type last-of-type
only-of-type empty nth-child nth-last-child nth-of-type nth-last-of-type is where not has lang dir
scope enabled disabled checked before after first-letter
"""
CLASSES = frozenset(_CLASSES.split())
"""Allowed pseudo-classes: browsers ignore a rule with one that they don't know."""
_NAMED = re.compile(r"(?<!:):([\w-]++)")
_STRINGS = re.compile(r'"[^"]*+"')
PSEUDO = ("before", "after", "marker")
"""Boxes that styles add to an element."""
_DEEPEST = 8
"""Maximum depth of variables that refer to variables."""
MOST_TOKENS = 1_000
"""Maximum number of tokens of a value once its variables are replaced."""
MOST_VARIABLES = 2_000
"""Maximum number of variables that hold in one element, since each element copies them."""
Winners = dict[str, tuple[Any, ...]]
Custom = Mapping[str, tuple[Any, ...]]
"""Variables, by name."""
NO_CUSTOM: Custom = {}
IN_STATE = "touched"
"""The condition of rules for the states of elements."""
FIRST = "first-letter"
"""A pseudo-element that is treated as if it were the whole element."""
_FIRST = re.compile(rf"::?{FIRST}(?![\w-])", re.IGNORECASE)
_SELECTED = "selection"
"""The pseudo-element of selected text, which is ignored: it hides no text."""


class TooMuchError(Exception):
    """Styles exceed the limits of what any page needs."""


@dataclass(frozen=True)
class View:
    """One way in which a page is seen: the conditions that hold."""

    conditions: frozenset[str]
    is_print: bool = False


@dataclass(slots=True, eq=False)
class Matching:
    """The rules for an element and its boxes, later ones overriding earlier ones. Elements with the
    same rules share one object."""

    rules: Sequence[tuple[str | None, StyleRule]]
    own: Sequence[Declared]
    """The declarations of its `style` attribute."""
    conditions: frozenset[str]
    boxes: tuple[str, ...]
    """Those of PSEUDO, and the first letter, that have rules."""
    won: dict[tuple[str | None, frozenset[str]], Winners] = field(default_factory=dict)


class Cascade:
    """All rules of a page, in order.

    Cascades that share `same` have one object for the same values.
    """

    def __init__(self, rules: Sequence[StyleRule], same: dict[Any, Any]) -> None:
        self.matcher = cssselect2.Matcher()
        self.problems: list[tuple[str, StyleRule]] = []
        self.conditions: set[str] = set()
        self.size = len(rules)
        self._matchings: dict[Any, Matching] = {}
        self._same = same
        self._known: dict[tuple[int, int], tuple[Custom, Winners, Custom]] = {}
        for rule in rules:
            self._add(rule)

    def _add(self, rule: StyleRule) -> None:
        self.conditions.add(rule.condition)
        if len(self.conditions) == MOST_CONDITIONS + 1:
            self.problems.append((f"there are more than {MOST_CONDITIONS} conditions", rule))
        named = {name.lower() for name in _NAMED.findall(_STRINGS.sub("", rule.selectors))}
        for name in sorted(named - CLASSES):
            self.problems.append((f":{excerpt(name, 40)} is not allowed in selectors", rule))
        try:
            compiled = cssselect2.compile_selector_list(rule.selectors)
        except (cssselect2.SelectorError, RecursionError) as error:
            self.problems.append((f"the selector can’t be read: {error}", rule))
            return
        for selector in compiled:
            box = selector.pseudo_element
            if box == _SELECTED:
                continue
            if box is not None and box not in (*PSEUDO, FIRST):
                self.problems.append((f"::{excerpt(box, 40)} is not allowed in selectors", rule))
            self.matcher.add_selector(selector, rule)
        if _STATE.search(rule.selectors) or _FIRST.search(rule.selectors):
            selectors = _FIRST.sub(_ANY, _STATE.sub(_ANY, rule.selectors))
            condition = joined(rule.condition, IN_STATE)
            self._add(StyleRule(selectors, rule.declared, condition, rule.at))

    @cached_property
    def views(self) -> tuple[View, ...]:
        """The ways of seeing a page: screens with no condition, with each, with all, and with those
        of devices; and print."""
        always = {one for one in self.conditions if one in ("", "all", "screen")}
        printed = {one for one in self.conditions if _is_print(one)}
        others = sorted(self.conditions - always - {one for one in printed if "screen" not in one})
        seen = {frozenset(always)}
        seen |= {frozenset({*always, one}) for one in others[:MOST_CONDITIONS]}
        seen.add(frozenset({*always, *others}))
        for device in devices():
            seen.add(frozenset({*always, *(one for one in others if holds(one, device))}))
        on_paper = frozenset({one for one in always if one != "screen"} | printed)
        return (*map(View, sorted(seen, key=sorted)), View(on_paper, is_print=True))

    def matching(self, element: Any, own: Sequence[Declared]) -> Matching:
        """The rules for an element, of which `own` are the declarations of its attribute."""
        matched = self.matcher.match(element)
        key = (tuple((order, box, id(rule)) for _, order, box, rule in matched), tuple(own))
        if key not in self._matchings:
            rules = [(box, rule) for _, _, box, rule in matched]
            boxes = {box for box, _ in rules if box in (*PSEUDO, FIRST)}
            conditions = frozenset(rule.condition for _, rule in rules)
            self._matchings[key] = Matching(rules, own, conditions, tuple(sorted(boxes)))
        return self._matchings[key]

    def winners(self, matching: Matching, pseudo: str | None, holding: frozenset[str]) -> Winners:
        """The declarations that apply to an element, or one of its boxes, under these
        conditions."""
        key = (pseudo, holding)
        if key not in matching.won:
            declared = [
                one
                for box, rule in matching.rules
                if box == pseudo and rule.condition in holding
                for one in rule.declared
            ]
            if pseudo is None:
                declared += matching.own
            found: Winners = {}
            for one in [*declared, *(one for one in declared if one.is_important)]:
                found.pop(one.name, None)  # so that the winning ones come last
                found[one.name] = one.value
                if one.name == "font":
                    found |= _font(one.value)
                if one.name == "background":
                    found["background-color"] = one.value
                    found.pop("background-image", None)
            matching.won[key] = self._one(found)
        return matching.won[key]

    def computed(self, winners: Winners, above: Custom) -> tuple[Custom, Winners]:
        """The variables that hold in an element, and its values with variables replaced; `above`
        are the variables of its parent. Raises TooMuchError."""
        key = (id(winners), id(above))
        if key not in self._known:
            own = {
                name: value
                for name, value in winners.items()
                if name.startswith("--") and _words(value) not in ("inherit", "unset")
            }
            custom = self._one({**above, **own}) if own else above
            if len(custom) > MOST_VARIABLES:
                raise TooMuchError(f"more than {MOST_VARIABLES:,} variables hold in an element")
            values = {k: resolved(v, custom) for k, v in winners.items() if not k.startswith("--")}
            # Keep a reference, so that no other object gets the same id().
            self._known[key] = (custom, self._one(values), above)
        return self._known[key][:2]

    def _one(self, values: Winners) -> Winners:
        """One shared object for equal values: most views and pages differ in few elements."""
        key = tuple((name, *map(id, value)) for name, value in values.items())
        found: Winners = self._same.setdefault(key, values)
        return found


def _font(value: Sequence[Any]) -> Winners:
    """The font size and line height that `font` sets, if it sets them."""
    tokens = [token for token in value if token.type != "whitespace"]
    for place, token in enumerate(tokens):
        is_size = token.type in ("dimension", "percentage", "function")
        is_small = token.type == "number" and not token.value  # 0 is a size, and no weight
        if not (is_size or is_small):
            continue
        found: Winners = {"font-size": (token,)}
        after = tokens[place + 1 : place + 3]
        if len(after) == 2 and after[0].type == "literal" and after[0].value == "/":
            found["line-height"] = (after[1],)
        return found
    return {}


def _is_print(condition: str) -> bool:
    return "print" in condition and "not" not in condition


def elements(root: Element) -> Iterator[Any]:
    """cssselect2's view of a tree."""
    yield from cssselect2.ElementWrapper.from_html_root(root).iter_subtree()


def resolved(value: Sequence[Any], custom: Custom, depth: int = 0) -> tuple[Any, ...]:
    """The value with its variables replaced by their values. Raises TooMuchError."""
    if not any(token.type in ("function", "() block") for token in value) or depth > _DEEPEST:
        return tuple(value)
    found: list[Any] = []
    for token in value:
        if token.type == "function" and token.lower_name == "var":
            names = [one for one in token.arguments if one.type == "ident"]
            name = names[0].value if names else ""
            stated = custom.get(name)
            if stated is None or _words(stated) == "initial":
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


def _words(value: Sequence[Any]) -> str:
    return str(tinycss2.serialize(value)).strip().lower() if len(value) < 4 else ""


def _function(token: Any, arguments: Sequence[Any]) -> Any:
    if [*map(id, arguments)] == [*map(id, token.arguments)]:
        return token
    place = (token.source_line, token.source_column)
    return tinycss2.ast.FunctionBlock(*place, token.name, list(arguments))
