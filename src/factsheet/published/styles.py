"""Read style sheets: their rules, what they may contain, and what print styles hide."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import tinycss2

from factsheet.diagnostics import Findings, Location, excerpt
from factsheet.published.active import leads_elsewhere
from factsheet.published.allowed import (
    AT_RULES,
    FONT_FACE,
    FUNCTIONS,
    IN_PLACE,
    PAGE_BOXES,
    PREFIXED,
    PROPERTIES,
)
from factsheet.published.media import SUPPORTS, joined, unknown_features
from factsheet.published.schemes import DARK, chosen, has_choice
from factsheet.rules.proof import STYLE_CONTENT

MOST_RULES = 20_000
"""Maximum number of rules of an edition; a theme has a few hundred."""
DEEPEST = 8
"""Maximum depth of nested conditions, and of functions."""
_CLASS = re.compile(r"\.([\w-]+)")
_PREFIX = re.compile(r"-(?:webkit|moz|ms|o)-")
_IMAGE = re.compile(r"data:image/(?:png|jpeg|webp|gif)[;,]|data:image/svg\+xml[;,]")
_PLACED = re.compile(r"grid-(?:area|row(?:-start|-end)?)")
_PLACES = re.compile(r"auto|span \d++|1 ?/ ?-1")
_AREA = re.compile(r"[a-z_-][\w-]*+")
_SECONDS = 2.0
"""Maximum duration of a transition of colours or sizes."""
_FORCED = "forced-colors"
_COLOURED = re.compile("color|background|border|outline|fill|stroke").search
_SYSTEM = frozenset(
    [
        "accentcolor",
        "accentcolortext",
        "activetext",
        "buttonborder",
        "buttonface",
        "buttontext",
        "canvas",
        "canvastext",
        "field",
        "fieldtext",
        "graytext",
        "highlight",
        "highlighttext",
        "linktext",
        "mark",
        "marktext",
        "selecteditem",
        "selecteditemtext",
        "visitedtext",
    ]
)
"""System colours (CSS Color 4, 6.2)."""
GENERATED = re.compile(r"[^\W_]")
"""Letters and digits, which styles may not add to a page."""

_BRACKETS = ("() block", "[] block", "{} block")
_NAMES = """
font font-family font-feature-settings font-variation-settings src grid-template-areas
grid-template grid-area string-set bookmark-label
"""
_NAMING = frozenset(_NAMES.split())
"""Properties whose strings are names, not text."""


@dataclass(frozen=True, slots=True)
class Declared:
    """A declaration of a style rule."""

    name: str
    value: tuple[Any, ...]
    line: int
    is_important: bool = False

    @property
    def words(self) -> str:
        """The value as text, in lower case."""
        return str(tinycss2.serialize(self.value)).strip().lower()


@dataclass(frozen=True, slots=True)
class StyleRule:
    """Selectors with their declarations, and when they hold."""

    selectors: str
    declared: tuple[Declared, ...]
    condition: str
    """The media and features that it applies to; empty if it always applies."""
    at: Location


@dataclass(slots=True)
class Styles:
    """A parsed style sheet."""

    name: str
    rules: list[StyleRule] = field(default_factory=list)
    addresses: list[tuple[str, Location]] = field(default_factory=list)
    """The addresses of files that it fetches."""
    problems: list[tuple[str, Location]] = field(default_factory=list)


def is_for_paper(name: str) -> bool:
    """Whether a style sheet of this name is used in print: `40-paper.print.css`, `20-page.css`."""
    media = name.removesuffix(".css").rpartition("/")[2].partition(".")[2]
    return name.endswith(".css") and media in ("", "print", "all")


def left_out(sheets: Iterable[Styles]) -> frozenset[str]:
    """The classes of elements that style sheets for paper hide or move into the margins.

    A running element is in the margins of all pages, where it is not part of the text.
    """
    return _classes(sheets, _leaves_out)


def running(sheets: Iterable[Styles]) -> frozenset[str]:
    """The classes of elements that style sheets for paper move into the margins."""
    return _classes(sheets, _is_running)


def _classes(sheets: Iterable[Styles], holds: Callable[[Declared], bool]) -> frozenset[str]:
    return frozenset(
        found[1]
        for sheet in sheets
        for rule in sheet.rules
        if _is_printed(rule.condition) and any(map(holds, rule.declared))
        for selector in rule.selectors.split(",")
        if (found := _CLASS.fullmatch(selector.strip()))
    )


def _is_printed(condition: str) -> bool:
    return not condition or "print" in condition


def _leaves_out(one: Declared) -> bool:
    return (one.name == "display" and one.words == "none") or _is_running(one)


def _is_running(one: Declared) -> bool:
    return one.name == "position" and one.words.startswith("running(")


def read_styles(name: str, css: str, line: int = 1) -> Styles:
    """Parse a style sheet, and note everything in it that is not allowed."""
    styles = Styles(name)
    _Reader(styles, line - 1).read(
        tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), "", 0
    )
    return styles


def read_style_attribute(css: str, at: Location) -> Styles:
    """Parse a `style` attribute: custom properties, and the lengths of bars."""
    styles = Styles(at.path)
    reader = _Reader(styles, at.line - 1)
    declared = []
    for one in reader.declarations(tinycss2.parse_blocks_contents(css), PROPERTIES):
        if not one.name.startswith("--") and one.name not in IN_PLACE:
            reader.refuse(f"a style attribute may not set {excerpt(one.name, 40)}", one.line)
        declared.append(one)
    if declared:
        styles.rules.append(StyleRule("", tuple(declared), "", at))
    return styles


def check_styles(styles: Styles, locale: str | None, findings: Findings) -> None:
    """Report everything that is not allowed."""
    for message, at in styles.problems:
        hint = "docs/verify.md lists what styles may contain"
        findings.error(STYLE_CONTENT, message, at, hint=hint, locale=locale)


def _is_too_deep(tokens: Sequence[Any], depth: int = 0) -> bool:
    """Whether functions and brackets are nested deeper than DEEPEST, since readers and writers of
    them recurse."""
    inner = (
        token.arguments if token.type == "function" else token.content
        for token in tokens
        if token.type == "function" or token.type in _BRACKETS
    )
    return depth > DEEPEST or any(_is_too_deep(some, depth + 1) for some in inner)


def _is_slow(token: Any) -> bool:
    """Whether a time is longer than readers wait."""
    if token.type != "dimension":
        return False
    return bool(abs(token.value) > _SECONDS * (1000 if token.lower_unit == "ms" else 1))


def _said(rule: Any) -> str:
    """The text after the name of an at-rule."""
    return " ".join(tinycss2.serialize(rule.prelude).lower().split())


class _Reader:
    def __init__(self, styles: Styles, before: int) -> None:
        self.styles = styles
        self.before = before

    def refuse(self, message: str, line: int) -> None:
        self.styles.problems.append((message, Location(self.styles.name, line, 1)))

    def read(self, rules: Sequence[Any], condition: str, depth: int) -> None:
        if depth > DEEPEST:
            self.refuse(f"conditions are nested more than {DEEPEST} deep", 1)
            return
        for rule in rules:
            line = self.before + rule.source_line
            if rule.type == "qualified-rule":
                self._style_rule(rule, condition, line)
            elif rule.type == "at-rule":
                self._at_rule(rule, condition, line, depth)
            elif rule.type == "error":
                self.refuse(f"this is not CSS: {rule.message}", line)

    def _style_rule(self, rule: Any, condition: str, line: int) -> None:
        if len(self.styles.rules) == MOST_RULES:
            self.refuse(f"there are more than {MOST_RULES:,} rules", line)
        if len(self.styles.rules) > MOST_RULES:
            return
        declared = tuple(
            self.declarations(tinycss2.parse_blocks_contents(rule.content), PROPERTIES)
        )
        if _is_too_deep(rule.prelude):
            self.refuse(f"a selector is nested more than {DEEPEST} deep", line)
            return
        selectors = tinycss2.serialize(rule.prelude).strip()
        at = Location(self.styles.name, line, 1)
        if _FORCED not in condition:
            self._colours(declared)
        is_double = any(has_choice(one.value) for one in declared)
        for choice, scheme in enumerate(("", DARK)[: 1 + is_double]):
            own = [replace(one, value=chosen(one.value, choice)) for one in declared]
            said = tuple(own) if is_double else declared
            self.styles.rules.append(StyleRule(selectors, said, joined(condition, scheme), at))

    def _colours(self, declared: Sequence[Declared]) -> None:
        """Report system colours, which may equal the style's own colours."""
        for one in declared:
            for token in one.value:
                if token.type == "ident" and token.lower_value in _SYSTEM and _COLOURED(one.name):
                    shown = excerpt(token.value, 40)
                    message = f"{shown} is proven where forced-colors is asked for, and not here"
                    self.refuse(message, one.line)

    def _at_rule(self, rule: Any, condition: str, line: int, depth: int) -> None:
        name = rule.lower_at_keyword
        if name not in AT_RULES:
            self.refuse(f"@{excerpt(name, 40)} is not among the rules that styles may have", line)
        elif _is_too_deep(rule.prelude):
            self.refuse(f"the condition of @{name} is nested more than {DEEPEST} deep", line)
        elif name in ("media", "supports"):
            self._conditional(rule, condition, line, depth)
        elif name == "charset" and _said(rule) != '"utf-8"':
            self.refuse("@charset names another encoding than UTF-8", line)
        elif name == "font-face":
            for one in self.declarations(
                tinycss2.parse_blocks_contents(rule.content or []), FONT_FACE
            ):
                if one.name == "src":
                    self._font(one)
        elif name == "page":
            self._page(rule.content or [])

    def _conditional(self, rule: Any, condition: str, line: int, depth: int) -> None:
        said = _said(rule)
        if rule.lower_at_keyword == "supports":
            said = f"{SUPPORTS} {said.replace(',', ' ')}"
        elif strange := unknown_features(said):
            self.refuse(f"({excerpt(strange[0], 40)}) is not allowed in conditions", line)
        content = tinycss2.parse_rule_list(
            rule.content or [], skip_comments=True, skip_whitespace=True
        )
        self.read(content, joined(condition, said), depth + 1)

    def _page(self, content: Sequence[Any]) -> None:
        """Check a rule for printed pages, and its margin boxes."""
        parts = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
        for part in parts:
            if part.type == "at-rule":
                if part.lower_at_keyword not in PAGE_BOXES:
                    line = self.before + part.source_line
                    self.refuse(
                        f"@{excerpt(part.lower_at_keyword, 40)} is not a box of a page", line
                    )
                inner = tinycss2.parse_blocks_contents(part.content or [])
                list(self.declarations(inner, PROPERTIES))
        list(self.declarations([part for part in parts if part.type != "at-rule"], PROPERTIES))

    def _font(self, one: Declared) -> None:
        if any(token.type == "function" and token.lower_name == "local" for token in one.value):
            self.refuse("a font of the reader’s machine may draw anything", one.line)

    def declarations(self, parts: Sequence[Any], names: frozenset[str]) -> Iterator[Declared]:
        """Declarations in order; what is not a declaration, or not in the lists, is reported."""
        for part in parts:
            line = self.before + part.source_line
            if part.type in ("whitespace", "comment"):
                continue
            if part.type != "declaration":
                what = getattr(part, "message", None) or "rules inside rules are not allowed"
                self.refuse(f"this is not a declaration: {what}", line)
                continue
            name = part.lower_name
            is_custom = name.startswith("--")
            plain = _PREFIX.sub("", name)
            if not is_custom and (plain not in names or (plain != name and plain not in PREFIXED)):
                self.refuse(f"{excerpt(name, 40)} is not a property that styles may set", line)
            if _is_too_deep(part.value):
                self.refuse(f"functions are nested more than {DEEPEST} deep", line)
                continue
            self._values(part.value, line)
            if name not in _NAMING and not is_custom:
                self._strings(part.value, line)
            self._place(Declared(plain, tuple(part.value), line))
            yield Declared(
                part.name if is_custom else plain,
                tuple(part.value),
                line,
                part.important,
            )

    def _place(self, one: Declared) -> None:
        """Report values that change a page's order, the size of all text, or the numbers of
        items."""
        is_named = one.name == "grid-area" and _AREA.fullmatch(one.words)
        if _PLACED.fullmatch(one.name) and not is_named and not _PLACES.fullmatch(one.words):
            self.refuse(f"{one.name} may put one element over another", one.line)
        if one.name.startswith("transition") and any(map(_is_slow, one.value)):
            self.refuse(f"{one.name} takes more than {_SECONDS:.0f} seconds", one.line)
        if one.name == "text-size-adjust" and one.words not in ("auto", "none", "100%"):
            self.refuse("text-size-adjust makes letters smaller or larger", one.line)
        if one.name in ("counter-reset", "counter-increment"):
            self._count(one.value, one.line)

    def _strings(self, value: Sequence[Any], line: int) -> None:
        for token in value:
            if token.type == "string" and GENERATED.search(token.value):
                shown = excerpt(token.value, 40)
                self.refuse(f"“{shown}” is text that a style adds to the page", line)

    def _count(self, value: Sequence[Any], line: int) -> None:
        """Report counters that do not start at one: a list with another start must state it in
        HTML."""
        if any(token.type == "number" and token.value not in (0, 1) for token in value):
            self.refuse("a counter has another number than the items of its list", line)

    def _values(self, tokens: Sequence[Any], line: int) -> None:
        for token in tokens:
            if token.type == "url":
                self._address(token.value, line)
            elif token.type == "function":
                self._function(token, line)
            elif token.type == "error":
                self.refuse(f"this is not CSS: {token.message}", line)
            elif token.type in _BRACKETS:
                self._values(token.content, line)

    def _function(self, token: Any, line: int) -> None:
        name = _PREFIX.sub("", token.lower_name)
        if name == "url":
            for part in token.arguments:
                if part.type == "string":
                    self._address(part.value, line)
                elif part.type != "whitespace":
                    self.refuse("an address is composed of parts", line)
        elif name not in FUNCTIONS and name != "local":
            self.refuse(f"{excerpt(name, 40)}() is not a function that styles may use", line)
        self._values(token.arguments, line)

    def _address(self, target: str, line: int) -> None:
        at = Location(self.styles.name, line, 1)
        if _IMAGE.match(target) or target.startswith("#"):
            return
        if leads_elsewhere(target):
            self.refuse(f"the address “{excerpt(target)}” is fetched from elsewhere", line)
        else:
            self.styles.addresses.append((target, at))
