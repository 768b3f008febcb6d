"""CLDR's minimumGroupingDigits: 4500 but 45.000 in Spanish.

Babel does not carry them. `grouping.json` has them by version of CLDR, with the package
that they come from; `tools/grouping.py` renews it.
"""

from collections.abc import Mapping
from functools import cache

from factsheet.locales.cldr import cldr_version
from factsheet.locales.inheritance import lineage


def minimum_grouping(identifier: str) -> int:
    """How many digits must stand before the first separator: 2 prints 4500 but 45.000."""
    digits = _digits(cldr_version())
    known = (digits[name] for name in lineage(identifier) if name in digits)
    return next(known, 1)


@cache
def _digits(version: str) -> Mapping[str, int]:
    """The digits of a version of CLDR, or of the newest before it that the file has."""
    import json
    from importlib.resources import files

    text = files("factsheet.locales").joinpath("grouping.json").read_text("utf-8")
    tables = {int(known): table["digits"] for known, table in json.loads(text).items()}
    digits: Mapping[str, int] = tables[max(known for known in tables if known <= int(version))]
    return digits
