"""Names of months: those of the house style, and those that occur in texts."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import product

from factsheet.config.style import StyleError
from factsheet.locales.tags import language_of
from factsheet.rules.configuration import BAD_MONTHS

DUAL_MONTHS = (
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيو",
    "تموز/يوليو",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
)
"""Arabic months with both names, as the United Nations and INTERPOL print them."""

ALTERNATIVE: Mapping[str, tuple[str, ...]] = {"ar": ("ar_SY", "ar_DZ", "ar_MA")}
"""CLDR locales of the language with other names."""
AMBIGUOUS: Mapping[str, frozenset[str]] = {
    "ar": frozenset({"آب", "مارس", "ماي"}),
    "en": frozenset({"march", "may", "august"}),
    "fr": frozenset({"mars"}),
    "fa": frozenset({"می"}),
}
"""Names that are also ordinary words."""


class MonthsError(StyleError):
    """The language has no such month names."""

    rule = BAD_MONTHS


def month_names(months: str | tuple[str, ...], language: str) -> tuple[str, ...] | None:
    """The twelve month names of the house style, or None for CLDR's. Raises MonthsError."""
    if months == "cldr":
        return None
    if months == "dual":
        if language != "ar":
            sentence = f"dual month names are Arabic; the locale's language is “{language}”"
            raise MonthsError(sentence, "months")
        return DUAL_MONTHS
    if isinstance(months, str) or len(months) != 12:
        sentence = f"months must be “cldr”, “dual” or twelve names, not “{months}”"
        raise MonthsError(sentence, "months")
    return months


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

    With `is_sure`, abbreviations and ambiguous words do not count.
    """
    language = language_of(tag)
    known = _months(language, ("wide",) if is_sure else ("wide", "abbreviated"))
    if known is None:
        return set()
    pattern, numbers = known
    skipped = AMBIGUOUS.get(language, frozenset()) if is_sure else frozenset()
    return {numbers[name] for name in pattern.findall(text.casefold()) if name not in skipped}
