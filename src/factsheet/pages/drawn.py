"""Count how many elements an SVG draws, including each use of what it refers to.

A pattern, mask, clip path or filter is drawn for each element that uses it, a marker at each
corner of a shape, and their elements may refer to others in turn.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

INHERITED = ("fill", "stroke", "marker", "marker-start", "marker-mid", "marker-end")
OWN = ("mask", "clip-path", "filter")
SHAPES = ("d", "points")
"""Attributes that hold the corners of a shape."""
_MARKERS = INHERITED[2:]
_REFERENCE = re.compile(r"""url\(\s*+["']?+\s*+#([^)"'\s]++)""", re.IGNORECASE)
_CLASS = re.compile(r"\.([\w-]++)")
_NUMBER = re.compile(r"[0-9.]++")
_STOPS = 10
"""Gradient stops that take as long to draw as one element."""
_TEXTS = ("text", "tspan", "textpath")
_TEXT = 10
"""Elements that take as long to draw as one with text."""
_ANY = ""
"""The key for rules that may match any element."""


@dataclass(slots=True, eq=False)
class DrawnElement:
    """An element of an SVG with its children and references."""

    name: str = ""
    children: list["DrawnElement"] = field(default_factory=list)
    used: str | None = None
    """The id that a <use> refers to."""
    references: dict[str, str] = field(default_factory=dict)
    """The ids of its paint servers, markers, masks and the like, by property."""
    classes: tuple[str, ...] = ()
    corners: int = 0

    def take(self, key: str, value: str) -> None:
        """Record the references in an attribute."""
        if key == "style":
            self.references |= _declared(value)
        elif key == "class":
            self.classes = tuple(value.split())
        elif key in SHAPES:
            self.corners = len(_NUMBER.findall(value)) // 2 + 1
        elif key in (*INHERITED, *OWN) and (found := _REFERENCE.search(value)):
            self.references[key] = found[1]


def _declared(css: str) -> dict[str, str]:
    """The ids that declarations refer to, by property."""
    said = (declaration.partition(":") for declaration in css.split(";"))
    pairs = ((name.strip().lower(), _REFERENCE.search(value)) for name, _, value in said)
    return {name: found[1] for name, found in pairs if found and name in (*INHERITED, *OWN)}


def _styles(css: str) -> dict[str, dict[str, str]]:
    """The references in rules, by the classes in their selectors."""
    found: dict[str, dict[str, str]] = {}
    for rule in css.split("}"):
        selector, _, body = rule.rpartition("{")
        if references := _declared(body):
            for name in _CLASS.findall(selector.rpartition("{")[2]) or [_ANY]:
                found.setdefault(name, {}).update(references)
    return found


def parts_drawn(root: DrawnElement, named: Mapping[str, DrawnElement], css: str, most: int) -> int:
    """Number of elements drawn; more than `most` if an element draws itself.

    Elements are counted after those that they draw, so a circular reference is never counted.
    """
    _style(root, _styles(css))
    sizes: dict[int, int] = {}
    waiting: set[int] = set()
    stack = [(root, False)]
    while stack:
        element, is_done = stack.pop()
        parts = list(_parts(element, named))
        if is_done:
            waiting.discard(id(element))
            own = _TEXT if element.name in _TEXTS else 1
            total = own + sum(times * sizes[id(part)] for part, times in parts)
            if "gradient" in element.name:
                total = len(element.children) // _STOPS
            sizes[id(element)] = min(total, most + 1)
        elif id(element) in waiting:
            return most + 1
        elif id(element) not in sizes:
            waiting.add(id(element))
            stack.append((element, True))
            stack += [(part, False) for part, _ in parts if id(part) not in sizes]
    return sizes[id(root)]


def _style(root: DrawnElement, styles: Mapping[str, Mapping[str, str]]) -> None:
    """Apply the references of rules and parents to every element."""
    general = styles.get(_ANY, {})
    stack: list[tuple[DrawnElement, Mapping[str, str]]] = [(root, {})]
    while stack:
        element, above = stack.pop()
        said = dict(general) if element is not root else {}
        for name in element.classes:
            said |= styles.get(name, {})
        element.references = {**above, **said, **element.references}
        below = {key: id for key, id in element.references.items() if key in INHERITED}
        stack += [(child, below) for child in element.children]


def _parts(
    element: DrawnElement, named: Mapping[str, DrawnElement]
) -> Iterator[tuple[DrawnElement, int]]:
    """The elements that an element draws, with the number of times."""
    yield from ((child, 1) for child in element.children)
    if (used := named.get(element.used or "")) is not None:
        yield used, 1
    for key, id in element.references.items():
        if id in named and (key in OWN or not element.children):
            yield named[id], element.corners if key in _MARKERS else 1
