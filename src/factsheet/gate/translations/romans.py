"""Roman numerals in a text: of articles, centuries, kings."""

import re
from decimal import Decimal
from functools import lru_cache

_NUMERAL = re.compile(
    r"(?<![^\W_])(?=[IVXLCDM])(M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))"
    r"(?:er|re|e|ᵉ|ème|º|ª|ter|bis)?(?![^\W_])"
)
_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_CERTAIN = re.compile(r"[IVX]{2,}")


@lru_cache(maxsize=4096)
def romans_in(text: str) -> frozenset[Decimal]:
    """The values of all that may be a Roman numeral, single letters too."""
    return frozenset(_value(numeral) for numeral in _NUMERAL.findall(text))


def certain_romans_in(text: str) -> dict[Decimal, str]:
    """Those that hardly mean anything else, II to XXXIX, each as written."""
    found = _NUMERAL.findall(text)
    return {_value(one): one for one in found if _CERTAIN.fullmatch(one)}


def _value(numeral: str) -> Decimal:
    values = [_LETTERS[letter] for letter in numeral]
    following = [*values[1:], 0]
    pairs = zip(values, following, strict=True)
    return Decimal(sum(-one if one < after else one for one, after in pairs))
