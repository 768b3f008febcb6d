"""The keys of factsheet.toml: the check of each value, and its description for messages."""

from collections.abc import Callable
from datetime import date
from typing import Any

from factsheet.config.addresses import is_site
from factsheet.config.policy import INCOMPLETE, PROFILES

Check = Callable[[Any], bool]


def _is_names(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(name, str) for name in value.values())


def is_text(value: Any) -> bool:
    """Whether a value is a text that is not blank."""
    return isinstance(value, str) and bool(value.strip())


def is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(is_text, value))


def _is_profiles(value: Any) -> bool:
    return is_texts(value) and bool(value) and set(value) <= set(PROFILES)


def _is_percent(value: Any) -> bool:
    return type(value) is int and 0 <= value <= 100


def _is_range(value: Any) -> bool:
    is_pair = isinstance(value, list) and len(value) == 2
    return is_pair and all(type(one) is int for one in value) and 0 <= value[0] <= value[1]


def _is_months(value: Any) -> bool:
    if isinstance(value, list):
        return len(value) == 12 and all(map(is_text, value))
    return value in ("cldr", "dual")


PUBLICATION: dict[str, tuple[Check, str]] = {
    "publisher": (is_text, "a name"),
    "edition": (lambda value: type(value) is date, "a date such as 2021-11-25, without quotes"),
    "source_locale": (is_text, 'a language tag such as "en"'),
    "site": (is_site, 'an http(s) address such as "https://facts.example.org/sheets"'),
    "glossaries": (is_texts, "a list of files, each .tbx or .tsv"),
    "order": (is_texts, 'a list of sheets such as ["at-a-glance"]'),
    "profiles": (_is_profiles, f"a list of {' and '.join(map(repr, PROFILES))}"),
}
LOCALE: dict[str, tuple[Check, str]] = {
    "cldr": (is_text, 'a CLDR locale such as "en-GB"'),
    "direction": (lambda value: value in ("ltr", "rtl"), '"ltr" or "rtl"'),
    "digits": (is_text, 'a CLDR numbering system such as "latn" or "arab"'),
    "months": (_is_months, '"cldr", "dual" or a list of twelve names'),
    "dates": (_is_names, "a table of CLDR date patterns for day, month, year"),
    "minimum_grouping": (lambda value: type(value) is int and 1 <= value <= 4, "1 to 4"),
    "thousands_separator": (
        lambda value: value in (" ", "\u00a0", ".", ",", "'", "’"),
        'a space, ".", ",", or an apostrophe',
    ),
    "decimal_separator": (lambda value: value in (".", ","), '"." or ","'),
    "capitals": (lambda value: isinstance(value, bool), "true or false"),
    "ordinals": (
        lambda value: value in ("plain", "superior", "article"),
        '"plain", "superior" or "article"',
    ),
    "words": (_is_range, "the first and the last number to spell, such as [1, 10]"),
    "territories": (_is_names, "a table of names by ISO 3166 code"),
    "languages": (_is_names, "a table of names by language code"),
    "currencies": (_is_names, "a table of names by ISO 4217 code"),
    "font": (is_text, "the family name of a font in fonts/"),
}
POLICY: dict[str, tuple[Check, str]] = {
    "publish": (_is_percent, "percent, 0 to 100"),
    "withdraw": (_is_percent, "percent, 0 to 100"),
    "required": (is_texts, 'a list of contexts such as "sheet:*:title"'),
    "incomplete": (lambda value: value in INCOMPLETE, " or ".join(map(repr, INCOMPLETE))),
}
