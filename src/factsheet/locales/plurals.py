"""Plural forms by CLDR's rules, and the equivalent gettext header.

Babel's own table of gettext plurals is not used: its Arabic formula selects the wrong form for 196
(python-babel/babel#816).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from gettext import c2py
from typing import TYPE_CHECKING

from factsheet.locales.cldr import range_category
from factsheet.model.ranges import Span

if TYPE_CHECKING:
    from babel.core import Locale
    from babel.plural import PluralRule

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
WHOLE_NUMBERS = range(1000)
"""The numbers that determine which categories a language's catalog has forms for. CLDR's «many» of
French and Spanish begins at a million, and translators' tools don't have it.
"""

CUSTOMARY = (
    "nplurals=1; plural=0;",
    "nplurals=2; plural=(n != 1);",
    "nplurals=2; plural=(n > 1);",
    "nplurals=2; plural=(n%10!=1 || n%100==11);",
    "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);",
    (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
        "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
    "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;",
    "nplurals=3; plural=(n==1 ? 0 : (n==0 || (n%100>0 && n%100<20)) ? 1 : 2);",
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
    (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
        "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
    ),
)
"""Plural-Forms as translators' tools write them. A language uses the first that agrees with
CLDR."""


@dataclass(frozen=True, slots=True)
class Plurals:
    """The plural forms of one language."""

    categories: tuple[str, ...]
    """CLDR's categories of whole numbers below 1000, in CLDR's order: one for each form."""
    all_categories: tuple[str, ...]
    """All of CLDR's categories, also those of fractions and of millions."""
    forms: str
    """The value of a catalog's Plural-Forms header."""
    samples: tuple[int, ...]
    """A number for each form: the smallest, but 0 only if it is the form's only number."""
    rule: "PluralRule"
    locale: "Locale"

    def index(self, number: Decimal | int | Span[Decimal]) -> int:
        """The index, from 0, of the form for a number or a range. Decimals count, so 1.0 may differ
        from 1. A category without whole numbers has no form of its own, and uses that of «other»,
        or the last if whole numbers have no «other» (Russian 1.5).
        """
        if isinstance(number, Span):
            category = range_category(self.locale, number.low, number.high)
        else:
            category = self.rule(number)
        if category not in self.categories:
            category = "other" if "other" in self.categories else self.categories[-1]
        return self.categories.index(category)


@cache
def plurals_of(locale: "Locale") -> Plurals:
    """The plural forms of a CLDR locale's language."""
    rule = locale.plural_form
    reached = [rule(number) for number in WHOLE_NUMBERS]
    categories = tuple(category for category in CATEGORIES if category in reached)
    indices = [categories.index(category) for category in reached]
    samples = tuple(
        next((number for number in WHOLE_NUMBERS[1:] if indices[number] == form), 0)
        for form in range(len(categories))
    )
    customary = (header for header in CUSTOMARY if _says(header, len(categories), indices))
    forms = next(customary, None) or _derived(rule, categories)
    named = tuple(name for name in CATEGORIES if name in {*rule.tags, "other"})
    return Plurals(categories, named, forms, samples, rule, locale)


def _says(header: str, count: int, indices: Sequence[int]) -> bool:
    found, select = parse_plural_forms(header)
    return found == count and all(select(n) == index for n, index in enumerate(indices))


def parse_plural_forms(header: str) -> tuple[int, Callable[[int], int]]:
    """The number of forms, and the function from a number to its form.

    Raises ValueError if the header is not a Plural-Forms value.
    """
    parts = re.fullmatch(r"\s*nplurals\s*=\s*([1-9])\s*;\s*plural\s*=\s*(.+?)\s*;?\s*", header)
    if parts is None:
        raise ValueError(f"“{header}” is not a Plural-Forms header")
    select: Callable[[int], int] = c2py(parts[2])
    return int(parts[1]), select


def _derived(rule: "PluralRule", categories: tuple[str, ...]) -> str:
    """CLDR's rule as a C expression. The last category is for all remaining numbers."""
    from babel.plural import PluralRule, to_gettext

    rules = rule.rules
    return to_gettext(PluralRule({name: rules[name] for name in categories[:-1]}))
