"""Inline codes: the parts of a text that a translator moves as a whole, and never types.

A placeholder such as `{membership.countries}`, a doubled brace and a character that XML
can't hold are one code each; a tag and its end are a pair with text between. What does
not pair is text, so that every text can be said as pieces, and pieces say the text.

Programs may rewrite the codes of a source: `<x/>` for `<ph>`, `<bx/>` and `<ex/>` for `<g>`,
`<sc/>` and `<ec/>` for `<pc>`. They keep the id.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from factsheet.diagnostics import Findings, Location
from factsheet.messages.pattern import MAXIMUM_DEPTH

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write (production 2, Char)."""
_INSIDE = "\t\n\r\x20-\x3b\x3d\x3f-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff"
_TOKEN = re.compile(
    r"(?P<hole>\{\{|\}\}|\{[a-z][a-z0-9_.]*(?::[a-z_-]+)?\}|%\([A-Za-z_]\w*\)s)"
    rf"|<(?P<end>/)?(?P<tag>[a-z][a-z0-9]*)(?P<rest>(?:[ \t\r\n][{_INSIDE}]*)?)>"
    rf"|(?P<odd>{NOT_XML.pattern})"
)


def character_of(point: str) -> str | None:
    """The character of a code point in hexadecimal digits; None where none has it."""
    code = int(point, 16) if re.fullmatch("[0-9A-Fa-f]{1,6}", point) else -1
    is_one = 0 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF
    return chr(code) if is_one else None


@dataclass(frozen=True, slots=True)
class StandaloneCode:
    """A code that stands alone."""

    raw: str

    @property
    def is_character(self) -> bool:
        return bool(NOT_XML.fullmatch(self.raw))

    @property
    def name(self) -> str:
        """What the code is about, whatever form it asks for."""
        return self.raw.strip("{}").partition(":")[0]


@dataclass(frozen=True, slots=True)
class SpanningCode:
    """A tag, what it holds, and its end."""

    raw: str
    """The opening tag."""
    tag: str
    pieces: "Pieces"

    @property
    def end(self) -> str:
        return f"</{self.tag}>"

    @property
    def name(self) -> str:
        return f"<{self.tag}>"


Pieces = tuple[str | StandaloneCode | SpanningCode, ...]


def split(text: str) -> Pieces:
    """The text in pieces, of which no two neighbours are both texts."""
    stack = [_Open()]
    position = 0
    for token in _TOKEN.finditer(text):
        stack[-1].add(text[position : token.start()])
        position = token.end()
        if not token["tag"]:
            stack[-1].add(StandaloneCode(token[0]))
        elif token["end"]:
            _close(stack, token)
        elif len(stack) > MAXIMUM_DEPTH or token["rest"].endswith("/"):
            stack[-1].add(token[0])
        else:
            stack.append(_Open(token[0], token["tag"]))
    stack[-1].add(text[position:])
    while len(stack) > 1:
        _unpair(stack)
    return tuple(stack[0].pieces)


def joined(pieces: Iterable[str | StandaloneCode | SpanningCode]) -> str:
    """The text that the pieces say."""
    parts = []
    for piece in pieces:
        if isinstance(piece, SpanningCode):
            parts += [piece.raw, joined(piece.pieces), piece.end]
        else:
            parts.append(piece if isinstance(piece, str) else piece.raw)
    return "".join(parts)


def is_code(text: str) -> bool:
    """Whether the whole text is a placeholder, a tag, or a tag's end."""
    return _TOKEN.fullmatch(text) is not None


def codes(pieces: Pieces) -> Iterator[StandaloneCode | SpanningCode]:
    """Every code, a pair before what it holds."""
    for piece in pieces:
        if not isinstance(piece, str):
            yield piece
        if isinstance(piece, SpanningCode):
            yield from codes(piece.pieces)


