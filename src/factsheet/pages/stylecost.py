"""Check the cost of a style sheet before a page is laid out with it.

A few words of CSS can cause any amount of work: a grid of a billion columns, custom properties
that each contain the previous one twice, a line of invisibly small dots. So numbers, lists,
nesting and the expansion of `var()` are limited. The limits do not depend on the machine.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from factsheet.diagnostics import excerpt

LONGEST_SHEET = 500_000
"""Maximum number of characters of a style sheet."""
MOST_RULES = 10_000
MOST_PARTS = 2_000
"""Maximum number of tokens in one declaration or selector list."""
LONGEST_STRING = 10_000
DEEPEST = 32
"""Maximum nesting of brackets and of rules."""
LARGEST = 1_000_000
LARGEST_COUNT = 10_000
"""Maximum grid line, repetition count of repeat(), and counter value."""
SMALLEST = 0.005
"""Minimum length or percentage, other than zero."""
MOST_SELECTED = 1_000
"""Maximum number of copies of the outermost selector that nested rules make with `&`."""
MOST_SUBSTITUTED = 10_000
"""Maximum number of tokens of a custom property after substituting `var()`."""
_COUNTED = ("grid", "counter", "pad")
_UNBOUND = ("z-index",)


class Excess(NamedTuple):
    """A limit that is exceeded, and its place."""

    line: int
    column: int
    message: str


@dataclass(slots=True)
class _Property:
    """The longest value of a custom property, and the properties it refers to."""

    at: Any
    parts: int = 0
    held: list[str] = field(default_factory=list)


def excesses(css: str) -> Iterator[Excess]:
    """The limits that a style sheet exceeds, each at its first place."""
    if len(css) > LONGEST_SHEET:
        yield Excess(1, 1, f"it has more than {LONGEST_SHEET:,} characters")
        return
    sheet = _Sheet()
    sheet.read(css)
    for name, node in sheet.found.items():
        yield Excess(node.source_line, node.source_column, name)
    yield from _substituted(sheet.properties)


def cmyk_in(css: str) -> Iterator[tuple[int, int]]:
    """Lines and columns of `device-cmyk()`, and of profiles of colours (`@color-profile`), which
    would change what all other colours are written in.

    The PDFs are PDF/A with an output intent of sRGB, which CMYK breaks (ISO 19005-3, 6.2.4.3);
    `lab()`, `oklch()` and their like are written as CIE Lab, which does not.
    """
    import tinycss2

    waiting: list[Any] = tinycss2.parse_component_value_list(css, skip_comments=True)[::-1]
    while waiting:
        node = waiting.pop()
        is_function = node.type == "function" and node.lower_name == "device-cmyk"
        if is_function or (node.type == "at-keyword" and node.lower_value == "color-profile"):
            yield node.source_line, node.source_column
        inner = node.arguments if node.type == "function" else getattr(node, "content", None)
        waiting.extend(reversed(inner or []))


@dataclass(slots=True)
class _Place:
    """The parser's state inside one pair of brackets."""

    nodes: list[Any]
    depth: int = 0
    selected: int = 1
    """Number of copies of the enclosing selectors."""
    name: str = ""
    """The property or function whose value this is."""
    is_value: bool = False
    parts: int = 0
    repeated: int = 0
    before: Any = None
    """A word that may be a property's name."""
    custom: _Property | None = None

    def begin(self) -> None:
        """Begin another declaration or rule."""
        self.parts, self.repeated, self.before, self.custom = 0, 0, None, None
        self.name = self.name if self.is_value else ""

    def inner(self, nodes: list[Any], name: str = "", *, times: int = 1) -> "_Place":
        return _Place(nodes, self.depth + 1, self.selected * times, name, bool(name))


class _Sheet:
    """Checks a style sheet without recursion."""

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
        """Check a token; return the content of a pair of brackets."""
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
        """Check a colon after a property's name, or `&` for the enclosing selectors."""
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
        """Check a word, number or string of a value."""
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
    """Custom properties whose substituted value is too long. Circular ones are invalid CSS, and
    are ignored."""
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
