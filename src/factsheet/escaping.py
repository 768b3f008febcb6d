"""Text from files, made safe to show: nothing in it acts on a terminal, a log or a format.

Facts, catalogs, editions and names of files come from anybody. What is shown of them passes
here, in the form that the place wants: a line of a message, the output of a command, JSON,
Markdown.
"""

import json
import re
from typing import Any
from unicodedata import bidirectional

_HIDDEN = "\x00-\x1f\x7f-\x9f\u2028-\u202e\ufffe\uffff\ud800-\udfff"
"""Controls, separators of lines, embeddings and overrides (UAX #9), and what is no character."""
_ISOLATES = "\u2066-\u2069"
_LINE = re.compile(f"[{_HIDDEN}]")
_LINE_AND_ISOLATES = re.compile(f"[{_HIDDEN}{_ISOLATES}]")
_LINES = re.compile(f"[{_HIDDEN}]".replace("\x00-\x1f", "\x00-\x08\x0b-\x1f"))
_LINES_AND_ISOLATES = re.compile(_LINES.pattern[:-1] + f"{_ISOLATES}]")
_ISOLATE = re.compile(f"[{_ISOLATES}\n]")
_ANYWHERE = r"#(?=#(?:\[|vso\[))"
"""What GitHub's and Azure's runners take for a command, wherever a line has it."""
_COMMAND = re.compile(rf"(?m)^([^\S\n]*):(?=:)|{_ANYWHERE}")
_IN_JSON = re.compile(f"[{_HIDDEN}]".replace("\x00-\x1f", "") + f"|{_ANYWHERE}")
_SPECIAL = re.compile(r"([\\`*_\[\]~|])")
_START = re.compile(r"^([0-9]+(?=[.)])|(?=[#+=-]))")
"""What begins a heading or a list, at the beginning of a line."""
_NAMES = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def printable(text: str) -> str:
    r"""The text on one line; what would act on a terminal is named: `\x1b`, `\u202e`.

    A byte of a file's name that is not UTF-8 is named, too. Isolates pass in pairs: they
    change nothing outside themselves.
    """
    return (_LINE if _is_balanced(text) else _LINE_AND_ISOLATES).sub(_named, text)


def shown(text: str) -> str:
    """Several lines as a terminal or a log shows them. None of them is a command to a runner."""
    named = (_LINES if _is_balanced(text) else _LINES_AND_ISOLATES).sub(_named, text)
    return _COMMAND.sub(lambda found: f"{found[1] or ''}\\x{ord(found[0][-1]):02x}", named)


def json_text(data: Any, indent: int = 1) -> str:
    r"""JSON with a line end. Controls, and what a log could act on, are written as `\u….`

    Half a character, which not every reader of JSON takes, is named as `printable` names it.
    """
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return _IN_JSON.sub(_named_in_json, text) + "\n"


def xml_text(document: str) -> str:
    """An XML document in which no log finds a command; all else is up to whoever made it."""
    return re.sub(_ANYWHERE, "&#35;", document)


def markdown(text: str) -> str:
    """Text that Markdown and HTML leave as it is, on one line."""
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
    """An id or a place as code; as text where it has a sign that would end the code."""
    return markdown(text) if "`" in text or "|" in text else f"`{printable(text)}`"


def _is_balanced(text: str) -> bool:
    """Whether every isolate of every line has its end in that line."""
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
