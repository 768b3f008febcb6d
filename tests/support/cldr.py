"""What is right in one version of CLDR and not in another, in one table.

Tests that hold words of CLDR take them from here where they have changed. A version that
is missing from a row is a failure: look at what changed, then add it.
"""

from factsheet.locales.cldr import cldr_version

THIN = "\u2009"

BY_VERSION: dict[str, dict[str, str]] = {
    # Millions are abbreviated in small letters.
    "en-GB: 263 million, short": {"47": "263M", "49": "263m"},
    # The dash has stood for 至 since 48.
    "zh: 2021-11-23/2021-11-25": {
        "47": "2021年11月23日至25日",
        "49": f"2021年11月23日{THIN}–{THIN}25日",
    },
    "zh: 2021-11/2022-01": {"47": "2021年11月至2022年1月", "49": "2021年11月 – 2022年1月"},
    "ko: 2021-11/2021-12": {"47": "2021년 11월 ~ 12월", "49": "2021년 11월~12월"},
    # In 49 the interval lacks a year: both dates in full stand in for it.
    "co: 2021-12-30/2022-01-02": {
        "47": f"2021 di dicembre 30{THIN}–{THIN}2022 di ghjennaghju 2",
        "49": f"30 di dicembre di u 2021{THIN}–{THIN}2 di ghjennaghju di u 2022",
    },
    # Sark, a territory since 47, had a name in English alone.
    "ar: CQ": {"47": "CQ", "49": "سارك"},
    # Since 48 all languages of Switzerland and Liechtenstein group with U+0027.
    "de-CH: group": {"47": "’", "49": "'"},
    "de-LI: group": {"47": "’", "49": "'"},
    "en-CH: group": {"47": "’", "49": "'"},
    "fr-CH: group": {"47": "\u202f", "49": "'"},
    "it-CH: group": {"47": "’", "49": "'"},
}
"""By what is said, and by the version of CLDR that Babel carries."""


def by_cldr(what: str) -> str:
    """What is right in the version of CLDR that is installed."""
    return BY_VERSION[what][cldr_version()]
