"""JSON files: written in UTF-8 with one value a line, and read safely from untrusted sources."""

import json
from json.encoder import encode_basestring as quoted
from math import isfinite
from typing import Any

from factsheet.diagnostics import excerpt


def json_file(data: Any) -> bytes:
    """The UTF-8 bytes of `json.dumps(data, ensure_ascii=False, indent=1)` with a final newline.

    Python's encoder is slow with indentation, and a build writes one or two files for each page.
    """
    return _text(data, "\n").encode() + b"\n"


def parse_json(text: str | bytes) -> Any:
    """Parse an untrusted JSON document.

    Raises ValueError, also for too deep nesting, NaN and infinity.
    """
    try:
        return json.loads(text, parse_float=_finite, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _finite(number: str) -> float:
    value = float(number)
    if not isfinite(value):
        raise ValueError(f"{excerpt(number)} is not a number")
    return value


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is not a number")


def _text(value: Any, margin: str) -> str:
    """The text of a value. `margin` is a newline and the indentation around it."""
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
