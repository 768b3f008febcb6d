"""Ordinal numbers in digits: 89th, 89e, 89.º, الـ 89.

The table holds the digits-ordinal rules of CLDR 48's rule-based number formats (RBNF),
which Babel does not carry: for each language, its genders and the affix that each of
CLDR's ordinal plural categories takes.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from factsheet.locales.cldr import lineage

if TYPE_CHECKING:
    from babel.core import Locale

Gender = Literal["masculine", "feminine"]
Affixes = dict[str, str]
"""The ordinal by its plural category; `other` for those not listed."""

_DOT: dict[Gender | None, Affixes] = {None: {"other": "{}."}}
_INDICATORS: dict[Gender | None, Affixes] = {
    None: {"other": "{}º"},
    "feminine": {"other": "{}ª"},
}

_WITH_DOT = (
    *("bs", "cs", "da", "de", "eo", "et", "fi", "fo", "hr", "hu", "is"),
    *("lb", "lt", "lv", "mk", "nb", "nn", "no", "pl", "sk", "sl", "sr"),
)

ORDINALS: dict[str, dict[Gender | None, Affixes]] = dict.fromkeys(_WITH_DOT, _DOT) | {
    "ca": {
        None: {"one": "{}r", "two": "{}n", "few": "{}t", "other": "{}è"},
        "feminine": {"other": "{}a"},
    },
    "en": {None: {"one": "{}st", "two": "{}nd", "few": "{}rd", "other": "{}th"}},
    "es": {None: {"other": "{}.º"}, "feminine": {"other": "{}.ª"}},
    "es_419": {None: {"other": "{}º."}, "feminine": {"other": "{}ª."}},
    "fr": {
        None: {"one": "{}er", "other": "{}e"},
        "feminine": {"one": "{}re", "other": "{}e"},
    },
    "ga": {None: {"other": "{}ú"}},
    "hi": {
        None: {"one": "{}ला", "two": "{}रा", "few": "{}था", "many": "{}ठा", "other": "{}वाँ"},
        "feminine": {"one": "{}ली", "two": "{}री", "few": "{}थी", "many": "{}ठी", "other": "{}वीँ"},
    },
    "id": {None: {"other": "ke-{}"}},
    "it": _INDICATORS,
    "ja": {None: {"other": "第{}"}},
    "ko": {None: {"other": "{}번째"}},
    "nl": {None: {"other": "{}e"}},
    "pt": _INDICATORS,
    "ru": {
        None: {"other": "{}"},
        "masculine": {"other": "{}-й"},
        "feminine": {"other": "{}-я"},
    },
    "sv": {None: {"one": "{}:a", "other": "{}:e"}, "masculine": {"other": "{}:e"}},
    "th": {None: {"other": "ที่\u00a0{}"}},
    "uk": {
        None: {"few": "{}-ій", "other": "{}-ий"},
        "feminine": {"few": "{}-я", "other": "{}-а"},
    },
    "vi": {None: {"other": "thứ {}"}},
    "zh": {None: {"other": "第{}"}},
}
"""Ordinals by CLDR locale and gender: None is CLDR's default, also used for missing genders."""


ARTICLE = "ال\u0640\u00a0{}"
"""The Arabic article before digits, with tatweel so that it does not look cut off."""

RAISED = re.compile(r"(?<=\d)[^\W\d_ºª]+(?!\w)")
"""The letters that make a number an ordinal: of 89e, 1er, 89th."""


@dataclass(frozen=True, slots=True)
class Ordinals:
    """Formats ordinal numbers in one locale."""

    locale: "Locale"
    style: str = "plain"
    """The house style's: see `LocaleStyle.ordinals`."""

    def ordinal(self, number: int, printed: str, gender: Gender | None = None) -> str:
        """The ordinal of `number`, which is already `printed` as this locale prints numbers.

        If the language writes a bare number, or its rules are not in the table, the result is
        `printed`: the sentence around it shows that it is an ordinal.
        """
        if self.style == "article" and self.locale.language == "ar":
            return ARTICLE.format(printed)
        genders = next(
            (ORDINALS[name] for name in lineage(str(self.locale)) if name in ORDINALS), None
        )
        if genders is None:
            return printed
        affixes = genders.get(gender, genders[None])
        category = self.locale.ordinal_form(number)
        return affixes.get(category, affixes["other"]).format(printed)

    def raised(self, text: str) -> tuple[str, ...]:
        """Split an ordinal, or a date with one: every second part is to be raised."""
        if self.style != "superior":
            return (text,)
        ends = [end for found in RAISED.finditer(text) for end in found.span()]
        return tuple(text[one:other] for one, other in pairwise((0, *ends, len(text))))
