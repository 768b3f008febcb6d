"""A text with placeholders and inline markup, parsed.

The same grammar reads source texts and translations:

    {fact.address}  {fact.address:form}  {{  }}  <strong>…</strong>

Markup is a short allow-list. Everything else is text, so nothing in a catalog can
become HTML that the source does not have.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from unicodedata import name

from factsheet.config.addresses import WEB_ADDRESS
from factsheet.diagnostics import excerpt
from factsheet.model.codes import LanguageCode

TAGS: dict[str, tuple[str, ...]] = {
    "strong": (),
    "em": (),
    "cite": (),
    "abbr": ("title",),
    "sub": (),
    "sup": (),
    "span": ("lang",),
    "a": ("href",),
    "note": (),
}
"""Inline tags that a text may use, and the attributes each must have."""
MAXIMUM_DEPTH = 16
"""Maximum depth of tags within tags. Deeper ones are not needed, and recursion takes stack."""
SAFE_LINK = re.compile(rf"{WEB_ADDRESS}|mailto:[^\s\x00-\x1f\x7f]+")

_TOKEN = re.compile(r"\{\{|\}\}|\{(?P<hole>[^{}]*)\}|<(?P<tag>/?[a-zA-Z][^<>]*)>|[{}]")
_ISOLATED = re.compile("[\u2066-\u2068][^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]*\u2069")
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_BEFORE, _AFTER = 15, 25
"""Characters before and after a place that a message quotes."""
_HOLE = re.compile(r"(?P<name>[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*)(:(?P<form>[a-z_-]+))?")


@dataclass(frozen=True, slots=True)
class Literal:
    """Words as written."""

    text: str


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder for a value: the address of a fact, and the requested form."""

    name: str
    form: str | None = None

    def __str__(self) -> str:
        return f"{{{self.name}:{self.form}}}" if self.form else f"{{{self.name}}}"


@dataclass(frozen=True, slots=True)
class Markup:
    """An inline tag and its content."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: "Pattern"


Pattern = tuple[Literal | Placeholder | Markup, ...]


class PatternError(ValueError):
    """The text is not a pattern; `offset` counts its characters from 0."""

    def __init__(self, message: str, offset: int, hint: str | None = None) -> None:
        super().__init__(message)
        self.offset = offset
        self.hint = hint


class UnbalancedTagError(PatternError):
    """A tag is not closed, or is closed without being open."""


class UnsafeTagError(PatternError):
    """A tag or attribute that is not allowed in texts."""


@lru_cache(maxsize=1 << 15)
def parse_pattern(text: str) -> Pattern:
    """Parse a text. Raises PatternError at the first error.

    Results are cached because a series prints one text for each of its rows.
    """
    # Most texts are words only
    if "{" not in text and "<" not in text and "}" not in text:
        return (Literal(text),) if text else ()
    return _Parser(text).pattern()


@dataclass(slots=True)
class _Open:
    """An open tag, and its content so far."""

    tag: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    offset: int = 0
    children: list[Literal | Placeholder | Markup] = field(default_factory=list)

    def append(self, node: Literal | Placeholder | Markup) -> None:
        last = self.children[-1] if self.children else None
        if isinstance(node, Literal) and isinstance(last, Literal):
            self.children[-1] = Literal(last.text + node.text)
        elif node != Literal(""):
            self.children.append(node)


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.open = [_Open()]

    def pattern(self) -> Pattern:
        position = 0
        for token in _TOKEN.finditer(self.text):
            self.open[-1].append(Literal(self.text[position : token.start()]))
            position = token.end()
            if token["tag"] is None:
                self.open[-1].append(self.hole(token))
            elif token["tag"].startswith("/"):
                self.end(token["tag"][1:].strip(), token.start())
            else:
                self.start(token)
        self.open[-1].append(Literal(self.text[position:]))
        if len(self.open) > 1:
            raise self.never_closed()
        return tuple(self.open[0].children)

    def start(self, token: re.Match[str]) -> None:
        outer = self.open[-1]
        if outer.tag == "a" and re.match(r"a\b", token["tag"]):
            message = f"{token[0]} starts a link inside a link{self.around(token.start())}"
            raise UnbalancedTagError(message, token.start(), "to close the first link, write </a>")
        if outer.tag == "a":
            message = f"a link can contain only text{self.around(token.start())}"
            raise UnsafeTagError(message, token.start(), "close the link first: </a>")
        if re.match(r"note\b", token["tag"]) and any(one.tag == "note" for one in self.open):
            message = f"a note can’t contain another note{self.around(token.start())}"
            raise UnsafeTagError(message, token.start(), "close the first note: </note>")
        if len(self.open) > MAXIMUM_DEPTH:
            raise UnsafeTagError("tags are nested too deeply", token.start())
        self.open.append(_Open(*_tag(token), token.start()))

    def end(self, tag: str, offset: int) -> None:
        if len(self.open) == 1:
            message = f"</{tag}> closes nothing{self.around(offset)}"
            raise UnbalancedTagError(message, offset)
        last = self.open[-1].tag
        if last != tag:
            is_open = tag in (one.tag for one in self.open)
            message = f"</{tag}> comes while <{last}> is still open{self.around(offset)}"
            hint = f"write </{last}></{tag}>" if is_open else f"write </{last}>"
            raise UnbalancedTagError(message, offset, hint)
        closed = self.open.pop()
        self.open[-1].append(Markup(closed.tag, closed.attributes, tuple(closed.children)))

    def never_closed(self) -> UnbalancedTagError:
        tag, offset = self.open[-1].tag, self.open[-1].offset
        hint = f"write </{tag}> after the words that it applies to"
        if self.open[-2].tag == tag:
            hint = f"to close the <{tag}> before it, write </{tag}>"
        message = f"<{tag}> is never closed{self.around(offset)}"
        return UnbalancedTagError(message, offset, hint)

    def hole(self, token: re.Match[str]) -> Literal | Placeholder:
        if token[0] in ("{{", "}}"):
            return Literal(token[0][0])
        hint = "write {fact.address} or {fact.address:form}; for a literal brace, {{ or }}"
        if token["hole"] is None:
            wrong = "is never closed" if token[0] == "{" else "closes no placeholder"
            message = f"“{token[0]}” {wrong}{self.around(token.start())}"
            raise PatternError(message, token.start(), hint)
        hole = _HOLE.fullmatch(token["hole"])
        if hole is None:
            message = f"“{excerpt(token[0])}” is not a placeholder"
            raise PatternError(message, token.start(), hint)
        return Placeholder(hole["name"], hole["form"])

    def around(self, offset: int) -> str:
        """The words around a place, for messages: a text may have several equal tags."""
        start, end = max(0, offset - _BEFORE), offset + _AFTER
        before = "…" if start else ""
        after = "…" if end < len(self.text) else ""
        return f": “{before}{self.text[start:end]}{after}”"


class _TagReader(HTMLParser):
    """Reads one start tag with the grammar of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))


