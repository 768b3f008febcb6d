"""The rules of all of a page's style sheets, matched against its elements in one go.

WeasyPrint asks each style sheet for itself which of its rules apply to an element, and
weighs their declarations anew. Here they are in one table, weighed once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import inf
from typing import Any

Weighed = tuple[str, Any, tuple[Any, ...]]
"""A property's name, its value, and what the declaration weighs: origin and importance,
layer, specificity."""
Entry = tuple[Any, int]
"""Whether a rule applies to an element, as a function, and the rule's number."""


@dataclass(slots=True)
class Lineage:
    """What elements share to which the same rules apply, and to whose ancestors the same do."""

    cascaded: dict[str, Any]
    """Declared values and their weights, by property."""
    pseudo: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The same of its pseudo-elements."""
    is_shared: bool = True
    """Whether elements of a page that are of it have one style among them."""
    kin: dict[Any, "Lineage"] = field(default_factory=dict)
    """Of its children and pseudo-elements."""
    values: dict[str, Any] = field(default_factory=dict)
    """Computed values, as far as they have been asked for."""
    specified: dict[str, Any] = field(default_factory=dict)
    anonymous: dict[str, Any] = field(default_factory=dict)
    """Computed values of its boxes that stand for no element."""


class Rules:
    """The rules of style sheets, numbered so that later ones override earlier ones."""

    def __init__(self, sheets: Sequence[tuple[Any, str, Any]]) -> None:
        self.sheets = sheets
        """With origin and, where it is not the rules' own, specificity. Holding them keeps
        their identities theirs."""
        self.root = Lineage({})
        """Of what the root element is in."""
        self.rules: list[tuple[str | None, list[Weighed]]] = []
        """By number: for which pseudo-element, and what is declared."""
        self.ids: dict[str, list[Entry]] = {}
        self.classes: dict[str, list[Entry]] = {}
        self.names: dict[str, list[Entry]] = {}
        self.namespaces: dict[str, list[Entry]] = {}
        self.languages: list[Entry] = []
        self.others: list[Entry] = []
        self.cascaded: dict[tuple[int, ...], dict[str, Any]] = {}
        """What rules of these numbers declare together."""
        for sheet, origin, specificity in sheets:
            self._add(sheet, origin, specificity)

    def _add(self, sheet: Any, origin: str, fixed: Any) -> None:
        from weasyprint.css import declaration_precedence as precedence

        matcher = sheet.matcher
        found = [
            *((self.languages, *entry) for entry in matcher.lang_attr_selectors),
            *((self.others, *entry) for entry in matcher.other_selectors),
        ]
        for own, theirs in (
            (self.ids, matcher.id_selectors),
            (self.classes, matcher.class_selectors),
            (self.names, matcher.lower_local_name_selectors),
            (self.namespaces, matcher.namespace_selectors),
        ):
            for key, entries in theirs.items():
                found += [(own.setdefault(key, []), *entry) for entry in entries]
        # Of equal specificity, the one that is declared later.
        found.sort(key=lambda entry: entry[2:4])
        last: Any = None
        for table, test, specificity, _, pseudo, (declarations, layer) in found:
            # Selectors with a comma in between that weigh the same are one rule.
            if last != (last := (specificity, pseudo, id(declarations))):
                order = inf if layer is None else sheet.layers.index(layer)
                weighed = [
                    (name, value, (precedence(origin, importance), order, fixed or specificity))
                    for name, value, importance in declarations
                ]
                self.rules.append((pseudo, weighed))
            table.append((test, len(self.rules) - 1))

    def match(self, element: Any) -> tuple[int, ...]:
        """The numbers of the rules that apply to an element, in ascending order.

        `element` is a cssselect2.ElementWrapper.
        """
        tables = [self.others]
        if element.id in self.ids:
            tables.append(self.ids[element.id])
        tables += [self.classes[name] for name in element.classes if name in self.classes]
        name = _lowered(element.local_name)
        if name in self.names:
            tables.append(self.names[name])
        if element.namespace_url in self.namespaces:
            tables.append(self.namespaces[element.namespace_url])
        if self.languages and "lang" in element.etree_element.attrib:
            tables.append(self.languages)
        return tuple(sorted(number for table in tables for test, number in table if test(element)))

    def lineage(self, numbers: Iterable[int], own: tuple[Weighed, ...]) -> Lineage:
        """Of an element to which rules of these numbers apply and declarations of its own."""
        by_pseudo: dict[str | None, list[int]] = {}
        for number in numbers:
            by_pseudo.setdefault(self.rules[number][0], []).append(number)
        style = self._cascaded(tuple(by_pseudo.pop(None, ())), tuple(own))
        pseudo = {name or "": self._cascaded(tuple(rest)) for name, rest in by_pseudo.items()}
        return Lineage(style, pseudo, is_shared=not own)

    def _cascaded(self, numbers: tuple[int, ...], own: tuple[Weighed, ...] = ()) -> dict[str, Any]:
        if not own and numbers in self.cascaded:
            return self.cascaded[numbers]
        style: dict[str, Any] = {}
        merge(style, own)
        for number in numbers:
            merge(style, self.rules[number][1])
        if not own:
            self.cascaded[numbers] = style
        return style


def merge(style: dict[str, Any], weighed: Iterable[Weighed]) -> None:
    """Add what is declared, where it weighs as much as what is there."""
    for name, value, weight in weighed:
        if name not in style or style[name][1] <= weight:
            style[name] = value, weight


@lru_cache(maxsize=1024)
def _lowered(name: str) -> str:
    # Bytes know no letters but those of ASCII, and names are alike in no others.
    return name.encode().lower().decode()
