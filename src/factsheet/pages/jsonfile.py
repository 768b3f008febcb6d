"""JSON as files have it: written one value a line, in UTF-8, and read from anybody."""

import json
from json.encoder import encode_basestring as quoted
from math import isfinite
from typing import Any

from factsheet.diagnostics import excerpt


def json_file(data: Any) -> bytes:
    """What `json.dumps(data, ensure_ascii=False, indent=1)` says, and a line end.

    Python's own encoder yields every bracket by itself as soon as it indents; a build writes
    a file or two for each page.
    """
    return _text(data, "\n").encode() + b"\n"


def parse_json(text: str | bytes) -> Any:
    """What a JSON document says, whoever wrote it.

    Raises ValueError, also for what is nested too deeply and for numbers that are none.
    """
    try:
        return json.loads(text, parse_float=_finite, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _finite(number: str) -> float:
    value = float(number)
    if not isfinite(value):
        raise ValueError(f"{excerpt(number)} is no number")
    return value


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is no number")


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
