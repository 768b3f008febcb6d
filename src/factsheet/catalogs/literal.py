"""Quoted texts with C escapes, as in the PO grammar: reading and writing."""

import re

_ESCAPES = dict(zip('abtnvfr"\\', '\a\b\t\n\v\f\r"\\', strict=True))
_WRITTEN = {chr(code): f"\\{code:03o}" for code in (*range(1, 32), 127)} | {
    character: f"\\{letter}" for letter, character in _ESCAPES.items()
}
_SPECIAL = re.compile(r'["\\\x01-\x1f\x7f]')
_PLAIN = re.compile(r'"([^"\\\0\4]*)(\\n)?"')
"""A whole line without escapes, as most are."""
_LITERAL = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"[ \t\r\v\f]*+')
_BYTE = r"\\(?:x[0-9A-Fa-f]+|[0-7]{1,3})"
_ESCAPE = re.compile(rf"(?P<bytes>(?:{_BYTE})+)|\\(?P<letter>.)")
_BYTES = re.compile(r"\\(?:x([0-9A-Fa-f]+)|([0-7]+))")
_RESERVED = re.compile("[\0\4]")
"""Separators of msgctxt, msgid and plural forms in a .mo file."""


class LiteralError(ValueError):
    """Not a text in quotes; `offset` counts the line's characters from 0."""

    def __init__(self, message: str, offset: int, hint: str | None = None) -> None:
        super().__init__(message)
        self.offset = offset
        self.hint = hint


def escaped(text: str) -> str:
    """`text` with escapes, without the quotes."""
    return _SPECIAL.sub(lambda found: _WRITTEN[found[0]], text)


def printable(text: str) -> str:
    """`text` for a message, without control characters and direction marks."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def read_literals(line: str) -> str:
    """The text of a line that consists of one or more literals. Raises LiteralError."""
    return leading_literals(line)[0]


def leading_literals(line: str, follower: re.Pattern[str] | None = None) -> tuple[str, int]:
    """The text of the literals at the beginning of a line, and where they end.

    Only what `follower` matches may follow. Raises LiteralError.
    """
    if plain := _PLAIN.fullmatch(line):
        return (f"{plain[1]}\n" if plain[2] else plain[1]), len(line)
    pieces = []
    position = 0
    while literal := _LITERAL.match(line, position):
        pieces.append(_unescaped(literal))
        position = literal.end()
    if line.startswith('"', position):
        raise LiteralError("the text has no closing quote", position)
    if not pieces:
        hint = 'write "…" around the text, with straight quotes'
        raise LiteralError("expected a text in quotes", position, hint)
    if position < len(line) and not (follower and follower.match(line, position)):
        hint = 'write a quote inside a text as \\"'
        raise LiteralError("there is text after the closing quote", position, hint)
    return "".join(pieces), position


def _unescaped(literal: re.Match[str]) -> str:
    """The literal's text. Octal and hexadecimal escapes are bytes of UTF-8, as in msgfmt."""
    start = literal.start(1)

    def character(escape: re.Match[str]) -> str:
        if letter := escape["letter"]:
            if letter in _ESCAPES:
                return _ESCAPES[letter]
            hint = "write a backslash as \\\\"
            raise LiteralError(f"“{escape[0]}” is not an escape", start + escape.start(), hint)
        try:
            return _bytes(escape["bytes"]).decode("utf-8")
        except UnicodeDecodeError:
            message = f"“{escape[0][:40]}” is not UTF-8"
            hint = "write the character itself, and a backslash as \\\\"
            raise LiteralError(message, start + escape.start(), hint) from None

    text = _ESCAPE.sub(character, literal[1]) if "\\" in literal[1] else literal[1]
    if _RESERVED.search(text):
        raise LiteralError("a text can’t hold the characters NUL and EOT", start)
    return text


def _bytes(escapes: str) -> bytes:
    """Escaped bytes. Like C on a machine with 8-bit characters, gettext drops higher bits."""
    found = _BYTES.findall(escapes)
    return bytes(int(hexa[-2:], 16) if hexa else int(octal, 8) & 0xFF for hexa, octal in found)
