"""Escape untrusted text for messages, terminals, logs, JSON, XML and Markdown.

Facts, catalogs, editions and file names may come from anybody, so whatever is shown of them is
escaped here.
"""

import json
import re
from typing import Any
from unicodedata import bidirectional

_HIDDEN = "\x00-\x1f\x7f-\x9f\u2028-\u202e\ufffe\uffff\ud800-\udfff"
"""Control characters, line separators, embeddings and overrides (UAX #9), and noncharacters."""
_ISOLATES = "\u2066-\u2069"
_LINE = re.compile(f"[{_HIDDEN}]")
_LINE_AND_ISOLATES = re.compile(f"[{_HIDDEN}{_ISOLATES}]")
_LINES = re.compile(f"[{_HIDDEN}]".replace("\x00-\x1f", "\x00-\x08\x0b-\x1f"))
_LINES_AND_ISOLATES = re.compile(_LINES.pattern[:-1] + f"{_ISOLATES}]")
_ISOLATE = re.compile(f"[{_ISOLATES}\n]")
_ANYWHERE = r"#(?=#(?:\[|vso\[))"
"""The beginning of a command to GitHub's and Azure's runners, anywhere in a line."""
_COMMAND = re.compile(rf"(?m)^([^\S\n]*):(?=:)|{_ANYWHERE}")
_IN_JSON = re.compile(f"[{_HIDDEN}]".replace("\x00-\x1f", "") + f"|{_ANYWHERE}")
_SPECIAL = re.compile(r"([\\`*_\[\]~|])")
_START = re.compile(r"^([0-9]+(?=[.)])|(?=[#+=-]))")
"""The beginning of a heading or a list item."""
_NAMES = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def printable(text: str) -> str:
    r"""The text on one line, with control characters escaped: `\x1b`, `\u202e`.

    Bytes of a file name that are not UTF-8 are escaped, too. Balanced isolates are kept: they
    have no effect outside.
    """
    return (_LINE if _is_balanced(text) else _LINE_AND_ISOLATES).sub(_named, text)


def shown(text: str) -> str:
    """Text of several lines, escaped for a terminal or a log, without commands to a runner."""
    named = (_LINES if _is_balanced(text) else _LINES_AND_ISOLATES).sub(_named, text)
    return _COMMAND.sub(lambda found: f"{found[1] or ''}\\x{ord(found[0][-1]):02x}", named)


def json_text(data: Any, indent: int = 1) -> str:
    r"""JSON with a final line end, in which control characters and runner commands are escaped.

    Unpaired surrogates, which not every JSON reader accepts, are escaped as in `printable`.
    """
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return _IN_JSON.sub(_named_in_json, text) + "\n"


def xml_text(document: str) -> str:
    """An XML document without runner commands; other escaping is up to the caller."""
    return re.sub(_ANYWHERE, "&#35;", document)


def markdown(text: str) -> str:
    """Text on one line, escaped for Markdown and HTML."""
    plain = printable(" ".join(text.split()))
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _START.sub(r"\1\\", _SPECIAL.sub(r"\\\1", plain))


def markdown_cell(text: str | None) -> str:
    """A table cell, in the direction of its script even if it begins with a number or a Latin
    name; a dash for None."""
    if text is None:
        return "–"
    is_rtl = any(bidirectional(character) in ("R", "AL") for character in text)
    return f'<div dir="rtl">{markdown(text)}</div>' if is_rtl else markdown(text)


def markdown_code(text: str) -> str:
    """An id or a place as inline code, or as text if a character in it would end the code."""
    return markdown(text) if "`" in text or "|" in text else f"`{printable(text)}`"


def _is_balanced(text: str) -> bool:
    """Whether every isolate ends in the line in which it begins."""
    depth = 0
    for found in _ISOLATE.finditer(text):
        if found[0] == "\n":
            if depth:
                return False
        else:
            depth += -1 if found[0] == "\u2069" else 1
            if depth < 0:
                return False
    return depth == 0


def _named_in_json(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\{_named(found)}" if 0xD800 <= code <= 0xDFFF else f"\\u{code:04x}"


def _named(found: re.Match[str]) -> str:
    code = ord(found[0])
    if 0xDC80 <= code <= 0xDCFF:  # how Python keeps a byte that is not UTF-8
        code -= 0xDC00
    return _NAMES.get(found[0]) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
