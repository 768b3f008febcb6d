"""Access CLDR data: those in Babel, and those that Babel lacks.

`grouping.json` and `ranges.json` have what Babel lacks, by version of CLDR, with the packages that
it comes from; `tools/grouping.py` and `tools/ranges.py` renew them.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from decimal import Decimal

    from babel.core import Locale

_USUAL_RANGE = "{0}–{1}"
"""The pattern of CLDR's root."""


def cldr_version() -> str:
    """The version of CLDR in Babel, on which all printed values depend."""
    from babel.core import get_cldr_version

    return get_cldr_version()


def babel_version() -> str:
    """The version of the imported Babel, regardless of the environment's metadata."""
    from babel import __version__

    return str(__version__)


@cache
def resolved(locale: "Locale | str") -> Mapping[str, Any]:
    """All data of a CLDR locale, or of `root`, with aliases resolved and inheritance applied.

    `babel.localedata.load` returns aliases as stored: an `Alias`, or a tuple of an alias and
    overriding data. Which data are aliases differs by release.
    """
    from babel.localedata import LocaleDataDict, load

    stored: dict[Any, Any] = load(str(locale))
    return LocaleDataDict(stored)


@cache
def lineage(identifier: str) -> tuple[str, ...]:
    """A CLDR locale and its parents, nearest first and without root.

    `es_MX` gives `es_MX`, `es_419`, `es` (CLDR's parentLocales, then truncation). Unlike CLDR's, it
    includes the language even if the script differs (`zh_Hant`, `zh`), because it is used for rules
    of languages, not for texts.
    """
    from babel.core import get_global

    parent = get_global("parent_exceptions").get(identifier) or identifier.rpartition("_")[0]
    return (identifier, *lineage(parent)) if parent not in ("", "root") else (identifier,)


def minimum_grouping(identifier: str) -> int:
    """Minimum number of digits before the first separator: 2 prints 4500 but 45.000.

    CLDR's minimumGroupingDigits.
    """
    digits = _versioned("grouping")["digits"]
    return next((int(digits[name]) for name in lineage(identifier) if name in digits), 1)


def range_pattern(identifier: str, system: str) -> str:
    """CLDR's pattern of a range in a locale and a numbering system: `{0}–{1}`."""
    patterns = _versioned("ranges")["patterns"]
    keys = (key for name in lineage(identifier) for key in (f"{name} {system}", name))
    return next((str(patterns[key]) for key in keys if key in patterns), _USUAL_RANGE)


def range_category(locale: "Locale", low: "Decimal", high: "Decimal") -> str:
    """CLDR's plural category of a range, by those of its ends; usually that of the last."""
    start, end = locale.plural_form(low), locale.plural_form(high)
    languages = _versioned("ranges")["plurals"]
    known: Mapping[str, str] = next(
        (languages[name] for name in lineage(str(locale)) if name in languages), {}
    )
    return str(known.get(f"{start} {end}", end))


def _versioned(name: str) -> Mapping[str, Any]:
    """The part of a data file for Babel's version of CLDR, or for the newest before it."""
    return _of_version(name, int(cldr_version()))


@cache
def _of_version(name: str, version: int) -> Mapping[str, Any]:
    tables = {int(known): table for known, table in data_file(name).items()}
    table: Mapping[str, Any] = tables[max(known for known in tables if known <= version)]
    return table


@cache
def data_file(name: str) -> Mapping[str, Any]:
    """A JSON file of this package, such as `calendars`."""
    text = files("factsheet.locales").joinpath(f"{name}.json").read_text("utf-8")
    data: Mapping[str, Any] = json.loads(text)
    return data