def _tag(token: re.Match[str]) -> tuple[str, tuple[tuple[str, str], ...]]:
    reader = _TagReader()
    reader.feed(token[0])
    tag, pairs = reader.found[0] if reader.found else ("", [])
    written = excerpt(token[0])
    if tag not in TAGS:
        known = ", ".join(TAGS)
        raise UnsafeTagError(
            f"the tag {written} is not allowed", token.start(), f"allowed: {known}"
        )
    if not token["tag"].startswith(tag):
        raise UnsafeTagError(f"{written} must be in lower case: <{tag}>", token.start())
    if token["tag"].endswith("/"):
        hint = f"to close a tag, write </{tag}>"
        raise UnsafeTagError(
            f"{written} would be empty: write <{tag}>…</{tag}>", token.start(), hint
        )
    attributes = tuple((name, value or "") for name, value in pairs)
    if tuple(name for name, _ in attributes) != TAGS[tag]:
        wanted = " ".join([tag, *(f'{name}="…"' for name in TAGS[tag])])
        raise UnsafeTagError(f"{written} must be written <{wanted}>", token.start())
    for key, value in attributes:
        if key == "href" and not SAFE_LINK.fullmatch(value):
            raise UnsafeTagError(
                f"“{excerpt(value)}” is not a link target",
                token.start(),
                "use https://, http:// or mailto:",
            )
        if key == "lang" and not re.fullmatch(LanguageCode.notation, value):
            raise UnsafeTagError(
                f"“{excerpt(value)}” is not a language tag", token.start(), "write ar or pt-BR"
            )
    return tag, attributes


def hidden_character(text: str) -> str | None:
    """The first invisible character that may change how other text is displayed, or None.

    These are control characters, embeddings, overrides, and isolates without their end (UAX #9).
    Marks (U+200E, U+200F) and isolated passages are allowed: they have no effect outside.
    """
    found = _HIDDEN.search(text)
    if found and found[0] in "\u2066\u2067\u2068":
        found = _HIDDEN.search(_ISOLATED.sub("", text))
    return f"U+{ord(found[0]):04X} {name(found[0], 'control character')}" if found else None


def placeholders(pattern: Pattern) -> Iterator[Placeholder]:
    """Every placeholder, in order."""
    for node in pattern:
        if isinstance(node, Placeholder):
            yield node
        elif isinstance(node, Markup):
            yield from placeholders(node.children)


def markup(pattern: Pattern) -> Iterator[Markup]:
    """Every tag, outer before inner."""
    for node in pattern:
        if isinstance(node, Markup):
            yield node
            yield from markup(node.children)
