"""Match the rules of all of a page's style sheets against its elements at once.

WeasyPrint asks each style sheet which of its rules apply to an element, and ranks their
declarations each time. Here they are in one table, ranked once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import inf
from typing import Any

Weighed = tuple[str, Any, tuple[Any, ...]]
"""A property's name, its value, and the declaration's rank: origin and importance, layer,
specificity."""
Entry = tuple[Any, int]
"""A function that tells whether a rule applies to an element, and the rule's number."""


@dataclass(slots=True)
class Lineage:
    """The styles shared by elements to which, and to whose ancestors, the same rules apply."""

    cascaded: dict[str, Any]
    """Declared values and their weights, by property."""
    pseudo: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The same for its pseudo-elements."""
    is_shared: bool = True
    """Whether a page's elements of this lineage share one style."""
    kin: dict[Any, "Lineage"] = field(default_factory=dict)
    """The lineages of its children and pseudo-elements."""
    values: dict[str, Any] = field(default_factory=dict)
    """The values computed so far."""
    specified: dict[str, Any] = field(default_factory=dict)
    anonymous: dict[str, Any] = field(default_factory=dict)
    """The values computed for its anonymous boxes."""


class Rules:
    """The rules of style sheets, numbered so that later ones override earlier ones."""

    def __init__(self, sheets: Sequence[tuple[Any, str, Any]]) -> None:
        self.sheets = sheets
        """The sheets with origin and, if fixed, specificity. The reference prevents that ids are
        reused."""
        self.root = Lineage({})
        """The lineage of the root element's parent."""
        self.rules: list[tuple[str | None, list[Weighed]]] = []
        """Pseudo-element and declarations of each rule, by number."""
        self.ids: dict[str, list[Entry]] = {}
        self.classes: dict[str, list[Entry]] = {}
        self.names: dict[str, list[Entry]] = {}
        self.namespaces: dict[str, list[Entry]] = {}
        self.languages: list[Entry] = []
        self.others: list[Entry] = []
        self.cascaded: dict[tuple[int, ...], dict[str, Any]] = {}
        """The merged declarations of these rules."""
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
        # Of equal specificity, the later one wins.
        found.sort(key=lambda entry: entry[2:4])
        last: Any = None
        for table, test, specificity, _, pseudo, (declarations, layer) in found:
            # Selectors of one list with the same specificity are one rule.
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
        """The lineage of an element with these rules and its own declarations."""
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
    """Add declarations, unless those present rank higher."""
    for name, value, weight in weighed:
        if name not in style or style[name][1] <= weight:
            style[name] = value, weight


@lru_cache(maxsize=1024)
def _lowered(name: str) -> str:
    # Names are case-insensitive only in ASCII, like `bytes.lower`.
    return name.encode().lower().decode()
