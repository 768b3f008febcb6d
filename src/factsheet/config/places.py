"""Where factsheet.toml says what: Python's TOML reader keeps no lines and columns."""

import re
from collections.abc import Mapping

from factsheet.diagnostics import Location
from factsheet.workspace import CONFIG_NAME

Path = tuple[str, ...]
"""The keys that lead to a value: `("locales", "ar", "months")`."""

_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
_KEYS = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_LINE = re.compile(rf"\s*(?:(\[\[?)\s*({_KEYS})\s*\]\]?\s*(?:#.*)?$|({_KEYS})\s*=)")
"""A table's header, or the key that begins a line."""


def places_in(text: str) -> dict[Path, Location]:
    """Where tables and keys are written: tomllib keeps no marks, so lines are searched.

    What stands inside an inline table is not found; its table's key is.
    """
    places: dict[Path, Location] = {}
    table: Path = ()
    for number, line in enumerate(text.split("\n"), 1):
        if not (found := _LINE.match(line)):
            continue
        keys = tuple(key.strip("\"'") for key in re.findall(_KEY, found[2] or found[3]))
        path = keys if found[1] else table + keys
        table = path if found[1] else table
        at = Location(CONFIG_NAME, number, found.start(1 if found[1] else 3) + 1)
        for length in range(1, len(path) + 1):
            places.setdefault(path[:length], at)
    return places


def nearest_place(places: Mapping[Path, Location], path: Path) -> Location:
    """Where a key is written, or the nearest table around it that is."""
    around = (path[:length] for length in range(len(path), -1, -1))
    return next((places[keys] for keys in around if keys in places), Location(CONFIG_NAME))
