"""Persian words without what is written onto them: plurals, pronouns, the indefinite ی.

Joined or parted by a zero-width non-joiner, an ending is the same. Every reading is given
instead of one: whether a last ی belongs to the word no rule can say.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
"""Vowel marks, tatweel, and the hamza above that stands for the ezafe: دبیرخانهٔ."""
_LETTERS = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "أ": "ا", "إ": "ا", "ئ": "ی", "ؤ": "و", "ۀ": "ه", "ة": "ه"}
)
_NON_JOINER = "\u200c"
_ENDINGS = (
    *("هایشان", "هایمان", "هایتان", "هایی", "هایم", "هایت", "هایش", "های", "ها"),
    *("شان", "مان", "تان", "ان", "اش", "ام", "ات", "ای", "یی", "ی", "ش", "م", "ت"),
)
"""Plurals, pronouns and the indefinite article, alone and together, the longest first."""
_SILENT = "گان"
"""The plural in ان of a word that ends in a silent ه: نماینده, نمایندگان."""
_SHORTEST = 2


@lru_cache(maxsize=1 << 16)
def readings(word: str) -> frozenset[str]:
    """The word in one spelling, and all that it may be without its endings."""
    joined = _MARKS.sub("", word).translate(_LETTERS).replace(_NON_JOINER, "").casefold()
    return frozenset(_readings(joined))


def _readings(word: str) -> Iterator[str]:
    yield word
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST:
            yield stem
    stem = word.removesuffix("ی").removesuffix(_SILENT)
    if len(stem) >= _SHORTEST and word.removesuffix("ی").endswith(_SILENT):
        yield f"{stem}ه"
