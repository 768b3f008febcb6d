"""The scripts and letters of languages, and the look-alikes of neighbouring languages.

To add a language, add its line in the tables; without one, only its script is known, from
CLDR's likely subtags.
"""

import re
from collections.abc import Mapping
from functools import cache

from factsheet.locales.tags import script_of_tag

RANGES: Mapping[str, str] = {
    "Latn": "A-Za-zªºÀ-ÖØ-öø-ʯʰ-ʸˠ-ˤᴀ-ᴥᴬ-ᵜᵢ-ᵥᵫ-ᵷᵹ-ᶾḀ-ỿⱠ-ⱿꜢ-ꞇꞋ-ꟿﬀ-ﬆＡ-Ｚａ-ｚ",
    "Grek": "ͰͱͲͳͶͷΆΈ-ΡΣ-ϡϰ-Ͽἀ-῾Ω",
    "Cyrl": "Ѐ-ҁҊ-ԯᲀ-ᲈꙀ-ꙮꚀ-ꚝ",
    "Armn": "Ա-Ֆՙա-ֈﬓ-ﬗ",
    "Hebr": "\u05d0-\u05f2\ufb1d-\ufb4f",
    "Arab": "ؠ-ؿف-يٮ-ٯٱ-ۓەۥۦۮۯۺ-ۼۿݐ-ݿࢠ-ࣇﭐ-ﮱﯓ-ﴽﵐ-ﷇﷰ-ﷻﹰ-ﻼ",
    "Deva": "\u0904-\u0939\u093d\u0950\u0958-\u0961\u0972-\u097f",
    "Beng": "\u0985-\u09b9\u09ce\u09dc-\u09e1",
    "Guru": "\u0a05-\u0a39\u0a59-\u0a5e\u0a72-\u0a74",
    "Gujr": "અ-હૐૠૡ",
    "Taml": "ஃ-ஹௐ",
    "Telu": "అ-హౠౡ",
    "Thai": "ก-ะาำเ-ๆ",
    "Geor": "Ⴀ-Ⴥა-ჺჼ-ჿᲐ-Ჿ",
    "Hang": "ᄀ-ᇿㄱ-ㆎ가-힣",
    "Kana": "ぁ-ゖァ-ヺㇰ-ㇿ",
    "Hani": "々〇㐀-䶿一-鿿豈-龎\U00020000-\U0003134a",
}
"""The letters of a script (Unicode's Scripts.txt), as a class of a regular expression."""
SCRIPT_NAMES: Mapping[str, str] = {
    "Latn": "Latin",
    "Grek": "Greek",
    "Cyrl": "Cyrillic",
    "Armn": "Armenian",
    "Hebr": "Hebrew",
    "Arab": "Arabic",
    "Deva": "Devanagari",
    "Beng": "Bengali",
    "Guru": "Gurmukhi",
    "Gujr": "Gujarati",
    "Taml": "Tamil",
    "Telu": "Telugu",
    "Thai": "Thai",
    "Geor": "Georgian",
    "Hang": "Hangul",
    "Kana": "Kana",
    "Hani": "Han",
}
UNSPACED = frozenset({"Hani", "Kana", "Hang", "Thai"})
"""Scripts whose words touch those of others without a space."""
_COMPOUND = {"Jpan": {"Hani", "Kana"}, "Kore": {"Hang", "Hani"}, "Hans": {"Hani"}, "Hant": {"Hani"}}

LOOKALIKES: Mapping[str, Mapping[str, str]] = {
    "ar": {
        "ی": "ي",
        "ک": "ك",
        "ہ": "ه",
        "ھ": "ه",
        "ە": "ه",
        "ے": "ي",
        "ۀ": "ة",
        "ں": "ن",
    },
    "fa": {"ي": "ی", "ك": "ک"},
    "ur": {"ي": "ی", "ك": "ک"},
}
"""Letters of other languages of the script, and the language's own letter for each."""
NEVER_FIRST: Mapping[str, str] = {"ar": "ةى"}
"""Letters that never begin a word: a text with such a word is reversed."""
LETTERS: Mapping[str, str] = {
    "de": "äöüßéàè",
    "en": "éèêëïöüçñàâôáíóãæœ",
    "es": "áéíóúüñ",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "it": "àèéìíîòóùú",
    "nl": "áéëíïóöúèêü",
    "pt": "áâãàçéêíóôõúü",
}
"""Letters of common words of a language besides a to z (CLDR's main exemplar characters)."""
JOINERS_WRITTEN = frozenset(
    {
        *("as", "az", "bn", "ckb", "fa", "gu", "hi", "kn", "ks", "ku", "ml", "mr", "mzn", "ne"),
        *("or", "pa", "ps", "sa", "sd", "si", "ta", "te", "ug", "ur"),
    }
)
"""Languages that use zero-width joiners and non-joiners."""


@cache
def scripts_of(tag: str) -> frozenset[str]:
    """The scripts, by ISO 15924, that a locale is written with: one, or Japanese's two."""
    script = script_of_tag(tag)
    return frozenset(_COMPOUND.get(script, {script}))


@cache
def letters_of(script: str) -> re.Pattern[str]:
    """One letter of a script. Matches nothing if the script is not in `RANGES`."""
    return re.compile(f"[{RANGES[script]}]" if script in RANGES else r"(?!)")


@cache
def _known() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>[{letters}])" for name, letters in RANGES.items()))


@cache
def script_of(letter: str) -> str | None:
    """The script of a letter; None for marks, digits, and letters of rarer scripts."""
    found = _known().fullmatch(letter)
    return found.lastgroup if found else None


@cache
def foreign_letters(tag: str) -> re.Pattern[str]:
    """A letter of any script that the locale is not written with."""
    own = scripts_of(tag)
    others = "".join(letters for name, letters in RANGES.items() if name not in own)
    return re.compile(f"[{others}]" if own <= RANGES.keys() else r"(?!)")
