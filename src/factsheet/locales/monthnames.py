"""The names of months as words in a text, by CLDR and by the custom of Arabic."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import product

from factsheet.locales.dates import DUAL_MONTHS

ALTERNATIVE: Mapping[str, tuple[str, ...]] = {"ar": ("ar_SY", "ar_DZ", "ar_MA")}
"""Other CLDR locales of the language that have other names."""
AMBIGUOUS: Mapping[str, frozenset[str]] = {
    "ar": frozenset({"آب", "مارس", "ماي"}),
    "en": frozenset({"march", "may", "august"}),
    "fr": frozenset({"mars"}),
    "fa": frozenset({"می"}),
}
"""Names that are also other words: a sentence with one need not speak of a month."""


@cache
def _months(
    language: str, widths: tuple[str, ...]
) -> tuple[re.Pattern[str], Mapping[str, int]] | None:
    from babel.core import Locale, UnknownLocaleError

    names: dict[str, int] = {}
    for identifier in (language, *ALTERNATIVE.get(language, ())):
        try:
            locale = Locale.parse(identifier)
        except UnknownLocaleError:
            return None
        for use, width in product(("format", "stand-alone"), widths):
            for number, name in locale.months[use][width].items():
                names.setdefault(name.casefold().rstrip("."), number)
    if language == "ar":
        for number, both in enumerate(DUAL_MONTHS, 1):
            names.update(dict.fromkeys(both.split("/"), number))
        names |= {"يونيه": 6, "يوليه": 7, "ابريل": 4, "اغسطس": 8, "اكتوبر": 10}
    names = {name: number for name, number in names.items() if name.isalpha() or " " in name}
    if not all(len(name) > 1 for name in names):
        return None
    longest = sorted(names, key=len, reverse=True)
    start = "(?<!\\w)[وبلفك]?" if language == "ar" else "(?<!\\w)"
    words = "|".join(map(re.escape, longest))
    return re.compile(f"{start}({words})(?!\\w)"), names


def months_in(text: str, tag: str, *, is_sure: bool) -> set[int]:
    """The months, 1 to 12, that a text names in a language.

    Where it `is_sure`, abbreviations and words that mean something else as well do not count.
    """
    language = tag.partition("-")[0]
    known = _months(language, ("wide",) if is_sure else ("wide", "abbreviated"))
    if known is None:
        return set()
    pattern, numbers = known
    skipped = AMBIGUOUS.get(language, frozenset()) if is_sure else frozenset()
    return {numbers[name] for name in pattern.findall(text.casefold()) if name not in skipped}