class Numbering:
    """The ids of a message's codes: a code in the target has that of its like in the source.

    The like of a code reads the same or, where none is left, is about the same value or
    tag: a translation may ask for another form of it. Each id is given once.
    """

    def __init__(self, source: Pieces) -> None:
        self._free = list(enumerate(codes(source), 1))
        self._next = len(self._free) + 1
        self.source = [str(number) for number, _ in self._free]

    def target(self, pieces: Pieces) -> list[str]:
        """The ids of the target's codes, in the order of `codes`."""
        wanted = list(codes(pieces))
        given: dict[int, int] = {}
        for key in (_raw, _name):
            for place, code in enumerate(wanted):
                found = next((one for one in self._free if key(one[1]) == key(code)), None)
                if place not in given and found:
                    self._free.remove(found)
                    given[place] = found[0]
        new = iter(range(self._next, self._next + len(wanted)))
        return [str(given[place] if place in given else next(new)) for place in range(len(wanted))]


def xml_text(text: str) -> str:
    """A note's text, with U+FFFD for what XML can't hold."""
    return NOT_XML.sub("\ufffd", text)


@dataclass(slots=True)
class _Open:
    raw: str = ""
    tag: str = ""
    pieces: list[str | StandaloneCode | SpanningCode] = field(default_factory=list)

    def add(self, piece: str | StandaloneCode | SpanningCode) -> None:
        if isinstance(piece, str) and self.pieces and isinstance(self.pieces[-1], str):
            self.pieces[-1] += piece
        elif piece:
            self.pieces.append(piece)


def _close(stack: list[_Open], token: re.Match[str]) -> None:
    """Pair an end with its tag; tags opened since, or an end of none, are text."""
    is_exact = token[0] == f"</{token['tag']}>"
    if not is_exact or all(part.tag != token["tag"] for part in stack[1:]):
        stack[-1].add(token[0])
        return
    while stack[-1].tag != token["tag"]:
        _unpair(stack)
    done = stack.pop()
    stack[-1].add(SpanningCode(done.raw, done.tag, tuple(done.pieces)))


def _unpair(stack: list[_Open]) -> None:
    opened = stack.pop()
    for piece in (opened.raw, *opened.pieces):
        stack[-1].add(piece)


def _raw(code: StandaloneCode | SpanningCode) -> str:
    return code.raw


def _name(code: StandaloneCode | SpanningCode) -> str:
    return code.name


@dataclass(slots=True)
class Codes:
    """The codes of one unit, as its source has introduced them."""

    at: Location
    findings: Findings
    alone: dict[str, str] = field(default_factory=dict)
    starts: dict[str, str] = field(default_factory=dict)
    ends: dict[str, str] = field(default_factory=dict)

    def single(self, kind: str, name: str, stated: str | None) -> str:
        """A standalone code. `stated` is its meaning according to the file."""
        return self._meant(self.alone, kind, name, stated)

    def start(self, kind: str, name: str, stated: str | None) -> str:
        """What begins a pair."""
        return self._meant(self.starts, kind, name, stated)

    def end(self, kind: str, name: str, stated: str | None) -> str:
        """What ends a pair: where nothing else is known, the end of the tag that began it."""
        if not stated and name not in self.ends and name in self.starts:
            stated = closing(self.starts[name])
        return self._meant(self.ends, kind, name, stated)

    def is_alone(self, name: str) -> bool:
        """Whether the code is standalone in the source: a target may write it as half of a pair."""
        return name in self.alone and name not in self.starts

    def untranslated_segment(self) -> None:
        """Report that a segment has no translation, so that the others say half of the text."""
        message = "a segment is not translated yet, so the message stays unchanged"
        hint = "translate every segment, and export the file from your tool again"
        self.findings.warning("exchange-segment", message, self.at, hint=hint)

    def _meant(self, known: dict[str, str], kind: str, name: str, stated: str | None) -> str:
        """A placeholder may be written in another form than the source's, a label may not."""
        meant = known.get(name)
        if stated and (meant is None or is_code(stated)):
            known.setdefault(name, stated)
            return stated
        if meant is None:
            message = f"the inline code <{kind} id=“{name}”> does not occur in the source text"
            self.findings.error("exchange-code", message, self.at)
            return ""
        return meant


def closing(tag: str) -> str | None:
    """The end of a tag; None where it is not a tag."""
    words = tag[1:-1].split() if tag.startswith("<") and tag.endswith(">") else []
    return f"</{words[0]}>" if words else None
