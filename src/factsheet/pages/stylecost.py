"""What a style sheet asks for, before a page is laid out with it.

A few words of CSS can ask for any amount of work: a grid of a thousand million columns, custom
properties that each hold two of the one before, a dotted line of dots too small to see. So
numbers, lists, nesting and what `var()` comes to have bounds, the same on every machine.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from factsheet.diagnostics import excerpt

LONGEST_SHEET = 500_000
"""Characters of a style sheet."""
MOST_RULES = 10_000
MOST_PARTS = 2_000
"""Words, numbers and signs of one declaration or list of selectors."""
LONGEST_STRING = 10_000
DEEPEST = 32
"""Brackets within brackets, and rules within rules."""
LARGEST = 1_000_000
LARGEST_COUNT = 10_000
"""Of a line or column of a grid, of what repeat() repeats, and of a counter."""
SMALLEST = 0.005
"""Of a length or percentage, but for zero."""
MOST_SELECTED = 1_000
"""Times that rules in rules repeat the selector of the outermost by `&`."""
MOST_SUBSTITUTED = 10_000
"""Words that custom properties come to where `var()` puts them in."""
_COUNTED = ("grid", "counter", "pad")
_UNBOUND = ("z-index",)


class Excess(NamedTuple):
    """What is too much, and where."""

    line: int
    column: int
    message: str


@dataclass(slots=True)
class _Property:
    """The longest value of a custom property, and which others it holds."""

    at: Any
    parts: int = 0
    held: list[str] = field(default_factory=list)


def excesses(css: str) -> Iterator[Excess]:
    """What is too much in a style sheet: the first of each kind."""
    if len(css) > LONGEST_SHEET:
        yield Excess(1, 1, f"it has more than {LONGEST_SHEET:,} characters")
        return
    sheet = _Sheet()
    sheet.read(css)
    for name, node in sheet.found.items():
        yield Excess(node.source_line, node.source_column, name)
    yield from _substituted(sheet.properties)


@dataclass(slots=True)
class _Place:
    """What stands in one pair of brackets, and what has been read of it."""

    nodes: list[Any]
    depth: int = 0
    selected: int = 1
    """How often the selectors around come in."""
    name: str = ""
    """The property or function whose value this is."""
    is_value: bool = False
    parts: int = 0
    repeated: int = 0
    before: Any = None
    """A word that may be a property's name."""
    custom: _Property | None = None

    def begin(self) -> None:
        """Another declaration or rule."""
        self.parts, self.repeated, self.before, self.custom = 0, 0, None, None
        self.name = self.name if self.is_value else ""

    def inner(self, nodes: list[Any], name: str = "", *, times: int = 1) -> "_Place":
        return _Place(nodes, self.depth + 1, self.selected * times, name, bool(name))


class _Sheet:
    """A style sheet, gone through without a stack of calls."""

    def __init__(self) -> None:
        self.found: dict[str, Any] = {}
        self.properties: dict[str, _Property] = {}
        self.rules = 0

    def read(self, css: str) -> None:
        import tinycss2

        stack = [_Place(tinycss2.parse_component_value_list(css, skip_comments=True))]
        while stack:
            place = stack.pop()
            if place.depth > DEEPEST and place.nodes:
                message = f"brackets or rules are nested more than {DEEPEST} deep"
                self.excess(message, place.nodes[0])
                return
            inner = (self.step(place, node) for node in place.nodes if node.type != "whitespace")
            stack.extend(one for one in inner if one is not None)

    def step(self, place: _Place, node: Any) -> _Place | None:
        """Look at a part; what stands in it, if it is a pair of brackets."""
        if node.type == "literal" and node.value == ";":
            place.begin()
            return None
        place.parts += 1
        if place.parts > MOST_PARTS:
            self.excess(f"a declaration or selector has more than {MOST_PARTS:,} parts", node)
        if node.type == "literal":
            self.sign(place, node)
        elif place.custom is not None:
            place.custom.parts += 1
        self.one(node, place.name)
        place.before = node if node.type == "ident" else None
        if node.type == "{} block":
            return self.block(place, node)
        if node.type == "function":
            if node.lower_name == "var" and place.custom is not None:
                held = [one.value for one in node.arguments if one.type == "ident"]
                place.custom.held += held[:1]
            is_repeat = node.lower_name == "repeat" or not place.name
            return place.inner(node.arguments, node.lower_name if is_repeat else place.name)
        is_block = node.type in ("() block", "[] block")
        return place.inner(node.content, place.name or node.type) if is_block else None

    def sign(self, place: _Place, node: Any) -> None:
        """A colon behind a property's name, or `&` for the selectors around."""
        if node.value == "&":
            place.repeated += 1
        elif node.value == ":" and place.before is not None and not place.name:
            place.name = place.before.lower_value
            if place.name.startswith("--"):
                place.custom = self.properties.setdefault(place.before.value, _Property(node))

    def block(self, place: _Place, node: Any) -> _Place:
        self.rules += 1
        if self.rules > MOST_RULES:
            self.excess(f"it has more than {MOST_RULES:,} rules", node)
        inner = place.inner(node.content, times=max(place.repeated, 1))
        if inner.selected > MOST_SELECTED:
            self.excess(f"rules in rules come to more than {MOST_SELECTED:,}", node)
            inner.nodes = []
        place.begin()
        return inner

    def one(self, node: Any, name: str) -> None:
        """Look at a word, number or text of a value."""
        if node.type in ("number", "dimension", "percentage"):
            size = abs(node.value)
            most = LARGEST
            if node.type == "number" and (name == "repeat" or name.startswith(_COUNTED)):
                most = LARGEST_COUNT
            if size > most and name not in _UNBOUND:
                self.excess(f"a number is larger than {most:,}", node)
            if 0 < size < SMALLEST and node.type != "number":
                self.excess(f"a length or percentage is smaller than {SMALLEST}", node)
        elif node.type == "string" and len(node.value) > LONGEST_STRING:
            self.excess(f"a text has more than {LONGEST_STRING:,} characters", node)

    def excess(self, message: str, node: Any) -> None:
        self.found.setdefault(message, node)


def _substituted(properties: Mapping[str, _Property]) -> Iterator[Excess]:
    """Custom properties that come to too much; one that holds itself is none."""
    sizes: dict[str, int] = {}
    for start in properties:
        stack = [start]
        while stack:
            own = properties[stack[-1]]
            missing = [one for one in own.held if one in properties and one not in sizes]
            missing = [one for one in missing if one not in stack]
            if missing and len(stack) < len(properties):
                stack.append(missing[0])
                continue
            name = stack.pop()
            total = own.parts + sum(sizes.get(one, 0) for one in own.held)
            sizes[name] = min(total, MOST_SUBSTITUTED + 1)
            if total > MOST_SUBSTITUTED:
                at, most = own.at, f"{MOST_SUBSTITUTED:,}"
                message = f"“{excerpt(name)}” comes to more than {most} words by var()"
                yield Excess(at.source_line, at.source_column, message)
                return
