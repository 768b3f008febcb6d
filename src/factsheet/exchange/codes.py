"""Inline codes: the parts of a text that translators move but do not edit.

A placeholder such as `{membership.countries}`, a doubled brace and a character that XML
can't hold are one code each; a tag and its end are a pair with text between. An
unpaired tag is text, so every text can be split into pieces and joined again.

Programs may rewrite the codes of a source: `<x/>` for `<ph>`, `<bx/>` and `<ex/>` for `<g>`,
`<sc/>` and `<ec/>` for `<pc>`. They keep the id.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from factsheet.diagnostics import Findings, Location
from factsheet.messages.pattern import MAXIMUM_DEPTH
from factsheet.rules.exchange import EXCHANGE_CODE, EXCHANGE_SEGMENT

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write (production 2, Char)."""
_INSIDE = "\t\n\r\x20-\x3b\x3d\x3f-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff"
_TOKEN = re.compile(
    r"(?P<hole>\{\{|\}\}|\{[a-z][a-z0-9_.]*(?::[a-z_-]+)?\}|%\([A-Za-z_]\w*\)s)"
    rf"|<(?P<end>/)?(?P<tag>[a-z][a-z0-9]*)(?P<rest>(?:[ \t\r\n][{_INSIDE}]*)?)>"
    rf"|(?P<odd>{NOT_XML.pattern})"
)


def character_of(point: str) -> str | None:
    """The character of a code point in hexadecimal digits, or None if it is not a code point."""
    code = int(point, 16) if re.fullmatch("[0-9A-Fa-f]{1,6}", point) else -1
    is_one = 0 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF
    return chr(code) if is_one else None


@dataclass(frozen=True, slots=True)
class StandaloneCode:
    """A code without content, such as a placeholder."""

    raw: str

    @property
    def is_character(self) -> bool:
        return bool(NOT_XML.fullmatch(self.raw))

    @property
    def name(self) -> str:
        """The code's address, without its form."""
        return self.raw.strip("{}").partition(":")[0]


@dataclass(frozen=True, slots=True)
class SpanningCode:
    """A tag with its content and end tag."""

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
    """The text in pieces, without adjacent text pieces."""
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
    """The text of the pieces."""
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
    """Every code, each pair before its content."""
    for piece in pieces:
        if not isinstance(piece, str):
            yield piece
        if isinstance(piece, SpanningCode):
            yield from codes(piece.pieces)


class Numbering:
    """The ids of a message's codes. A code in the target has the id of its match in the source.

    A code matches an equal one or, if all of those are taken, one for the same value or tag, since
    a translation may use another form. Each id is used once.
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
    """Text with U+FFFD for characters that XML does not allow."""
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
    """Pair an end tag with its start tag; unpaired tags become text."""
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
    """The codes of one unit, defined by its source."""

    at: Location
    findings: Findings
    alone: dict[str, str] = field(default_factory=dict)
    starts: dict[str, str] = field(default_factory=dict)
    ends: dict[str, str] = field(default_factory=dict)

    def single(self, kind: str, name: str, stated: str | None) -> str:
        """The text of a standalone code. `stated` is its text according to the file."""
        return self._meant(self.alone, kind, name, stated)

    def start(self, kind: str, name: str, stated: str | None) -> str:
        """The text of a start tag."""
        return self._meant(self.starts, kind, name, stated)

    def end(self, kind: str, name: str, stated: str | None) -> str:
        """The text of an end tag, by default that of the start tag with the same id."""
        if not stated and name not in self.ends and name in self.starts:
            stated = closing(self.starts[name])
        return self._meant(self.ends, kind, name, stated)

    def is_alone(self, name: str) -> bool:
        """Whether the code is standalone in the source: a target may write it as half of a pair."""
        return name in self.alone and name not in self.starts

    def untranslated_segment(self) -> None:
        """Report that a segment has no translation, so the text is incomplete."""
        message = "a segment is not translated yet, so the message stays unchanged"
        hint = "translate every segment, and export the file from your tool again"
        self.findings.warning(EXCHANGE_SEGMENT, message, self.at, hint=hint)

    def _meant(self, known: dict[str, str], kind: str, name: str, stated: str | None) -> str:
        """The text of a code. A translation may use another form of a placeholder."""
        meant = known.get(name)
        if stated and (meant is None or is_code(stated)):
            known.setdefault(name, stated)
            return stated
        if meant is None:
            message = f"the inline code <{kind} id=“{name}”> does not occur in the source text"
            self.findings.error(EXCHANGE_CODE, message, self.at)
            return ""
        return meant


def closing(tag: str) -> str | None:
    """The end tag of a tag; None if it is not a tag."""
    words = tag[1:-1].split() if tag.startswith("<") and tag.endswith(">") else []
    return f"</{words[0]}>" if words else None
