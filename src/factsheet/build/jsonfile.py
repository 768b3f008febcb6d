"""JSON as files have it: one value a line, in UTF-8."""

import json
from json.encoder import encode_basestring as quoted
from typing import Any


def json_file(data: Any) -> bytes:
    """What `json.dumps(data, ensure_ascii=False, indent=1)` says, and a line end.

    Python's own encoder yields every bracket by itself as soon as it indents; a build writes
    a file or two for each page.
    """
    return _text(data, "\n").encode() + b"\n"


def _text(value: Any, margin: str) -> str:
    """A value; `margin` is the line end and the indentation that it stands in."""
    if isinstance(value, str):
        return quoted(value)
    inner = f"{margin} "
    if isinstance(value, dict) and value:
        lines = [f"{quoted(name)}: {_text(part, inner)}" for name, part in value.items()]
        return f"{{{inner}{f',{inner}'.join(lines)}{margin}}}"
    if isinstance(value, list | tuple) and value:
        lines = [_text(part, inner) for part in value]
        return f"[{inner}{f',{inner}'.join(lines)}{margin}]"
    return json.dumps(value)
