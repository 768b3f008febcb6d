"""Names of territories, languages and currencies, and checks of their codes by CLDR."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Literal

from factsheet.locales.cldr import resolved

if TYPE_CHECKING:
    from babel.core import Locale

NOT_TERRITORIES = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))
"""Two letters that CLDR's validity/region.xml does not class as regular territories."""


@dataclass(frozen=True, slots=True)
class DisplayNames:
    """Names of territories, languages and currencies in one locale."""

    locale: "Locale"
    territories: Mapping[str, str]
    """Names of the house style, by ISO 3166 code."""
    languages: Mapping[str, str]
    """Names of the house style, by BCP 47 code."""
    currencies: Mapping[str, str]
    """Names of the house style, by ISO 4217 code."""

    def territory(self, code: str) -> str:
        """The territory's name. Raises KeyError if CLDR does not know it."""
        own, known = self.locale.territories, _english().territories
        return _name(code, self.territories, own, known)

    def language(self, code: str) -> str:
        """The language's name. Raises KeyError if CLDR does not know it.

        CLDR has names for some regional languages (en-GB: British English); others get their script
        and territory in brackets: português (Angola).
        """
        if "_" in code:
            raise KeyError(code)
        own, known = self.locale.languages, _english().languages
        whole = code.replace("-", "_")
        if code in self.languages or whole in own:
            return self.languages.get(code) or str(own[whole])
        language, *subtags = code.split("-")
        name = _name(language, self.languages, own, known)
        places = [self._script_or_territory(subtag) for subtag in subtags]
        return f"{name} ({', '.join(places)})" if places else name

    def currency(self, code: str) -> str:
        """The currency's name in the singular. Raises KeyError if CLDR does not know it."""
        return _name(code, self.currencies, self.locale.currencies, _english().currencies)

    def _script_or_territory(self, subtag: str) -> str:
        if len(subtag) == 4:
            return _name(subtag, {}, self.locale.scripts, _english().scripts)
        return self.territory(subtag)


def _name(
    code: str, house: Mapping[str, str], own: Mapping[str, str], known: Mapping[str, str]
) -> str:
    """The house style's name, or CLDR's, or the code if only this language lacks a name (UTS 35).
    Raises KeyError if the code is not `known` either.
    """
    if code not in known and code not in house:
        raise KeyError(code)
    return house.get(code) or own.get(code) or code


@cache
def _english() -> "Locale":
    from babel.core import Locale

    return Locale("en")


def has_territory(code: str) -> bool:
    """Whether CLDR has a name for this territory or region: `FR`, `EU`, `419`."""
    return code in _english().territories


def is_territory(code: str) -> bool:
    """Whether this is a country or territory by ISO 3166-1 alpha-2, or a region by UN M49,
    with a CLDR name."""
    known = code in _english().territories
    return known and code not in NOT_TERRITORIES


def is_language(code: str) -> bool:
    """Whether CLDR has names for all subtags of this BCP 47 code: `ar`, `pt-BR`."""
    try:
        DisplayNames(_english(), {}, {}, {}).language(code)
    except KeyError:
        return False
    return True


def is_currency(code: str) -> bool:
    """Whether this is the ISO 4217 code of a current or former currency."""
    return code in _english().currencies


def is_unit(unit: str) -> bool:
    """Whether this is the full name of a CLDR unit: `length-kilometer`. Only units of root count,
    which every language has: CLDR 47 has one in English only.
    """
    return unit in resolved("root")["unit_patterns"]


def hint_territory(code: str) -> str | None:
    """A hint for a country's English name or a code that CLDR replaces: UK, USA."""
    return _meant(code, "territory_aliases", _english().territories)


def hint_language(code: str) -> str | None:
    """A hint for a language's English name or a code that CLDR replaces: eng, iw."""
    return _meant(code, "language_aliases", _english().languages)


def hint_unit(unit: str) -> str | None:
    """A hint for a unit's symbol or a similar name: km, metres.

    CLDR's names are American and singular.
    """
    units = _english().unit_display_names
    by_part = {name.partition("-")[2]: name for name in sorted(units)}
    by_symbol = {units[name].get("short"): name for name in sorted(units)}
    singular = re.sub(r"tre\b", "ter", unit.removesuffix("s"))
    if name := by_part.get(unit) or by_symbol.get(unit) or by_part.get(singular):
        return f"did you mean “{name}”?"
    near = get_close_matches(singular, [*sorted(units), *by_part], n=1, cutoff=0.85)
    return f"did you mean “{by_part.get(near[0], near[0])}”?" if near else None


def _meant(
    code: str,
    aliases: Literal["territory_aliases", "language_aliases"],
    known: Mapping[str, str],
) -> str | None:
    """A hint that names the code, if CLDR has exactly one for it."""
    from babel.core import get_global

    replaced = get_global(aliases).get(code, ())
    codes = [replaced] if isinstance(replaced, str) else list(replaced)
    codes += [key for key, name in known.items() if name.lower() == code.lower()]
    return f"did you mean “{codes[0].replace('_', '-')}”?" if len(codes) == 1 else None
