"""Ranges of numbers: CLDR's pattern (240–610, 240～610), and the plural form they take.

Babel carries neither. `ranges.json` has them by version of CLDR, with the packages that they
come from; `tools/ranges.py` renews it.
"""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from factsheet.locales.cldr import cldr_version
from factsheet.locales.inheritance import lineage

if TYPE_CHECKING:
    from decimal import Decimal

    from babel.core import Locale

_USUAL = "{0}–{1}"
"""The pattern of CLDR's root."""


def range_pattern(identifier: str, system: str) -> str:
    """CLDR's pattern of a range in a locale and a numbering system: `{0}–{1}`."""
    patterns = _table(cldr_version())["patterns"]
    for name in lineage(identifier):
        for key in (f"{name} {system}", name):
            if key in patterns:
                return str(patterns[key])
    return _USUAL


def range_category(locale: "Locale", low: "Decimal", high: "Decimal") -> str:
    """CLDR's plural category of a range, by those of its ends; most often that of the last."""
    start, end = locale.plural_form(low), locale.plural_form(high)
    languages = _table(cldr_version())["plurals"]
    for name in lineage(str(locale)):
        if name in languages:
            return str(languages[name].get(f"{start} {end}", end))
    return end


@cache
def _table(version: str) -> Mapping[str, Any]:
    """The data of a version of CLDR, or of the newest before it that the file has."""
    import json
    from importlib.resources import files

    text = files("factsheet.locales").joinpath("ranges.json").read_text("utf-8")
    tables = {int(known): table for known, table in json.loads(text).items()}
    table: Mapping[str, Any] = tables[max(known for known in tables if known <= int(version))]
    return table
